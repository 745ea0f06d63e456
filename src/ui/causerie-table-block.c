/* causerie-table-block.c: a table, or a part of a long one, that scrolls sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-block.h"

#include "causerie-side-scroller.h"
#include "causerie-table-grid.h"

#include <glib/gi18n.h>

struct _CauserieTableBlock {
  GtkWidget  parent_instance;

  GtkWidget *scroller; /* child and what is in it */
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CauserieTableBlock, causerie_table_block, GTK_TYPE_WIDGET)

static void
causerie_table_block_dispose (GObject *object)
{
  CauserieTableBlock *self = CAUSERIE_TABLE_BLOCK (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_table_block_parent_class)->dispose (object);
}

static void
causerie_table_block_class_init (CauserieTableBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_block_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tableblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_table_block_init (CauserieTableBlock *self)
{
  self->grid = causerie_table_grid_new ();
  self->scroller = causerie_side_scroller_new (self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
causerie_table_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_BLOCK, NULL);
}

static guint
count_rows (CauserieBlockGroup *group)
{
  guint n_rows = 0;

  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++)
    n_rows += causerie_block_get_n_rows (causerie_block_group_get_block (group, i));
  return n_rows;
}

/* The part that begins it tells how large the whole is. */
static void
update_label (CauserieTableBlock *self, CauserieBlockGroup *group, guint index)
{
  guint n_columns = causerie_block_get_n_columns (causerie_block_group_get_block (group, index));
  guint n_rows = count_rows (group);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *columns =
    g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  /* Translators: a table is read aloud; "5 columns" and "12 rows" take the places */
  g_autofree char *label = g_strdup_printf (_("Table, %s, %s"), columns, rows);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  index == 0 ? label : _("Table, continued"), -1);
}

void
causerie_table_block_set_place (CauserieTableBlock *self, CauserieBlockGroup *group, guint index)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_BLOCK (self) && CAUSERIE_IS_BLOCK_GROUP (group));

  causerie_side_scroller_set_adjustment (CAUSERIE_SIDE_SCROLLER (self->scroller),
                                         causerie_block_group_get_adjustment (group));
  causerie_table_grid_set_place (CAUSERIE_TABLE_GRID (self->grid), group, index);
  update_label (self, group, index);
}
