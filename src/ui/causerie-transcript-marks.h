/* causerie-transcript-marks.h: shows in the widgets what is selected and found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript-private.h"

G_BEGIN_DECLS

/* Marks what is near the view; to be called when other widgets are, other blocks are in them, or other places are to
 * be marked. */
void causerie_transcript_update_marks (CauserieTranscript *self);

G_END_DECLS
