/* causerie-label-text.c: what a label shows of a styled text with formulas in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Room for a formula is made with letter spacing, line height and rise. Pango has shapes for this,
 * but GTK draws one by way of a picture as large as the whole paragraph. */

#include "causerie-label-text.h"

#include "causerie-font-size.h"
#include "causerie-math-box.h"
#include "causerie-text-attributes.h"

#include <math.h>
#include <string.h>

/* A space that joins what stands beside it, as the letters of a formula would. */
#define ROOM "\u00a0"

/* At both ends of each. Pango takes letter spacing away at the ends of a line, and a formula is
 * read from the left whatever stands around it. */
#define EDGE "\u200e"

/* Between the parts of a formula that may be broken into lines. */
#define BREAK "\u200b"

/* Shorter ones stay on one line. In em. */
#define LONG_FORMULA 9

/* What cannot be broken is made smaller where it is wider, for narrow windows. In em. */
#define WIDEST_PART 24

/* Above and below a formula that is higher than its line, in pixels. */
#define CLEARANCE 2

/* A part of a formula that is one character of the label. */
typedef struct {
  guint            byte;    /* where that is */
  double           width;   /* in whole pixels */
  double           size;    /* of its letters */
  guint            segment; /* of the formula */
  CauserieMathBox *box;     /* borrowed from the formula */
} Part;

typedef struct {
  CauserieMathBox *box;   /* owned */
  guint            start; /* of its TeX in the text */
  guint            end;
  guint            first; /* of its characters in the label */
  guint            last;
} Formula;

struct _CauserieLabelText {
  const CauserieStyledText *text;     /* borrowed */
  CauserieStyledText        shown;    /* its string and runs are owned when there are formulas */
  GArray                   *formulas; /* of Formula; NULL: none */
  GArray                   *parts;    /* of Part; NULL: none */
  double                    size;     /* of formulas, in pixels per em */
  CauserieFontSize          font;
  int                       room;     /* the width of ROOM, in Pango units */
};

/* --- making ----------------------------------------------------------------------------------- */

static void
clear_formula (gpointer data)
{
  Formula *formula = data;

  causerie_math_box_unref (formula->box);
}

static int
measure_room (PangoContext *context)
{
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_text (layout, ROOM, -1);
  pango_layout_get_size (layout, &width, NULL);
  return width;
}

static void
measure_context (CauserieLabelText *self, PangoContext *context)
{
  self->size = causerie_math_box_find_size (context);
  self->font = causerie_font_size_get (context);
  self->room = measure_room (context);
}

static void
append_part (CauserieLabelText *self, GString *shown, CauserieMathBox *box, guint segment,
             double width, double size)
{
  Part part = { shown->len + strlen (EDGE), ceil (width * size), size, segment, box };

  g_string_append (shown, EDGE ROOM);
  g_array_append_val (self->parts, part);
}

static void
append_parts (CauserieLabelText *self, GString *shown, CauserieMathBox *box)
{
  guint n_segments;
  const CauserieMathSegment *segments = causerie_math_box_get_segments (box, &n_segments);
  double widest = 0;

  for (guint i = 0; i < n_segments; i++)
    widest = MAX (widest, segments[i].end - segments[i].start);
  for (guint i = 0; i < n_segments; i++) {
    if (i > 0)
      g_string_append (shown, BREAK);
    append_part (self, shown, box, i, segments[i].end - segments[i].start,
                 self->size * MIN (1, WIDEST_PART / widest));
  }
}

static void
append_formula (CauserieLabelText *self, GString *shown, CauserieMathBox *box,
                const CauserieRun *run)
{
  Formula formula = { box, run->start, run->end, shown->len, 0 };
  double width = causerie_math_box_get_width (box);

  if (width < LONG_FORMULA)
    append_part (self, shown, box, 0, width, self->size);
  else
    append_parts (self, shown, box);
  g_string_append (shown, EDGE);
  formula.last = shown->len;
  g_array_append_val (self->formulas, formula);
}

static void
append_run (GArray *runs, const CauserieRun *run, guint start, guint end)
{
  CauserieRun moved = { start, end, run->style, run->url };

  g_array_append_val (runs, moved);
}

/* A formula that cannot be drawn stays a run of its source; of one that can only a link is left. */
static void
show_run (CauserieLabelText *self, GString *shown, GArray *runs, const CauserieRun *run)
{
  const char *source = self->text->text + run->start;
  gsize length = run->end - run->start, start = shown->len;
  CauserieMathBox *box = NULL;

  if (run->style & CAUSERIE_STYLE_MATH)
    box = causerie_math_box_look_up (source, length, FALSE);

  if (box == NULL) {
    g_string_append_len (shown, source, length);
    append_run (runs, run, start, shown->len);
  } else {
    append_formula (self, shown, box, run);
    if (run->url != NULL) {
      const CauserieRun link = { 0, 0, 0, run->url };

      append_run (runs, &link, start, shown->len);
    }
  }
}

