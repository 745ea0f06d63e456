/* causerie-code-ground.c: the soft ground of code within words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-ground.h"

#include "causerie-font-size.h"

/* It goes this far beyond the letters, in pixels. */
#define CHIP_SIDE   3
#define CHIP_ABOVE  2
#define CHIP_RADIUS 5
#define CHIP_ALPHA  0.08

#define CHIP_STYLES (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH)

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
append_line_chips (GtkSnapshot       *snapshot,
                   PangoLayoutIter   *iter,
                   const CauserieRun *run,
                   graphene_rect_t   *bounds, /* x of the layout; the rest from the baseline */
                   const GdkRGBA     *color)
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

void
causerie_code_ground_snapshot (const CauserieStyledText *text,
                               PangoLayout              *layout,
                               const graphene_point_t   *origin,
                               const GdkRGBA            *color,
                               GtkSnapshot              *snapshot)
{
  g_autoptr(PangoLayoutIter) iter = NULL;
  CauserieFontSize font;
  graphene_rect_t bounds;
  GdkRGBA ground = *color;

  if (!has_style (text, CHIP_STYLES))
    return;

  iter = pango_layout_get_iter (layout);
  font = causerie_font_size_get (pango_layout_get_context (layout));
  graphene_rect_init (&bounds, origin->x, origin->y - font.ascent - CHIP_ABOVE, 0,
                      font.ascent + font.descent + 2 * CHIP_ABOVE);
  ground.alpha *= CHIP_ALPHA;

  do {
    for (guint i = 0; i < text->n_runs; i++) {
      if (text->runs[i].style & CHIP_STYLES)
        append_line_chips (snapshot, iter, &text->runs[i], &bounds, &ground);
    }
  } while (pango_layout_iter_next_line (iter));
}
