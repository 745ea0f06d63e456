/* causerie-markdown-words.c: the words of a block as the parser hands them over
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-markdown-words.h"

#include <string.h>

/* --- what is hidden --------------------------------------------------------------------------- */

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  return text == end;
}

/* What hides the byte at `offset`, NULL for nothing. Offsets come in order. */
static const CauserieMaskSpan *
find_span (CauserieMarkdownWords *self, gsize offset)
{
  GArray *spans = self->input->mask->spans;

  for (; self->span < spans->len; self->span++) {
    const CauserieMaskSpan *span = &g_array_index (spans, CauserieMaskSpan, self->span);

    if (offset < span->end)
      return offset >= span->start ? span : NULL;
  }
  return NULL;
}

/* What of [start, end) belongs to the formula itself, not to its signs. It comes line by line. */
static void
append_formula (CauserieMarkdownWords *self, const CauserieMaskSpan *span, gsize start, gsize end)
{
  const char *text = self->input->text;
  gsize content = MAX (start, span->content), content_end = MIN (end, span->content_end);

  if (!self->in_formula)
    self->formula = causerie_run_builder_get_length (self->runs);
  causerie_run_builder_push_style (self->runs, CAUSERIE_STYLE_MATH);
  if (self->in_formula && span->content < start && content < content_end &&
      !is_blank (text + span->content, text + start))
    causerie_run_builder_append (self->runs, "\n", 1);
  if (content < content_end)
    causerie_run_builder_append (self->runs, text + content, content_end - content);
  causerie_run_builder_pop_style (self->runs, CAUSERIE_STYLE_MATH);

  self->in_formula = end < span->end;
  if (!self->in_formula && span->kind == CAUSERIE_MASK_DISPLAY)
    causerie_block_builder_mark_formula (self->blocks, self->formula,
                                         causerie_run_builder_get_length (self->runs));
}

static void
append_note (CauserieMarkdownWords *self, const CauserieMaskSpan *span)
{
  const CauserieMarkdownInput *input = self->input;
  gint64 place = input->note > 0 ? G_MAXINT64 : MAX ((gint64) span->start + input->shift, 0);
  guint number = causerie_notes_refer (input->notes, input->text + span->content,
                                       span->content_end - span->content, (gsize) place);
  g_autofree char *words = number > 0
    ? g_strdup_printf ("%u", number)
    : g_strndup (input->text + span->start, span->end - span->start);

  causerie_run_builder_push_style (self->runs, CAUSERIE_STYLE_NOTE);
  causerie_run_builder_append (self->runs, words, strlen (words));
  causerie_run_builder_pop_style (self->runs, CAUSERIE_STYLE_NOTE);
}

/* What is hidden at `start`, as far as it is in the words that end at `end`. Returns its end. */
static gsize
append_hidden (CauserieMarkdownWords *self, gsize start, gsize end)
{
  const CauserieMaskSpan *span = find_span (self, start);

  if (span == NULL) {
    causerie_run_builder_append_words (self->runs, self->input->text + start, 1);
    return start + 1;
  }

  end = MIN (end, span->end);
  if (span->kind == CAUSERIE_MASK_NOTE)
    append_note (self, span);
  else
    append_formula (self, span, start, end);
  return end;
}

/* Words of the source, with what is hidden among them. */
static void
append_source (CauserieMarkdownWords *self, gsize start, gsize end)
{
  while (start < end) {
    const char *mask = memchr (self->source + start, CAUSERIE_MASK_SIGN, end - start);
    gsize words_end = mask != NULL ? (gsize) (mask - self->source) : end;

    causerie_run_builder_append_words (self->runs, self->input->text + start,
                                       words_end - start);
    for (start = words_end; start < end && self->source[start] == CAUSERIE_MASK_SIGN;)
      start = append_hidden (self, start, end);
  }
}

/* --- code ------------------------------------------------------------------------------------- */

/* Where the last `n_columns` of the space before the words at `offset` begin; G_MAXSIZE when that
 * is inside a tab. */
static gsize
find_indent (CauserieMarkdownWords *self, gsize offset, gsize n_columns)
{
  const char *text = self->input->text;
  gsize line = offset, column = 0, end = 0;

  while (line > 0 && text[line - 1] != '\n' && text[line - 1] != '\r')
    line--;
  for (gsize i = line; i < offset; i++)
    end = text[i] == '\t' ? (end | 3) + 1 : end + 1;

  for (gsize i = line; i < offset; i++) {
    if (column + n_columns == end)
      return i;
    column = text[i] == '\t' ? (column | 3) + 1 : column + 1;
  }
  return G_MAXSIZE;
}

