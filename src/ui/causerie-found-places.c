/* causerie-found-places.c: where words stand in a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-found-places.h"

#include "causerie-found-text.h"

struct _CauserieFoundPlaces {
  CauserieTranscriptEntry *entry;   /* borrowed */
  CauserieFoundText        thought;
  CauserieFoundText        text;
};

CauserieFoundPlaces *
causerie_found_places_new (CauserieTranscriptEntry *entry)
{
  CauserieFoundPlaces *self = g_new0 (CauserieFoundPlaces, 1);

  self->entry = entry;
  return self;
}

void
causerie_found_places_free (CauserieFoundPlaces *self)
{
  causerie_found_text_clear (&self->thought);
  causerie_found_text_clear (&self->text);
  g_free (self);
}

/* The blocks of a message without items are parsed for the search alone. */
void
causerie_found_places_update (CauserieFoundPlaces *self, const CauserieFoldedText *words,
                              guint max_hits)
{
  g_autoptr(GPtrArray) thoughts = causerie_text_place_dup_blocks (self->entry, TRUE);
  g_autoptr(GPtrArray) blocks = causerie_text_place_dup_blocks (self->entry, FALSE);
  gboolean keep = self->entry->items != NULL;

  causerie_found_text_update (&self->thought, thoughts, words, max_hits, keep);
  max_hits -= causerie_found_text_get_n_hits (&self->thought);
  causerie_found_text_update (&self->text, blocks, words, max_hits, keep);
}

guint
causerie_found_places_get_n_hits (const CauserieFoundPlaces *self)
{
  if (self == NULL)
    return 0;
  return causerie_found_text_get_n_hits (&self->thought) +
         causerie_found_text_get_n_hits (&self->text);
}

void
causerie_found_places_get_hit (const CauserieFoundPlaces *self, guint index,
                               CauserieTextPlace *start, CauserieTextPlace *end)
{
  guint n_thoughts = causerie_found_text_get_n_hits (&self->thought);
  gboolean thought = index < n_thoughts;
  const CauserieHit *hit = thought
                             ? causerie_found_text_get_hit (&self->thought, index)
                             : causerie_found_text_get_hit (&self->text, index - n_thoughts);

  *start = (CauserieTextPlace) { self->entry, thought, hit->block, hit->start };
  if (end != NULL)
    *end = (CauserieTextPlace) { self->entry, thought, hit->block, hit->end };
}

guint
causerie_found_places_seek (const CauserieFoundPlaces *self, const CauserieTextPlace *place)
{
  if (place->thought)
    return causerie_found_text_seek (&self->thought, place->block, place->offset);
  return causerie_found_text_get_n_hits (&self->thought) +
         causerie_found_text_seek (&self->text, place->block, place->offset);
}
