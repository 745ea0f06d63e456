/* causerie-table-block.h: a table, or a part of a long one, that scrolls sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TABLE_BLOCK (causerie_table_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTableBlock, causerie_table_block, CAUSERIE, TABLE_BLOCK, GtkWidget)

/* The parts of a table have the same columns and scroll as one. */
GtkWidget *causerie_table_block_new       (void);

/* Shows the block at `index`. */
void       causerie_table_block_set_place (CauserieTableBlock *self, CauserieBlockGroup *group, guint index);

G_END_DECLS
