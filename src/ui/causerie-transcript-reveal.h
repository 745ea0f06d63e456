/* causerie-transcript-reveal.h: brings a place of the text into view
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-text-place.h"

G_BEGIN_DECLS

/* Nothing moves when it is in view, with a line around it. A place near the view comes just into it; one further away
 * gets some room above, so that what leads to it is seen too. Where it has no widget yet it gets one. */
void     causerie_transcript_reveal            (CauserieTranscript *self, const CauserieTextPlace *place);

/* Scrolls code or a table that is wider than the column, so that the place is in it. */
void     causerie_transcript_reveal_sideways   (const CauserieTextPlace *place);

/* Called when the widgets have their places. Only then it is known where in a block a place is: TRUE when the anchor
 * moved for that, and everything is to be laid out again. */
gboolean causerie_transcript_finish_reveal     (CauserieTranscript *self);

/* The messages [first, after) go. */
void     causerie_transcript_leave_reveal      (CauserieTranscript *self, guint first, guint after);

G_END_DECLS
