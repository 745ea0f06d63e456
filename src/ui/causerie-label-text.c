/* causerie-label-text.c: what a label shows of a styled text with formulas in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Room for a formula is made with letter spacing, line height and rise. Pango has shapes for this,
 * but GTK draws one by way of a picture as large as the whole paragraph. */

#include "causerie-label-text.h"
#include "causerie-label-text-private.h"

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

/* --- making ----------------------------------------------------------------------------------- */

static void
clear_formula (gpointer data)
{
  CauserieLabelFormula *formula = data;

  causerie_math_box_unref (formula->box);
}

static void
clear_part (gpointer data)
{
  CauserieLabelPart *part = data;

  causerie_math_picture_clear (&part->picture);
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
  CauserieLabelPart part = { shown->len + strlen (EDGE), ceil (width * size), size, segment, box };

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
  CauserieLabelFormula formula = { box, run->start, run->end, shown->len, 0 };
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
    self->formulas = g_array_new (FALSE, FALSE, sizeof (CauserieLabelFormula));
    g_array_set_clear_func (self->formulas, clear_formula);
    self->parts = g_array_new (FALSE, FALSE, sizeof (CauserieLabelPart));
    g_array_set_clear_func (self->parts, clear_part);
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
add_height (CauserieLabelText *self, PangoAttrList *attributes, const CauserieLabelPart *part)
{
  double ascent = causerie_math_box_get_ascent (part->box) * part->size;
  double descent = causerie_math_box_get_descent (part->box) * part->size;
  double rise;

  if (ascent <= self->font.ascent && descent <= self->font.descent)
    return;
  ascent = ceil (MAX (ascent, self->font.ascent)) + CAUSERIE_LABEL_CLEARANCE;
  descent = ceil (MAX (descent, self->font.descent)) + CAUSERIE_LABEL_CLEARANCE;
  rise = (ascent - self->font.ascent - descent + self->font.descent) / 2;
  add_attribute (attributes, part->byte,
                 pango_attr_line_height_new_absolute ((int) ((ascent + descent) * PANGO_SCALE)));
  add_attribute (attributes, part->byte, pango_attr_rise_new ((int) (rise * PANGO_SCALE)));
}

static void
add_width (CauserieLabelText *self, PangoAttrList *attributes, const CauserieLabelPart *part)
{
  int width = (int) (part->width * PANGO_SCALE) - self->room;

  add_attribute (attributes, part->byte, pango_attr_letter_spacing_new (width));
}

PangoAttrList *
causerie_label_text_dup_attributes (CauserieLabelText *self)
{
  PangoAttrList *attributes = causerie_text_attributes_new (&self->shown);

  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++) {
    const CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, i);

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
    const CauserieLabelFormula *formula = &g_array_index (self->formulas, CauserieLabelFormula, i);
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
    const CauserieLabelFormula *formula = &g_array_index (self->formulas, CauserieLabelFormula, i);

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
    const CauserieLabelFormula *formula = &g_array_index (self->formulas, CauserieLabelFormula, i);

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
    const CauserieLabelFormula *formula = &g_array_index (self->formulas, CauserieLabelFormula, i);

    if (byte >= formula->first && byte < formula->last) {
      *length = formula->end - formula->start;
      return self->text->text + formula->start;
    }
  }
  return NULL;
}