static void
show_formulas (CauserieLabelText *self)
{
  const CauserieStyledText *text = self->text;
  GString *shown = g_string_sized_new (text->length);
  GArray *runs = g_array_sized_new (FALSE, FALSE, sizeof (CauserieRun), text->n_runs);
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    g_string_append_len (shown, text->text + at, text->runs[i].start - at);
    show_run (self, shown, runs, &text->runs[i]);
    at = text->runs[i].end;
  }
  g_string_append_len (shown, text->text + at, text->length - at);

  self->shown.length = shown->len;
  self->shown.text = g_string_free (shown, FALSE);
  self->shown.n_runs = runs->len;
  self->shown.runs = (CauserieRun *) g_array_free (runs, FALSE);
}

static gboolean
has_math (const CauserieStyledText *text)
{
  for (guint i = 0; i < text->n_runs; i++) {
    if (text->runs[i].style & CAUSERIE_STYLE_MATH)
      return TRUE;
  }
  return FALSE;
}

CauserieLabelText *
causerie_label_text_new (const CauserieStyledText *text, PangoContext *context)
{
  CauserieLabelText *self = g_new0 (CauserieLabelText, 1);

  self->text = text;
  self->shown = *text;
  if (has_math (text)) {
    self->formulas = g_array_new (FALSE, FALSE, sizeof (Formula));
    g_array_set_clear_func (self->formulas, clear_formula);
    self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
    measure_context (self, context);
    show_formulas (self);
  }
  return self;
}

void
causerie_label_text_free (CauserieLabelText *self)
{
  if (self->formulas != NULL) {
    g_free ((char *) self->shown.text);
    g_free ((CauserieRun *) self->shown.runs);
    g_array_unref (self->formulas);
    g_array_unref (self->parts);
  }
  g_free (self);
}

gboolean
causerie_label_text_fits (CauserieLabelText *self, PangoContext *context)
{
  return !causerie_label_text_has_formulas (self) ||
         causerie_math_box_find_size (context) == self->size;
}

gboolean
causerie_label_text_has_formulas (CauserieLabelText *self)
{
  return self->formulas != NULL && self->formulas->len > 0;
}

const CauserieStyledText *
causerie_label_text_get_shown (CauserieLabelText *self)
{
  return &self->shown;
}

/* --- attributes ------------------------------------------------------------------------------- */

static void
add_attribute (PangoAttrList *attributes, guint byte, PangoAttribute *attribute)
{
  attribute->start_index = byte;
  attribute->end_index = byte + strlen (ROOM);
  pango_attr_list_insert (attributes, attribute);
}

/* The line height grows above and below alike; the rise shifts it to where the formula is. */
static void
add_height (CauserieLabelText *self, PangoAttrList *attributes, const Part *part)
{
  double ascent = causerie_math_box_get_ascent (part->box) * part->size;
  double descent = causerie_math_box_get_descent (part->box) * part->size;
  double rise;

  if (ascent <= self->font.ascent && descent <= self->font.descent)
    return;
  ascent = ceil (MAX (ascent, self->font.ascent)) + CLEARANCE;
  descent = ceil (MAX (descent, self->font.descent)) + CLEARANCE;
  rise = (ascent - self->font.ascent - descent + self->font.descent) / 2;
  add_attribute (attributes, part->byte,
                 pango_attr_line_height_new_absolute ((int) ((ascent + descent) * PANGO_SCALE)));
  add_attribute (attributes, part->byte, pango_attr_rise_new ((int) (rise * PANGO_SCALE)));
}

static void
add_width (CauserieLabelText *self, PangoAttrList *attributes, const Part *part)
{
  int width = (int) (part->width * PANGO_SCALE) - self->room;

  add_attribute (attributes, part->byte, pango_attr_letter_spacing_new (width));
}

PangoAttrList *
causerie_label_text_dup_attributes (CauserieLabelText *self)
{
  PangoAttrList *attributes = causerie_text_attributes_new (&self->shown);

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    add_width (self, attributes, part);
    add_height (self, attributes, part);
  }
  return attributes;
}

char *
causerie_label_text_dup_speech (CauserieLabelText *self)
{
  GString *speech = g_string_sized_new (self->text->length);
  gsize at = 0;

  for (guint i = 0; self->formulas != NULL && i < self->formulas->len; i++) {
    const Formula *formula = &g_array_index (self->formulas, Formula, i);
    g_autofree char *words =
      causerie_math_dup_speech (causerie_math_box_get_math (formula->box));

    g_string_append_len (speech, self->text->text + at, formula->start - at);
    g_string_append (speech, words);
    at = formula->end;
  }
  g_string_append_len (speech, self->text->text + at, self->text->length - at);
  return g_string_free (speech, FALSE);
}

void
causerie_label_text_apply (CauserieLabelText *self, GtkLabel *label)
{
  g_autoptr(PangoAttrList) attributes = NULL;
  g_autofree char *speech = NULL;

  causerie_text_attributes_apply (label, &self->shown);
  if (!causerie_label_text_has_formulas (self)) {
    gtk_accessible_reset_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL);
    return;
  }

  attributes = causerie_label_text_dup_attributes (self);
  gtk_label_set_attributes (label, attributes);
  speech = causerie_label_text_dup_speech (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                  -1);
}

