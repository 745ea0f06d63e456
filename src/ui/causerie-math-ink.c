/* causerie-math-ink.c: colours that can be read on their ground
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: WCAG 2.1, "relative luminance" and "contrast ratio". */

#include "causerie-math-ink.h"

#include <math.h>

/* Of large or bold signs, which the coloured ones among others are to the eye. */
#define MIN_CONTRAST 3.0

/* What light text usually stands on, and dark text. */
#define DARK_GROUND  0.02
#define LIGHT_GROUND 0.96

#define N_STEPS 10

typedef struct {
  double channels[3]; /* red, green, blue */
} Color;

static Color
unpack (guint32 color)
{
  Color unpacked;

  for (guint i = 0; i < 3; i++)
    unpacked.channels[i] = (color >> (16 - 8 * i) & 255) / 255.0;
  return unpacked;
}

static guint32
pack (Color color, guint32 like)
{
  guint32 packed = like & 0xff000000;

  for (guint i = 0; i < 3; i++)
    packed |= (guint32) lround (color.channels[i] * 255) << (16 - 8 * i);
  return packed;
}

static double
get_luminance (Color color)
{
  static const double shares[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint i = 0; i < 3; i++) {
    double c = color.channels[i];

    luminance += shares[i] * (c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4));
  }
  return luminance;
}

static double
get_contrast (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

guint32
causerie_math_ink_for_ground (guint32 ground)
{
  double luminance = get_luminance (unpack (ground));

  return get_contrast (luminance, 0) >= get_contrast (luminance, 1) ? 0xff000000 : 0xffffffff;
}

guint32
causerie_math_ink_adapt (guint32 color, const GdkRGBA *ink)
{
  double ink_luminance = get_luminance ((Color) { { ink->red, ink->green, ink->blue } });
  gboolean is_light = get_contrast (ink_luminance, 0) >= get_contrast (ink_luminance, 1);
  double ground = is_light ? DARK_GROUND : LIGHT_GROUND, goal = is_light ? 1 : 0;
  Color from = unpack (color), adapted = from;

  for (guint step = 1; step <= N_STEPS; step++) {
    if (get_contrast (get_luminance (adapted), ground) >= MIN_CONTRAST)
      break;
    for (guint i = 0; i < 3; i++)
      adapted.channels[i] = from.channels[i] + (goal - from.channels[i]) * step / N_STEPS;
  }
  return pack (adapted, color);
}
