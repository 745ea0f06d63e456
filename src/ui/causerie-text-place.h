/* causerie-text-place.h: places in the text of a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-selectable.h"
#include "causerie-transcript-private.h"

G_BEGIN_DECLS

/* In reading order; a message's reasoning comes before its text. */
int                     causerie_text_place_compare         (const CauserieTextPlace *a, const CauserieTextPlace *b);

/* The blocks of a message's text or reasoning, whether it has items or not (transfer full; element-type
 * CauserieBlock). */
GPtrArray              *causerie_text_place_dup_blocks      (CauserieTranscriptEntry *entry, gboolean thought);

/* The end of a text; FALSE when it has no blocks. */
gboolean                causerie_text_place_find_end        (CauserieTranscriptEntry *entry,
                                                             gboolean                 thought,
                                                             CauserieTextPlace       *place);

/* Which block an item shows; FALSE: none. The place is its start. */
gboolean                causerie_text_place_of_item         (CauserieTranscriptItem *item, CauserieTextPlace *place);

/* The item that shows a block; NULL when there is none (any more). Makes the items of the message. */
CauserieTranscriptItem *causerie_text_place_get_item        (const CauserieTextPlace *place);

/* What in its widget shows the words; NULL when nothing does. */
CauserieSelectable     *causerie_text_place_get_selectable  (CauserieTranscriptItem *item);

/* The place nearest to a point of the transcript, among what has widgets. `within`: in the same text only, when that is
 * reasoning, else in no reasoning; NULL: anywhere. */
gboolean                causerie_text_place_locate          (CauserieTranscript      *transcript,
                                                             double                   x,
                                                             double                   y,
                                                             const CauserieTextPlace *within,
                                                             CauserieTextPlace       *place);

/* Where a cursor would stand, in the transcript's coordinates; FALSE when it has no widget. */
gboolean                causerie_text_place_find_rect       (const CauserieTextPlace *place, graphene_rect_t *rect);

G_END_DECLS
