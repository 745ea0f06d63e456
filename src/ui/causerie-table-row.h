/* causerie-table-row.h: a row of a table, for those who cannot see it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TABLE_ROW (causerie_table_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTableRow, causerie_table_row, CAUSERIE, TABLE_ROW, GtkWidget)

/* Says the words of a row and draws nothing: the table draws them. It has the line below the row, by its style. */
GtkWidget *causerie_table_row_new (CauserieBlock *block, guint row);

G_END_DECLS
