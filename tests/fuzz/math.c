/* math.c: any text as a formula
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math.h"
#include "fuzz.h"
#include "math-outline.h"

#include <string.h>

/* No way to write something takes up more room than this many times what is written. */
#define MAX_GROWTH 64

static void
check_math (CauserieMath *math, const guint8 *data, gsize size)
{
  g_autoptr(CauserieMath) again = causerie_math_parse ((const char *) data, size, TRUE);
  g_autofree char *outline = dup_math_outline (math);
  g_autofree char *unicode = causerie_math_dup_unicode (math);
  g_autofree char *speech = causerie_math_dup_speech (math);
  g_autofree char *outline_again = NULL;

  fuzz_require (again != NULL, "a formula is none the second time");
  outline_again = dup_math_outline (again);
  fuzz_require_same (outline, outline_again, "a formula is another the second time");

  fuzz_require_text (outline, "a text in it is no UTF-8");
  fuzz_require_text (unicode, "the plain text is no UTF-8");
  fuzz_require_text (speech, "the words are no UTF-8");
  fuzz_require (strlen (unicode) <= MAX_GROWTH * (size + 1), "the plain text is too long");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(CauserieMath) math = causerie_math_parse ((const char *) data, size, TRUE);

  if (math != NULL)
    check_math (math, data, size);
  return 0;
}
