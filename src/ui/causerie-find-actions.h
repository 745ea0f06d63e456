/* causerie-find-actions.h: what the window does to find words in the chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* win.find, win.find-next, win.find-previous. */
void causerie_find_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
