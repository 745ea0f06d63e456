/* causerie-inner-focus.h: widgets that pass the keyboard on to a part of theirs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a class with one child whose grab_focus() gives the keyboard to something inside: Tab goes into the child
 * and out again. The widget's own way ends with grab_focus(), and Shift+Tab would never leave. */
void causerie_inner_focus_install (GtkWidgetClass *widget_class);

/* Whether the keyboard is in `widget`. Its focus child does not tell: GTK leaves it where a part that had the keyboard
 * was taken away. */
gboolean causerie_inner_focus_is_in (GtkWidget *widget);

/* Forgets where the keyboard was in `widget` once it is elsewhere, so that it comes in from the beginning again. */
void causerie_inner_focus_forget (GtkWidget *widget);

G_END_DECLS
