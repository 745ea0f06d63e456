/* causerie-trash-row.h: one thing in the trash
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-trash-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRASH_ROW (causerie_trash_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTrashRow, causerie_trash_row, CAUSERIE, TRASH_ROW, GtkWidget)

/* What it is, when it was deleted, how long it stays; its buttons activate trash.restore and trash.purge. */
GtkWidget *causerie_trash_row_new      (void);
void       causerie_trash_row_set_item (CauserieTrashRow *self, CauserieTrashItem *item);

/* How the item is called in a sentence or a list (transfer full). */
char      *causerie_trash_row_describe (CauserieTrashItem *item);

G_END_DECLS
