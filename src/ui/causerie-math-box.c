/* causerie-math-box.c: a formula that was laid out, ready to be drawn at any size
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-box.h"

#include "causerie-math-ink.h"
#include "causerie-math-layout-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* So many formulas are kept at the least, and at most twice as many. */
#define MAX_KEPT 256

/* How much larger than the text's a formula's letters become, to be as high as these. */
#define MAX_MAGNIFICATION 1.2

/* A slanting line is never thinner, in pixels. */
#define THINNEST_LINE 0.75

/* Up to this thickness a rule gets whole pixels on a screen. */
#define MAX_SHARP 3

struct _CauserieMathBox {
  CauserieMathFont *font;     /* borrowed */
  CauserieMath     *math;     /* owned; NULL in a tag */
  double            width;
  double            ascent;
  double            descent;
  GArray           *marks;    /* of CauserieMathMark */
  GArray           *segments; /* of CauserieMathSegment */
  GArray           *tags;     /* of CauserieMathTag */
};

/* --- making ----------------------------------------------------------------------------------- */

static void
clear_mark (gpointer data)
{
  CauserieMathMark *mark = data;

  g_clear_object (&mark->words);
}

static void
clear_tag (gpointer data)
{
  CauserieMathTag *tag = data;

  g_clear_pointer (&tag->box, causerie_math_box_unref);
}

static CauserieMathLayout
begin_layout (CauserieMathFont *font)
{
  CauserieMathLayout layout = {
    font, g_array_new (FALSE, FALSE, sizeof (CauserieMathMark)),
    g_array_new (FALSE, FALSE, sizeof (CauserieMathTag)),
    g_array_new (FALSE, FALSE, sizeof (CauserieMathSegment)),
  };

  g_array_set_clear_func (layout.marks, clear_mark);
  g_array_set_clear_func (layout.tags, clear_tag);
  return layout;
}

static void
find_tags (CauserieMathBox *self)
{
  for (guint i = 0; i < self->marks->len; i++) {
    const CauserieMathMark *mark = &g_array_index (self->marks, CauserieMathMark, i);

    if (mark->kind == CAUSERIE_MATH_MARK_TAG)
      g_array_index (self->tags, CauserieMathTag, mark->glyph).y = mark->y;
  }
}

static CauserieMathBox *
end_layout (CauserieMathLayout *layout, const CauserieMathPiece *piece)
{
  CauserieMathBox *self = g_rc_box_new0 (CauserieMathBox);

  self->font = layout->font;
  self->width = piece->width + piece->italic;
  self->ascent = piece->ascent;
  self->descent = piece->descent;
  self->marks = layout->marks;
  self->segments = layout->segments;
  self->tags = layout->tags;
  find_tags (self);
  return self;
}

CauserieMathBox *
causerie_math_layout_dup_box (CauserieMathLayout *layout, const CauserieMathNode *node)
{
  CauserieMathLayout inner = begin_layout (layout->font);
  CauserieMathPiece piece =
    causerie_math_layout_node (&inner, node, (CauserieMathSetting) { CAUSERIE_MATH_STYLE_TEXT });

  return end_layout (&inner, &piece);
}

CauserieMathBox *
causerie_math_box_new (CauserieMathFont *font, CauserieMath *math)
{
  CauserieMathLayout layout = begin_layout (font);
  CauserieMathPiece piece = causerie_math_layout_all (&layout, math);
  CauserieMathBox *self;

  if (causerie_math_get_tag (math) != NULL) {
    CauserieMathTag tag = { causerie_math_layout_dup_box (&layout, causerie_math_get_tag (math)) };

    g_array_append_val (layout.tags, tag);
  }
  self = end_layout (&layout, &piece);
  self->math = causerie_math_ref (math);
  return self;
}

static void
clear_box (gpointer data)
{
  CauserieMathBox *self = data;

  g_clear_pointer (&self->math, causerie_math_unref);
  g_array_unref (self->marks);
  g_array_unref (self->segments);
  g_array_unref (self->tags);
}

CauserieMathBox *
causerie_math_box_ref (CauserieMathBox *self)
{
  return g_rc_box_acquire (self);
}

void
causerie_math_box_unref (CauserieMathBox *self)
{
  g_rc_box_release_full (self, clear_box);
}

/* --- kept formulas ---------------------------------------------------------------------------- */

static void
clear_kept (gpointer data)
{
  if (data != NULL)
    causerie_math_box_unref (data);
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_kept);
}

static CauserieMathBox *
make_box (const char *tex, gsize length, gboolean display)
{
  CauserieMathFont *font = causerie_math_font_get_own ();
  g_autoptr(CauserieMath) math = NULL;

  if (font != NULL)
    math = causerie_math_parse (tex, length, display);
  return math != NULL ? causerie_math_box_new (font, math) : NULL;
}

/* What is streamed or scrolled asks for the same formulas again and again. What was not asked for
 * since the last generation began goes when the next one does. */
