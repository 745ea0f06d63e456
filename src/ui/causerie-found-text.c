/* causerie-found-text.c: where words stand in one text of blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-found-text.h"

void
causerie_found_text_clear (CauserieFoundText *self)
{
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
}

guint
causerie_found_text_get_n_hits (const CauserieFoundText *self)
{
  return self->hits != NULL ? self->hits->len : 0;
}

const CauserieHit *
causerie_found_text_get_hit (const CauserieFoundText *self, guint index)
{
  return &g_array_index (self->hits, CauserieHit, index);
}

guint
causerie_found_text_seek (const CauserieFoundText *self, guint block, gsize offset)
{
  guint low = 0, high = causerie_found_text_get_n_hits (self);

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const CauserieHit *hit = causerie_found_text_get_hit (self, middle);

    if (hit->block < block || (hit->block == block && hit->start < offset))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
search_block (CauserieFoundText *self, CauserieBlock *block, guint index,
              const CauserieFoldedText *words, guint max_hits)
{
  g_autofree char *flat = causerie_block_dup_flat (block);
  CauserieFoldedText folded;
  gsize from = 0, start, end;

  causerie_folded_text_init (&folded, flat);
  while (self->hits->len < max_hits &&
         causerie_folded_text_find (&folded, words, &from, &start, &end)) {
    CauserieHit hit = { index, (guint32) start, (guint32) end };

    g_array_append_val (self->hits, hit);
  }
  causerie_folded_text_clear (&folded);
}

static guint
count_same (GPtrArray *old, GPtrArray *blocks)
{
  guint n_same = 0;

  while (old != NULL && n_same < MIN (old->len, blocks->len) &&
         old->pdata[n_same] == blocks->pdata[n_same])
    n_same++;
  return n_same;
}

void
causerie_found_text_update (CauserieFoundText *self, GPtrArray *blocks,
                            const CauserieFoldedText *words, guint max_hits, gboolean keep)
{
  guint n_same = count_same (self->blocks, blocks);

  if (self->hits == NULL)
    self->hits = g_array_new (FALSE, FALSE, sizeof (CauserieHit));
  g_array_set_size (self->hits, causerie_found_text_seek (self, n_same, 0));
  for (guint i = n_same; i < blocks->len && self->hits->len < max_hits; i++)
    search_block (self, blocks->pdata[i], i, words, max_hits);

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  if (keep)
    self->blocks = g_ptr_array_ref (blocks);
}
