/* causerie-markdown-cut.h: where a growing text is final, and how to read on from there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-builder.h"

G_BEGIN_DECLS

/* What was read: a head, which repeats what is known, and what follows it. */
typedef struct {
  const char           *text;
  gsize                 length;
  gsize                 head;    /* bytes */
  const CauserieResume *resume;
  GPtrArray            *blocks;  /* of CauserieBlock */
  GArray               *places;  /* of gsize; of the first blocks, all but footnotes */
  guint                 n_head;  /* blocks that are known */
} CauserieCutSource;

/* All blocks before `n_blocks` are final. What is read on begins with the bytes [0, n_kept) and [opening,
 * opening_end) of the source and the stub, goes on at `offset` of it, and gives blocks from `n_head`
 * on. */
typedef struct {
  guint          n_blocks;
  gsize          offset;
  gsize          n_kept;
  gsize          opening;
  gsize          opening_end;
  char          *stub;    /* owned; NULL: none */
  guint          n_head;
  CauserieResume resume;
} CauserieCut;

/* The last place where the text may be cut; FALSE when there is none. */
gboolean causerie_cut_find  (CauserieCut *self, const CauserieCutSource *source);
void     causerie_cut_clear (CauserieCut *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieCut, causerie_cut_clear)

G_END_DECLS
