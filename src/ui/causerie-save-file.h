/* causerie-save-file.h: bytes to a file the person names
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks, in a dialog of `title` over the widget's window, where to put `bytes`, and writes them there; a toast
 * tells how that went. `name` is what the file is called at first, whoever made it up: of a path only the
 * last component is taken, and nothing that hides it or that a system reserves. */
void causerie_save_file (GtkWidget  *widget,
                         const char *title,
                         const char *name,
                         GBytes     *bytes);

G_END_DECLS
