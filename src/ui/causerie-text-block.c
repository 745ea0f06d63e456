/* causerie-text-block.c: a paragraph or heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-block.h"

#include "causerie-caret.h"
#include "causerie-code-ground.h"
#include "causerie-drawn-text.h"
#include "causerie-label-place.h"
#include "causerie-label-text.h"
#include "causerie-math-menu.h"
#include "causerie-selectable.h"
#include "causerie-text-attributes.h"

#define MAX_HEADING_CLASS 3

/* Longer words are broken, and of words that nobody reads each letter may begin a line. */
#define MAX_WORD_CHARS  24
#define MAX_CHUNK_CHARS 512

struct _CauserieTextBlock {
  GtkWidget                 parent_instance;

  CauserieBlock            *block; /* owned; NULL before it is set */
  const CauserieStyledText *text;  /* borrowed from `block` */
  CauserieLabelText        *shown; /* owned; what the label shows of it */
  gboolean                  caret;
  CauserieDrawnText        *drawn; /* owned; while it grows, instead of the label; else NULL */

  GtkWidget                *label; /* child */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieTextBlock, causerie_text_block, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

/* What is on the screen, and where. */
static PangoLayout *
find_layout (CauserieTextBlock *self, graphene_point_t *origin)
{
  graphene_point_init (origin, 0, 0);
  if (self->drawn != NULL)
    return causerie_drawn_text_get_layout (self->drawn);
  if (!causerie_label_place_find_origin (GTK_WIDGET (self), GTK_LABEL (self->label), origin))
    return NULL;
  return gtk_label_get_layout (GTK_LABEL (self->label));
}

/* --- text that grows -------------------------------------------------------------------------- */

static void
stop_drawing (CauserieTextBlock *self)
{
  g_clear_pointer (&self->drawn, causerie_drawn_text_free);
  gtk_widget_set_child_visible (self->label, TRUE);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* A label that had its place with the words before tells how they look. Words that read from the
 * right, or have to be broken, are the label's. */
static gboolean
can_draw (CauserieTextBlock *self, CauserieLabelText *text, PangoWrapMode mode)
{
  return self->caret && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_get_width (self->label) > 0 &&
         gtk_widget_get_direction (self->label) == GTK_TEXT_DIR_LTR && mode == PANGO_WRAP_WORD &&
         *gtk_label_get_text (GTK_LABEL (self->label)) != '\0' &&
         causerie_drawn_text_can_show (text);
}

static void
draw_text (CauserieTextBlock *self, CauserieLabelText *text)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autofree char *speech = causerie_label_text_dup_speech (text);

  if (self->drawn == NULL) {
    self->drawn = causerie_drawn_text_new (GTK_LABEL (self->label));
    gtk_widget_set_child_visible (self->label, FALSE);
  }
  causerie_drawn_text_set_text (self->drawn, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, speech, -1);

  if (causerie_drawn_text_get_room (self->drawn, width) !=
      gtk_widget_get_height (GTK_WIDGET (self)))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what is shown ---------------------------------------------------------------------------- */

static guint
measure_longest_word (const char *text)
{
  guint n_chars = 0, longest = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    n_chars = g_unichar_isspace (g_utf8_get_char (text)) ? 0 : n_chars + 1;
    longest = MAX (longest, n_chars);
  }
  return longest;
}

/* A label that may break words asks Pango to lay it out one letter a line, to know how narrow it
 * can be: 10 ms for a paragraph, a second for a word of 4,000 letters. So words may be broken
 * only where there are long ones, and then a least width is given. */
static PangoWrapMode
find_wrap_mode (guint longest_word)
{
  if (longest_word > MAX_CHUNK_CHARS)
    return PANGO_WRAP_CHAR;
  return longest_word > MAX_WORD_CHARS ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD;
}

static void
set_wrap_mode (GtkLabel *label, PangoWrapMode mode)
{
  gtk_label_set_wrap_mode (label, mode);
  gtk_label_set_width_chars (label, mode != PANGO_WRAP_WORD ? MAX_WORD_CHARS / 2 : -1);
}

static void
set_shown (CauserieTextBlock *self, CauserieLabelText *shown, PangoWrapMode mode)
{
  if (can_draw (self, shown, mode)) {
    draw_text (self, shown);
    return;
  }

  if (self->drawn != NULL)
    stop_drawing (self);
  set_wrap_mode (GTK_LABEL (self->label), mode);
  causerie_label_text_apply (shown, GTK_LABEL (self->label));
}

static void
show_text (CauserieTextBlock *self, const CauserieStyledText *text)
{
  CauserieLabelText *shown =
    causerie_label_text_new (text, gtk_widget_get_pango_context (self->label));
  const char *words = causerie_label_text_get_shown (shown)->text;
  GtkTextDirection direction = causerie_text_attributes_find_direction (words);

  /* Words read in the direction of their script, whatever that of the interface is. */
  gtk_widget_set_direction (self->label, direction);
  gtk_widget_set_direction (GTK_WIDGET (self), direction);
  set_shown (self, shown, find_wrap_mode (measure_longest_word (words)));
  if (self->shown != NULL)
    causerie_label_text_take_pictures (shown, self->shown);
  g_clear_pointer (&self->shown, causerie_label_text_free);
  self->shown = shown;
  self->text = text;
}

/* What was drawn goes back to the label, in whatever style that has now. */
static void
end_drawing (CauserieTextBlock *self)
{
  if (self->drawn == NULL)
    return;
  stop_drawing (self);
  causerie_label_text_apply (self->shown, GTK_LABEL (self->label));
}

/* Anew when the letters became larger or smaller. */
static void
update_formulas (CauserieTextBlock *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->label);

