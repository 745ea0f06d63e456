/* causerie-code-lines.c: the lines of one block of code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-lines.h"

#include "causerie-caret.h"
#include "causerie-code-colors.h"
#include "causerie-code-menu.h"
#include "causerie-font-size.h"
#include "causerie-label-place.h"
#include "causerie-selectable.h"

#include <math.h>
#include <string.h>

/* A label that may break words asks Pango how narrow it can be, which is dear; this tells it. */
#define LEAST_CHARS 16

struct _CauserieCodeLines {
  GtkWidget           parent_instance;

  CauserieBlockGroup *group;      /* owned; NULL before it is set */
  guint               index;
  CauserieBlock      *block;      /* owned; what is shown */
  gboolean            caret;
  gboolean            measuring;  /* it is we who say how wide the group is */
  guint               n_cells;    /* of the group's longest line, when it was measured */

  CauserieCodeColors  colors;     /* that the words have now */
  double              char_width; /* pixels, that the tabs are for; 0: there are none */

  GtkWidget          *label;      /* child */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieCodeLines, causerie_code_lines, GTK_TYPE_WIDGET,
  G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

/* --- places of the text ----------------------------------------------------------------------- */

static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (selectable);

  return causerie_label_place_locate (GTK_WIDGET (self), GTK_LABEL (self->label), x, y);
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (selectable);

  return causerie_label_place_find_rect (GTK_WIDGET (self), GTK_LABEL (self->label), place, rect);
}

static GActionGroup *
append_menu (CauserieSelectable *selectable, gsize place, GMenu *menu)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (selectable);

  return self->group != NULL ? causerie_code_menu_append (menu, GTK_WIDGET (self), self->group)
                             : NULL;
}

static void
selectable_init (CauserieSelectableInterface *iface)
{
  iface->locate = locate;
  iface->find_rect = find_rect;
  iface->append_menu = append_menu;
}

static void
snapshot_marks (CauserieCodeLines *self, GtkSnapshot *snapshot)
{
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);

  for (guint i = 0; i < n_marks; i++)
    causerie_label_place_snapshot (GTK_WIDGET (self), GTK_LABEL (self->label), marks[i].start,
                                   marks[i].end, marks[i].kind, snapshot);
}

/* --- what is shown ---------------------------------------------------------------------------- */

/* A label lays its text out again for any new attributes; so only what differs is set. */
static void
show_colors (CauserieCodeLines *self)
{
  guint n_runs;
  const CauserieCodeRun *runs =
    causerie_block_group_get_runs (self->group, self->index, &n_runs);
  g_autoptr(PangoAttrList) attributes = NULL;

  causerie_code_colors_read (&self->colors, GTK_WIDGET (self));
  if (n_runs > 0 && self->colors.known)
    attributes = causerie_code_colors_attributes (&self->colors, runs, n_runs);
  if (attributes != NULL || gtk_label_get_attributes (GTK_LABEL (self->label)) != NULL)
    gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

static double
measure_char (CauserieCodeLines *self)
{
  return causerie_font_size_get (gtk_widget_get_pango_context (self->label)).char_width;
}

static void
update_tabs (CauserieCodeLines *self)
{
  gboolean has_tabs = self->block != NULL &&
                      strchr (causerie_block_get_text (self->block)->text, '\t') != NULL;
  double char_width = has_tabs ? measure_char (self) : 0;
  g_autoptr(PangoTabArray) tabs = NULL;

  if (char_width == self->char_width)
    return;
  self->char_width = char_width;
  if (has_tabs)
    tabs = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT,
      (int) (char_width * CAUSERIE_BLOCK_GROUP_TAB_CELLS * PANGO_SCALE));
  gtk_label_set_tabs (GTK_LABEL (self->label), tabs);
}

static void
show_block (CauserieCodeLines *self)
{
  CauserieBlock *block = causerie_block_group_get_block (self->group, self->index);

  if (block == self->block)
    return;
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
  gtk_label_set_text (GTK_LABEL (self->label), causerie_block_get_text (block)->text);
  show_colors (self);
  update_tabs (self);
}

static void
show_wrap (CauserieCodeLines *self)
{
  gboolean wrap = causerie_block_group_get_wrap (self->group);

  gtk_label_set_wrap (GTK_LABEL (self->label), wrap);
  gtk_label_set_width_chars (GTK_LABEL (self->label), wrap ? LEAST_CHARS : -1);
}

