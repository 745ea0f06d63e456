/* causerie-block-frame.c: a block in its place: quotes, lists, the card of a question
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-frame.h"

#include "causerie-code-block.h"
#include "causerie-css-class.h"
#include "causerie-math-block.h"
#include "causerie-picture-block.h"
#include "causerie-table-block.h"
#include "causerie-text-block.h"

#include <glib/gi18n.h>

/* All in pixels. */
#define QUOTE_INDENT 18
#define BAR_WIDTH    3
#define ENTRY_INDENT 28
#define DIGIT_WIDTH  9  /* of a number's third digit and each after it */
#define MARKER_GAP   8
#define BAR_ALPHA    0.2
#define NOTES_RULE   64

struct _CauserieBlockFrame {
  GtkWidget           parent_instance;

  CauserieBlock      *block; /* owned; NULL before it is set */
  CauserieBlockGroup *group; /* owned; of code and tables, else NULL */
  guint               index; /* in the group */
  int                 gap;
  gboolean            aside;
  gboolean            caret;
  GtkTextDirection    reading; /* of the words before it */

  GtkWidget          *child; /* children */
  GtkWidget          *markers[CAUSERIE_BLOCK_MAX_DEPTH]; /* of entries that begin here; else NULL */
};

G_DEFINE_FINAL_TYPE (CauserieBlockFrame, causerie_block_frame, GTK_TYPE_WIDGET)

/* --- indents ---------------------------------------------------------------------------------- */

static int
get_step_indent (const CauserieNest *step)
{
  int indent = ENTRY_INDENT;

  if (step->kind == CAUSERIE_NEST_QUOTE)
    return QUOTE_INDENT;
  if (step->kind == CAUSERIE_NEST_NUMBER) {
    for (guint n = step->number / 100; n > 0; n /= 10)
      indent += DIGIT_WIDTH;
  }
  return indent;
}

static int
get_indent (CauserieBlockFrame *self)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (self->block, &n_steps);
  int indent = self->aside ? QUOTE_INDENT : 0;

  for (guint i = 0; i < n_steps; i++)
    indent += get_step_indent (&path[i]);
  return indent;
}

/* --- markers ---------------------------------------------------------------------------------- */

static GtkWidget *
new_task_marker (gboolean done)
{
  GtkWidget *marker =
    gtk_image_new_from_icon_name (done ? "checkbox-checked-symbolic" : "checkbox-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (marker), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  done ? C_("task", "Done") : C_("task", "Not done"), -1);
  gtk_widget_add_css_class (marker, "task");
  return marker;
}

/* `depth` is the number of bullets around it. */
static GtkWidget *
new_marker (const CauserieNest *step, guint depth)
{
  static const char * const bullets[] = { "•", "◦", "▪" };
  const char *bullet = bullets[depth % G_N_ELEMENTS (bullets)];
  g_autofree char *number = NULL;
  GtkWidget *marker;

  if (step->kind == CAUSERIE_NEST_TASK || step->kind == CAUSERIE_NEST_TASK_DONE)
    return new_task_marker (step->kind == CAUSERIE_NEST_TASK_DONE);

  number = g_strdup_printf ("%u.", step->number);
  marker = gtk_label_new (step->kind == CAUSERIE_NEST_BULLET ? bullet : number);
  gtk_widget_add_css_class (marker, "marker");
  return marker;
}

static void
update_markers (CauserieBlockFrame *self)
{
  guint n_steps, n_bullets = 0;
  const CauserieNest *path = causerie_block_get_path (self->block, &n_steps);

  for (guint i = 0; i < CAUSERIE_BLOCK_MAX_DEPTH; i++) {
    g_clear_pointer (&self->markers[i], gtk_widget_unparent);
    if (i >= n_steps || path[i].kind == CAUSERIE_NEST_QUOTE)
      continue;
    if (i >= causerie_block_get_n_shared (self->block)) {
      self->markers[i] = new_marker (&path[i], n_bullets);
      gtk_widget_set_direction (self->markers[i], gtk_widget_get_direction (GTK_WIDGET (self)));
      gtk_widget_insert_before (self->markers[i], GTK_WIDGET (self), self->child);
    }
    n_bullets += path[i].kind == CAUSERIE_NEST_BULLET ? 1 : 0;
  }
}

static gboolean
has_same_path (CauserieBlock *a, CauserieBlock *b)
{
  guint n_a, n_b;
  const CauserieNest *one = causerie_block_get_path (a, &n_a);
  const CauserieNest *other = causerie_block_get_path (b, &n_b);

  if (n_a != n_b || causerie_block_get_n_shared (a) != causerie_block_get_n_shared (b))
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    if (one[i].kind != other[i].kind || one[i].number != other[i].number)
      return FALSE;
  }
  return TRUE;
}

/* --- footnotes -------------------------------------------------------------------------------- */

