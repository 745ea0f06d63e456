/* causerie-excerpt-plain.c: an excerpt as plain text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-excerpt.h"
#include "causerie-excerpt-private.h"

#include "causerie-math.h"

#include <string.h>

/* Every line end is followed by the prefix. */
static void
append_lines (GString *plain, const char *text, gsize length, const char *prefix)
{
  for (const char *end = text + length; text < end; text++) {
    g_string_append_c (plain, *text);
    if (*text == '\n')
      g_string_append (plain, prefix);
  }
}

/* As letters and signs where that is possible, else as it was written. */
static void
append_formula (GString *plain, const char *tex, gsize length, gboolean display,
                const char *prefix)
{
  g_autoptr(CauserieMath) math = causerie_math_parse (tex, length, display);
  g_autofree char *unicode = math != NULL ? causerie_math_dup_unicode (math) : NULL;

  if (unicode != NULL)
    append_lines (plain, unicode, strlen (unicode), prefix);
  else
    append_lines (plain, tex, length, prefix);
}

static void
append_text (GString *plain, const CauserieStyledText *text, const char *prefix)
{
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    append_lines (plain, text->text + at, run->start - at, prefix);
    if (run->style & CAUSERIE_STYLE_MATH)
      append_formula (plain, text->text + run->start, run->end - run->start, FALSE, prefix);
    else if (run->style & CAUSERIE_STYLE_NOTE)
      g_string_append_printf (plain, "[%.*s]", (int) (run->end - run->start),
                              text->text + run->start);
    else
      append_lines (plain, text->text + run->start, run->end - run->start, prefix);
    at = run->end;
  }
  append_lines (plain, text->text + at, text->length - at, prefix);
}

static void
append_table (GString *plain, CauserieBlock *block, const char *prefix)
{
  for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
    if (row > 0)
      g_string_append_printf (plain, "\n%s", prefix);
    for (guint i = 0; i < causerie_block_get_n_columns (block); i++) {
      if (i > 0)
        g_string_append_c (plain, '\t');
      append_text (plain, causerie_block_get_cell (block, row, i), " ");
    }
  }
}

static void
append_block (GString *plain, CauserieBlock *block, const char *prefix)
{
  const CauserieStyledText *text = causerie_block_get_text (block);

  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_TABLE:
    append_table (plain, block, prefix);
    break;
  case CAUSERIE_BLOCK_RULE:
    g_string_append (plain, "---");
    break;
  case CAUSERIE_BLOCK_CODE:
    append_lines (plain, text->text, text->length, prefix);
    break;
  case CAUSERIE_BLOCK_MATH:
    append_formula (plain, text->text, text->length, TRUE, prefix);
    break;
  case CAUSERIE_BLOCK_PARAGRAPH:
  case CAUSERIE_BLOCK_HEADING:
  default:
    append_text (plain, text, prefix);
  }
}

/* Between two blocks. */
static void
append_gap (GString *plain, CauserieBlock *block, const CauserieLinePrefix *prefix)
{
  gboolean apart = causerie_block_begins_list (block) && causerie_block_get_n_shared (block) == 0;

  if (causerie_block_is_continued (block)) {
    g_string_append (plain, causerie_block_get_joint (block));
    if (*causerie_block_get_joint (block) != '\0')
      g_string_append (plain, prefix->rest->str);
    return;
  }
  if (!causerie_block_is_tight (block) || apart)
    g_string_append_printf (plain, "\n%s", prefix->blank->str);
  g_string_append_printf (plain, "\n%s", prefix->first->str);
}

char *
causerie_excerpt_dup_plain (CauserieExcerpt *self)
{
  g_autoptr(GPtrArray) blocks = causerie_excerpt_dup_blocks (self);
  GString *plain = g_string_new (NULL);
  CauserieLinePrefixes prefixes;

  causerie_line_prefixes_init (&prefixes, CAUSERIE_SIGNS_PLAIN);
  for (guint i = 0; i < blocks->len; i++) {
    causerie_line_prefixes_enter (&prefixes, blocks->pdata[i]);
    if (i > 0)
      append_gap (plain, blocks->pdata[i], &prefixes.prefix);
    else
      g_string_append (plain, prefixes.prefix.first->str);
    append_block (plain, blocks->pdata[i], prefixes.prefix.rest->str);
  }
  causerie_line_prefixes_clear (&prefixes);
  return g_string_free (plain, FALSE);
}
