/* causerie-code-ground.h: the soft ground of code within words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws it for the code and the formula sources in a text that is laid out with its upper left corner at `origin`; to
 * be called before the words, which are of `color`, are drawn. */
void causerie_code_ground_snapshot (const CauserieStyledText *text,
                                    PangoLayout              *layout,
                                    const graphene_point_t   *origin,
                                    const GdkRGBA            *color,
                                    GtkSnapshot              *snapshot);

G_END_DECLS