  end_drawing (self);
  if (self->shown != NULL && !causerie_label_text_fits (self->shown, context))
    show_text (self, self->text);
}

/* --- places of the text ----------------------------------------------------------------------- */

static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (selectable);
  graphene_point_t origin;
  PangoLayout *layout = find_layout (self, &origin);

  if (self->shown == NULL || layout == NULL)
    return 0;
  return causerie_label_text_to_place (self->shown,
                                       causerie_label_place_locate_layout (layout, &origin, x, y));
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (selectable);
  graphene_point_t origin;
  PangoLayout *layout = find_layout (self, &origin);

  if (self->shown == NULL || layout == NULL)
    return FALSE;
  causerie_label_place_find_layout_rect (
    layout, &origin, causerie_label_text_from_place (self->shown, place, FALSE), rect);
  return TRUE;
}

static GActionGroup *
append_menu (CauserieSelectable *selectable, gsize place, GMenu *menu)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (selectable);
  const char *tex = NULL;
  gsize length, byte;

  if (self->shown == NULL)
    return NULL;

  /* A click on the right half of a formula is nearer to the place behind it. */
  byte = causerie_label_text_from_place (self->shown, place, FALSE);
  tex = causerie_label_text_get_tex (self->shown, byte, &length);
  if (tex == NULL && byte > 0)
    tex = causerie_label_text_get_tex (self->shown, byte - 1, &length);
  return tex != NULL ? causerie_math_menu_append (menu, GTK_WIDGET (self), tex, length) : NULL;
}

static void
selectable_init (CauserieSelectableInterface *iface)
{
  iface->locate = locate;
  iface->find_rect = find_rect;
  iface->append_menu = append_menu;
}

static void
snapshot_marks (CauserieTextBlock      *self,
                PangoLayout            *layout,
                const graphene_point_t *origin,
                GtkSnapshot            *snapshot)
{
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);

  for (guint i = 0; i < n_marks; i++)
    causerie_label_place_snapshot_layout (
      GTK_WIDGET (self), layout, origin,
      causerie_label_text_from_place (self->shown, marks[i].start, FALSE),
      causerie_label_text_from_place (self->shown, marks[i].end, TRUE), marks[i].kind, snapshot);
}

/* --- callbacks -------------------------------------------------------------------------------- */

static gboolean
activate_link_cb (GtkLabel *label, const char *url, gpointer user_data)
{
  if (causerie_text_attributes_is_link (url))
    gtk_widget_activate_action (GTK_WIDGET (label), "app.open-uri", "s", url);
  return TRUE;
}

/* --- the widget ------------------------------------------------------------------------------- */

static GtkSizeRequestMode
causerie_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
causerie_text_block_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (widget);
  int width = gtk_widget_get_width (widget);

  if (self->drawn == NULL) {
    gtk_widget_measure (self->label, orientation, for_size, minimum, natural, NULL, NULL);
  } else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 0;
    *natural = width;
  } else {
    *minimum = *natural =
      causerie_drawn_text_get_room (self->drawn, for_size >= 0 ? for_size : width);
  }
}

