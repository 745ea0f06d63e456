/* causerie-code-menu.h: what the menu over code can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

G_BEGIN_DECLS

/* Adds its items to a menu and returns the actions these name, "block.…" (transfer full): the whole code
 * copied or saved, its long lines wrapped. `widget` and the code live as long as the menu is open. */
GActionGroup *causerie_code_menu_append (GMenu *menu, GtkWidget *widget, CauserieBlockGroup *code);

/* Asks where to, in a file named for its language. */
void          causerie_code_menu_save   (GtkWidget *widget, CauserieBlockGroup *code);

G_END_DECLS
