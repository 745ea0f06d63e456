/* causerie-block-builder.h: blocks while a text is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-run-builder.h"

G_BEGIN_DECLS

/* Flattens the tree a parser walks through into a list of blocks, each with its path. */
typedef struct _CauserieBlockBuilder CauserieBlockBuilder;

/* A text of which a part is left out, for its blocks are known. What stands before that part is read
 * only for what lies around the blocks after it: a list goes on with a further entry, or a block goes
 * on, or, inside of such an entry, both. */
typedef struct {
  gboolean          in_list;
  guint             list_block;  /* the first block of the entry */
  guint             n_lists;     /* around it */
  guint             number;      /* of the entry, if it has one */
  gboolean          tight;       /* the list so far */

  gboolean          in_block;
  guint             block;       /* which one */
  CauserieBlockKind kind;
  gboolean          block_tight;
  gsize             n_stub;      /* bytes of its text that stand for what is left out; of a table, its head does */
  gboolean          in_line;     /* what is left out ends inside a line */
} CauserieResume;

CauserieBlockBuilder *causerie_block_builder_new         (void);
void                  causerie_block_builder_free        (CauserieBlockBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieBlockBuilder, causerie_block_builder_free)

/* Before anything is read; NULL: from the beginning. */
void                  causerie_block_builder_set_resume  (CauserieBlockBuilder *self, const CauserieResume *resume);

/* Whether the text turned out to be other than `resume` says. */
gboolean              causerie_block_builder_has_strayed (CauserieBlockBuilder *self);

void                  causerie_block_builder_push_quote  (CauserieBlockBuilder *self);
void                  causerie_block_builder_pop_quote   (CauserieBlockBuilder *self);
void                  causerie_block_builder_push_note   (CauserieBlockBuilder *self, guint number);

/* Entries of an ordered list are numbered from `first`. */
void                  causerie_block_builder_push_list   (CauserieBlockBuilder *self, gboolean tight, guint first);
void                  causerie_block_builder_pop_list    (CauserieBlockBuilder *self);

/* Leaving an entry that holds no block gives it an empty one. */
void                  causerie_block_builder_push_entry  (CauserieBlockBuilder *self, CauserieNestKind kind);
void                  causerie_block_builder_pop_entry   (CauserieBlockBuilder *self);

/* Begins a block; its words go into the run builder until it ends. Ending none does nothing. */
void                  causerie_block_builder_begin       (CauserieBlockBuilder *self, CauserieBlockKind kind);
void                  causerie_block_builder_begin_heading (CauserieBlockBuilder *self, guint level);
void                  causerie_block_builder_begin_code  (CauserieBlockBuilder *self, const char *language, gboolean fenced);
void                  causerie_block_builder_end         (CauserieBlockBuilder *self);

/* FALSE, and nothing begun, for a table that is too large. Cells come row by row. */
gboolean              causerie_block_builder_begin_table (CauserieBlockBuilder *self, guint n_rows, guint n_columns);
void                  causerie_block_builder_end_cell    (CauserieBlockBuilder *self, CauserieAlign align);

gboolean              causerie_block_builder_is_open     (CauserieBlockBuilder *self); /* a block was begun */
gboolean              causerie_block_builder_in_table    (CauserieBlockBuilder *self);
CauserieRunBuilder   *causerie_block_builder_get_runs    (CauserieBlockBuilder *self);

/* What is appended next are `copied` bytes that stand in the text at `place`; or, when that is forgotten,
 * only begins there. */
void                  causerie_block_builder_mark_place  (CauserieBlockBuilder *self, gsize place, gsize copied);
void                  causerie_block_builder_forget_copied (CauserieBlockBuilder *self);

/* The bytes [start, end) of the open block's text are a formula for lines of its own. Where it has them,
 * it becomes a block. */
void                  causerie_block_builder_mark_formula (CauserieBlockBuilder *self, gsize start, gsize end);

/* What was built (transfer full); with the place of the first character of each block, of what
 * continues another too, G_MAXSIZE where it is not known. `places` (of gsize) may be NULL. */
GPtrArray            *causerie_block_builder_take        (CauserieBlockBuilder *self, GArray *places);

G_END_DECLS