gboolean
causerie_block_frame_is_note (CauserieBlock *block)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  return n_steps > 0 && path[0].kind == CAUSERIE_NEST_NOTE;
}

gboolean
causerie_block_frame_begins_notes (CauserieBlock *block)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  return causerie_block_frame_is_note (block) && path[0].number == 1 &&
         causerie_block_get_n_shared (block) == 0;
}

static void
update_note (CauserieBlockFrame *self)
{
  causerie_set_css_class (self, "note", causerie_block_frame_is_note (self->block));
}

/* --- the block itself ------------------------------------------------------------------------- */

static GType
get_child_type (CauserieBlock *block)
{
  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_CODE:
    return CAUSERIE_TYPE_CODE_BLOCK;
  case CAUSERIE_BLOCK_TABLE:
    return CAUSERIE_TYPE_TABLE_BLOCK;
  case CAUSERIE_BLOCK_MATH:
    return CAUSERIE_TYPE_MATH_BLOCK;
  case CAUSERIE_BLOCK_RULE:
    return GTK_TYPE_SEPARATOR;
  case CAUSERIE_BLOCK_PARAGRAPH:
  case CAUSERIE_BLOCK_HEADING:
  default:
    return causerie_picture_block_suits (block) ? CAUSERIE_TYPE_PICTURE_BLOCK
                                                : CAUSERIE_TYPE_TEXT_BLOCK;
  }
}

/* Code or a table that nobody gave a group is one by itself. */
static void
put_into_group (CauserieBlockFrame *self, CauserieBlock *block)
{
  if (self->group == NULL)
    self->group = causerie_block_group_new (NULL);
  causerie_block_group_set_block (self->group, self->index, block);
}

static void
update_child (CauserieBlockFrame *self, CauserieBlock *block)
{
  GType type = get_child_type (block);

  if (self->child != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (self->child, type))
    g_clear_pointer (&self->child, gtk_widget_unparent);
  if (self->child == NULL) {
    self->child = g_object_new (type, NULL);
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  }

  if (CAUSERIE_IS_TEXT_BLOCK (self->child)) {
    causerie_text_block_set_block (CAUSERIE_TEXT_BLOCK (self->child), block);
  } else if (CAUSERIE_IS_CODE_BLOCK (self->child)) {
    put_into_group (self, block);
    causerie_code_block_set_place (CAUSERIE_CODE_BLOCK (self->child), self->group, self->index);
  } else if (CAUSERIE_IS_TABLE_BLOCK (self->child)) {
    put_into_group (self, block);
    causerie_table_block_set_place (CAUSERIE_TABLE_BLOCK (self->child), self->group, self->index);
  } else if (CAUSERIE_IS_PICTURE_BLOCK (self->child)) {
    causerie_picture_block_set_block (CAUSERIE_PICTURE_BLOCK (self->child), block);
  } else if (CAUSERIE_IS_MATH_BLOCK (self->child)) {
    causerie_math_block_set_block (CAUSERIE_MATH_BLOCK (self->child), block);
  }

  /* Bars and bullets stand where the words begin. */
  gtk_widget_set_direction (GTK_WIDGET (self), CAUSERIE_IS_TEXT_BLOCK (self->child)
                                                 ? gtk_widget_get_direction (self->child)
                                                 : self->reading);
}

static void
update_caret (CauserieBlockFrame *self)
{
  if (CAUSERIE_IS_TEXT_BLOCK (self->child))
    causerie_text_block_set_caret (CAUSERIE_TEXT_BLOCK (self->child), self->caret);
  else if (CAUSERIE_IS_CODE_BLOCK (self->child))
    causerie_code_block_set_caret (CAUSERIE_CODE_BLOCK (self->child), self->caret);
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_block_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
causerie_block_frame_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  CauserieBlockFrame *self = CAUSERIE_BLOCK_FRAME (widget);
  int indent;

  if (self->child == NULL)
    return;

  indent = get_indent (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
    *minimum += indent;
    *natural += indent;
  } else {
    int child_minimum;

    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL,
                        NULL);
    if (for_size >= 0)
      for_size = MAX (for_size - indent, child_minimum);
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
    *minimum += self->gap;
    *natural += self->gap;
  }
}

/* `x` is from the side where reading begins. */
static void
allocate_from_start (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_markers (CauserieBlockFrame *self, int height)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (self->block, &n_steps);
  int x = self->aside ? QUOTE_INDENT : 0;

  for (guint i = 0; i < n_steps; i++) {
    int indent = get_step_indent (&path[i]), marker_width, marker_height;

    if (self->markers[i] != NULL) {
      gtk_widget_measure (self->markers[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &marker_width,
                          NULL, NULL);
      gtk_widget_measure (self->markers[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &marker_height,
                          NULL, NULL);
      allocate_from_start (GTK_WIDGET (self), self->markers[i],
                           x + indent - MARKER_GAP - marker_width,
                           self->gap, marker_width, MIN (marker_height, MAX (height, 0)));
    }
    x += indent;
  }
}

static void
causerie_block_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieBlockFrame *self = CAUSERIE_BLOCK_FRAME (widget);
  int indent, minimum;

  if (self->child == NULL)
    return;

  indent = get_indent (self);
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocate_from_start (widget, self->child, indent, self->gap, MAX (width - indent, minimum),
                       height - self->gap);
  allocate_markers (self, height - self->gap);
}

static void
append_bar (CauserieBlockFrame *self, GtkSnapshot *snapshot, const GdkRGBA *color, int x, int top)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - BAR_WIDTH;
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (x, top, BAR_WIDTH, height - top));
}

