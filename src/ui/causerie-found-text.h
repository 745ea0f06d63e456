/* causerie-found-text.h: where words stand in one text of blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-fold.h"

G_BEGIN_DECLS

/* The bytes [start, end) of a block's flat text. */
typedef struct {
  guint   block;
  guint32 start;
  guint32 end;
} CauserieHit;

/* A text that grows is searched again only from the first block that is another. */
typedef struct {
  GPtrArray *blocks; /* owned; what was searched; NULL: of a text that is not kept */
  GArray    *hits;   /* owned; of CauserieHit, in order; NULL: nothing was searched */
} CauserieFoundText;

void               causerie_found_text_clear  (CauserieFoundText *self);

/* Searches the blocks, at most for `max_hits`; `keep`: they are there anyway, and kept for the next time. */
void               causerie_found_text_update (CauserieFoundText        *self,
                                               GPtrArray                *blocks,
                                               const CauserieFoldedText *words,
                                               guint                     max_hits,
                                               gboolean                  keep);

guint              causerie_found_text_get_n_hits (const CauserieFoundText *self);
const CauserieHit *causerie_found_text_get_hit    (const CauserieFoundText *self, guint index);

/* The first hit at or behind an offset of a block; the number of hits when there is none. */
guint              causerie_found_text_seek       (const CauserieFoundText *self, guint block, gsize offset);

G_END_DECLS
