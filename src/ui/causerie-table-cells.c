/* causerie-table-cells.c: the cells of one block of a table, and where they are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-cells.h"

#include "causerie-table-cell.h"
#include "causerie-table-row.h"

/* Around the words of a cell. Pixels. */
#define PADDING_ABOVE 7
#define PADDING_BELOW 8 /* with the line */
#define PADDING_END   24

typedef struct {
  GtkWidget *widget; /* child of the grid: tells of it */
  int        y;
  int        height;
} Row;

struct _CauserieTableCells {
  GtkWidget     *grid;     /* borrowed: it owns us */
  CauserieBlock *block;    /* owned; whose cells there are */
  guint          n_columns;

  GPtrArray     *cells;    /* of CauserieTableCell, row by row */
  GArray        *starts;   /* of gsize, one a cell: its place */
  GArray        *rows;     /* of Row */
  GArray        *columns;  /* of int: their widths, with what is around the words */
  int            width;    /* that they are laid out for; -1: none */
  int            height;   /* that this took */
};

CauserieTableCells *
causerie_table_cells_new (GtkWidget *grid)
{
  CauserieTableCells *self = g_new0 (CauserieTableCells, 1);

  self->grid = grid;
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_table_cell_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->width = -1;
  return self;
}

static Row *
get_row (CauserieTableCells *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

static CauserieTableCell *
get_cell (CauserieTableCells *self, guint row, guint column)
{
  return self->cells->pdata[row * self->n_columns + column];
}

static int
get_column_width (CauserieTableCells *self, guint column)
{
  return g_array_index (self->columns, int, column);
}

static gsize
get_start (CauserieTableCells *self, guint cell)
{
  return g_array_index (self->starts, gsize, cell);
}

static gboolean
is_rtl (CauserieTableCells *self)
{
  return gtk_widget_get_direction (self->grid) == GTK_TEXT_DIR_RTL;
}

/* --- making ----------------------------------------------------------------------------------- */

static void
cut_rows (CauserieTableCells *self, guint n_rows)
{
  for (guint i = n_rows; i < self->rows->len; i++)
    gtk_widget_unparent (get_row (self, i)->widget);
  g_array_set_size (self->rows, MIN (n_rows, self->rows->len));
  g_ptr_array_set_size (self->cells, (int) (self->rows->len * self->n_columns));
  self->width = -1;
}

void
causerie_table_cells_free (CauserieTableCells *self)
{
  cut_rows (self, 0);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_clear_pointer (&self->block, causerie_block_unref);
  g_free (self);
}

static void
add_row (CauserieTableCells *self, guint index)
{
  Row row = { causerie_table_row_new (self->block, index), 0, 0 };

  gtk_widget_set_parent (row.widget, self->grid);
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, causerie_table_cell_new (self->grid, self->block, index, i));
}

static void
find_starts (CauserieTableCells *self)
{
  gsize place = 0;

  g_array_set_size (self->starts, 0);
  for (guint i = 0; i < self->cells->len; i++) {
    g_array_append_val (self->starts, place);
    place += causerie_block_get_cell (self->block, i / self->n_columns,
                                      i % self->n_columns)->length + 1; /* a tab or a line end */
  }
}

static gboolean
has_same_columns (CauserieBlock *a, CauserieBlock *b)
{
  if (causerie_block_get_n_columns (a) != causerie_block_get_n_columns (b) ||
      causerie_block_has_head (a) != causerie_block_has_head (b))
    return FALSE;

  for (guint i = 0; i < causerie_block_get_n_columns (a); i++) {
    if (causerie_block_get_align (a, i) != causerie_block_get_align (b, i))
      return FALSE;
  }
  return TRUE;
}

static guint
count_same_rows (CauserieBlock *a, CauserieBlock *b)
{
  guint n_rows = MIN (causerie_block_get_n_rows (a), causerie_block_get_n_rows (b)), row;

  for (row = 0; row < n_rows; row++) {
    for (guint i = 0; i < causerie_block_get_n_columns (a); i++) {
      if (!causerie_styled_text_equal (causerie_block_get_cell (a, row, i),
                                       causerie_block_get_cell (b, row, i)))
        return row;
    }
  }
  return row;
}

void
causerie_table_cells_set_block (CauserieTableCells *self, CauserieBlock *block, gboolean anew)
{
  guint n_kept = 0;

  if (!anew && self->block == block)
    return;
  if (!anew && self->block != NULL && has_same_columns (self->block, block))
    n_kept = count_same_rows (self->block, block);

  cut_rows (self, n_kept);
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
  self->n_columns = causerie_block_get_n_columns (block);
  for (guint row = n_kept; row < causerie_block_get_n_rows (block); row++)
    add_row (self, row);
  find_starts (self);
}

CauserieBlock *
causerie_table_cells_get_block (CauserieTableCells *self)
{
  return self->block;
}

/* --- widths and heights ----------------------------------------------------------------------- */

void
causerie_table_cells_measure (const CauserieColumnNeed *needs, guint n_needs, int *minimum,
                              int *natural)
{
  *minimum = *natural = (int) n_needs * PADDING_END;
  for (guint i = 0; i < n_needs; i++) {
    *minimum += needs[i].minimum;
    *natural += needs[i].natural;
  }
}