/* --- places ----------------------------------------------------------------------------------- */

gsize
causerie_label_text_to_place (CauserieLabelText *self, gsize byte)
{
  gsize shift = 0; /* of what stands before, from the label to the text; it may wrap around */

  for (guint i = 0; self->formulas != NULL && i < self->formulas->len; i++) {
    const Formula *formula = &g_array_index (self->formulas, Formula, i);

    if (byte <= formula->first)
      break;
    if (byte < formula->last)
      return formula->start;
    shift = (gsize) formula->end - formula->last;
  }
  return byte + shift;
}

gsize
causerie_label_text_from_place (CauserieLabelText *self, gsize place, gboolean round_up)
{
  gsize shift = 0;

  for (guint i = 0; self->formulas != NULL && i < self->formulas->len; i++) {
    const Formula *formula = &g_array_index (self->formulas, Formula, i);

    if (place <= formula->start)
      break;
    if (place < formula->end)
      return round_up ? formula->last : formula->first;
    shift = (gsize) formula->last - formula->end;
  }
  return place + shift;
}

const char *
causerie_label_text_get_tex (CauserieLabelText *self, gsize byte, gsize *length)
{
  for (guint i = 0; self->formulas != NULL && i < self->formulas->len; i++) {
    const Formula *formula = &g_array_index (self->formulas, Formula, i);

    if (byte >= formula->first && byte < formula->last) {
      *length = formula->end - formula->start;
      return self->text->text + formula->start;
    }
  }
  return NULL;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static gboolean
lies_in_line (const Part *part, PangoLayoutLine *line)
{
  int start = pango_layout_line_get_start_index (line);

  return (int) part->byte >= start &&
         (int) part->byte < start + pango_layout_line_get_length (line);
}

/* Its left edge from the start of its line, in pixels: on the right of it in a line that is read
 * from the right. */
static double
find_left (const Part *part, PangoLayoutLine *line)
{
  int start, end;

  pango_layout_line_index_to_x (line, (int) part->byte, FALSE, &start);
  pango_layout_line_index_to_x (line, (int) part->byte, TRUE, &end);
  return MIN (start, end) / (double) PANGO_SCALE;
}

static gboolean
is_whole (const CauserieLabelText *self, guint index)
{
  const Part *part = &g_array_index (self->parts, Part, index);
  const Part *next = part + 1;

  return part->segment == 0 && (index + 1 == self->parts->len || next->segment == 0);
}

static void
draw_part (CauserieLabelText *self, guint index, cairo_t *cr, double x, double y)
{
  const Part *part = &g_array_index (self->parts, Part, index);

  if (is_whole (self, index))
    causerie_math_box_draw (part->box, cr, x, y, part->size);
  else
    causerie_math_box_draw_segment (part->box, part->segment, cr, x, y, part->size);
}

/* Ink may reach a little over the box: an f at the end, a hat on a narrow letter. */
static void
snapshot_part (CauserieLabelText *self, guint index, GtkSnapshot *snapshot, double x, double y,
               const GdkRGBA *color)
{
  const Part *part = &g_array_index (self->parts, Part, index);
  double ascent = ceil (causerie_math_box_get_ascent (part->box) * part->size) + CLEARANCE;
  double descent = ceil (causerie_math_box_get_descent (part->box) * part->size) + CLEARANCE;
  double overhang = ceil (part->size / 2);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (x - overhang, y - ascent, part->width + 2 * overhang,
                                   ascent + descent));

  gdk_cairo_set_source_rgba (cr, color);
  draw_part (self, index, cr, x, y);
  cairo_destroy (cr);
}

void
causerie_label_text_snapshot (CauserieLabelText *self,
                              PangoLayout       *layout,
                              GtkSnapshot       *snapshot,
                              double             x,
                              double             y,
                              const GdkRGBA     *color)
{
  g_autoptr(PangoLayoutIter) iter = NULL;

  if (!causerie_label_text_has_formulas (self))
    return;

  iter = pango_layout_get_iter (layout);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    double baseline = y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    for (guint i = 0; i < self->parts->len; i++) {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (lies_in_line (part, line))
        snapshot_part (self, i, snapshot,
                       round (x + extents.x / (double) PANGO_SCALE + find_left (part, line)),
                       round (baseline), color);
    }
  } while (pango_layout_iter_next_line (iter));
}

void
causerie_label_text_draw_line (CauserieLabelText *self, PangoLayoutLine *line, cairo_t *cr)
{
  double x = 0, y = 0;

  if (!causerie_label_text_has_formulas (self))
    return;
  if (cairo_has_current_point (cr))
    cairo_get_current_point (cr, &x, &y);
  for (guint i = 0; i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    if (lies_in_line (part, line))
      draw_part (self, i, cr, x + find_left (part, line), y);
  }
}
