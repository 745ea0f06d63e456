/* causerie-math-text.c: a formula on one line and in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-private.h"

char *
causerie_math_dup_unicode (CauserieMath *self)
{
  return g_strdup ("");
}

char *
causerie_math_dup_speech (CauserieMath *self)
{
  return g_strdup ("");
}
