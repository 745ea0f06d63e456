/* causerie-excerpt-markdown.c: an excerpt as Markdown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-excerpt.h"
#include "causerie-excerpt-private.h"

#include <string.h>

typedef struct {
  GString              *out;
  CauserieLinePrefixes  prefixes;
  GPtrArray            *blocks;  /* borrowed */
  char                 *fence;   /* owned; of the code that is written */
} Writer;

static void
begin_line (Writer *self)
{
  g_string_append_printf (self->out, "\n%s", self->prefixes.prefix.rest->str);
}

/* --- code ------------------------------------------------------------------------------------- */

/* How many of a sign follow one another in the text, at most. */
static gsize
find_longest (const char *text, char sign)
{
  gsize longest = 0, n = 0;

  for (; *text != '\0'; text++) {
    n = *text == sign ? n + 1 : 0;
    longest = MAX (longest, n);
  }
  return longest;
}

/* Longer than any in the code, in all of its pieces. */
static char *
dup_fence (Writer *self, guint first)
{
  gsize longest = 2;

  for (guint i = first; i < self->blocks->len; i++) {
    CauserieBlock *block = self->blocks->pdata[i];

    if (i > first && !causerie_block_is_continued (block))
      break;
    longest = MAX (longest, find_longest (causerie_block_get_text (block)->text, '`'));
  }
  return g_strnfill (longest + 1, '`');
}

static void
append_lines (Writer *self, const char *text)
{
  for (; *text != '\0'; text++) {
    if (*text == '\n')
      begin_line (self);
    else
      g_string_append_c (self->out, *text);
  }
}

static void
append_code (Writer *self, guint index)
{
  CauserieBlock *block = self->blocks->pdata[index];
  CauserieBlock *next = index + 1 < self->blocks->len ? self->blocks->pdata[index + 1] : NULL;

  if (!causerie_block_is_continued (block)) {
    g_clear_pointer (&self->fence, g_free);
    self->fence = dup_fence (self, index);
    g_string_append_printf (self->out, "%s%s", self->fence, causerie_block_get_language (block));
    begin_line (self);
  }
  append_lines (self, causerie_block_get_text (block)->text);
  if (next == NULL || !causerie_block_is_continued (next)) {
    begin_line (self);
    g_string_append (self->out, self->fence);
  }
}

/* --- tables ----------------------------------------------------------------------------------- */

static void
append_row (Writer *self, CauserieBlock *block, guint row)
{
  for (guint i = 0; i < causerie_block_get_n_columns (block); i++) {
    g_string_append (self->out, "| ");
    causerie_markdown_append_text (self->out, causerie_block_get_cell (block, row, i), "", TRUE);
    g_string_append_c (self->out, ' ');
  }
  g_string_append_c (self->out, '|');
}

static void
append_aligns (Writer *self, CauserieBlock *block)
{
  static const char * const signs[] = {
    [CAUSERIE_ALIGN_START] = "| --- ",
    [CAUSERIE_ALIGN_CENTER] = "| :-: ",
    [CAUSERIE_ALIGN_END] = "| --: ",
  };

  begin_line (self);
  for (guint i = 0; i < causerie_block_get_n_columns (block); i++)
    g_string_append (self->out, signs[causerie_block_get_align (block, i)]);
  g_string_append_c (self->out, '|');
}

/* Rows without a head get an empty one: Markdown knows no other table. */
static void
append_table (Writer *self, CauserieBlock *block)
{
  gboolean needs_head = !causerie_block_has_head (block) && !causerie_block_is_continued (block);

  if (needs_head) {
    for (guint i = 0; i < causerie_block_get_n_columns (block); i++)
      g_string_append (self->out, "|   ");
    g_string_append_c (self->out, '|');
    append_aligns (self, block);
    begin_line (self);
  }
  for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
    if (row > 0)
      begin_line (self);
    append_row (self, block, row);
    if (row == 0 && causerie_block_has_head (block))
      append_aligns (self, block);
  }
}

/* --- blocks ----------------------------------------------------------------------------------- */

/* Only a heading that is underlined has several lines; there are two such levels. */
static void
append_heading (Writer *self, guint index)
{
  CauserieBlock *block = self->blocks->pdata[index];
  CauserieBlock *next = index + 1 < self->blocks->len ? self->blocks->pdata[index + 1] : NULL;
  const CauserieStyledText *text = causerie_block_get_text (block);
  guint level = causerie_block_get_level (block);
  gboolean in_pieces = causerie_block_is_continued (block) ||
                       (next != NULL && causerie_block_is_continued (next));

  if (!in_pieces && level <= 2 && memchr (text->text, '\n', text->length) != NULL) {
    causerie_markdown_append_text (self->out, text, self->prefixes.prefix.rest->str, FALSE);
    begin_line (self);
    g_string_append (self->out, level == 1 ? "===" : "---");
    return;
  }
  if (!causerie_block_is_continued (block)) {
    g_autofree char *signs = g_strnfill (level, '#');

    g_string_append_printf (self->out, "%s ", signs);
  }
  causerie_markdown_append_text (self->out, text, NULL, FALSE);
}

static void
append_block (Writer *self, guint index)
{
  CauserieBlock *block = self->blocks->pdata[index];

  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_HEADING:
    append_heading (self, index);
    break;
  case CAUSERIE_BLOCK_CODE:
    append_code (self, index);
    break;
  case CAUSERIE_BLOCK_TABLE:
    append_table (self, block);
    break;
  case CAUSERIE_BLOCK_RULE:
    g_string_append (self->out, "---");
    break;
  case CAUSERIE_BLOCK_MATH:
    g_string_append (self->out, "$$");
    begin_line (self);
    append_lines (self, causerie_block_get_text (block)->text);
    begin_line (self);
    g_string_append (self->out, "$$");
    break;
  case CAUSERIE_BLOCK_PARAGRAPH:
  default:
    causerie_markdown_append_text (self->out, causerie_block_get_text (block),
                                   self->prefixes.prefix.rest->str, FALSE);
  }
}

/* Entries that stand close together stay so; everything else is parted by an empty line. */
static gboolean
needs_gap (CauserieBlock *block)
{
  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_RULE)
    return TRUE;
  if (causerie_block_begins_list (block) && causerie_block_get_n_shared (block) == 0)
    return TRUE;
  return !causerie_block_is_tight (block);
}

static void
append_gap (Writer *self, CauserieBlock *block)
{
  const CauserieLinePrefix *prefix = &self->prefixes.prefix;

  if (causerie_block_is_continued (block)) {
    if (*causerie_block_get_joint (block) != '\0')
      begin_line (self);
    return;
  }
  if (needs_gap (block))
    g_string_append_printf (self->out, "\n%s", prefix->blank->str);
  g_string_append_printf (self->out, "\n%s", prefix->first->str);
}

char *
causerie_excerpt_dup_markdown (CauserieExcerpt *self)
{
  g_autoptr(GPtrArray) blocks = causerie_excerpt_dup_blocks (self);
  Writer writer = { .out = g_string_new (NULL), .blocks = blocks };

  causerie_line_prefixes_init (&writer.prefixes, CAUSERIE_SIGNS_MARKDOWN);
  for (guint i = 0; i < blocks->len; i++) {
    causerie_line_prefixes_enter (&writer.prefixes, blocks->pdata[i]);
    if (i > 0)
      append_gap (&writer, blocks->pdata[i]);
    else
      g_string_append (writer.out, writer.prefixes.prefix.first->str);
    append_block (&writer, i);
  }
  causerie_line_prefixes_clear (&writer.prefixes);
  g_free (writer.fence);
  return g_string_free (writer.out, FALSE);
}
