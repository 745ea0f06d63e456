/* causerie-table-menu.h: what the menu over a table can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

G_BEGIN_DECLS

/* Adds its items to a menu and returns the actions these name, "block.…" (transfer full): the whole table copied, as
 * cells or as Markdown, or saved. `widget` and the table live as long as the menu is open. */
GActionGroup *causerie_table_menu_append (GMenu *menu, GtkWidget *widget, CauserieBlockGroup *table);

G_END_DECLS
