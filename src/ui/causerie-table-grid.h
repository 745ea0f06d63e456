/* causerie-table-grid.h: the rows of one block of a table
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TABLE_GRID (causerie_table_grid_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTableGrid, causerie_table_grid, CAUSERIE, TABLE_GRID, GtkWidget)

/* Columns are as wide as the words of all blocks of the group want where the width allows it; else they share it, and
 * only when words would have to be broken the grid is wider: so it lies in a CauserieSideScroller. It is
 * CauserieSelectable. Cells that a growing table has already are not made again. */
GtkWidget *causerie_table_grid_new       (void);

/* Shows the block at `index` and follows the columns of its group. */
void       causerie_table_grid_set_place (CauserieTableGrid *self, CauserieBlockGroup *group, guint index);

G_END_DECLS
