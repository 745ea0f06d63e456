/* causerie-math-line.c: a formula across a column, its numbers at the end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-line.h"

#include <math.h>

/* Between the formula and the numbers, in em. */
#define TAG_GAP 2

/* The widest number with its gap; 0 when there is none. */
static double
measure_tags (CauserieMathBox *box)
{
  guint n_tags;
  const CauserieMathTag *tags = causerie_math_box_get_tags (box, &n_tags);
  double widest = 0;

  for (guint i = 0; i < n_tags; i++)
    widest = MAX (widest, TAG_GAP + causerie_math_box_get_width (tags[i].box));
  return widest;
}

double
causerie_math_line_measure (CauserieMathBox *box)
{
  return causerie_math_box_get_width (box) + measure_tags (box);
}

double
causerie_math_line_find_left (CauserieMathBox *box, double width, double size, gboolean rtl)
{
  double formula = causerie_math_box_get_width (box) * size, tags = measure_tags (box) * size;
  double middle = (width - formula) / 2;

  return floor (rtl ? MAX (middle, tags) : MAX (0, MIN (middle, width - tags - formula)));
}

void
causerie_math_line_draw (CauserieMathBox *box, cairo_t *cr, double x, double y, double width,
                         double size, gboolean rtl)
{
  double left = causerie_math_line_find_left (box, width, size, rtl);
  guint n_tags;
  const CauserieMathTag *tags = causerie_math_box_get_tags (box, &n_tags);

  causerie_math_box_draw (box, cr, x + left, y, size);
  for (guint i = 0; i < n_tags; i++) {
    double end = width - causerie_math_box_get_width (tags[i].box) * size;

    causerie_math_box_draw (tags[i].box, cr, x + (rtl ? 0 : floor (end)),
                            round (y + tags[i].y * size), size);
  }
}
