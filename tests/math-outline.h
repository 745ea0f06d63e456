/* math-outline.h: the tree of a formula as a line of text, which a test can compare
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math.h"

G_BEGIN_DECLS

/* "x^2 + \sqrt{y}" is "𝑥^2 +.bin (root 𝑦)": what is no ordinary atom names its class. */
char *dup_math_outline (CauserieMath *math);

G_END_DECLS
