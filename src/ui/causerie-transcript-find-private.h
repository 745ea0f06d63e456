/* causerie-transcript-find-private.h: what the transcript tells the search in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-text-place.h"
#include "causerie-transcript-find.h"

G_BEGIN_DECLS

/* `transcript` is borrowed: it owns what is made. */
CauserieTranscriptFind *causerie_transcript_find_new          (CauserieTranscript *transcript);

gboolean                causerie_transcript_find_is_active    (CauserieTranscriptFind *self);

/* Appends a CauserieTextMark for everything found in a block, given the place of its start. */
void                    causerie_transcript_find_add_marks    (CauserieTranscriptFind  *self,
                                                               const CauserieTextPlace *place,
                                                               GArray                  *marks);

/* The blocks of a message may be others, or more. */
void                    causerie_transcript_find_note_change  (CauserieTranscriptFind  *self,
                                                               CauserieTranscriptEntry *entry);

/* The messages [first, after) go; others came, or another conversation. */
void                    causerie_transcript_find_leave        (CauserieTranscriptFind *self, guint first, guint after);
void                    causerie_transcript_find_note_entries (CauserieTranscriptFind *self);

G_END_DECLS
