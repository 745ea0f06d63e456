/* causerie-markdown-stream.c: the blocks of a growing text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything before `committed` is final. A text may be cut before a line when the parser itself
 * says that a block which lies in no list or quote begins there, and the line is whole, not
 * indented and follows an empty one: CommonMark decides block structure line by line, so no
 * later line can change what stands before such a place, but for link definitions, which the one
 * full parse at the end resolves. */

#include "causerie-markdown-stream.h"

#include "causerie-block-private.h"
#include "causerie-markdown-private.h"

#include <string.h>

struct _CauserieMarkdownStream {
  GPtrArray *blocks;      /* owned; of CauserieBlock */
  GArray    *places;      /* of gsize; of the open blocks, from `committed` */
  CauserieNotes *notes;
  gsize      committed;   /* bytes of the text that are final */
  guint      n_committed; /* blocks that are final */
};

static const char *
find_line (const char *text, const char *place)
{
  while (place > text && place[-1] != '\n')
    place--;
  return place;
}

/* Whether the line before is empty, white space aside. */
static gboolean
follows_blank (const char *text, const char *line)
{
  const char *before;

  if (line == text)
    return FALSE;

  before = find_line (text, line - 1);
  return strspn (before, " \t\r") == (gsize) (line - 1 - before);
}

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

/* The line on which the block begins whose first character is at `place`; NULL if it is no place to
 * cut. The words of fenced code begin on the line after its fence. */
static const char *
find_beginning (const char *text, const char *end, const char *place, CauserieBlock *block)
{
  const char *line = find_line (text, place);

  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_CODE) {
    if (line == text)
      return NULL;
    line = find_line (text, line - 1);
    if (!is_fence (line))
      return NULL;
  }

  if (*line == ' ' || *line == '\t' || memchr (line, '\n', end - line) == NULL)
    return NULL;
  return follows_blank (text, line) ? line : NULL;
}

/* Moves `committed` to the last place where the text may be cut. */
static void
commit (CauserieMarkdownStream *self, const char *text, gsize length)
{
  const char *tail = text + self->committed;

  for (guint i = self->places->len; i > 1; i--) {
    gsize place = g_array_index (self->places, gsize, i - 1);
    CauserieBlock *block = self->blocks->pdata[self->n_committed + i - 1];
    const char *line = NULL;

    if (place != G_MAXSIZE && block->n_steps == 0 && !block->continued)
      line = find_beginning (tail, text + length, tail + place, block);
    if (line == NULL)
      continue;

    self->committed += line - tail;
    self->n_committed += i - 1;
    return;
  }
}

/* A last line that is only signs may become anything: "-" under a paragraph would make a heading
 * of it for the moment before "- entry" is there. It waits. */
static gsize
measure_settled (const char *text, gsize length)
{
  const char *line = find_line (text, text + length);
  gsize n = text + length - line;
  gsize n_signs = 0;

  while (n_signs < n && strchr ("-=*+_#>|`~.)0123456789 \t", line[n_signs]) != NULL)
    n_signs++;
  return n_signs == n ? length - n : length;
}

/* Puts `blocks` in place of those from `position` on; equal ones at both ends stay. */
static CauserieBlockChange
replace_blocks (CauserieMarkdownStream *self, guint position, GPtrArray *blocks)
{
  GPtrArray *old = self->blocks;
  guint n_old = old->len - position, n_new = blocks->len, n_same = 0, n_tail = 0;
  CauserieBlockChange change;

  while (n_same < MIN (n_old, n_new) &&
         causerie_block_equal (old->pdata[position + n_same], blocks->pdata[n_same]))
    n_same++;
  while (n_tail < MIN (n_old, n_new) - n_same &&
         causerie_block_equal (old->pdata[old->len - 1 - n_tail],
                               blocks->pdata[n_new - 1 - n_tail]))
    n_tail++;

  change = (CauserieBlockChange) { position + n_same, n_old - n_same - n_tail,
                                   n_new - n_same - n_tail };
  if (change.n_removed > 0)
    g_ptr_array_remove_range (old, change.position, change.n_removed);
  for (guint i = 0; i < change.n_added; i++)
    g_ptr_array_insert (old, change.position + i, causerie_block_ref (blocks->pdata[n_same + i]));
  return change;
}

CauserieMarkdownStream *
causerie_markdown_stream_new (void)
{
  CauserieMarkdownStream *self = g_new0 (CauserieMarkdownStream, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  self->notes = causerie_notes_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

void
causerie_markdown_stream_free (CauserieMarkdownStream *self)
{
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->places);
  causerie_notes_free (self->notes);
  g_free (self);
}

CauserieBlockChange
causerie_markdown_stream_update (CauserieMarkdownStream *self,
                                 const char             *text,
                                 gsize                   length,
                                 gboolean                complete)
{
  g_auto(CauserieMarkdownOutput) output = { 0 };
  g_autoptr(GPtrArray) blocks = NULL;
  CauserieMarkdownSource source = { .growing = TRUE };
  CauserieBlockChange change;
  const char *valid_end;
  gsize settled;

  if (complete) {
    blocks = causerie_markdown_parse (text, length);
    return replace_blocks (self, 0, blocks);
  }

  g_utf8_validate_len (text + self->committed, length - self->committed, &valid_end);
  settled = measure_settled (text + self->committed, valid_end - text - self->committed);
  source.text = text + self->committed;
  source.length = settled;
  source.shift = self->committed;
  causerie_notes_rewind (self->notes, self->committed);
  causerie_markdown_parse_source (&source, self->notes, &output);
  g_array_unref (self->places);
  self->places = g_array_ref (output.places);
  change = replace_blocks (self, self->n_committed, output.blocks);
  commit (self, text, self->committed + settled);
  return change;
}

GPtrArray *
causerie_markdown_stream_get_blocks (CauserieMarkdownStream *self)
{
  return self->blocks;
}

gsize
causerie_markdown_stream_get_committed (CauserieMarkdownStream *self)
{
  return self->committed;
}
