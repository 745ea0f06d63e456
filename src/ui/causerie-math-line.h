/* causerie-math-line.h: a formula across a column, its numbers at the end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math-box.h"

G_BEGIN_DECLS

/* What the formula and the numbers of its lines need side by side, in em. */
double causerie_math_line_measure   (CauserieMathBox *box);

/* Where in a column of `width` the formula begins, for letters of `size`: in the middle, unless the numbers need the room;
 * these stand on the right, or on the left of what is read from the right. */
double causerie_math_line_find_left (CauserieMathBox *box, double width, double size, gboolean rtl);

/* Draws both in the colour of `cr`; the column begins at x, the baseline is at y. */
void   causerie_math_line_draw      (CauserieMathBox *box,
                                     cairo_t         *cr,
                                     double           x,
                                     double           y,
                                     double           width,
                                     double           size,
                                     gboolean         rtl);

G_END_DECLS