/* --- following the group ---------------------------------------------------------------------- */

static void
blocks_changed_cb (CauserieCodeLines *self, guint index)
{
  if (self->index >= causerie_block_group_get_n_blocks (self->group))
    return;
  if (index <= self->index)
    show_block (self);
  causerie_block_group_want_runs (self->group);
  if (causerie_block_group_get_n_cells (self->group) != self->n_cells)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
runs_changed_cb (CauserieCodeLines *self, guint index)
{
  if (index == self->index)
    show_colors (self);
}

static void
width_changed_cb (CauserieCodeLines *self)
{
  if (!self->measuring)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
follow (CauserieCodeLines *self, CauserieBlockGroup *group)
{
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_set_object (&self->group, group);
  g_signal_connect_object (group, "blocks-changed", G_CALLBACK (blocks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "runs-changed", G_CALLBACK (runs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "notify::width", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "notify::wrap", G_CALLBACK (show_wrap), self, G_CONNECT_SWAPPED);
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_code_lines_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Of the longest line of the group, from its cells; where some signs are wider than that, from what
 * was seen of it. */
static int
find_group_width (CauserieCodeLines *self, int own_width)
{
  double char_width = measure_char (self);
  int width;

  self->n_cells = causerie_block_group_get_n_cells (self->group);
  width = (int) ceil (self->n_cells * char_width);
  self->measuring = TRUE;
  causerie_block_group_widen (self->group, MAX (width, own_width), char_width);
  self->measuring = FALSE;
  return causerie_block_group_get_width (self->group);
}

static void
causerie_code_lines_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (widget);

  gtk_widget_measure (self->label, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->group != NULL &&
      !causerie_block_group_get_wrap (self->group))
    *minimum = *natural = find_group_width (self, *natural);
}

static void
causerie_code_lines_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (widget);

  gtk_widget_size_allocate (self->label, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
causerie_code_lines_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (widget);
  graphene_point_t origin;

  snapshot_marks (self, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
  if (self->caret && causerie_label_place_find_origin (widget, GTK_LABEL (self->label), &origin))
    causerie_caret_snapshot (widget, gtk_label_get_layout (GTK_LABEL (self->label)), &origin,
                             snapshot);
}

/* Another scheme, or another size of letters. */
static void
causerie_code_lines_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (widget);
  CauserieCodeColors colors;

  GTK_WIDGET_CLASS (causerie_code_lines_parent_class)->css_changed (widget, change);
  if (self->group == NULL)
    return;
  causerie_code_colors_read (&colors, widget);
  if (!causerie_code_colors_equal (&colors, &self->colors))
    show_colors (self);
  update_tabs (self);
}

static void
causerie_code_lines_dispose (GObject *object)
{
  CauserieCodeLines *self = CAUSERIE_CODE_LINES (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (causerie_code_lines_parent_class)->dispose (object);
}

static void
causerie_code_lines_class_init (CauserieCodeLinesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_code_lines_dispose;
  widget_class->get_request_mode = causerie_code_lines_get_request_mode;
  widget_class->measure = causerie_code_lines_measure;
  widget_class->size_allocate = causerie_code_lines_size_allocate;
  widget_class->snapshot = causerie_code_lines_snapshot;
  widget_class->css_changed = causerie_code_lines_css_changed;
  gtk_widget_class_set_css_name (widget_class, "codelines");
}

static void
causerie_code_lines_init (CauserieCodeLines *self)
{
  /* Code is read from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_yalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_direction (self->label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
causerie_code_lines_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CODE_LINES, NULL);
}

void
causerie_code_lines_set_place (CauserieCodeLines *self, CauserieBlockGroup *group, guint index)
{
  g_return_if_fail (CAUSERIE_IS_CODE_LINES (self) && CAUSERIE_IS_BLOCK_GROUP (group));
  g_return_if_fail (index < causerie_block_group_get_n_blocks (group));

  if (self->group != group)
    follow (self, group);
  self->index = index;
  show_wrap (self);
  show_block (self);
  causerie_block_group_want_runs (group);
}

void
causerie_code_lines_set_caret (CauserieCodeLines *self, gboolean caret)
{
  g_return_if_fail (CAUSERIE_IS_CODE_LINES (self));

  if (self->caret == caret)
    return;
  self->caret = caret;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