typedef struct {
  GHashTable *young; /* "D" or "T" and TeX → CauserieMathBox, NULL where it cannot be */
  GHashTable *old;   /* or NULL */
} Kept;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_hash_table_unref (kept->young);
  g_clear_pointer (&kept->old, g_hash_table_unref);
  g_free (kept);
}

/* Each thread has its own, as fonts are. */
static Kept *
get_kept (void)
{
  static GPrivate private = G_PRIVATE_INIT (free_kept);
  Kept *kept = g_private_get (&private);

  if (kept == NULL) {
    kept = g_new0 (Kept, 1);
    kept->young = new_generation ();
    g_private_set (&private, kept);
  }
  return kept;
}

/* `key` and `box` (transfer full). */
static void
keep (Kept *kept, char *key, CauserieMathBox *box)
{
  if (g_hash_table_size (kept->young) >= MAX_KEPT) {
    g_clear_pointer (&kept->old, g_hash_table_unref);
    kept->old = kept->young;
    kept->young = new_generation ();
  }
  g_hash_table_insert (kept->young, key, box);
}

CauserieMathBox *
causerie_math_box_look_up (const char *tex, gsize length, gboolean display)
{
  Kept *kept = get_kept ();
  g_autofree char *source = g_strndup (tex, length);
  g_autofree char *key = g_strconcat (display ? "D" : "T", source, NULL);
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (kept->young, key, NULL, &found)) {
    if (kept->old == NULL || !g_hash_table_lookup_extended (kept->old, key, NULL, &found))
      found = make_box (tex, length, display);
    else if (found != NULL)
      causerie_math_box_ref (found);
    keep (kept, g_steal_pointer (&key), found);
  }
  return found != NULL ? causerie_math_box_ref (found) : NULL;
}

/* --- what it is ------------------------------------------------------------------------------- */

CauserieMath *
causerie_math_box_get_math (CauserieMathBox *self)
{
  return self->math;
}

double
causerie_math_box_get_width (CauserieMathBox *self)
{
  return self->width;
}

double
causerie_math_box_get_ascent (CauserieMathBox *self)
{
  return self->ascent;
}

double
causerie_math_box_get_descent (CauserieMathBox *self)
{
  return self->descent;
}

const CauserieMathMark *
causerie_math_box_get_marks (CauserieMathBox *self, guint *n_marks)
{
  *n_marks = self->marks->len;
  return (const CauserieMathMark *) self->marks->data;
}

const CauserieMathSegment *
causerie_math_box_get_segments (CauserieMathBox *self, guint *n_segments)
{
  *n_segments = self->segments->len;
  return (const CauserieMathSegment *) self->segments->data;
}

const CauserieMathTag *
causerie_math_box_get_tags (CauserieMathBox *self, guint *n_tags)
{
  *n_tags = self->tags->len;
  return (const CauserieMathTag *) self->tags->data;
}

/* In ems of the font; 0 when it does not say. */
static double
find_x_height (PangoFont *font, double size)
{
  hb_position_t height = 0;

  if (!hb_ot_metrics_get_position (pango_font_get_hb_font (font), HB_OT_METRICS_TAG_X_HEIGHT,
                                   &height))
    return 0;
  return height / size;
}

double
causerie_math_box_find_size (PangoContext *context)
{
  CauserieMathFont *math_font = causerie_math_font_get_own ();
  PangoFont *font =
    pango_context_load_font (context, pango_context_get_font_description (context));
  PangoFontDescription *description;
  double size, x_height;

  if (font == NULL || math_font == NULL)
    return 0;
  description = pango_font_describe_with_absolute_size (font);
  size = pango_font_description_get_size (description);
  pango_font_description_free (description);
  x_height = find_x_height (font, size) / causerie_math_font_get_x_height (math_font);
  g_object_unref (font);
  return size / PANGO_SCALE * CLAMP (x_height, 1, MAX_MAGNIFICATION);
}

/* --- drawing ---------------------------------------------------------------------------------- */

typedef struct {
  cairo_t          *cr;
  CauserieMathFont *font;  /* borrowed */
  cairo_pattern_t  *ink;   /* of what has no colour of its own; borrowed */
  guint32           color; /* of what is on the path, 0: the ink */
  gboolean          exact; /* that colour may not be another */
  double            x;
  double            y;
  double            size;
  double            pixel; /* rules are drawn in whole ones; 0: there are none */
} Brush;

/* How large a pixel is; 0: paper has none. */
static double
find_pixel (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  double x_scale, y_scale;

  switch (cairo_surface_get_type (surface)) {
  case CAIRO_SURFACE_TYPE_PDF:
  case CAIRO_SURFACE_TYPE_PS:
  case CAIRO_SURFACE_TYPE_SVG:
    return 0;
  default:
    cairo_surface_get_device_scale (surface, &x_scale, &y_scale);
    return 1 / MAX (x_scale, 1);
  }
}

static guint32
adapt (const Brush *brush)
{
  double red = 0, green = 0, blue = 0;

  if (brush->exact)
    return brush->color;
  cairo_pattern_get_rgba (brush->ink, &red, &green, &blue, NULL);
  return causerie_math_ink_adapt (brush->color,
                                  &(GdkRGBA) { (float) red, (float) green, (float) blue, 1 });
}

