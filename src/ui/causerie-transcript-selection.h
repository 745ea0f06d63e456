/* causerie-transcript-selection.h: what is selected in a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-text-place.h"
#include "causerie-text-unit.h"

#include "causerie-excerpt.h"

G_BEGIN_DECLS

/* From one place of the text to another: it knows no widgets, so that it survives scrolling and goes over messages that
 * never had any. One end stays where it began, the other moves. Whatever changes it draws it and offers it as the
 * primary selection. Owned by the transcript. */
CauserieTranscriptSelection *causerie_transcript_selection_new      (CauserieTranscript *transcript);
void                         causerie_transcript_selection_free     (CauserieTranscriptSelection *self);

/* FALSE: nothing is selected. Both may be NULL. */
gboolean                     causerie_transcript_selection_get      (CauserieTranscriptSelection *self,
                                                                     CauserieTextPlace           *start,
                                                                     CauserieTextPlace           *end);

/* The end that moves; FALSE before anything was begun. */
gboolean                     causerie_transcript_selection_get_cursor (CauserieTranscriptSelection *self,
                                                                       CauserieTextPlace           *place);

/* Begins at a place: with nothing, or with the unit there. */
void                         causerie_transcript_selection_begin    (CauserieTranscriptSelection *self,
                                                                     const CauserieTextPlace     *place,
                                                                     CauserieTextUnit             unit);

/* Goes on to another place, by whole units if it began with one. */
void                         causerie_transcript_selection_extend   (CauserieTranscriptSelection *self,
                                                                     const CauserieTextPlace     *place);

/* Moves its end to just this place: units are over. Without a selection it begins there. */
void                         causerie_transcript_selection_move     (CauserieTranscriptSelection *self,
                                                                     const CauserieTextPlace     *place);

/* The text of the message it is in, or `otherwise`; when it is that already, all of the conversation. */
void                         causerie_transcript_selection_select_all (CauserieTranscriptSelection *self,
                                                                       CauserieTranscriptEntry     *otherwise);
void                         causerie_transcript_selection_clear    (CauserieTranscriptSelection *self);

/* The messages [first, after) go. */
void                         causerie_transcript_selection_leave    (CauserieTranscriptSelection *self,
                                                                     guint                        first,
                                                                     guint                        after);

/* What is selected of a block, with the block's own place in `place`; FALSE: nothing. */
gboolean                     causerie_transcript_selection_get_range (CauserieTranscriptSelection *self,
                                                                      const CauserieTextPlace     *place,
                                                                      CauserieBlock               *block,
                                                                      gsize                       *start,
                                                                      gsize                       *end);

/* What is selected, taken out of the messages (transfer full). Reasoning is in it only when nothing else is. */
CauserieExcerpt             *causerie_transcript_selection_dup_excerpt (CauserieTranscriptSelection *self);

G_END_DECLS