/* The text ends here, and its footnotes begin. */
static void
snapshot_rule (CauserieBlockFrame *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int length = MIN (NOTES_RULE, width);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= BAR_ALPHA;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (rtl ? width - length : 0, self->gap / 2, length,
                                                  1));
}

/* A bar begins where its quote does and else goes on from the block above. */
static void
snapshot_bars (CauserieBlockFrame *self, GtkSnapshot *snapshot)
{
  guint n_steps, n_shared = causerie_block_get_n_shared (self->block);
  const CauserieNest *path = causerie_block_get_path (self->block, &n_steps);
  int x = 0;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= BAR_ALPHA;

  if (self->aside) {
    append_bar (self, snapshot, &color, 0, 0);
    x = QUOTE_INDENT;
  }
  for (guint i = 0; i < n_steps; i++) {
    if (path[i].kind == CAUSERIE_NEST_QUOTE)
      append_bar (self, snapshot, &color, x, i < n_shared ? 0 : self->gap);
    x += get_step_indent (&path[i]);
  }
}

static void
causerie_block_frame_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieBlockFrame *self = CAUSERIE_BLOCK_FRAME (widget);

  if (self->block != NULL)
    snapshot_bars (self, snapshot);
  if (self->block != NULL && causerie_block_frame_begins_notes (self->block))
    snapshot_rule (self, snapshot);
  GTK_WIDGET_CLASS (causerie_block_frame_parent_class)->snapshot (widget, snapshot);
}

static void
causerie_block_frame_dispose (GObject *object)
{
  CauserieBlockFrame *self = CAUSERIE_BLOCK_FRAME (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  for (guint i = 0; i < CAUSERIE_BLOCK_MAX_DEPTH; i++)
    g_clear_pointer (&self->markers[i], gtk_widget_unparent);
  g_clear_pointer (&self->block, causerie_block_unref);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (causerie_block_frame_parent_class)->dispose (object);
}

static void
causerie_block_frame_class_init (CauserieBlockFrameClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_block_frame_dispose;
  widget_class->get_request_mode = causerie_block_frame_get_request_mode;
  widget_class->measure = causerie_block_frame_measure;
  widget_class->size_allocate = causerie_block_frame_size_allocate;
  widget_class->snapshot = causerie_block_frame_snapshot;
  gtk_widget_class_set_css_name (widget_class, "blockframe");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
causerie_block_frame_init (CauserieBlockFrame *self)
{
}

GtkWidget *
causerie_block_frame_new (void)
{
  return g_object_new (CAUSERIE_TYPE_BLOCK_FRAME, NULL);
}

void
causerie_block_frame_set_group (CauserieBlockFrame *self, CauserieBlockGroup *group, guint index)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self));
  g_return_if_fail (group == NULL || CAUSERIE_IS_BLOCK_GROUP (group));

  g_set_object (&self->group, group);
  self->index = group != NULL ? index : 0;
}

void
causerie_block_frame_set_block (CauserieBlockFrame *self, CauserieBlock *block)
{
  g_autoptr(CauserieBlock) old = NULL;

  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self) && block != NULL);

  old = g_steal_pointer (&self->block);
  self->block = causerie_block_ref (block);
  update_child (self, block);
  if (old == NULL || !has_same_path (old, block)) {
    update_markers (self);
    update_note (self);
    gtk_widget_queue_resize (GTK_WIDGET (self));
  } else if (!CAUSERIE_IS_TEXT_BLOCK (self->child)) {
    gtk_widget_queue_resize (GTK_WIDGET (self)); /* text knows by itself when it needs more room */
  }
  update_caret (self);
}

void
causerie_block_frame_set_reading (CauserieBlockFrame *self, GtkTextDirection reading)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self));

  self->reading = reading;
}

void
causerie_block_frame_set_gap (CauserieBlockFrame *self, int gap)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self));

  if (self->gap == gap)
    return;
  self->gap = gap;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
causerie_block_frame_set_aside (CauserieBlockFrame *self, gboolean aside)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self));

  self->aside = aside;
  causerie_set_css_class (self, "aside", aside);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
causerie_block_frame_set_caret (CauserieBlockFrame *self, gboolean caret)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_FRAME (self));

  self->caret = caret;
  update_caret (self);
}
