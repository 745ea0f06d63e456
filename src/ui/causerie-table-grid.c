/* causerie-table-grid.c: the rows of one block of a table
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-grid.h"

#include "causerie-font-size.h"
#include "causerie-selectable.h"
#include "causerie-side-scroller.h"
#include "causerie-table-cell.h"
#include "causerie-table-measure.h"
#include "causerie-table-menu.h"
#include "causerie-table-row.h"
#include "causerie-text-attributes.h"

/* Around the words of a cell. Pixels. */
#define PADDING_ABOVE 7
#define PADDING_BELOW 8 /* with the line */
#define PADDING_END   24

typedef struct {
  GtkWidget *widget; /* child: tells of it */
  int        y;
  int        height;
} Row;

struct _CauserieTableGrid {
  GtkWidget           parent_instance;

  CauserieBlockGroup *group;   /* owned; NULL before it is set */
  guint               index;
  CauserieBlock      *block;   /* owned; whose cells there are */

  GPtrArray          *cells;   /* of CauserieTableCell, row by row */
  GArray             *starts;  /* of gsize, one a cell: its place in the flat text */
  GArray             *rows;    /* of Row */
  GArray             *columns; /* of int: their widths, with what is around the words */
  int                 width;   /* that they are laid out for; -1: none */
  int                 height;
  CauserieFontSize    font;    /* that the cells were made with … */
  GdkRGBA             color;   /* … and their colour */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieTableGrid, causerie_table_grid, GTK_TYPE_WIDGET,
  G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

static guint
get_n_columns (CauserieTableGrid *self)
{
  return self->block != NULL ? causerie_block_get_n_columns (self->block) : 0;
}

static Row *
get_row (CauserieTableGrid *self, guint index)
{
  return &g_array_index (self->rows, Row, index);
}

static CauserieTableCell *
get_cell (CauserieTableGrid *self, guint row, guint column)
{
  return self->cells->pdata[row * get_n_columns (self) + column];
}

static gboolean
is_rtl (CauserieTableGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* --- cells ------------------------------------------------------------------------------------ */

static void
cut_rows (CauserieTableGrid *self, guint n_rows)
{
  for (guint i = n_rows; i < self->rows->len; i++)
    gtk_widget_unparent (get_row (self, i)->widget);
  g_array_set_size (self->rows, MIN (n_rows, self->rows->len));
  g_ptr_array_set_size (self->cells, (int) MIN (n_rows * get_n_columns (self), self->cells->len));
  self->width = -1;
}

static void
add_row (CauserieTableGrid *self, CauserieBlock *block, guint index)
{
  Row row = { causerie_table_row_new (block, index), 0, 0 };

  gtk_widget_set_parent (row.widget, GTK_WIDGET (self));
  g_array_append_val (self->rows, row);
  for (guint i = 0; i < causerie_block_get_n_columns (block); i++)
    g_ptr_array_add (self->cells, causerie_table_cell_new (GTK_WIDGET (self), block, index, i));
}

static void
find_starts (CauserieTableGrid *self)
{
  gsize place = 0;

  g_array_set_size (self->starts, 0);
  for (guint row = 0; row < self->rows->len; row++) {
    for (guint i = 0; i < get_n_columns (self); i++) {
      g_array_append_val (self->starts, place);
      place += causerie_block_get_cell (self->block, row, i)->length + 1; /* a tab or a line end */
    }
  }
}

/* A table reads in the direction of its first words. */
static void
find_direction (CauserieTableGrid *self)
{
  CauserieBlock *first = causerie_block_group_get_block (self->group, 0);
  guint n_columns = causerie_block_get_n_columns (first);
  guint n_cells = n_columns * causerie_block_get_n_rows (first);
  GtkTextDirection direction = GTK_TEXT_DIR_NONE;

  for (guint i = 0; i < n_cells && direction == GTK_TEXT_DIR_NONE; i++)
    direction = causerie_text_attributes_find_direction (
      causerie_block_get_cell (first, i / n_columns, i % n_columns)->text);
  gtk_widget_set_direction (GTK_WIDGET (self), direction);
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
      const CauserieStyledText *one = causerie_block_get_cell (a, row, i);
      const CauserieStyledText *other = causerie_block_get_cell (b, row, i);

      if (!causerie_styled_text_equal (one, other))
        return row;
    }
  }
  return row;
}

/* Shows the first rows as they are when `n_kept` of them are the same. */
static void
make_cells (CauserieTableGrid *self, CauserieBlock *block, guint n_kept)
{
  cut_rows (self, n_kept);
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;

  find_direction (self);
  for (guint row = n_kept; row < causerie_block_get_n_rows (block); row++)
    add_row (self, block, row);
  find_starts (self);
}

static void
show_block (CauserieTableGrid *self, CauserieBlock *block)
{
  guint n_kept = 0;

  if (self->block == block)
    return;
  if (self->block != NULL && has_same_columns (self->block, block))
    n_kept = count_same_rows (self->block, block);
  if (n_kept == 0) {
    self->font = causerie_font_size_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &self->color);
  }
  make_cells (self, block, n_kept);
}

