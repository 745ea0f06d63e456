/* causerie-math-block.c: a block that is a formula
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-block.h"

#include "causerie-label-place.h"
#include "causerie-math-menu.h"
#include "causerie-math-view.h"
#include "causerie-selectable.h"
#include "causerie-side-scroller.h"

struct _CauserieMathBlock {
  GtkWidget      parent_instance;

  CauserieBlock *block;    /* owned; NULL before it is set */

  GtkWidget     *scroller; /* child */
  GtkWidget     *stack;    /* in it; its children: */
  GtkWidget     *view;     /* the formula */
  GtkWidget     *source;   /* a label, where it cannot be drawn */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieMathBlock, causerie_math_block, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

static gboolean
shows_source (CauserieMathBlock *self)
{
  return gtk_widget_get_visible (self->source);
}

/* --- places of the text ----------------------------------------------------------------------- */

static gsize
get_length (CauserieMathBlock *self)
{
  return self->block != NULL ? causerie_block_get_text (self->block)->length : 0;
}

/* The formula in the coordinates of the block. */
static gboolean
find_formula (CauserieMathBlock *self, graphene_rect_t *rect)
{
  graphene_point_t corner;

  causerie_math_view_find_formula (CAUSERIE_MATH_VIEW (self->view), rect);
  if (!gtk_widget_compute_point (self->view, GTK_WIDGET (self), &rect->origin, &corner))
    return FALSE;
  rect->origin = corner;
  return TRUE;
}

/* Of a picture there are two places: before and behind it. */
static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  CauserieMathBlock *self = CAUSERIE_MATH_BLOCK (selectable);
  graphene_rect_t formula;

  if (shows_source (self))
    return causerie_label_place_locate (GTK_WIDGET (self), GTK_LABEL (self->source), x, y);
  if (!find_formula (self, &formula))
    return 0;
  if (y < formula.origin.y || y >= formula.origin.y + formula.size.height)
    return y < formula.origin.y ? 0 : get_length (self);
  return x < formula.origin.x + formula.size.width / 2 ? 0 : get_length (self);
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  CauserieMathBlock *self = CAUSERIE_MATH_BLOCK (selectable);

  if (shows_source (self))
    return causerie_label_place_find_rect (GTK_WIDGET (self), GTK_LABEL (self->source), place,
                                           rect);
  if (!find_formula (self, rect))
    return FALSE;
  if (place > 0)
    rect->origin.x += rect->size.width;
  rect->size.width = 0;
  return TRUE;
}

static GActionGroup *
append_menu (CauserieSelectable *selectable, gsize place, GMenu *menu)
{
  CauserieMathBlock *self = CAUSERIE_MATH_BLOCK (selectable);
  const CauserieStyledText *text;

  if (self->block == NULL)
    return NULL;
  text = causerie_block_get_text (self->block);
  return causerie_math_menu_append (menu, GTK_WIDGET (self), text->text, text->length);
}

static void
selectable_init (CauserieSelectableInterface *iface)
{
  iface->locate = locate;
  iface->find_rect = find_rect;
  iface->append_menu = append_menu;
}

/* A part of a formula is not shown: whoever marks some of it marks it. */
static void
snapshot_mark (CauserieMathBlock *self, const CauserieTextMark *mark, GtkSnapshot *snapshot)
{
  graphene_rect_t formula;

  if (shows_source (self))
    causerie_label_place_snapshot (GTK_WIDGET (self), GTK_LABEL (self->source), mark->start,
                                   mark->end, mark->kind, snapshot);
  else if (mark->start < mark->end && find_formula (self, &formula))
    causerie_label_place_snapshot_rect (GTK_WIDGET (self), &formula, mark->kind, snapshot);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_math_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieMathBlock *self = CAUSERIE_MATH_BLOCK (widget);
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);

  for (guint i = 0; i < n_marks; i++)
    snapshot_mark (self, &marks[i], snapshot);
  GTK_WIDGET_CLASS (causerie_math_block_parent_class)->snapshot (widget, snapshot);
}

static void
causerie_math_block_dispose (GObject *object)
{
  CauserieMathBlock *self = CAUSERIE_MATH_BLOCK (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_math_block_parent_class)->dispose (object);
}

static void
causerie_math_block_class_init (CauserieMathBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_math_block_dispose;
  widget_class->snapshot = causerie_math_block_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mathblock");
}

static void
causerie_math_block_init (CauserieMathBlock *self)
{
  self->stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = causerie_math_view_new ();
  self->source = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->source), 0);
  gtk_widget_add_css_class (self->source, "monospace");
  gtk_widget_set_visible (self->source, FALSE);
  gtk_box_append (GTK_BOX (self->stack), self->view);
  gtk_box_append (GTK_BOX (self->stack), self->source);
  self->scroller = causerie_side_scroller_new (self->stack);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

GtkWidget *
causerie_math_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_MATH_BLOCK, NULL);
}

void
causerie_math_block_set_block (CauserieMathBlock *self, CauserieBlock *block)
{
  const CauserieStyledText *text;
  g_autoptr(CauserieMathBox) box = NULL;

  g_return_if_fail (CAUSERIE_IS_MATH_BLOCK (self) && block != NULL);

  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
  text = causerie_block_get_text (block);
  if (!causerie_block_is_open (block))
    box = causerie_math_box_look_up (text->text, text->length, TRUE);
  if (box != NULL)
    causerie_math_view_set_box (CAUSERIE_MATH_VIEW (self->view), box);
  else
    gtk_label_set_text (GTK_LABEL (self->source), text->text);
  gtk_widget_set_visible (self->view, box != NULL);
  gtk_widget_set_visible (self->source, box == NULL);
}
