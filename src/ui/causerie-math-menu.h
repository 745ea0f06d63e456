/* causerie-math-menu.h: what the menu over a formula can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds its item to a menu and returns the actions this names, "block.…" (transfer full). `tex` is copied; `length` in
 * bytes, or -1. The clipboard is that of `widget`, which lives as long as the menu is open. */
GActionGroup *causerie_math_menu_append (GMenu *menu, GtkWidget *widget, const char *tex, gssize length);

G_END_DECLS
