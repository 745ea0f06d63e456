/* causerie-table-grid.c: the rows of one block of a table
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-grid.h"

#include "causerie-font-size.h"
#include "causerie-selectable.h"
#include "causerie-table-cells.h"
#include "causerie-table-measure.h"
#include "causerie-table-menu.h"
#include "causerie-text-attributes.h"

struct _CauserieTableGrid {
  GtkWidget           parent_instance;

  CauserieBlockGroup *group;  /* owned; NULL before it is set */
  guint               index;
  CauserieTableCells *cells;  /* owned */
  CauserieFontSize    font;   /* that the cells were made with … */
  GdkRGBA             color;  /* … and their colour */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieTableGrid, causerie_table_grid, GTK_TYPE_WIDGET,
  G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

/* --- places ----------------------------------------------------------------------------------- */

static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  return causerie_table_cells_locate (CAUSERIE_TABLE_GRID (selectable)->cells, x, y);
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  return causerie_table_cells_find_rect (CAUSERIE_TABLE_GRID (selectable)->cells, place, rect);
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
  iface->append_menu = append_menu;
}

/* --- what is shown ---------------------------------------------------------------------------- */

/* A table reads in the direction of its first words. */
static void
update_direction (CauserieTableGrid *self)
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

/* Letters of another size or colour need cells of their own. */
static gboolean
read_style (CauserieTableGrid *self)
{
  CauserieFontSize font =
    causerie_font_size_get (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (font.char_width == self->font.char_width && font.ascent == self->font.ascent &&
      gdk_rgba_equal (&color, &self->color))
    return FALSE;
  self->font = font;
  self->color = color;
  return TRUE;
}

static void
show_block (CauserieTableGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  update_direction (self);
  causerie_table_cells_set_block (self->cells,
                                  causerie_block_group_get_block (self->group, self->index),
                                  read_style (self));
  causerie_table_measure_update (self->group, gtk_widget_get_pango_context (widget));
  gtk_widget_queue_resize (widget);
}

static void
update_style (CauserieTableGrid *self)
{
  CauserieBlock *block = causerie_table_cells_get_block (self->cells);

  if (block == NULL || !read_style (self))
    return;
  causerie_table_cells_set_block (self->cells, block, TRUE);
  causerie_table_measure_update (self->group, gtk_widget_get_pango_context (GTK_WIDGET (self)));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
columns_changed_cb (CauserieTableGrid *self)
{
  causerie_table_cells_forget (self->cells);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- the widget ------------------------------------------------------------------------------- */

static const CauserieColumnNeed *
get_needs (CauserieTableGrid *self, guint *n_needs)
{
  *n_needs = 0;
  return self->group != NULL ? causerie_block_group_get_columns (self->group, n_needs) : NULL;
}

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
  guint n_needs;
  const CauserieColumnNeed *needs = get_needs (self, &n_needs);
  int least, most;

  causerie_table_cells_measure (needs, n_needs, &least, &most);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = most;
  } else {
    *minimum = *natural =
      causerie_table_cells_lay_out (self->cells, needs, n_needs,
                                    for_size >= 0 ? MAX (for_size, least) : most);
  }
}

static void
causerie_table_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);
  guint n_needs;
  const CauserieColumnNeed *needs = get_needs (self, &n_needs);

  causerie_table_cells_lay_out (self->cells, needs, n_needs, width);
  causerie_table_cells_allocate (self->cells, width);
}

static void
causerie_table_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (widget);
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  causerie_table_cells_snapshot (self->cells, snapshot, marks, n_marks, &color);
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
leave_group (CauserieTableGrid *self)
{
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_clear_object (&self->group);
}

static void
causerie_table_grid_dispose (GObject *object)
{
  CauserieTableGrid *self = CAUSERIE_TABLE_GRID (object);

  leave_group (self);
  g_clear_pointer (&self->cells, causerie_table_cells_free);
  G_OBJECT_CLASS (causerie_table_grid_parent_class)->dispose (object);
}

static void
causerie_table_grid_class_init (CauserieTableGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_table_grid_dispose;
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
  self->cells = causerie_table_cells_new (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

GtkWidget *
causerie_table_grid_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TABLE_GRID, NULL);
}

void
causerie_table_grid_set_place (CauserieTableGrid *self, CauserieBlockGroup *group, guint index)
{
  g_return_if_fail (CAUSERIE_IS_TABLE_GRID (self) && CAUSERIE_IS_BLOCK_GROUP (group));
  g_return_if_fail (index < causerie_block_group_get_n_blocks (group));

  if (self->group != group) {
    leave_group (self);
    self->group = g_object_ref (group);
    g_signal_connect_swapped (group, "columns-changed", G_CALLBACK (columns_changed_cb), self);
    causerie_table_cells_forget (self->cells);
  }
  self->index = index;
  show_block (self);
}
