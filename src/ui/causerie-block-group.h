/* causerie-block-group.h: what the blocks of one long code or table share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-code-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _CauserieHighlighter CauserieHighlighter;

#define CAUSERIE_TYPE_BLOCK_GROUP (causerie_block_group_get_type ())
G_DECLARE_FINAL_TYPE (CauserieBlockGroup, causerie_block_group, CAUSERIE, BLOCK_GROUP, GObject)

/* No block is long: what is longer is continued in further blocks, each with a widget of its own or
 * none. A group holds a block and those that continue it, and what makes their widgets look like one
 * piece: how far they are scrolled sideways, how wide they are, whether lines wrap, what the words of
 * code are. It lives as long as the blocks' items; widgets come and go and follow its signals.
 *
 * Properties: "wrap" and "width" (read only), both below.
 *
 * "blocks-changed" (guint index): the blocks from this index on are others, more or fewer.
 * "columns-changed": the columns of the table are to be laid out again.
 * "runs-changed" (guint index): the words of this block are known now; its size is the same. */

/* `highlighter` knows what words of code are; NULL: code stays plain. */
CauserieBlockGroup *causerie_block_group_new             (CauserieHighlighter *highlighter);

/* Puts a block in its place; `index` is at most the number of blocks, then it is added. A block that
 * is the same object as before changes nothing. */
void                causerie_block_group_set_block       (CauserieBlockGroup *self, guint index, CauserieBlock *block);

/* Takes the blocks from `n_blocks` on away. */
void                causerie_block_group_cut             (CauserieBlockGroup *self, guint n_blocks);

guint               causerie_block_group_get_n_blocks    (CauserieBlockGroup *self);
CauserieBlock      *causerie_block_group_get_block       (CauserieBlockGroup *self, guint index);

/* More of the last block may come: its fence is not closed. */
gboolean            causerie_block_group_is_open         (CauserieBlockGroup *self);

/* Of code: what is between the fences, whole (transfer full). */
char               *causerie_block_group_dup_text        (CauserieBlockGroup *self);

/* In code a tab leads to the next multiple of so many cells. */
#define CAUSERIE_BLOCK_GROUP_TAB_CELLS 4

/* Of code: the lines of all blocks; how many are before the block at `index`; and the cells of a
 * terminal that the longest line of all needs. */
guint               causerie_block_group_get_n_lines     (CauserieBlockGroup *self);
guint               causerie_block_group_get_first_line  (CauserieBlockGroup *self, guint index);
guint               causerie_block_group_get_n_cells     (CauserieBlockGroup *self);

/* How far all of them are scrolled sideways; for causerie_side_scroller_set_adjustment(). */
GtkAdjustment      *causerie_block_group_get_adjustment  (CauserieBlockGroup *self);

/* What they scroll is so many pixels wide, the widest among them; 0 before it is known. What was found
 * with letters of another width is forgotten. */
int                 causerie_block_group_get_width       (CauserieBlockGroup *self);
void                causerie_block_group_widen           (CauserieBlockGroup *self, int width, double char_width);

/* Long lines are broken instead of scrolled; FALSE at first. */
gboolean            causerie_block_group_get_wrap        (CauserieBlockGroup *self);
void                causerie_block_group_set_wrap        (CauserieBlockGroup *self, gboolean wrap);

/* Of a table: what a column needs, over all rows that were measured. Pixels. */
typedef struct {
  int minimum; /* the longest word */
  int natural; /* the longest line */
} CauserieColumnNeed;

/* NULL before they are known. */
const CauserieColumnNeed *causerie_block_group_get_columns (CauserieBlockGroup *self, guint *n_columns);
void                causerie_block_group_set_columns     (CauserieBlockGroup       *self,
                                                          const CauserieColumnNeed *columns,
                                                          guint                     n_columns);

/* Of code: what its words are, for those who colour them; NULL: plain, or not known yet. They are
 * forgotten when a block changes. */
const CauserieCodeRun *causerie_block_group_get_runs     (CauserieBlockGroup *self, guint index, guint *n_runs);

/* Whether all blocks are known; a block may well be known to have none. */
gboolean            causerie_block_group_has_runs        (CauserieBlockGroup *self);

/* Somebody looks: they are found out when there is time, if they can be and nobody has. */
void                causerie_block_group_want_runs       (CauserieBlockGroup *self);

/* By the highlighter. Takes `runs` (transfer full) (element-type CauserieCodeRun). */
void                causerie_block_group_take_runs       (CauserieBlockGroup *self, guint index, GArray *runs);

G_END_DECLS
