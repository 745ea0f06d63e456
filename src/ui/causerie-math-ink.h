/* causerie-math-ink.h: colours that can be read on their ground
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Colours are 0xAARRGGBB. */

/* Black or white, whichever is read better on this ground. */
guint32 causerie_math_ink_for_ground (guint32 ground);

/* The colour, or a lighter or darker one of its hue where it could not be read among text of `ink`: who chose it thought
 * of white paper. */
guint32 causerie_math_ink_adapt      (guint32 color, const GdkRGBA *ink);

G_END_DECLS
