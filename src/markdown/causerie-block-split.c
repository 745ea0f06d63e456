/* causerie-block-split.c: a long paragraph as several blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block is what is laid out at once, so its size bounds the cost of showing it. The cut
 * depends only on the text before it: while a paragraph grows, all parts but the last stay as
 * they are. */

#include "causerie-block-private.h"

#include <string.h>

/* Where a text that is too long for one block is cut: after a sentence, else after a word. */
static gsize
find_cut (const char *text)
{
  const char *limit = text + CAUSERIE_BLOCK_MAX_TEXT;
  const char *word = NULL;

  for (const char *p = limit - 1; p > text + CAUSERIE_BLOCK_MAX_TEXT / 2; p--) {
    if (*p != ' ' && *p != '\n')
      continue;
    if (*p == '\n' || strchr (".?!", p[-1]) != NULL)
      return p + 1 - text;
    if (word == NULL)
      word = p + 1;
  }

  if (word == NULL) {
    word = limit;
    while ((*word & 0xc0) == 0x80)
      word--;
  }
  return word - text;
}

/* The bytes [start, end) of a text, with their runs. */
static void
copy_range (const CauserieStyledText *text, gsize start, gsize end, CauserieStyledText *part)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (CauserieRun));

  for (guint i = 0; i < text->n_runs; i++) {
    CauserieRun run = text->runs[i];

    if (run.end <= start || run.start >= end)
      continue;
    run.start = MAX (run.start, start) - start;
    run.end = MIN (run.end, end) - start;
    run.url = g_strdup (run.url);
    g_array_append_val (runs, run);
  }

  part->length = end - start;
  part->text = g_strndup (text->text + start, part->length);
  part->n_runs = runs->len;
  part->runs = runs->len > 0 ? g_array_steal (runs, NULL) : NULL;
}

static CauserieBlock *
new_continuation (CauserieBlock *block)
{
  CauserieBlock *next = causerie_block_new (block->kind);

  next->level = block->level;
  next->tight = block->tight;
  next->continued = TRUE;
  next->n_steps = next->n_shared = block->n_steps;
  memcpy (next->path, block->path, sizeof next->path);
  return next;
}

GPtrArray *
causerie_block_split (CauserieBlock *self)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  const CauserieStyledText *text = &self->text;

  for (gsize start = 0, end; start < text->length; start = end) {
    CauserieBlock *part = new_continuation (self);

    end = text->length;
    if (end - start > CAUSERIE_BLOCK_MAX_TEXT)
      end = start + find_cut (text->text + start);
    copy_range (text, start, end, &part->text);
    if (start == 0) {
      part->n_shared = self->n_shared;
      part->continued = FALSE;
    }
    g_ptr_array_add (parts, part);
  }

  return parts;
}
