/* causerie-math-color.h: colours as TeX names them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "red", "#f80", "#ff8800", "ff8800": 0xAARRGGBB, opaque. FALSE for anything else. */
gboolean causerie_math_color_parse (const char *text, gsize length, guint32 *color);

G_END_DECLS
