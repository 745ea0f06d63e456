/* block-description.c: blocks as text that tests compare
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "block-description.h"

#include "causerie-block.h"

#include <string.h>


static void
describe_text (GString *out, const CauserieStyledText *text)
{
  static const char signs[] = "bics$!^";
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    g_assert_cmpuint (run->start, >=, at);
    g_assert_cmpuint (run->end, >, run->start);
    g_assert_cmpuint (run->end, <=, text->length);
    g_string_append_len (out, text->text + at, run->start - at);
    g_string_append_c (out, '{');
    for (guint bit = 0; bit < strlen (signs); bit++) {
      if (run->style & (1 << bit))
        g_string_append_c (out, signs[bit]);
    }
    if (run->url != NULL)
      g_string_append_printf (out, "<%s>", run->url);
    g_string_append_c (out, ':');
    g_string_append_len (out, text->text + run->start, run->end - run->start);
    g_string_append_c (out, '}');
    at = run->end;
  }
  g_string_append (out, text->text + at);
}

static void
describe_path (GString *out, CauserieBlock *block)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  for (guint i = 0; i < n_steps; i++) {
    gboolean begins = i >= causerie_block_get_n_shared (block);

    switch (path[i].kind) {
    case CAUSERIE_NEST_QUOTE:
      g_string_append (out, "> ");
      break;
    case CAUSERIE_NEST_BULLET:
      g_string_append (out, begins ? "- " : "  ");
      break;
    case CAUSERIE_NEST_NUMBER:
      if (begins)
        g_string_append_printf (out, "%u. ", path[i].number);
      else
        g_string_append (out, "   ");
      break;
    case CAUSERIE_NEST_TASK:
    case CAUSERIE_NEST_TASK_DONE:
      g_string_append (out, path[i].kind == CAUSERIE_NEST_TASK ? "[ ] " : "[x] ");
      break;
    case CAUSERIE_NEST_NOTE:
      g_string_append_printf (out, begins ? "^%u " : "   ", path[i].number);
      break;
    }
  }
}

static void
describe_table (GString *out, CauserieBlock *block)
{
  for (guint column = 0; column < causerie_block_get_n_columns (block); column++)
    g_string_append_c (out, "lcr"[causerie_block_get_align (block, column)]);

  for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
    for (guint column = 0; column < causerie_block_get_n_columns (block); column++) {
      g_string_append_c (out, column == 0 ? '/' : '|');
      describe_text (out, causerie_block_get_cell (block, row, column));
    }
  }
}

static void
describe_block (GString *out, CauserieBlock *block)
{
  describe_path (out, block);
  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_PARAGRAPH:
    g_string_append (out, causerie_block_is_continued (block) ? "+" : "p ");
    break;
  case CAUSERIE_BLOCK_HEADING:
    g_string_append_printf (out, "h%u ", causerie_block_get_level (block));
    break;
  case CAUSERIE_BLOCK_CODE:
    g_string_append_printf (out, "%s%s(%s) ", causerie_block_is_continued (block) ? "+" : "",
                            causerie_block_is_open (block) ? "open" : "code",
                            causerie_block_get_language (block));
    break;
  case CAUSERIE_BLOCK_TABLE:
    g_string_append (out, causerie_block_has_head (block) ? "table " : "+table ");
    describe_table (out, block);
    break;
  case CAUSERIE_BLOCK_RULE:
    g_string_append (out, "rule");
    break;
  case CAUSERIE_BLOCK_MATH:
    g_string_append (out, "math ");
    break;
  }
  describe_text (out, causerie_block_get_text (block));
}

char *
describe_blocks (GPtrArray *blocks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++) {
    if (i > 0)
      g_string_append (out, "¶");
    describe_block (out, blocks->pdata[i]);
  }
  g_string_replace (out, "\n", "⏎", 0);
  return g_string_free (out, FALSE);
}