static void
set_color (const Brush *brush)
{
  guint32 color;

  if (brush->color == 0) {
    cairo_set_source (brush->cr, brush->ink);
    return;
  }
  color = adapt (brush);
  cairo_set_source_rgba (brush->cr, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                         (color & 255) / 255.0, (color >> 24) / 255.0);
}

/* Glyphs of one colour are one path. */
static void
fill_path (Brush *brush)
{
  if (!cairo_has_current_point (brush->cr))
    return;
  set_color (brush);
  cairo_fill (brush->cr);
}

/* A thin rule would be a grey one wherever it does not meet the pixels. */
static void
sharpen (double pixel, double *start, double *length)
{
  double thickness = pixel * MAX (1, round (*length / pixel));

  *start = pixel * round ((*start + (*length - thickness) / 2) / pixel);
  *length = thickness;
}

static void
draw_rule (const Brush *brush, const CauserieMathMark *mark)
{
  double x = brush->x + mark->x * brush->size, y = brush->y + mark->y * brush->size;
  double width = mark->width * brush->size, height = mark->height * brush->size;

  if (brush->pixel > 0 && height < MAX_SHARP && height < width)
    sharpen (brush->pixel, &y, &height);
  else if (brush->pixel > 0 && width < MAX_SHARP)
    sharpen (brush->pixel, &x, &width);
  cairo_rectangle (brush->cr, x, y, width, height);
  cairo_fill (brush->cr);
}

static void
draw_line (const Brush *brush, const CauserieMathMark *mark)
{
  double thickness = mark->size * brush->size;

  cairo_set_line_width (brush->cr, MAX (thickness, brush->pixel * THINNEST_LINE));
  cairo_set_line_cap (brush->cr, CAIRO_LINE_CAP_BUTT);
  cairo_move_to (brush->cr, brush->x + mark->x * brush->size, brush->y + mark->y * brush->size);
  cairo_rel_line_to (brush->cr, mark->width * brush->size, mark->height * brush->size);
  cairo_stroke (brush->cr);
}

static void
draw_words (const Brush *brush, const CauserieMathMark *mark)
{
  double scale = mark->size * brush->size / CAUSERIE_MATH_WORDS_SIZE;
  double baseline = pango_layout_get_baseline (mark->words) / (double) PANGO_SCALE;

  cairo_save (brush->cr);
  cairo_translate (brush->cr, brush->x + mark->x * brush->size, brush->y + mark->y * brush->size);
  cairo_scale (brush->cr, scale, scale);
  cairo_move_to (brush->cr, 0, -baseline);
  pango_cairo_show_layout (brush->cr, mark->words);
  cairo_restore (brush->cr);
  cairo_new_path (brush->cr);
}

static void
draw_mark (Brush *brush, const CauserieMathMark *mark)
{
  if (mark->kind == CAUSERIE_MATH_MARK_TAG)
    return;
  if (mark->kind != CAUSERIE_MATH_MARK_GLYPH || mark->color != brush->color ||
      mark->exact != brush->exact)
    fill_path (brush);
  brush->color = mark->color;
  brush->exact = mark->exact;

  if (mark->kind == CAUSERIE_MATH_MARK_GLYPH) {
    causerie_math_font_add_outline (brush->font, mark->glyph, brush->cr,
                                    brush->x + mark->x * brush->size,
                                    brush->y + mark->y * brush->size, mark->size * brush->size);
    return;
  }
  set_color (brush);
  if (mark->kind == CAUSERIE_MATH_MARK_RULE)
    draw_rule (brush, mark);
  else if (mark->kind == CAUSERIE_MATH_MARK_LINE)
    draw_line (brush, mark);
  else
    draw_words (brush, mark);
}

static void
draw_marks (CauserieMathBox *self, guint first, guint end, Brush *brush)
{
  cairo_pattern_t *ink = cairo_pattern_reference (cairo_get_source (brush->cr));

  cairo_save (brush->cr);
  cairo_new_path (brush->cr);
  brush->font = self->font;
  brush->ink = ink;
  brush->pixel = find_pixel (brush->cr);
  for (guint i = first; i < end; i++)
    draw_mark (brush, &g_array_index (self->marks, CauserieMathMark, i));
  fill_path (brush);
  cairo_restore (brush->cr);
  cairo_pattern_destroy (ink);
}

void
causerie_math_box_draw (CauserieMathBox *self, cairo_t *cr, double x, double y, double size)
{
  Brush brush = { .cr = cr, .x = x, .y = y, .size = size };

  draw_marks (self, 0, self->marks->len, &brush);
}

void
causerie_math_box_draw_segment (CauserieMathBox *self,
                                guint            segment,
                                cairo_t         *cr,
                                double           x,
                                double           y,
                                double           size)
{
  const CauserieMathSegment *part =
    &g_array_index (self->segments, CauserieMathSegment, segment);
  Brush brush = { .cr = cr, .x = x - part->start * size, .y = y, .size = size };

  draw_marks (self, part->first_mark, part->end_mark, &brush);
}
