/* causerie-picture-copy.h: a picture to the clipboard or to a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the picture on the clipboard: as the bytes it came as, and for programs that cannot read those in
 * whatever GTK turns it into. */
void causerie_picture_copy (GtkWidget *widget, GBytes *bytes);

/* Asks where to put the bytes as they are. `name` gets the suffix of what they are if it has no such. */
void causerie_picture_save (GtkWidget *widget, GBytes *bytes, const char *name);

G_END_DECLS