/* Who wants more than the least gets more, by how much. */
static void
share_width (CauserieTableCells *self, const CauserieColumnNeed *needs, guint n_needs, int width)
{
  int minimum, natural;
  double share = 1;

  causerie_table_cells_measure (needs, n_needs, &minimum, &natural);
  if (natural > minimum)
    share = CLAMP ((width - minimum) / (double) (natural - minimum), 0, 1);

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < self->n_columns; i++) {
    int shared = PADDING_END;

    if (i < n_needs)
      shared += needs[i].minimum + (int) ((needs[i].natural - needs[i].minimum) * share);
    g_array_append_val (self->columns, shared);
  }
}

int
causerie_table_cells_lay_out (CauserieTableCells *self, const CauserieColumnNeed *needs,
                              guint n_needs, int width)
{
  if (self->width == width)
    return self->height;

  self->width = width;
  self->height = 0;
  share_width (self, needs, n_needs, width);
  for (guint n = 0; n < self->rows->len; n++) {
    Row *row = get_row (self, n);
    int height = 0;

    for (guint i = 0; i < self->n_columns; i++)
      height = MAX (height, causerie_table_cell_measure (get_cell (self, n, i),
                                                         get_column_width (self, i) - PADDING_END));
    row->y = self->height;
    row->height = PADDING_ABOVE + height + PADDING_BELOW;
    self->height += row->height;
  }
  return self->height;
}

void
causerie_table_cells_forget (CauserieTableCells *self)
{
  self->width = -1;
}

/* --- where they are --------------------------------------------------------------------------- */

static int
sum_widths (CauserieTableCells *self, guint n_columns)
{
  int width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += get_column_width (self, i);
  return width;
}

/* Where the words of a column begin. Read from right to left, a table begins at its right edge. */
static int
find_x (CauserieTableCells *self, guint column, int width)
{
  int x = sum_widths (self, column);

  return is_rtl (self) ? width - x - (get_column_width (self, column) - PADDING_END) : x;
}

void
causerie_table_cells_allocate (CauserieTableCells *self, int width)
{
  int rows_width = sum_widths (self, self->columns->len);

  for (guint n = 0; n < self->rows->len; n++) {
    Row *row = get_row (self, n);

    gtk_widget_size_allocate (row->widget,
                              &(GtkAllocation) { is_rtl (self) ? width - rows_width : 0, row->y,
                                                 rows_width, row->height }, -1);
    for (guint i = 0; i < self->n_columns; i++)
      causerie_table_cell_allocate (get_cell (self, n, i), find_x (self, i, width),
                                    row->y + PADDING_ABOVE,
                                    row->height - PADDING_ABOVE - PADDING_BELOW);
  }
}

static guint
find_row_at (CauserieTableCells *self, double y)
{
  guint row = 0;

  while (row + 1 < self->rows->len && y >= get_row (self, row + 1)->y)
    row++;
  return row;
}

static guint
find_column_at (CauserieTableCells *self, double x)
{
  guint column = 0;
  double from_start = is_rtl (self) ? gtk_widget_get_width (self->grid) - x : x;

  while (column + 1 < self->columns->len && from_start >= get_column_width (self, column)) {
    from_start -= get_column_width (self, column);
    column++;
  }
  return column;
}

gsize
causerie_table_cells_locate (CauserieTableCells *self, double x, double y)
{
  guint row, column;

  if (self->cells->len == 0 || self->width < 0)
    return 0;
  row = find_row_at (self, y);
  column = find_column_at (self, x);
  return get_start (self, row * self->n_columns + column) +
         causerie_table_cell_locate (get_cell (self, row, column), x, y);
}

/* The last cell that begins at the place or before it. */
static guint
find_cell_at (CauserieTableCells *self, gsize place)
{
  guint first = 0, end = self->starts->len;

  while (end - first > 1) {
    guint middle = first + (end - first) / 2;

    if (get_start (self, middle) <= place)
      first = middle;
    else
      end = middle;
  }
  return first;
}

gboolean
causerie_table_cells_find_rect (CauserieTableCells *self, gsize place, graphene_rect_t *rect)
{
  guint index;

  if (self->cells->len == 0 || self->width < 0)
    return FALSE;
  index = find_cell_at (self, place);
  return causerie_table_cell_find_rect (self->cells->pdata[index], place - get_start (self, index),
                                        rect);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void
snapshot_mark (CauserieTableCells *self, GtkSnapshot *snapshot, const CauserieTextMark *mark)
{
  for (guint i = find_cell_at (self, mark->start); i < self->starts->len; i++) {
    gsize start = get_start (self, i);

    if (start >= mark->end)
      break;
    causerie_table_cell_snapshot_mark (self->cells->pdata[i],
                                       mark->start > start ? mark->start - start : 0,
                                       mark->end - start, mark->kind, snapshot);
  }
}

void
causerie_table_cells_snapshot (CauserieTableCells     *self,
                               GtkSnapshot            *snapshot,
                               const CauserieTextMark *marks,
                               guint                   n_marks,
                               const GdkRGBA          *color)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (self->grid, get_row (self, i)->widget, snapshot);
  for (guint i = 0; i < n_marks; i++)
    snapshot_mark (self, snapshot, &marks[i]);
  for (guint i = 0; i < self->cells->len; i++)
    causerie_table_cell_snapshot (self->cells->pdata[i], snapshot, color);
}
