/* causerie-label-place.c: points of a label and the bytes of its text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-label-place.h"

#include <math.h>
#include <string.h>

#define HIT_RADIUS   3
#define BORDER_WIDTH 1

/* So much is marked of a line end, of the line's height. */
#define LINE_END_SHARE 0.25f

gboolean
causerie_label_place_find_origin (GtkWidget *widget, GtkLabel *label, graphene_point_t *origin)
{
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  return gtk_widget_compute_point (GTK_WIDGET (label), widget, &GRAPHENE_POINT_INIT (x, y), origin);
}

gsize
causerie_label_place_locate_layout (PangoLayout *layout, const graphene_point_t *origin, double x,
                                    double y)
{
  const char *text = pango_layout_get_text (layout), *end;
  int index, n_trailing;

  pango_layout_xy_to_index (layout, (int) ((x - origin->x) * PANGO_SCALE),
                            (int) ((y - origin->y) * PANGO_SCALE), &index, &n_trailing);
  for (end = text + index; n_trailing > 0 && *end != '\0'; n_trailing--)
    end = g_utf8_next_char (end);
  return end - text;
}

gsize
causerie_label_place_locate (GtkWidget *widget, GtkLabel *label, double x, double y)
{
  graphene_point_t origin;

  if (!causerie_label_place_find_origin (widget, label, &origin))
    return 0;
  return causerie_label_place_locate_layout (gtk_label_get_layout (label), &origin, x, y);
}

void
causerie_label_place_find_layout_rect (PangoLayout            *layout,
                                       const graphene_point_t *origin,
                                       gsize                   byte,
                                       graphene_rect_t        *rect)
{
  gsize length = strlen (pango_layout_get_text (layout));
  PangoRectangle cursor;

  pango_layout_get_cursor_pos (layout, (int) MIN (byte, length), &cursor, NULL);
  graphene_rect_init (rect, origin->x + cursor.x / (float) PANGO_SCALE,
                      origin->y + cursor.y / (float) PANGO_SCALE, 0,
                      cursor.height / (float) PANGO_SCALE);
}

gboolean
causerie_label_place_find_rect (GtkWidget *widget, GtkLabel *label, gsize byte,
                                graphene_rect_t *rect)
{
  graphene_point_t origin;

  if (!causerie_label_place_find_origin (widget, label, &origin))
    return FALSE;
  causerie_label_place_find_layout_rect (gtk_label_get_layout (label), &origin, byte, rect);
  return TRUE;
}

/* --- drawing ---------------------------------------------------------------------------------- */

typedef struct {
  GtkSnapshot          *snapshot;
  CauserieTextMarkKind  kind;
  GdkRGBA               color;
  GdkRGBA               border; /* of the current hit */
} Brush;

static gboolean
find_colors (GtkWidget *widget, Brush *brush)
{
  static const char * const names[] = {
    [CAUSERIE_TEXT_MARK_SELECTED] = "text_selected_bg_color",
    [CAUSERIE_TEXT_MARK_HIT] = "text_hit_bg_color",
    [CAUSERIE_TEXT_MARK_CURRENT_HIT] = "text_current_hit_bg_color",
  };
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, "text_current_hit_border_color", &brush->border))
    brush->border = (GdkRGBA) { 0 };
  return gtk_style_context_lookup_color (context, names[brush->kind], &brush->color);
}

static void
append_ground (const Brush *brush, const graphene_rect_t *rect)
{
  GskRoundedRect outline;

  if (brush->kind == CAUSERIE_TEXT_MARK_SELECTED) {
    gtk_snapshot_append_color (brush->snapshot, &brush->color, rect);
    return;
  }

  gsk_rounded_rect_init_from_rect (&outline, rect, HIT_RADIUS);
  gtk_snapshot_push_rounded_clip (brush->snapshot, &outline);
  gtk_snapshot_append_color (brush->snapshot, &brush->color, rect);
  gtk_snapshot_pop (brush->snapshot);
  if (brush->kind == CAUSERIE_TEXT_MARK_CURRENT_HIT) {
    const float widths[] = { BORDER_WIDTH, BORDER_WIDTH, BORDER_WIDTH, BORDER_WIDTH };
    const GdkRGBA colors[] = { brush->border, brush->border, brush->border, brush->border };

    gtk_snapshot_append_border (brush->snapshot, &outline, widths, colors);
  }
}

