/* causerie-excerpt.h: what a person took out of formatted texts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* Blocks and parts of blocks in reading order, of one text or several. Of a single block only its words are taken: no
 * bullet, no quote around it, and of a part of a heading no heading. A formula is taken whole. */
typedef struct _CauserieExcerpt CauserieExcerpt;

CauserieExcerpt *causerie_excerpt_new          (void);
void             causerie_excerpt_free         (CauserieExcerpt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieExcerpt, causerie_excerpt_free)

/* Adds the places [start, end) of a block; G_MAXSIZE is its end. */
void             causerie_excerpt_add          (CauserieExcerpt *self, CauserieBlock *block, gsize start, gsize end);

/* What is added next is of another text. */
void             causerie_excerpt_end_text     (CauserieExcerpt *self);

gboolean         causerie_excerpt_is_empty     (CauserieExcerpt *self);

/* The words as they are read: bullets, numbers and bars of quotes as signs, cells with tabs between them, code and
 * formulas as they are. (transfer full), never NULL. */
char            *causerie_excerpt_dup_plain    (CauserieExcerpt *self);

/* As Markdown that reads the same (transfer full), never NULL. */
char            *causerie_excerpt_dup_markdown (CauserieExcerpt *self);

/* As blocks of their own (transfer full; element-type CauserieBlock). */
GPtrArray       *causerie_excerpt_dup_blocks   (CauserieExcerpt *self);

G_END_DECLS
