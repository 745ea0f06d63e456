/* causerie-math-mask.h: formulas hidden from the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for each byte of a formula. No sign of Markdown, no white space. */
#define CAUSERIE_MATH_MASK '\x1a'

/* A formula with its signs is [start, end) in bytes, without them [content, content_end). */
typedef struct {
  gsize    start;
  gsize    end;
  gsize    content;
  gsize    content_end;
  gboolean display;
} CauserieMathSpan;

/* Finds $…$, $$…$$, \(…\) and \[…\] outside code. Returns a copy (transfer full) of the same
 * length in which all of a formula but line ends and the space after them is CAUSERIE_MATH_MASK,
 * and adds the formulas to `spans` in order; NULL when there is none. A single "$" opens only
 * after white space or a sign and before no white space; it closes only after no white space and
 * before no digit, so that prices are none. */
char *causerie_math_mask (const char *text, gsize length, GArray *spans);

G_END_DECLS
