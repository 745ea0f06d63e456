/* causerie-font-size.h: how large a widget's letters are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In pixels. */
typedef struct {
  double ascent;     /* above the baseline */
  double descent;    /* below it */
  double char_width; /* of an average letter */
} CauserieFontSize;

/* Of the font that `context` begins with. */
CauserieFontSize causerie_font_size_get (PangoContext *context);

G_END_DECLS
