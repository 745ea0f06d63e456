/* causerie-math-alphabet.h: letters and digits in the alphabets of mathematics
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_MATH_ALPHABET_NORMAL, /* as TeX does: letters slanted, digits and Greek capitals not */
  CAUSERIE_MATH_ALPHABET_ROMAN,
  CAUSERIE_MATH_ALPHABET_ITALIC,
  CAUSERIE_MATH_ALPHABET_BOLD,
  CAUSERIE_MATH_ALPHABET_BOLD_ITALIC, /* the normal one, bold */
  CAUSERIE_MATH_ALPHABET_DOUBLE_STRUCK,
  CAUSERIE_MATH_ALPHABET_SCRIPT,
  CAUSERIE_MATH_ALPHABET_FRAKTUR,
  CAUSERIE_MATH_ALPHABET_SANS,
  CAUSERIE_MATH_ALPHABET_MONO,
} CauserieMathAlphabet;

/* The character of that alphabet; itself when the alphabet has none. */
gunichar causerie_math_alphabet_get   (CauserieMathAlphabet alphabet, gunichar character);

/* The plain letter or digit that a character of an alphabet stands for, else itself. */
gunichar causerie_math_alphabet_plain (gunichar character);

G_END_DECLS
