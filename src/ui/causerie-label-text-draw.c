/* causerie-label-text-draw.c: formulas over the room that a label has for them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-label-text.h"
#include "causerie-label-text-private.h"

#include <math.h>

static gboolean
lies_in_line (const CauserieLabelPart *part, PangoLayoutLine *line)
{
  int start = pango_layout_line_get_start_index (line);

  return (int) part->byte >= start &&
         (int) part->byte < start + pango_layout_line_get_length (line);
}

/* Its left edge from the start of its line, in pixels: on the right of it in a line that is read
 * from the right. */
static double
find_left (const CauserieLabelPart *part, PangoLayoutLine *line)
{
  int start, end;

  pango_layout_line_index_to_x (line, (int) part->byte, FALSE, &start);
  pango_layout_line_index_to_x (line, (int) part->byte, TRUE, &end);
  return MIN (start, end) / (double) PANGO_SCALE;
}

static gboolean
is_whole (const CauserieLabelText *self, guint index)
{
  const CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, index);
  const CauserieLabelPart *next = part + 1;

  return part->segment == 0 && (index + 1 == self->parts->len || next->segment == 0);
}

static void
draw_part (CauserieLabelText *self, guint index, cairo_t *cr, double x, double y)
{
  const CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, index);

  if (is_whole (self, index))
    causerie_math_box_draw (part->box, cr, x, y, part->size);
  else
    causerie_math_box_draw_segment (part->box, part->segment, cr, x, y, part->size);
}

/* Ink may reach a little over the box: an f at the end, a hat on a narrow letter. */
static double
get_overhang (const CauserieLabelPart *part)
{
  return ceil (part->size / 2);
}

static double
get_ascent (const CauserieLabelPart *part)
{
  return ceil (causerie_math_box_get_ascent (part->box) * part->size) + CAUSERIE_LABEL_CLEARANCE;
}

static double
get_descent (const CauserieLabelPart *part)
{
  return ceil (causerie_math_box_get_descent (part->box) * part->size) + CAUSERIE_LABEL_CLEARANCE;
}

typedef struct {
  CauserieLabelText *text;
  guint              index;
} PartDrawing;

static void
draw_part_cb (cairo_t *cr, gpointer data)
{
  const PartDrawing *drawing = data;
  const CauserieLabelPart *part =
    &g_array_index (drawing->text->parts, CauserieLabelPart, drawing->index);

  draw_part (drawing->text, drawing->index, cr, get_overhang (part), get_ascent (part));
}

static void
snapshot_part (CauserieLabelText *self, guint index, GtkSnapshot *snapshot, double x, double y,
               const GdkRGBA *color, int scale)
{
  CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, index);
  PartDrawing drawing = { self, index };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
    x - get_overhang (part), y - get_ascent (part), part->width + 2 * get_overhang (part),
    get_ascent (part) + get_descent (part));

  causerie_math_picture_snapshot (&part->picture, snapshot, &bounds, color, scale, draw_part_cb,
                                  &drawing);
}

void
causerie_label_text_snapshot (CauserieLabelText *self,
                              PangoLayout       *layout,
                              GtkSnapshot       *snapshot,
                              double             x,
                              double             y,
                              const GdkRGBA     *color,
                              int                scale)
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
      const CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, i);

      if (lies_in_line (part, line))
        snapshot_part (self, i, snapshot,
                       round (x + extents.x / (double) PANGO_SCALE + find_left (part, line)),
                       round (baseline), color, scale);
    }
  } while (pango_layout_iter_next_line (iter));
}

void
causerie_label_text_draw_line (CauserieLabelText *self, PangoLayoutLine *line, cairo_t *cr,
                               double x, double y)
{
  for (guint i = 0; causerie_label_text_has_formulas (self) && i < self->parts->len; i++) {
    const CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, i);

    if (lies_in_line (part, line))
      draw_part (self, i, cr, x + find_left (part, line), y);
  }
}

void
causerie_label_text_draw (CauserieLabelText *self, PangoLayout *layout, cairo_t *cr, double x,
                          double y)
{
  g_autoptr(PangoLayoutIter) iter = pango_layout_get_iter (layout);

  do {
    double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
    PangoRectangle extents;

    pango_layout_iter_get_line_extents (iter, NULL, &extents);
    causerie_label_text_draw_line (self, pango_layout_iter_get_line_readonly (iter), cr,
                                   x + extents.x / (double) PANGO_SCALE, y + baseline);
  } while (pango_layout_iter_next_line (iter));
}

void
causerie_label_text_take_pictures (CauserieLabelText *self, CauserieLabelText *before)
{
  if (!causerie_label_text_has_formulas (self) || !causerie_label_text_has_formulas (before))
    return;

  for (guint i = 0; i < MIN (self->parts->len, before->parts->len); i++) {
    CauserieLabelPart *part = &g_array_index (self->parts, CauserieLabelPart, i);
    CauserieLabelPart *old = &g_array_index (before->parts, CauserieLabelPart, i);

    if (part->box != old->box || part->segment != old->segment || part->size != old->size)
      return;
    causerie_math_picture_clear (&part->picture);
    part->picture = old->picture;
    old->picture = (CauserieMathPicture) { NULL };
  }
}
