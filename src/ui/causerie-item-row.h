/* causerie-item-row.h: one connection or model in the preferences, with its buttons
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ITEM_ROW (causerie_item_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieItemRow, causerie_item_row, CAUSERIE, ITEM_ROW, AdwActionRow)

/* Title and subtitle are plain text. The row and its button Edit activate `edit_action`, its button Delete
 * `delete_action`, both with the uid (s). */
GtkWidget  *causerie_item_row_new     (const char *uid, const char *edit_action, const char *delete_action);
const char *causerie_item_row_get_uid (CauserieItemRow *self);

/* Title and subtitle; the buttons are called after the title. */
void        causerie_item_row_show    (CauserieItemRow *self, const char *title, const char *subtitle);

G_END_DECLS