/* The parser makes spaces of the tabs before a line of code; a makefile needs them. */
static void
append_indent (CauserieMarkdownWords *self, gsize offset)
{
  gsize start = offset != G_MAXSIZE ? find_indent (self, offset, self->indent) : G_MAXSIZE;
  g_autofree char *spaces = NULL;

  if (start != G_MAXSIZE) {
    causerie_block_builder_mark_place (self->blocks, start, offset - start);
    causerie_run_builder_append (self->runs, self->input->text + start, offset - start);
  } else {
    spaces = g_strnfill (self->indent, ' ');
    causerie_run_builder_append (self->runs, spaces, self->indent);
  }
  self->indent = 0;
}

/* In a table even code says "\\|" for a bar that ends no cell. */
static void
append_verbatim (CauserieMarkdownWords *self, const char *text, gsize length)
{
  const char *end = text + length, *plain = text;
  gboolean in_table = causerie_block_builder_in_table (self->blocks);

  for (const char *p = text; in_table && p + 1 < end; p++) {
    if (p[0] != '\\' || p[1] != '|')
      continue;
    causerie_run_builder_append (self->runs, plain, p - plain);
    plain = p + 1;
  }
  causerie_run_builder_append (self->runs, plain, end - plain);
}

/* --- all words -------------------------------------------------------------------------------- */

/* Remembers where the words at `offset` stand before they are appended. Returns where they will
 * stand in the block. */
static gsize
begin_words (CauserieMarkdownWords *self, gsize offset, gsize length)
{
  if (self->indent > 0)
    append_indent (self, offset);
  if (offset != G_MAXSIZE)
    causerie_block_builder_mark_place (self->blocks, offset, length);
  return causerie_run_builder_get_length (self->runs);
}

/* Words that were changed can be found only by their beginning. */
static void
end_words (CauserieMarkdownWords *self, gsize start, gsize length)
{
  if (causerie_run_builder_get_length (self->runs) != start + length)
    causerie_block_builder_forget_copied (self->blocks);
}

void
causerie_markdown_words_init (CauserieMarkdownWords       *self,
                              const CauserieMarkdownInput *input,
                              CauserieBlockBuilder        *blocks)
{
  *self = (CauserieMarkdownWords) { .input = input, .blocks = blocks };
  self->source = input->mask->source != NULL ? input->mask->source : input->text;
  self->runs = causerie_block_builder_get_runs (blocks);
}

void
causerie_markdown_words_begin (CauserieMarkdownWords *self, gboolean code)
{
  self->in_formula = FALSE;
  self->in_code = code;
  self->indent = 0;
}

gsize
causerie_markdown_words_find (CauserieMarkdownWords *self, const char *text)
{
  gboolean inside = text >= self->source && text < self->source + self->input->length;

  return inside ? (gsize) (text - self->source) : G_MAXSIZE;
}

void
causerie_markdown_words_end_line (CauserieMarkdownWords *self)
{
  if (!self->in_formula)
    causerie_run_builder_append (self->runs, "\n", 1);
}

void
causerie_markdown_words_append_entity (CauserieMarkdownWords *self, const char *text, gsize length)
{
  gsize start = begin_words (self, causerie_markdown_words_find (self, text), length);

  causerie_run_builder_append_entity (self->runs, text, length);
  end_words (self, start, length);
}

void
causerie_markdown_words_append (CauserieMarkdownWords *self, const char *text, gsize length)
{
  gsize offset = causerie_markdown_words_find (self, text);
  gsize start = begin_words (self, offset, length);

  if (offset != G_MAXSIZE)
    append_source (self, offset, offset + length);
  else
    causerie_run_builder_append_words (self->runs, text, length);
  end_words (self, start, length);
}

void
causerie_markdown_words_append_verbatim (CauserieMarkdownWords *self,
                                         const char            *text,
                                         gsize                  length)
{
  gsize offset = causerie_markdown_words_find (self, text), start;

  if (self->in_code && offset == G_MAXSIZE && *text == ' ') {
    self->indent += length;
    return;
  }
  start = begin_words (self, offset, length);
  append_verbatim (self, offset != G_MAXSIZE ? self->input->text + offset : text, length);
  end_words (self, start, length);
}
