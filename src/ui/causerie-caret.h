/* causerie-caret.h: the soft bar behind text that is still coming
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws it behind the last character of a layout whose upper left corner is at `origin` in `widget`, in the accent
 * colour. */
void causerie_caret_snapshot (GtkWidget              *widget,
                              PangoLayout            *layout,
                              const graphene_point_t *origin,
                              GtkSnapshot            *snapshot);

G_END_DECLS