static void
causerie_text_block_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (widget);

  if (self->drawn != NULL)
    causerie_drawn_text_get_room (self->drawn, width); /* breaks its lines for this width */
  else
    gtk_widget_size_allocate (self->label, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
snapshot_words (CauserieTextBlock *self,
                PangoLayout       *layout,
                const GdkRGBA     *color,
                GtkSnapshot       *snapshot)
{
  if (self->drawn != NULL)
    gtk_snapshot_append_layout (snapshot, layout, color);
  else
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->label, snapshot);
}

static void
causerie_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (widget);
  graphene_point_t origin;
  PangoLayout *layout = find_layout (self, &origin);
  GdkRGBA color;

  if (self->shown == NULL || layout == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (self->label), &color);
  causerie_code_ground_snapshot (causerie_label_text_get_shown (self->shown), layout, &origin,
                                 &color, snapshot);
  snapshot_marks (self, layout, &origin, snapshot);
  snapshot_words (self, layout, &color, snapshot);
  if (causerie_label_text_has_formulas (self->shown))
    causerie_label_text_snapshot (self->shown, layout, snapshot, origin.x, origin.y, &color,
                                  gtk_widget_get_scale_factor (self->label));
  if (self->caret)
    causerie_caret_snapshot (widget, layout, &origin, snapshot);
}

/* Formulas are as large as the letters around them. */
static void
causerie_text_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (causerie_text_block_parent_class)->css_changed (widget, change);
  update_formulas (CAUSERIE_TEXT_BLOCK (widget));
}

static void
causerie_text_block_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (causerie_text_block_parent_class)->system_setting_changed (widget, setting);
  update_formulas (CAUSERIE_TEXT_BLOCK (widget));
}

static void
causerie_text_block_dispose (GObject *object)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->drawn, causerie_drawn_text_free);
  g_clear_pointer (&self->shown, causerie_label_text_free);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_text_block_parent_class)->dispose (object);
}

static void
causerie_text_block_class_init (CauserieTextBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_text_block_dispose;
  widget_class->get_request_mode = causerie_text_block_get_request_mode;
  widget_class->measure = causerie_text_block_measure;
  widget_class->size_allocate = causerie_text_block_size_allocate;
  widget_class->snapshot = causerie_text_block_snapshot;
  widget_class->css_changed = causerie_text_block_css_changed;
  widget_class->system_setting_changed = causerie_text_block_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "textblock");
}

static void
causerie_text_block_init (CauserieTextBlock *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  g_signal_connect (self->label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text"); /* over a link the label's */
}

GtkWidget *
causerie_text_block_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TEXT_BLOCK, NULL);
}

static void
set_heading (CauserieTextBlock *self, guint level)
{
  static const char * const classes[] = { "h1", "h2", "h3" };

  for (guint i = 0; i < MAX_HEADING_CLASS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  if (level > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), classes[MIN (level, MAX_HEADING_CLASS) - 1]);
}

static void
set_text (CauserieTextBlock *self, CauserieBlock *block, const CauserieStyledText *text)
{
  causerie_block_ref (block);
  show_text (self, text);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
}

void
causerie_text_block_set_block (CauserieTextBlock *self, CauserieBlock *block)
{
  guint old_level;

  g_return_if_fail (CAUSERIE_IS_TEXT_BLOCK (self) && block != NULL);

  old_level = self->block != NULL ? causerie_block_get_level (self->block) : 0;
  if (old_level != causerie_block_get_level (block)) {
    end_drawing (self);
    set_heading (self, causerie_block_get_level (block));
  }
  set_text (self, block, causerie_block_get_text (block));
}

void
causerie_text_block_set_cell (CauserieTextBlock        *self,
                              CauserieBlock            *block,
                              const CauserieStyledText *text,
                              CauserieAlign             align)
{
  static const float xaligns[] = { 0, 0.5, 1 };
  static const GtkJustification justifications[] = { GTK_JUSTIFY_LEFT, GTK_JUSTIFY_CENTER,
                                                     GTK_JUSTIFY_RIGHT };

  g_return_if_fail (CAUSERIE_IS_TEXT_BLOCK (self) && block != NULL && text != NULL);

  gtk_label_set_xalign (GTK_LABEL (self->label), xaligns[align]);
  gtk_label_set_justify (GTK_LABEL (self->label), justifications[align]);
  gtk_label_set_yalign (GTK_LABEL (self->label), 0);
  set_text (self, block, text);
}

void
causerie_text_block_set_caret (CauserieTextBlock *self, gboolean caret)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_BLOCK (self));

  if (self->caret == caret)
    return;
  self->caret = caret;
  if (!caret)
    end_drawing (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
