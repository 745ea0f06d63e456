/* causerie-table-block.c: a table that scrolls sideways
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-block.h"

#include "causerie-side-scroller.h"
#include "causerie-table-grid.h"
#include "causerie-text-block.h"

#include <glib/gi18n.h>

/* Rows shown at first, and added by each click. */
#define ROW_STEP 50

struct _CauserieTableBlock {
  GtkWidget      parent_instance;

  CauserieBlock *block;   /* owned; NULL before it is set */
  guint          n_rows;  /* shown */

  GtkWidget     *scroller; /* children and what is in them */
  GtkWidget     *grid;
  GtkWidget     *more;
};

G_DEFINE_FINAL_TYPE (CauserieTableBlock, causerie_table_block, GTK_TYPE_WIDGET)

static GtkWidget *
new_cell (gboolean head)
{
  GtkWidget *cell = causerie_text_block_new ();

  gtk_widget_add_css_class (cell, "cell");
  if (head)
    gtk_widget_add_css_class (cell, "head");
  return cell;
}

/* Cells without styles only: the others belong to the block they came from. */
static gboolean
is_same_cell (CauserieBlock *a, CauserieBlock *b, guint row, guint column)
{
  const CauserieStyledText *one, *other;

  if (a == NULL || row >= causerie_block_get_n_rows (a))
    return FALSE;
  one = causerie_block_get_cell (a, row, column);
  other = causerie_block_get_cell (b, row, column);
  return one->n_runs == 0 && other->n_runs == 0 && g_str_equal (one->text, other->text);
}

static gboolean
has_same_columns (CauserieBlock *a, CauserieBlock *b)
{
  if (a == NULL || causerie_block_get_n_columns (a) != causerie_block_get_n_columns (b))
    return FALSE;

  for (guint i = 0; i < causerie_block_get_n_columns (a); i++) {
    if (causerie_block_get_align (a, i) != causerie_block_get_align (b, i))
      return FALSE;
  }
  return TRUE;
}

static void
update_more (CauserieTableBlock *self, CauserieBlock *block, guint n_shown)
{
  guint n_hidden = causerie_block_get_n_rows (block) - n_shown;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->more, n_hidden > 0);
  if (n_hidden == 0)
    return;
  label = g_strdup_printf (ngettext ("Show %u more row", "Show %u more rows", n_hidden), n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

/* Brings the cells from showing `old` to showing `block`. */
static void
show_rows (CauserieTableBlock *self, CauserieBlock *old, CauserieBlock *block)
{
  CauserieTableGrid *grid = CAUSERIE_TABLE_GRID (self->grid);
  guint n_rows = MIN (causerie_block_get_n_rows (block), self->n_rows);
  guint n_old = causerie_table_grid_get_n_rows (grid);

  for (guint row = 0; row < n_rows; row++) {
    for (guint column = 0; column < causerie_block_get_n_columns (block); column++) {
      GtkWidget *cell = row < n_old ? causerie_table_grid_get_cell (grid, row, column) : NULL;

      if (cell == NULL)
        causerie_table_grid_add_cell (grid, cell = new_cell (row == 0));
      else if (is_same_cell (old, block, row, column))
        continue;
      causerie_text_block_set_cell (CAUSERIE_TEXT_BLOCK (cell), block,
                                    causerie_block_get_cell (block, row, column),
                                    causerie_block_get_align (block, column));
    }
  }
  causerie_table_grid_cut (grid, n_rows);
  update_more (self, block, n_rows);
}

static int
measure_more (CauserieTableBlock *self)
{
  int natural = 0;

  if (gtk_widget_get_visible (self->more))
    gtk_widget_measure (self->more, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
more_clicked_cb (CauserieTableBlock *self)
{
  self->n_rows += ROW_STEP;
  show_rows (self, self->block, self->block);
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_table_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
causerie_table_block_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  CauserieTableBlock *self = CAUSERIE_TABLE_BLOCK (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *natural = causerie_table_grid_fit (CAUSERIE_TABLE_GRID (self->grid),
                                        for_size >= 0 ? for_size : G_MAXINT) + measure_more (self);
    *minimum = *natural;
  } else {
    *minimum = 0;
    gtk_widget_measure (self->grid, orientation, -1, NULL, natural, NULL, NULL);
  }
}

static void
causerie_table_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTableBlock *self = CAUSERIE_TABLE_BLOCK (widget);
  int more = measure_more (self);
  GtkAllocation top = { 0, 0, width, MAX (height - more, 0) };
  GtkAllocation bottom = { 0, top.height, width, more };

  gtk_widget_size_allocate (self->scroller, &top, -1);
  if (gtk_widget_get_visible (self->more))
    gtk_widget_size_allocate (self->more, &bottom, -1);
}

static void
causerie_table_block_dispose (GObject *object)
{
  CauserieTableBlock *self = CAUSERIE_TABLE_BLOCK (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_table_block_parent_class)->dispose (object);
}

static void
causerie_table_block_class_init (CauserieTableBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_block_dispose;
  widget_class->get_request_mode = causerie_table_block_get_request_mode;
  widget_class->measure = causerie_table_block_measure;
  widget_class->size_allocate = causerie_table_block_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tableblock");
}

static void
causerie_table_block_init (CauserieTableBlock *self)
{
  self->n_rows = ROW_STEP + 1;

  self->grid = causerie_table_grid_new ();
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table"), -1);
  self->scroller = causerie_side_scroller_new (self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
causerie_table_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_BLOCK, NULL);
}

void
causerie_table_block_set_block (CauserieTableBlock *self, CauserieBlock *block)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_BLOCK (self) && block != NULL);

  if (!has_same_columns (self->block, block)) {
    causerie_table_grid_reset (CAUSERIE_TABLE_GRID (self->grid),
                               causerie_block_get_n_columns (block));
    g_clear_pointer (&self->block, causerie_block_unref);
  }

  show_rows (self, self->block, block);
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
}
