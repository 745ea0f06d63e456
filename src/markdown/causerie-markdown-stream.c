/* causerie-markdown-stream.c: the blocks of a growing text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything before `committed` is final, but for what only the whole text can tell: links that are
 * defined later, footnotes that never get words. The one parse at the end knows these. What is open
 * is read each time, after a head of a few lines that say what lies around it
 * (causerie-markdown-cut). When these do not mean what they meant, as when an empty line turns a
 * whole list loose, reading goes back to where nothing lay around. */

#include "causerie-markdown-stream.h"

#include "causerie-markdown-cut.h"
#include "causerie-markdown-private.h"

#include <string.h>

/* Bytes of a last line that may still become anything. */
#define MAX_UNSETTLED 1000

/* When more than so many bytes are open, for they cannot be cut, they are read only when they have
 * grown by an eighth. */
#define MAX_OPEN 65536

/* Bytes of a footnote's number that is not whole. */
#define MAX_NUMBER 68

typedef struct {
  gsize text;   /* bytes of it that are final */
  guint blocks; /* that are final */
} Position;

struct _CauserieMarkdownStream {
  GPtrArray     *blocks;      /* owned; of CauserieBlock */
  CauserieNotes *notes;       /* owned */
  Position       committed;
  Position       fresh;       /* the last where nothing lay around */
  gsize          read;        /* how much of the text was read */
  GString       *head;        /* owned; what is read before the text from `committed` on */
  GPtrArray     *head_blocks; /* owned; what it gives by itself, known already */
  CauserieResume resume;      /* of what follows the head */
};

/* --- what is read ----------------------------------------------------------------------------- */

/* The number of a footnote waits while it is not whole, or stands alone on the last line. */
static gsize
measure_before_note (const char *text, gsize length)
{
  gsize label = length, limit = length > MAX_NUMBER ? length - MAX_NUMBER : 0, n;

  while (label > limit + 1 && text[label - 1] != '\n' &&
         (text[label - 2] != '[' || text[label - 1] != '^'))
    label--;
  if (label <= limit + 1 || text[label - 1] == '\n')
    return length;

  n = length - label;
  if (memchr (text + label, ' ', n) != NULL || memchr (text + label, '\t', n) != NULL ||
      (memchr (text + label, ']', n) != NULL && label > 2 && text[label - 3] != '\n'))
    return length;
  return label - 2;
}

/* A last line that is only signs may become anything: "-" under a paragraph would make a heading
 * of it for the moment before "- entry" is there. It waits. */
static gsize
measure_settled (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && n <= MAX_UNSETTLED &&
         strchr ("-=*+_#>|`~.)0123456789 \t", text[length - 1 - n]) != NULL)
    n++;
  if (n <= MAX_UNSETTLED && (n == length || text[length - 1 - n] == '\n'))
    return length - n;
  return measure_before_note (text, length);
}

