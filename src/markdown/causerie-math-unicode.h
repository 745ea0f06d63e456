/* causerie-math-unicode.h: signs of formulas in plain text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math.h"

G_BEGIN_DECLS

/* A letter of the usual alphabets as it is typed ("𝑥" is "x"); those whose look means something
 * ("ℝ", "ℒ") stay. */
gunichar causerie_math_unicode_letter    (gunichar character);

/* Whether it can stand beside something else and still be seen as one: a number, a letter, a word,
 * what is in brackets. */
gboolean causerie_math_unicode_is_simple (const CauserieMathNode *node);

G_END_DECLS
