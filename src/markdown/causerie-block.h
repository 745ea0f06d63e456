/* causerie-block.h: one piece of a formatted text: a paragraph, a code block, a table
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_BLOCK (causerie_block_get_type ())

/* A formatted text is a flat list of blocks. Lists and quotes are not blocks: each block says which
 * of them it lies in. A block knows no fonts, colours or markup.
 * Refcounted, never changes, safe across threads. */
typedef struct _CauserieBlock CauserieBlock;

typedef enum {
  CAUSERIE_BLOCK_PARAGRAPH,
  CAUSERIE_BLOCK_HEADING,
  CAUSERIE_BLOCK_CODE,  /* verbatim, without the last line end */
  CAUSERIE_BLOCK_TABLE, /* its text is in the cells */
  CAUSERIE_BLOCK_RULE,  /* a line across; no text */
  CAUSERIE_BLOCK_MATH,  /* a formula on lines of its own: TeX without the signs around it */
} CauserieBlockKind;

typedef enum {
  CAUSERIE_STYLE_BOLD   = 1 << 0,
  CAUSERIE_STYLE_ITALIC = 1 << 1,
  CAUSERIE_STYLE_CODE   = 1 << 2,
  CAUSERIE_STYLE_STRIKE = 1 << 3,
  CAUSERIE_STYLE_MATH   = 1 << 4, /* TeX source, without the signs around it */
  CAUSERIE_STYLE_IMAGE  = 1 << 5, /* the words that stand for the picture at the run's url */
  CAUSERIE_STYLE_NOTE   = 1 << 6, /* the number of a footnote, where the text refers to it */
} CauserieTextStyle;

/* The bytes [start, end) look other than their surroundings. */
typedef struct {
  guint              start;
  guint              end;
  CauserieTextStyle  style;
  const char        *url; /* of a link or a picture, as it was written; NULL: none */
} CauserieRun;

/* Valid UTF-8 without control characters but line ends and tabs. Runs are in order, do not overlap,
 * and two that touch differ. */
typedef struct {
  const char        *text; /* never NULL */
  gsize              length;
  const CauserieRun *runs;
  guint              n_runs;
} CauserieStyledText;

typedef enum {
  CAUSERIE_NEST_QUOTE,
  CAUSERIE_NEST_BULLET,
  CAUSERIE_NEST_NUMBER,
  CAUSERIE_NEST_TASK,
  CAUSERIE_NEST_TASK_DONE,
  CAUSERIE_NEST_NOTE, /* a footnote; its blocks stand at the end of the text, in the order of numbers */
} CauserieNestKind;

/* One step on the way from the page into a block: a quote, an entry of a list, a footnote. */
typedef struct {
  CauserieNestKind kind;
  guint            number; /* of a numbered entry or footnote */
} CauserieNest;

typedef enum {
  CAUSERIE_ALIGN_START,
  CAUSERIE_ALIGN_CENTER,
  CAUSERIE_ALIGN_END,
} CauserieAlign;

/* Deeper nesting is drawn at this depth. */
#define CAUSERIE_BLOCK_MAX_DEPTH 16

/* A table with more columns is no table but text; so is one with more cells, and more of them than
 * its text has bytes. */
#define CAUSERIE_BLOCK_MAX_COLUMNS 128
#define CAUSERIE_BLOCK_MAX_CELLS   65536

/* No block is long. What is longer is continued in further blocks: a paragraph or heading after so
 * many bytes, code after so many bytes or lines, a table after so many rows (its head is one) or
 * cells. The cut depends only on what stands before it. */
#define CAUSERIE_BLOCK_MAX_TEXT        4096
#define CAUSERIE_BLOCK_MAX_LINES       64
#define CAUSERIE_BLOCK_MAX_ROWS        8
#define CAUSERIE_BLOCK_MAX_PIECE_CELLS 1024

GType                     causerie_block_get_type      (void);
CauserieBlock            *causerie_block_ref           (CauserieBlock *self);
void                      causerie_block_unref         (CauserieBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieBlock, causerie_block_unref)

/* Whether both are drawn the same. */
gboolean                  causerie_block_equal         (CauserieBlock *a, CauserieBlock *b);
gboolean                  causerie_styled_text_equal   (const CauserieStyledText *a, const CauserieStyledText *b);

CauserieBlockKind         causerie_block_get_kind      (CauserieBlock *self);
guint                     causerie_block_get_level     (CauserieBlock *self); /* heading: 1–6; else 0 */

/* Of a code block, the word after the fence ("python"), "" when there is none; else NULL. */
const char               *causerie_block_get_language  (CauserieBlock *self);
const CauserieStyledText *causerie_block_get_text      (CauserieBlock *self);

/* The way in, outermost first; at most CAUSERIE_BLOCK_MAX_DEPTH steps. */
const CauserieNest       *causerie_block_get_path      (CauserieBlock *self, guint *n_steps);

/* How many steps of the path, from the outermost, hold the block before as well. An entry of a list
 * beyond these begins here: its bullet or number stands beside this block. */
guint                     causerie_block_get_n_shared  (CauserieBlock *self);

/* It lies in a list whose entries stand close together. */
gboolean                  causerie_block_is_tight      (CauserieBlock *self);

/* The innermost list around it begins with it. */
gboolean                  causerie_block_begins_list   (CauserieBlock *self);

/* It goes on with the paragraph, heading, code or table of the block before: both are pieces of
 * one. Continued code has the same language, a continued table the same columns. */
gboolean                  causerie_block_is_continued  (CauserieBlock *self);

/* Code whose end has not come yet; only in a text that still grows. Of code in several pieces it
 * is the last one that is open. */
gboolean                  causerie_block_is_open       (CauserieBlock *self);

/* The text as one string (transfer full): of a table its cells with "\t" between them and its rows
 * with "\n". A place in a block is an offset in these bytes. */
char                     *causerie_block_dup_flat      (CauserieBlock *self);

/* What stood between the flat text of the block before and that of this one, when it continues:
 * "\n" between lines of code and rows of a table, "" inside a line. */
const char               *causerie_block_get_joint     (CauserieBlock *self);

/* Of a table; else 0, FALSE and NULL. */
guint                     causerie_block_get_n_rows    (CauserieBlock *self);
guint                     causerie_block_get_n_columns (CauserieBlock *self);
gboolean                  causerie_block_has_head      (CauserieBlock *self); /* row 0 is the table's head */
CauserieAlign             causerie_block_get_align     (CauserieBlock *self, guint column);
const CauserieStyledText *causerie_block_get_cell      (CauserieBlock *self, guint row, guint column);

G_END_DECLS
