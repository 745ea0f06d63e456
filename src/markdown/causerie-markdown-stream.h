/* causerie-markdown-stream.h: the blocks of a growing text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* Follows a Markdown text while it grows at its end and parses only what is still open: the cost
 * of an update does not depend on how long the text has become. */
typedef struct _CauserieMarkdownStream CauserieMarkdownStream;

/* Blocks [position, position + n_removed) were replaced by n_added others. */
typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
} CauserieBlockChange;

CauserieMarkdownStream *causerie_markdown_stream_new        (void);
void                    causerie_markdown_stream_free       (CauserieMarkdownStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMarkdownStream, causerie_markdown_stream_free)

/* Takes the whole text so far; what was given before is its beginning. It may end inside a
 * character or a line. `complete`: nothing will follow; the blocks are then those of
 * causerie_markdown_parse(). A block that is drawn the same stays the same pointer, in place. */
CauserieBlockChange     causerie_markdown_stream_update     (CauserieMarkdownStream *self,
                                                             const char             *text,
                                                             gsize                   length,
                                                             gboolean                complete);

/* The blocks so far (borrowed; element-type CauserieBlock). */
GPtrArray              *causerie_markdown_stream_get_blocks (CauserieMarkdownStream *self);

/* How many bytes are parsed for good. */
gsize                   causerie_markdown_stream_get_committed (CauserieMarkdownStream *self);

G_END_DECLS