static void
update_columns (CauserieTableGrid *self)
{
  causerie_table_measure_update (self->group, gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static void
columns_changed_cb (CauserieTableGrid *self)
{
  self->width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- widths and heights ----------------------------------------------------------------------- */

/* Of all columns together, with what is around the words. */
static void
sum_needs (CauserieTableGrid *self, int *minimum, int *natural)
{
  guint n_columns = 0;
  const CauserieColumnNeed *needs =
    self->group != NULL ? causerie_block_group_get_columns (self->group, &n_columns) : NULL;

  *minimum = *natural = (int) n_columns * PADDING_END;
  for (guint i = 0; needs != NULL && i < n_columns; i++) {
    *minimum += needs[i].minimum;
    *natural += needs[i].natural;
  }
}

/* Who wants more than the least gets more, by how much. */
static void
share_width (CauserieTableGrid *self, int width)
{
  guint n_columns = 0;
  const CauserieColumnNeed *needs = causerie_block_group_get_columns (self->group, &n_columns);
  int minimum, natural;
  double share = 1;

  sum_needs (self, &minimum, &natural);
  if (natural > minimum)
    share = CLAMP ((width - minimum) / (double) (natural - minimum), 0, 1);

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < get_n_columns (self); i++) {
    int shared = PADDING_END;

    if (i < n_columns)
      shared += needs[i].minimum + (int) ((needs[i].natural - needs[i].minimum) * share);
    g_array_append_val (self->columns, shared);
  }
}

static void
lay_out (CauserieTableGrid *self, int width)
{
  if (self->width == width)
    return;

  self->width = width;
  self->height = 0;
  share_width (self, width);
  for (guint n = 0; n < self->rows->len; n++) {
    Row *row = get_row (self, n);
    int height = 0;

    for (guint i = 0; i < get_n_columns (self); i++)
      height = MAX (height, causerie_table_cell_measure (
                              get_cell (self, n, i),
                              g_array_index (self->columns, int, i) - PADDING_END));
    row->y = self->height;
    row->height = PADDING_ABOVE + height + PADDING_BELOW;
    self->height += row->height;
  }
}

/* Where the words of a column begin; of a table that is read from right to left, from its right edge on. */
static int
find_x (CauserieTableGrid *self, guint column)
{
  int x = 0;

  for (guint i = 0; i < column; i++)
    x += g_array_index (self->columns, int, i);
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x -
        (g_array_index (self->columns, int, column) - PADDING_END);
  return x;
}

static int
get_rows_width (CauserieTableGrid *self)
{
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    width += g_array_index (self->columns, int, i);
  return width;
}

/* --- places ----------------------------------------------------------------------------------- */

static guint
find_row_at (CauserieTableGrid *self, double y)
{
  guint row = 0;

  while (row + 1 < self->rows->len && y >= get_row (self, row + 1)->y)
    row++;
  return row;
}

static guint
find_column_at (CauserieTableGrid *self, double x)
{
  guint column = 0;
  double from_start = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;

  while (column + 1 < self->columns->len &&
         from_start >= g_array_index (self->columns, int, column)) {
    from_start -= g_array_index (self->columns, int, column);
    column++;
  }
  return column;
}

static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (selectable);
  guint row, column;

  if (self->rows->len == 0 || self->columns->len == 0)
    return 0;
  row = find_row_at (self, y);
  column = find_column_at (self, x);
  return g_array_index (self->starts, gsize, row * get_n_columns (self) + column) +
         causerie_table_cell_locate (get_cell (self, row, column), x, y);
}

/* The last cell that begins at the place or before it. */
static guint
find_cell_at (CauserieTableGrid *self, gsize place)
{
  guint first = 0, end = self->starts->len;

  while (end - first > 1) {
    guint middle = first + (end - first) / 2;

    if (g_array_index (self->starts, gsize, middle) <= place)
      first = middle;
    else
      end = middle;
  }
  return first;
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (selectable);
  guint index;

  if (self->starts->len == 0 || self->width < 0)
    return FALSE;
  index = find_cell_at (self, place);
  return causerie_table_cell_find_rect (self->cells->pdata[index],
                                        place - g_array_index (self->starts, gsize, index), rect);
}

/* What was led to is to be seen, however wide the table is. */
static void
reveal (CauserieTableGrid *self, const CauserieTextMark *mark)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t start, end;

  if (CAUSERIE_IS_SIDE_SCROLLER (scroller) &&
      find_rect (CAUSERIE_SELECTABLE (self), mark->start, &start) &&
      find_rect (CAUSERIE_SELECTABLE (self), mark->end, &end))
    causerie_side_scroller_reveal (CAUSERIE_SIDE_SCROLLER (scroller),
                                   MIN (start.origin.x, end.origin.x),
                                   MAX (start.origin.x, end.origin.x));
}

static void
marks_changed (CauserieSelectable *selectable)
{
  guint n_marks;
  const CauserieTextMark *marks = causerie_selectable_get_marks (selectable, &n_marks);

  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].kind == CAUSERIE_TEXT_MARK_CURRENT_HIT)
      reveal (CAUSERIE_TABLE_GRID (selectable), &marks[i]);
  }
  gtk_widget_queue_draw (GTK_WIDGET (selectable));
}

