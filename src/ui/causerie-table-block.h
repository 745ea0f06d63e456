/* causerie-table-block.h: a table that scrolls sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TABLE_BLOCK (causerie_table_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTableBlock, causerie_table_block, CAUSERIE, TABLE_BLOCK, GtkWidget)

/* A long table shows its first rows and a button for more. A table that grows costs what is new. */
GtkWidget *causerie_table_block_new       (void);
void       causerie_table_block_set_block (CauserieTableBlock *self, CauserieBlock *block);

G_END_DECLS
