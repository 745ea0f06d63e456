/* causerie-text-block.c: a paragraph or heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-block.h"

#include "causerie-caret.h"
#include "causerie-font-size.h"
#include "causerie-label-place.h"
#include "causerie-label-text.h"
#include "causerie-math-menu.h"
#include "causerie-selectable.h"
#include "causerie-text-attributes.h"

/* The ground of code goes this far beyond its letters, in pixels. */
#define CHIP_SIDE   3
#define CHIP_ABOVE  2
#define CHIP_RADIUS 5
#define CHIP_ALPHA  0.08

#define CHIP_STYLES (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH)

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

  GtkWidget                *label; /* child */
};

static void selectable_init (CauserieSelectableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieTextBlock, causerie_text_block, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_SELECTABLE, selectable_init))

/* --- the ground of code ----------------------------------------------------------------------- */

static gboolean
has_style (const CauserieStyledText *text, CauserieTextStyle style)
{
  for (guint i = 0; i < text->n_runs; i++) {
    if (text->runs[i].style & style)
      return TRUE;
  }
  return FALSE;
}

static void
append_chip (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *bounds)
{
  GskRoundedRect chip;

  gsk_rounded_rect_init_from_rect (&chip, bounds, CHIP_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

/* The parts of one line that lie in [start, end). */
static void
append_line_chips (GtkSnapshot     *snapshot,
                   PangoLayoutIter *iter,
                   const CauserieRun *run,
                   graphene_rect_t *bounds, /* x of the layout; the rest from the baseline */
                   const GdkRGBA   *color)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int line_start = pango_layout_line_get_start_index (line);
  int start = MAX ((int) run->start, line_start);
  int end = MIN ((int) run->end, line_start + pango_layout_line_get_length (line));
  g_autofree int *ranges = NULL;
  int n_ranges, baseline = pango_layout_iter_get_baseline (iter);

  if (start >= end)
    return;

  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++) {
    float left = ranges[2 * i] / (float) PANGO_SCALE;
    float right = ranges[2 * i + 1] / (float) PANGO_SCALE;
    graphene_rect_t chip = GRAPHENE_RECT_INIT (bounds->origin.x + left - CHIP_SIDE,
      bounds->origin.y + baseline / (float) PANGO_SCALE, right - left + 2 * CHIP_SIDE,
      bounds->size.height);

    append_chip (snapshot, color, &chip);
  }
}

static void
snapshot_chips (CauserieTextBlock *self, GtkSnapshot *snapshot)
{
  const CauserieStyledText *text = causerie_label_text_get_shown (self->shown);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  g_autoptr(PangoLayoutIter) iter = pango_layout_get_iter (layout);
  CauserieFontSize font = causerie_font_size_get (pango_layout_get_context (layout));
  graphene_rect_t bounds;
  GdkRGBA color;
  int x, y;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  graphene_rect_init (&bounds, x, y - font.ascent - CHIP_ABOVE, 0,
                      font.ascent + font.descent + 2 * CHIP_ABOVE);
  gtk_style_context_get_color (gtk_widget_get_style_context (self->label), &color);
  color.alpha *= CHIP_ALPHA;

  do {
    for (guint i = 0; i < text->n_runs; i++) {
      if (text->runs[i].style & CHIP_STYLES)
        append_line_chips (snapshot, iter, &text->runs[i], &bounds, &color);
    }
  } while (pango_layout_iter_next_line (iter));
}

/* --- formulas --------------------------------------------------------------------------------- */

static void
snapshot_formulas (CauserieTextBlock *self, GtkSnapshot *snapshot)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  graphene_point_t origin;
  GdkRGBA color;
  int x, y;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  if (!gtk_widget_compute_point (self->label, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y),
                                 &origin))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (self->label), &color);
  causerie_label_text_snapshot (self->shown, layout, snapshot, origin.x, origin.y, &color,
                                gtk_widget_get_scale_factor (self->label));
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
static void
set_wrap_mode (GtkLabel *label, guint longest_word)
{
  PangoWrapMode mode = PANGO_WRAP_WORD;

  if (longest_word > MAX_CHUNK_CHARS)
    mode = PANGO_WRAP_CHAR;
  else if (longest_word > MAX_WORD_CHARS)
    mode = PANGO_WRAP_WORD_CHAR;
  gtk_label_set_wrap_mode (label, mode);
  gtk_label_set_width_chars (label, mode != PANGO_WRAP_WORD ? MAX_WORD_CHARS / 2 : -1);
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
  set_wrap_mode (GTK_LABEL (self->label), measure_longest_word (words));
  causerie_label_text_apply (shown, GTK_LABEL (self->label));
  if (self->shown != NULL)
    causerie_label_text_take_pictures (shown, self->shown);
  g_clear_pointer (&self->shown, causerie_label_text_free);
  self->shown = shown;
  self->text = text;
}

/* Anew when the letters became larger or smaller. */
static void
update_formulas (CauserieTextBlock *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->label);

  if (self->shown != NULL && !causerie_label_text_fits (self->shown, context))
    show_text (self, self->text);
}

/* --- places of the text ----------------------------------------------------------------------- */

static gsize
locate (CauserieSelectable *selectable, double x, double y)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (selectable);

  gsize byte = causerie_label_place_locate (GTK_WIDGET (self), GTK_LABEL (self->label), x, y);

  return self->shown != NULL ? causerie_label_text_to_place (self->shown, byte) : 0;
}

static gboolean
find_rect (CauserieSelectable *selectable, gsize place, graphene_rect_t *rect)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (selectable);

  if (self->shown == NULL)
    return FALSE;
  return causerie_label_place_find_rect (
    GTK_WIDGET (self), GTK_LABEL (self->label),
    causerie_label_text_from_place (self->shown, place, FALSE), rect);
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
snapshot_marks (CauserieTextBlock *self, GtkSnapshot *snapshot)
{
  guint n_marks;
  const CauserieTextMark *marks =
    causerie_selectable_get_marks (CAUSERIE_SELECTABLE (self), &n_marks);

  for (guint i = 0; i < n_marks; i++)
    causerie_label_place_snapshot (
      GTK_WIDGET (self), GTK_LABEL (self->label),
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

static void
causerie_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieTextBlock *self = CAUSERIE_TEXT_BLOCK (widget);

  if (self->shown != NULL) {
    if (has_style (causerie_label_text_get_shown (self->shown), CHIP_STYLES))
      snapshot_chips (self, snapshot);
    snapshot_marks (self, snapshot);
  }
  GTK_WIDGET_CLASS (causerie_text_block_parent_class)->snapshot (widget, snapshot);
  if (self->shown != NULL && causerie_label_text_has_formulas (self->shown))
    snapshot_formulas (self, snapshot);
  if (self->caret)
    causerie_caret_snapshot (widget, GTK_LABEL (self->label), snapshot);
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
  g_clear_pointer (&self->shown, causerie_label_text_free);
  g_clear_pointer (&self->block, causerie_block_unref);
  G_OBJECT_CLASS (causerie_text_block_parent_class)->dispose (object);
}

static void
causerie_text_block_class_init (CauserieTextBlockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_text_block_dispose;
  widget_class->snapshot = causerie_text_block_snapshot;
  widget_class->css_changed = causerie_text_block_css_changed;
  widget_class->system_setting_changed = causerie_text_block_system_setting_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
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
  if (old_level != causerie_block_get_level (block))
    set_heading (self, causerie_block_get_level (block));
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
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