static GActionGroup *
append_menu (CauserieSelectable *selectable, gsize place, GMenu *menu)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (selectable);

  return self->group != NULL ? causerie_table_menu_append (menu, GTK_WIDGET (self), self->group)
                             : NULL;
}

static void
selectable_init (CauserieSelectableInterface *iface)
{
  iface->locate = locate;
  iface->find_rect = find_rect;
  iface->marks_changed = marks_changed;
  iface->append_menu = append_menu;
}

static void
snapshot_mark (CauserieTableGrid *self, GtkSnapshot *snapshot, const CauserieTextMark *mark)
{
  for (guint i = find_cell_at (self, mark->start); i < self->starts->len; i++) {
    gsize start = g_array_index (self->starts, gsize, i);

    if (start >= mark->end)
      break;
    causerie_table_cell_snapshot_mark (self->cells->pdata[i],
                                       mark->start > start ? mark->start - start : 0,
                                       mark->end - start, mark->kind, snapshot);
  }
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_table_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

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
  int least;

  sum_needs (self, &least, natural);
  *minimum = least;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->group != NULL) {
    lay_out (self, for_size >= 0 ? MAX (for_size, least) : *natural);
    *minimum = *natural = self->height;
  }
}

static void
causerie_table_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);
  int rows_width;

  if (self->group == NULL)
    return;
  lay_out (self, width);
  rows_width = get_rows_width (self);
  for (guint n = 0; n < self->rows->len; n++) {
    Row *row = get_row (self, n);

    gtk_widget_size_allocate (row->widget,
                              &(GtkAllocation) { is_rtl (self) ? width - rows_width : 0, row->y,
                                                 rows_width, row->height }, -1);
    for (guint i = 0; i < get_n_columns (self); i++)
      causerie_table_cell_allocate (get_cell (self, n, i), find_x (self, i),
                                    row->y + PADDING_ABOVE,
                                    row->height - PADDING_ABOVE - PADDING_BELOW);
  }
}

static void
causerie_table_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);
  GdkRGBA color;

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (widget, get_row (self, i)->widget, snapshot);
  for (guint i = 0; i < n_marks; i++)
    snapshot_mark (self, snapshot, &marks[i]);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < self->cells->len; i++)
    causerie_table_cell_snapshot (self->cells->pdata[i], snapshot, &color);
}

/* Letters of another size or colour need cells of their own. */
static void
update_style (CauserieTableGrid *self)
{
  CauserieFontSize font;
  GdkRGBA color;

  if (self->block == NULL)
    return;
  font = causerie_font_size_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (font.char_width == self->font.char_width && font.ascent == self->font.ascent &&
      gdk_rgba_equal (&color, &self->color))
    return;
  self->font = font;
  self->color = color;
  make_cells (self, self->block, 0);
  update_columns (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
causerie_table_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (causerie_table_grid_parent_class)->css_changed (widget, change);
  update_style (CAUSERIE_TABLE_GRID (widget));
}

static void
causerie_table_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (causerie_table_grid_parent_class)->system_setting_changed (widget, setting);
  update_style (CAUSERIE_TABLE_GRID (widget));
}

static void
causerie_table_grid_dispose (GObject *object)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (object);

  cut_rows (self, 0);
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_clear_object (&self->group);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_table_grid_parent_class)->dispose (object);
}

static void
causerie_table_grid_finalize (GObject *object)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (object);

  g_ptr_array_unref (self->cells);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (causerie_table_grid_parent_class)->finalize (object);
}

static void
causerie_table_grid_class_init (CauserieTableGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_table_grid_finalize;
  widget_class->get_request_mode = causerie_table_grid_get_request_mode;
  widget_class->measure = causerie_table_grid_measure;
  widget_class->size_allocate = causerie_table_grid_size_allocate;
  widget_class->snapshot = causerie_table_grid_snapshot;
  widget_class->css_changed = causerie_table_grid_css_changed;
  widget_class->system_setting_changed = causerie_table_grid_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "tablegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
causerie_table_grid_init (CauserieTableGrid *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_table_cell_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->width = -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

GtkWidget *
causerie_table_grid_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_GRID, NULL);
}

static void
set_group (CauserieTableGrid *self, CauserieBlockGroup *group)
{
  if (self->group == group)
    return;
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_set_object (&self->group, group);
  g_signal_connect_swapped (group, "columns-changed", G_CALLBACK (columns_changed_cb), self);
}

void
causerie_table_grid_set_place (CauserieTableGrid *self, CauserieBlockGroup *group, guint index)
{
  CauserieBlock *block;

  g_return_if_fail (CAUSERIE_IS_TABLE_GRID (self) && CAUSERIE_IS_BLOCK_GROUP (group));
  g_return_if_fail (index < causerie_block_group_get_n_blocks (group));

  set_group (self, group);
  self->index = index;
  block = causerie_block_group_get_block (group, index);
  show_block (self, block);
  update_columns (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
