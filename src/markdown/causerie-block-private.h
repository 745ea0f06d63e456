/* causerie-block-private.h: how the parsers of this folder make blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

struct _CauserieBlock {
  CauserieBlockKind   kind;
  guint               level;
  char               *language;  /* owned */
  gboolean            fenced;    /* code, by more than its indent; makes no difference to who reads it */
  CauserieStyledText  text;      /* text, runs and their urls owned */
  CauserieNest        path[CAUSERIE_BLOCK_MAX_DEPTH];
  guint               n_steps;
  guint               n_shared;
  gboolean            tight;
  gboolean            begins_list;
  gboolean            continued;
  gboolean            in_line;   /* continued inside a line */
  gboolean            open;

  gboolean            has_head;
  guint               n_columns;
  guint               n_cells;   /* a multiple of n_columns */
  CauserieAlign      *aligns;    /* owned, n_columns */
  CauserieStyledText *cells;     /* owned, n_cells, row by row */
};

/* A block with an empty text, to be filled before anybody else sees it. */
CauserieBlock *causerie_block_new        (CauserieBlockKind kind);

/* Free what a text owns, but not the struct; and its runs alone. */
void           causerie_styled_text_clear      (CauserieStyledText *text);
void           causerie_styled_text_clear_runs (CauserieStyledText *text);

/* The bytes [start, end) of a block's text as a block of its own, in the same place; what is not the
 * `first` of its parts begins no entry. */
CauserieBlock *causerie_block_new_part   (CauserieBlock *self, CauserieBlockKind kind, gsize start, gsize end,
                                          gboolean first);

/* Take away the first bytes of the text, and the first row of a table. */
void           causerie_block_drop_start (CauserieBlock *self, gsize n);
void           causerie_block_drop_head  (CauserieBlock *self);

/* The same in blocks within the limits of causerie-block.h; in itself alone when it is within them.
 * Text is cut after sentences, else after words, and in no formula. Takes the block, which nobody
 * else has seen. Returns (transfer full) (element-type CauserieBlock). */
GPtrArray     *causerie_block_split      (CauserieBlock *self);

G_END_DECLS
