/* causerie-font-size.c: how large a widget's letters are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-font-size.h"

CauserieFontSize
causerie_font_size_get (PangoContext *context)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  CauserieFontSize size = {
    pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE,
    pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE,
    pango_font_metrics_get_approximate_char_width (metrics) / (double) PANGO_SCALE,
  };

  pango_font_metrics_unref (metrics);
  return size;
}
