/* causerie-markdown.h: Markdown to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* CommonMark with tables, strike-through, task lists, bare links and $math$. HTML is text, but
 * <br>. A line end inside a paragraph stays one. Whatever the text holds, the result is bounded:
 * nesting and tables by the limits of causerie-block.h, long paragraphs continued in further
 * blocks. `length` in bytes or -1; what is not UTF-8 becomes U+FFFD. Returns (transfer full)
 * (element-type CauserieBlock), never NULL. */
GPtrArray *causerie_markdown_parse (const char *text, gssize length);

G_END_DECLS
