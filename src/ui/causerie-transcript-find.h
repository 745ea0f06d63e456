/* causerie-transcript-find.h: looks for words in the messages of a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRANSCRIPT_FIND (causerie_transcript_find_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTranscriptFind, causerie_transcript_find, CAUSERIE, TRANSCRIPT_FIND, GObject)

/* More are not counted. */
#define CAUSERIE_FIND_MAX 9999

/* What is looked for in the conversation that is shown, also where no widgets are; in reasoning only where it is
 * unfolded. Capitals, accents and the kind of white space make no difference. All that was found is marked. A long
 * conversation is searched little by little, what the reader sees first, and what is still written again as it grows.
 * Properties, all read-only: words ("": nothing is looked for), n-found, current (which of them the reader
 * was led to, from 1; 0: none), counting. */
CauserieTranscriptFind *causerie_transcript_get_find       (CauserieTranscript *self);

/* Leads to what is nearest to the reader; what is in view already is not moved. */
void        causerie_transcript_find_set_words   (CauserieTranscriptFind *self, const char *words);
const char *causerie_transcript_find_get_words   (CauserieTranscriptFind *self);
guint       causerie_transcript_find_get_n_found (CauserieTranscriptFind *self);
guint       causerie_transcript_find_get_current (CauserieTranscriptFind *self);
gboolean    causerie_transcript_find_get_counting (CauserieTranscriptFind *self);

/* Leads to the next one, or the one before; behind the last comes the first. */
void        causerie_transcript_find_step        (CauserieTranscriptFind *self, gboolean forward);

/* Looks for nothing any more: what the reader was led to last becomes the selection. */
void        causerie_transcript_find_end         (CauserieTranscriptFind *self);

G_END_DECLS
