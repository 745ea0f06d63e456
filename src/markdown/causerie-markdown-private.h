/* causerie-markdown-private.h: the parser as the growing text uses it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-markdown.h"

G_BEGIN_DECLS

/* Parses like causerie_markdown_parse(); `text` is valid UTF-8. `places`, may be NULL, is an
 * array of gsize filled with one offset a block: of the first character of its words in `text`,
 * or G_MAXSIZE for a block that lies in a list or quote, goes on with another, or whose place is
 * not known. */
GPtrArray *causerie_markdown_parse_places (const char *text, gsize length, GArray *places);

G_END_DECLS
