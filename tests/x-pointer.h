/* x-pointer.h: real presses and keys for tests of widgets
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether there is a program that makes them. */
gboolean x_pointer_is_there (void);

/* Runs `xdotool` with these words, separated by spaces, while the windows go on. */
void     x_pointer_do       (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Where a point of a widget is on the screen. The window has no frame and stands in the corner. */
void     x_pointer_find     (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y);

/* Lets the windows go on until `done (data)`; a failure after ten seconds. */
void     x_pointer_wait     (gboolean (* done) (gpointer data), gpointer data, const char *what);

G_END_DECLS
