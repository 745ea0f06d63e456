/* causerie-block-builder.h: blocks while a text is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-run-builder.h"

G_BEGIN_DECLS

/* Flattens the tree a parser walks through into a list of blocks, each with its path. */
typedef struct _CauserieBlockBuilder CauserieBlockBuilder;

CauserieBlockBuilder *causerie_block_builder_new         (void);
void                  causerie_block_builder_free        (CauserieBlockBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieBlockBuilder, causerie_block_builder_free)

void                  causerie_block_builder_push_quote  (CauserieBlockBuilder *self);
void                  causerie_block_builder_pop_quote   (CauserieBlockBuilder *self);

/* Entries of an ordered list are numbered from `first`. */
void                  causerie_block_builder_push_list   (CauserieBlockBuilder *self, gboolean tight, guint first);
void                  causerie_block_builder_pop_list    (CauserieBlockBuilder *self);

/* Leaving an entry that holds no block gives it an empty one. */
void                  causerie_block_builder_push_entry  (CauserieBlockBuilder *self, CauserieNestKind kind);
void                  causerie_block_builder_pop_entry   (CauserieBlockBuilder *self);

/* Begins a block; its words go into the run builder until it ends. Ending none does nothing. */
void                  causerie_block_builder_begin       (CauserieBlockBuilder *self, CauserieBlockKind kind);
void                  causerie_block_builder_begin_heading (CauserieBlockBuilder *self, guint level);
void                  causerie_block_builder_begin_code  (CauserieBlockBuilder *self, const char *language);
void                  causerie_block_builder_end         (CauserieBlockBuilder *self);

/* FALSE, and nothing begun, for a table that is too large. Cells come row by row. */
gboolean              causerie_block_builder_begin_table (CauserieBlockBuilder *self, guint n_rows, guint n_columns);
void                  causerie_block_builder_end_cell    (CauserieBlockBuilder *self, CauserieAlign align);

gboolean              causerie_block_builder_is_open     (CauserieBlockBuilder *self); /* a block was begun */
gboolean              causerie_block_builder_in_table    (CauserieBlockBuilder *self);
CauserieRunBuilder   *causerie_block_builder_get_runs    (CauserieBlockBuilder *self);

/* Where the words of the open block begin in the text; the first call of a block counts. */
void                  causerie_block_builder_set_place   (CauserieBlockBuilder *self, gsize place);

/* What was built (transfer full); with the place of each block, G_MAXSIZE for one that lies in a
 * list or quote, goes on with the block before, or has none. `places` (of gsize) may be NULL. */
GPtrArray            *causerie_block_builder_take        (CauserieBlockBuilder *self, GArray *places);

G_END_DECLS
