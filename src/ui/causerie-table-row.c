/* causerie-table-row.c: a row of a table, for those who cannot see it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-row.h"

struct _CauserieTableRow {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CauserieTableRow, causerie_table_row, GTK_TYPE_WIDGET)

static void
causerie_table_row_class_init (CauserieTableRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_css_name (widget_class, "tablerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
causerie_table_row_init (CauserieTableRow *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
causerie_table_row_new (CauserieBlock *block, guint row)
{
  GtkWidget *self;
  g_autoptr(GString) words = NULL;

  g_return_val_if_fail (block != NULL && row < causerie_block_get_n_rows (block), NULL);

  self = g_object_new (CAUSERIE_TYPE_TABLE_ROW, NULL);
  words = g_string_new (NULL);
  for (guint i = 0; i < causerie_block_get_n_columns (block); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            causerie_block_get_cell (block, row, i)->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
  if (row == 0 && causerie_block_has_head (block))
    gtk_widget_add_css_class (self, "head");
  return self;
}