/* Whole pixels, so that lines and parts of lines meet without a seam. */
static void
append_part (const Brush *brush, const graphene_point_t *origin, int left, int right, int top,
             int bottom)
{
  float x = floorf (origin->x + left / (float) PANGO_SCALE);
  float y = floorf (origin->y + top / (float) PANGO_SCALE);
  float end_x = ceilf (origin->x + right / (float) PANGO_SCALE);
  float end_y = floorf (origin->y + bottom / (float) PANGO_SCALE);

  if (end_x > x)
    append_ground (brush, &GRAPHENE_RECT_INIT (x, y, end_x - x, end_y - y));
}

/* A line end that is selected shows as a little more behind the line. */
static void
append_line_end (const Brush *brush, const graphene_point_t *origin, PangoLayoutIter *iter, int top,
                 int bottom)
{
  PangoRectangle line;
  int width = (int) ((bottom - top) * LINE_END_SHARE);
  int direction = pango_layout_line_get_resolved_direction (
    pango_layout_iter_get_line_readonly (iter));

  pango_layout_iter_get_line_extents (iter, NULL, &line);
  if (direction == PANGO_DIRECTION_RTL)
    append_part (brush, origin, line.x - width, line.x, top, bottom);
  else
    append_part (brush, origin, line.x + line.width, line.x + line.width + width, top, bottom);
}

static void
append_line (const Brush *brush, const graphene_point_t *origin, PangoLayoutIter *iter,
             const char *text, int start, int end)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int line_start = pango_layout_line_get_start_index (line);
  int line_end = line_start + pango_layout_line_get_length (line);
  g_autofree int *ranges = NULL;
  int n_ranges = 0, top, bottom;

  if (start > line_end || end <= line_start)
    return;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  if (MAX (start, line_start) < MIN (end, line_end))
    pango_layout_line_get_x_ranges (line, MAX (start, line_start), MIN (end, line_end), &ranges,
                                    &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    append_part (brush, origin, ranges[2 * i], ranges[2 * i + 1], top, bottom);
  if (end > line_end && text[line_end] == '\n')
    append_line_end (brush, origin, iter, top, bottom);
}

void
causerie_label_place_snapshot_layout (GtkWidget              *widget,
                                      PangoLayout            *layout,
                                      const graphene_point_t *origin,
                                      gsize                   start,
                                      gsize                   end,
                                      CauserieTextMarkKind    kind,
                                      GtkSnapshot            *snapshot)
{
  Brush brush = { snapshot, kind, { 0 }, { 0 } };
  g_autoptr(PangoLayoutIter) iter = NULL;

  if (start >= end || !find_colors (widget, &brush))
    return;

  iter = pango_layout_get_iter (layout);
  do
    append_line (&brush, origin, iter, pango_layout_get_text (layout), (int) start, (int) end);
  while (pango_layout_iter_next_line (iter));
}

void
causerie_label_place_snapshot (GtkWidget            *widget,
                               GtkLabel             *label,
                               gsize                 start,
                               gsize                 end,
                               CauserieTextMarkKind  kind,
                               GtkSnapshot          *snapshot)
{
  graphene_point_t origin;

  if (causerie_label_place_find_origin (widget, label, &origin))
    causerie_label_place_snapshot_layout (widget, gtk_label_get_layout (label), &origin, start, end,
                                          kind, snapshot);
}

void
causerie_label_place_snapshot_rect (GtkWidget             *widget,
                                    const graphene_rect_t *rect,
                                    CauserieTextMarkKind   kind,
                                    GtkSnapshot           *snapshot)
{
  Brush brush = { snapshot, kind, { 0 }, { 0 } };

  if (find_colors (widget, &brush))
    append_ground (&brush, rect);
}
