/* causerie-think-splitter.h: reasoning that stands in the text between <think> tags
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CauserieThinkSplitter CauserieThinkSplitter;

/* Appends to `text` and `reasoning`, both borrowed; who owns them may empty them between pushes. */
CauserieThinkSplitter *causerie_think_splitter_new    (GString *text, GString *reasoning);
void                   causerie_think_splitter_free   (CauserieThinkSplitter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieThinkSplitter, causerie_think_splitter_free)

/* The next piece of an answer's text, cut anywhere. A <think>, <thinking> or <thought> at the
 * very beginning opens reasoning up to its closing tag; tags later in the text are text. What
 * may be the beginning of a tag is held back. The tags, and white space before and after them,
 * are dropped.
 *
 * TRUE, at most once: a closing tag came with no opening one, outside of code, so that all text
 * up to here was reasoning. What `text` still held has been moved to `reasoning`; what was taken
 * out of it before is for the caller to move. */
gboolean               causerie_think_splitter_push   (CauserieThinkSplitter *self,
                                                       const char            *text,
                                                       gsize                  length);

/* The server sends reasoning by itself: a lone closing tag is text. */
void                   causerie_think_splitter_ignore_lone (CauserieThinkSplitter *self);

/* The answer ended: what was held back is appended. Inside the tags, all of it was reasoning. */
void                   causerie_think_splitter_finish (CauserieThinkSplitter *self);

G_END_DECLS
