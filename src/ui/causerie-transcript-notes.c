/* causerie-transcript-notes.c: what is said between messages, of the chat rather than in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

const char *
causerie_transcript_entry_find_note (CauserieTranscriptEntry *self)
{
  GHashTable *notes = self->transcript->notes;

  return notes != NULL ? g_hash_table_lookup (notes, causerie_message_get_uid (self->message))
                       : NULL;
}

void
causerie_transcript_set_notes (CauserieTranscript *self, GHashTable *notes)
{
  g_autoptr(GHashTable) old = NULL;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self));

  old = g_steal_pointer (&self->notes);
  self->notes = notes != NULL ? g_hash_table_ref (notes) : NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];
    const char *uid = causerie_message_get_uid (entry->message);
    const char *before = old != NULL ? g_hash_table_lookup (old, uid) : NULL;

    if (g_strcmp0 (before, causerie_transcript_entry_find_note (entry)) == 0)
      continue;
    entry->dirty = entry->items != NULL;
    self->flush_time = 0;
    causerie_transcript_queue_flush (self);
  }
}