static gboolean
has_same_head (CauserieMarkdownStream *self, GPtrArray *blocks)
{
  if (blocks->len < self->head_blocks->len)
    return FALSE;
  for (guint i = 0; i < self->head_blocks->len; i++) {
    if (!causerie_block_equal (blocks->pdata[i], self->head_blocks->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static void
clear_head (CauserieMarkdownStream *self)
{
  g_string_truncate (self->head, 0);
  g_ptr_array_set_size (self->head_blocks, 0);
  self->resume = (CauserieResume) { 0 };
}

/* Reads what is open, `text` up to `length`, after the head; returns it (transfer full). */
static GString *
read_open (CauserieMarkdownStream *self, const char *text, gsize length,
           CauserieMarkdownOutput *output)
{
  GString *open = g_string_sized_new (self->head->len + length - self->committed.text + 1);
  CauserieMarkdownSource source = { .head = self->head->len, .start = self->committed.text,
                                    .resume = &self->resume, .growing = TRUE };

  g_string_append_len (open, self->head->str, self->head->len);
  g_string_append_len (open, text + self->committed.text, length - self->committed.text);
  source.text = open->str;
  source.length = open->len;

  causerie_notes_rewind (self->notes, self->committed.text);
  causerie_markdown_parse_source (&source, self->notes, output);
  return open;
}

/* --- what is final ---------------------------------------------------------------------------- */

static void
commit (CauserieMarkdownStream *self, GString *open, CauserieMarkdownOutput *output)
{
  CauserieCutSource source = { open->str, open->len, self->head->len, &self->resume,
                               output->blocks, output->places, self->head_blocks->len };
  g_auto(CauserieCut) cut = { 0 };

  if (!causerie_cut_find (&cut, &source))
    return;

  self->committed.text += cut.offset - self->head->len;
  self->committed.blocks += cut.n_blocks - self->head_blocks->len;
  g_string_truncate (self->head, 0);
  g_string_append_len (self->head, open->str, cut.n_kept);
  g_string_append_len (self->head, open->str + cut.opening, cut.opening_end - cut.opening);
  g_string_append (self->head, cut.stub != NULL ? cut.stub : "");
  g_ptr_array_set_size (self->head_blocks, 0);
  for (guint i = 0; i < cut.n_head; i++)
    g_ptr_array_add (self->head_blocks, causerie_block_ref (output->blocks->pdata[i]));
  self->resume = cut.resume;

  if (!cut.resume.in_list && !cut.resume.in_block)
    self->fresh = self->committed;
}

/* Puts the blocks from `first` on in place of those from `position` on; equal ones at both ends
 * stay. */
static CauserieBlockChange
replace_blocks (CauserieMarkdownStream *self, guint position, GPtrArray *blocks, guint first)
{
  GPtrArray *old = self->blocks;
  guint n_old = old->len - position, n_new = blocks->len - first, n_same = 0, n_tail = 0;
  CauserieBlockChange change;

  while (n_same < MIN (n_old, n_new) &&
         causerie_block_equal (old->pdata[position + n_same], blocks->pdata[first + n_same]))
    n_same++;
  while (n_tail < MIN (n_old, n_new) - n_same &&
         causerie_block_equal (old->pdata[old->len - 1 - n_tail],
                               blocks->pdata[blocks->len - 1 - n_tail]))
    n_tail++;

  change = (CauserieBlockChange) { position + n_same, n_old - n_same - n_tail,
                                   n_new - n_same - n_tail };
  if (change.n_removed > 0)
    g_ptr_array_remove_range (old, change.position, change.n_removed);
  for (guint i = 0; i < change.n_added; i++)
    g_ptr_array_insert (old, change.position + i,
                        causerie_block_ref (blocks->pdata[first + n_same + i]));
  return change;
}

CauserieMarkdownStream *
causerie_markdown_stream_new (void)
{
  CauserieMarkdownStream *self = g_new0 (CauserieMarkdownStream, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  self->head_blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  self->head = g_string_new (NULL);
  self->notes = causerie_notes_new ();
  return self;
}

void
causerie_markdown_stream_free (CauserieMarkdownStream *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->head_blocks);
  g_string_free (self->head, TRUE);
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
  g_autoptr(GString) open = NULL;
  CauserieBlockChange change;
  const char *valid_end;

  if (complete) {
    blocks = causerie_markdown_parse (text, length);
    return replace_blocks (self, 0, blocks, 0);
  }

  g_utf8_validate_len (text + self->committed.text, length - self->committed.text, &valid_end);
  length = self->committed.text + measure_settled (text + self->committed.text,
                                                   valid_end - text - self->committed.text);
  if (length - self->committed.text > MAX_OPEN &&
      length - self->read < (length - self->committed.text) / 8)
    return (CauserieBlockChange) { 0 };

  self->read = length;
  open = read_open (self, text, length, &output);
  if (output.strayed || !has_same_head (self, output.blocks)) {
    clear_head (self);
    self->committed = self->fresh;
    g_string_free (g_steal_pointer (&open), TRUE);
    causerie_markdown_output_clear (&output);
    open = read_open (self, text, length, &output);
  }

  change = replace_blocks (self, self->committed.blocks, output.blocks, self->head_blocks->len);
  commit (self, open, &output);
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
  return self->committed.text;
}
