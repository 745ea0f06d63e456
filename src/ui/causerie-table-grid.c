/* causerie-table-grid.c: cells in columns that share the width there is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scrolled window asks its child for a height without saying a width, which for words that
 * wrap has no answer. So the table tells us the width first (fit), and from then on our size is
 * fixed. */

#include "causerie-table-grid.h"

#include "causerie-font-size.h"

/* A column is not made wider than this many letters, nor, to fit, narrower. */
#define MAX_COLUMN_CHARS 48
#define MIN_COLUMN_CHARS 6

typedef struct {
  int minimum; /* the longest word, or MIN_COLUMN_CHARS */
  int natural; /* the longest line, or MAX_COLUMN_CHARS */
  int width;
} Column;

struct _CauserieTableGrid {
  GtkWidget  parent_instance;

  GPtrArray *cells;    /* of GtkWidget, children, row by row */
  GArray    *columns;  /* of Column */
  GArray    *heights;  /* of int, one a row */
  int        fit;      /* the width they are laid out for; -1 none */
  int        width;    /* what that took */
  int        height;
};

G_DEFINE_FINAL_TYPE (CauserieTableGrid, causerie_table_grid, GTK_TYPE_WIDGET)

static Column *
get_column (CauserieTableGrid *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

/* --- columns ---------------------------------------------------------------------------------- */

static void
measure_columns (CauserieTableGrid *self)
{
  CauserieFontSize font = causerie_font_size_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  for (guint i = 0; i < self->columns->len; i++)
    *get_column (self, i) = (Column) { 0 };

  for (guint i = 0; i < self->cells->len; i++) {
    Column *column = get_column (self, i % self->columns->len);
    int minimum, natural;

    gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural,
                        NULL, NULL);
    natural = CLAMP (natural, minimum, MAX (minimum, (int) (MAX_COLUMN_CHARS * font.char_width)));
    minimum = MAX (minimum, MIN (natural, (int) (MIN_COLUMN_CHARS * font.char_width)));
    column->minimum = MAX (column->minimum, minimum);
    column->natural = MAX (column->natural, natural);
  }
}

/* Who wants more than the least gets more, by how much. */
static void
share_width (CauserieTableGrid *self, int width)
{
  int minimum = 0, natural = 0;
  double share;

  for (guint i = 0; i < self->columns->len; i++) {
    minimum += get_column (self, i)->minimum;
    natural += get_column (self, i)->natural;
  }
  share = natural > minimum ? CLAMP ((width - minimum) / (double) (natural - minimum), 0, 1) : 1;

  self->width = 0;
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = get_column (self, i);

    column->width = column->minimum + (int) ((column->natural - column->minimum) * share);
    self->width += column->width;
  }
}

static void
measure_rows (CauserieTableGrid *self)
{
  guint n_columns = self->columns->len;

  g_array_set_size (self->heights, 0);
  self->height = 0;
  for (guint row = 0; row < causerie_table_grid_get_n_rows (self); row++) {
    int height = 0;

    for (guint i = 0; i < n_columns; i++) {
      int natural;

      gtk_widget_measure (causerie_table_grid_get_cell (self, row, i), GTK_ORIENTATION_VERTICAL,
                          get_column (self, i)->width, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
    g_array_append_val (self->heights, height);
    self->height += height;
  }
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_table_grid_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
causerie_table_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_columns = self->columns->len;
  int y = 0;

  for (guint row = 0; row < self->heights->len; row++) {
    int row_height = g_array_index (self->heights, int, row), x = 0;

    for (guint i = 0; i < n_columns; i++) {
      int cell_width = get_column (self, i)->width;
      GtkAllocation allocation = { rtl ? width - x - cell_width : x, y, cell_width, row_height };

      gtk_widget_size_allocate (causerie_table_grid_get_cell (self, row, i), &allocation, -1);
      x += cell_width;
    }
    y += row_height;
  }
}

static void
remove_cells (CauserieTableGrid *self, guint start)
{
  for (guint i = start; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, start);
}

static void
causerie_table_grid_dispose (GObject *object)
{
  remove_cells (CAUSERIE_TABLE_GRID (object), 0);
  G_OBJECT_CLASS (causerie_table_grid_parent_class)->dispose (object);
}

static void
causerie_table_grid_finalize (GObject *object)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (object);

  g_ptr_array_unref (self->cells);
  g_array_unref (self->columns);
  g_array_unref (self->heights);
  G_OBJECT_CLASS (causerie_table_grid_parent_class)->finalize (object);
}

static void
causerie_table_grid_class_init (CauserieTableGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_table_grid_finalize;
  widget_class->measure = causerie_table_grid_measure;
  widget_class->size_allocate = causerie_table_grid_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tablegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
causerie_table_grid_init (CauserieTableGrid *self)
{
  self->cells = g_ptr_array_new ();
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->heights = g_array_new (FALSE, FALSE, sizeof (int));
  self->fit = -1;
}

GtkWidget *
causerie_table_grid_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_GRID, NULL);
}

void
causerie_table_grid_reset (CauserieTableGrid *self, guint n_columns)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_GRID (self) && n_columns > 0);

  remove_cells (self, 0);
  g_array_set_size (self->heights, 0);
  g_array_set_size (self->columns, n_columns);
}

guint
causerie_table_grid_get_n_rows (CauserieTableGrid *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

GtkWidget *
causerie_table_grid_get_cell (CauserieTableGrid *self, guint row, guint column)
{
  return self->cells->pdata[row * self->columns->len + column];
}

void
causerie_table_grid_add_cell (CauserieTableGrid *self, GtkWidget *cell)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_GRID (self));

  g_ptr_array_add (self->cells, cell);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
}

void
causerie_table_grid_cut (CauserieTableGrid *self, guint n_rows)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_GRID (self));

  if (n_rows < causerie_table_grid_get_n_rows (self))
    remove_cells (self, n_rows * self->columns->len);
}

int
causerie_table_grid_fit (CauserieTableGrid *self, int width)
{
  int old_width, old_height;

  g_return_val_if_fail (CAUSERIE_IS_TABLE_GRID (self), 0);

  old_width = self->width;
  old_height = self->height;
  measure_columns (self);
  share_width (self, width);
  measure_rows (self);
  if (self->width != old_width || self->height != old_height || self->fit != width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->fit = width;
  return self->height;
}
