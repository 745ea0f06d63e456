/* causerie-markdown-words.h: the words of a block as the parser hands them over
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-markdown-reader.h"

G_BEGIN_DECLS

/* Puts words into the open block, with what was hidden among them, and says where they stand. */
typedef struct {
  const CauserieMarkdownInput *input;      /* borrowed */
  const char                  *source;     /* what the parser reads: the text with what is hidden */
  CauserieBlockBuilder        *blocks;     /* borrowed */
  CauserieRunBuilder          *runs;       /* borrowed from `blocks` */
  guint                        span;       /* the next that is hidden */
  gboolean                     in_formula; /* it goes on after the line end that comes next */
  gsize                        formula;    /* where it begins in the block */
  gboolean                     in_code;    /* a block of it */
  gsize                        indent;     /* columns the parser made of the space before a line of code */
} CauserieMarkdownWords;

void  causerie_markdown_words_init            (CauserieMarkdownWords       *self,
                                               const CauserieMarkdownInput *input,
                                               CauserieBlockBuilder        *blocks);

/* A block begins, or a cell. */
void  causerie_markdown_words_begin           (CauserieMarkdownWords *self, gboolean code);

/* Where something the parser points at stands in the text; G_MAXSIZE: not in it. */
gsize causerie_markdown_words_find            (CauserieMarkdownWords *self, const char *text);

/* `text` is what the parser points at, in the source or beside it. */
void  causerie_markdown_words_append          (CauserieMarkdownWords *self, const char *text, gsize length);
void  causerie_markdown_words_append_verbatim (CauserieMarkdownWords *self, const char *text, gsize length);
void  causerie_markdown_words_append_entity   (CauserieMarkdownWords *self, const char *text, gsize length);
void  causerie_markdown_words_end_line        (CauserieMarkdownWords *self);

G_END_DECLS
