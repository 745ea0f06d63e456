/* causerie-table-grid.h: cells in columns that share the width there is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TABLE_GRID (causerie_table_grid_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTableGrid, causerie_table_grid, CAUSERIE, TABLE_GRID, GtkWidget)

/* Columns are as wide as their words want where the width allows it; else they share it, and
 * only when words would have to be broken the grid is wider. */
GtkWidget *causerie_table_grid_new        (void);

/* Takes all cells away and begins anew with so many columns. */
void       causerie_table_grid_reset      (CauserieTableGrid *self, guint n_columns);
guint      causerie_table_grid_get_n_rows (CauserieTableGrid *self);
GtkWidget *causerie_table_grid_get_cell   (CauserieTableGrid *self, guint row, guint column);

/* Adds a cell behind the last one, row by row; takes the rows from `n_rows` on away. */
void       causerie_table_grid_add_cell   (CauserieTableGrid *self, GtkWidget *cell);
void       causerie_table_grid_cut        (CauserieTableGrid *self, guint n_rows);

/* Lays the columns out for a width in pixels; returns the height that takes. */
int        causerie_table_grid_fit        (CauserieTableGrid *self, int width);

G_END_DECLS
