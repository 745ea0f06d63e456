/* markdown.c: any bytes as an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the bytes come in pieces the blocks are the same; none is long, all is UTF-8 without control
 * characters, runs are in order, and no mark of direction leaves its block. */

#include "causerie-markdown-stream.h"
#include "causerie-markdown.h"
#include "causerie-typed-text.h"
#include "fuzz.h"

#include <string.h>

/* An isolate may be cut with its paragraph; its end alone does nothing. */
static void
check_characters (const CauserieStyledText *text, gboolean is_continued)
{
  int depth = 0;

  for (const char *p = text->text; p < text->text + text->length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    fuzz_require (c >= 0x20 || c == '\n' || c == '\t', "a control character");
    fuzz_require (c != 0x202d && c != 0x202e, "an override of direction");
    depth += (c >= 0x2066 && c <= 0x2068) - (c == 0x2069);
    fuzz_require (depth >= 0 || is_continued, "the end of an isolate that was not begun");
  }
}

static void
check_text (const CauserieStyledText *text, gboolean is_continued)
{
  gsize end = 0;

  fuzz_require_text (text->text, "the text is no UTF-8");
  fuzz_require (strlen (text->text) == text->length, "the text has another length");
  check_characters (text, is_continued);

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    fuzz_require (run->start >= end && run->end > run->start && run->end <= text->length,
                  "runs are not in order");
    fuzz_require (run->style != 0 || run->url != NULL, "a run that is nothing");
    fuzz_require_text (run->url, "an address is no UTF-8");
    end = run->end;
  }
}

static void
check_table (CauserieBlock *block)
{
  guint n_rows = causerie_block_get_n_rows (block);
  guint n_columns = causerie_block_get_n_columns (block);

  fuzz_require (n_rows > 0 && n_rows <= CAUSERIE_BLOCK_MAX_ROWS, "a long table");
  fuzz_require (n_columns > 0 && n_columns <= CAUSERIE_BLOCK_MAX_COLUMNS, "a wide table");
  for (guint row = 0; row < n_rows; row++) {
    for (guint column = 0; column < n_columns; column++)
      check_text (causerie_block_get_cell (block, row, column),
                  causerie_block_is_continued (block));
  }
}

static void
check_block (CauserieBlock *block, CauserieBlock *before)
{
  const CauserieStyledText *text = causerie_block_get_text (block);
  guint n_steps;

  check_text (text, causerie_block_is_continued (block));
  fuzz_require (causerie_block_equal (block, block), "a block is other than itself");
  causerie_block_get_path (block, &n_steps);
  fuzz_require (n_steps <= CAUSERIE_BLOCK_MAX_DEPTH, "a block that lies deep");
  fuzz_require (causerie_block_get_n_shared (block) <= n_steps, "a way that is longer than itself");

  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_TABLE)
    check_table (block);
  else if (causerie_block_get_kind (block) != CAUSERIE_BLOCK_MATH)
    fuzz_require (text->length <= CAUSERIE_BLOCK_MAX_TEXT, "a long block");
  if (causerie_block_is_continued (block))
    fuzz_require (before != NULL &&
                  causerie_block_get_kind (before) == causerie_block_get_kind (block),
                  "a block continues nothing");
}

static void
check_blocks (GPtrArray *blocks, guint start, guint n_blocks)
{
  for (guint i = start; i < start + n_blocks; i++)
    check_block (blocks->pdata[i], i > 0 ? blocks->pdata[i - 1] : NULL);
}

/* The text so far lies in memory of its own each time. */
static void
grow (CauserieMarkdownStream *stream, const guint8 *data, gsize size)
{
  g_autofree char *text = g_memdup2 (data, size);
  CauserieBlockChange change = causerie_markdown_stream_update (stream, text, size, FALSE);

  check_blocks (causerie_markdown_stream_get_blocks (stream), change.position, change.n_added);
}

static void
check_growth (const guint8 *data, gsize size, gsize step, GPtrArray *expected)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);

  for (gsize end = step; end < size; end += step)
    grow (stream, data, end);
  causerie_markdown_stream_update (stream, (const char *) data, size, TRUE);

  fuzz_require (blocks->len == expected->len, "another number of blocks");
  for (guint i = 0; i < blocks->len; i++)
    fuzz_require (causerie_block_equal (blocks->pdata[i], expected->pdata[i]), "another block");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ((const char *) data, size);
  g_autoptr(GPtrArray) typed = causerie_typed_text_parse (text, -1);

  check_blocks (blocks, 0, blocks->len);
  check_blocks (typed, 0, typed->len);
  check_growth (data, size, size / 24 + 1, blocks);
  return 0;
}
