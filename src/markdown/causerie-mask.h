/* causerie-mask.h: formulas and footnotes hidden from the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands for each byte of what is hidden. No sign of Markdown, no white space. */
#define CAUSERIE_MASK_SIGN '\x1a'

typedef enum {
  CAUSERIE_MASK_FORMULA,
  CAUSERIE_MASK_DISPLAY, /* a formula for lines of its own */
  CAUSERIE_MASK_NOTE,    /* "[^label]" */
} CauserieMaskKind;

/* What is hidden is [start, end) in bytes, without its signs [content, content_end). */
typedef struct {
  CauserieMaskKind kind;
  gsize            start;
  gsize            end;
  gsize            content;
  gsize            content_end;
} CauserieMaskSpan;

/* "[^label]: words" with the lines that belong to it is [start, end); the words begin at `content`. */
typedef struct {
  gsize start;
  gsize end;
  gsize label;
  gsize label_end;
  gsize content;
} CauserieMaskNote;

/* A text as the parser is to see it. */
typedef struct {
  char   *source; /* owned; NULL when nothing is hidden */
  GArray *spans;  /* owned; of CauserieMaskSpan, in order */
  GArray *notes;  /* owned; of CauserieMaskNote, in order */
} CauserieMask;

/* Finds $…$, $$…$$, \(…\), \[…\] and [^…] outside code, and with `notes` the words of footnotes that
 * begin a line. The source is a copy of the same length in which all of them but line ends, the
 * space after these and the signs of quotes is CAUSERIE_MASK_SIGN; the words of footnotes are blank.
 * A single "$" opens only after white space or a sign and before no white space; it closes only
 * after no white space and before no digit, so that prices are no formulas. */
void causerie_mask_init  (CauserieMask *self, const char *text, gsize length, gboolean notes);

/* Shows again what one span hid. */
void causerie_mask_show  (CauserieMask *self, const CauserieMaskSpan *span, const char *text);
void causerie_mask_clear (CauserieMask *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieMask, causerie_mask_clear)

G_END_DECLS
