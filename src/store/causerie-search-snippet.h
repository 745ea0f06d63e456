/* causerie-search-snippet.h: the place in a text where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-hit.h"
#include "causerie-search-terms.h"

G_BEGIN_DECLS

typedef struct {
  char   *text;  /* owned; one line, … where it was cut */
  GArray *marks; /* owned; of CauserieSearchMark: what was found in it */
} CauserieSearchSnippet;

/* Some words around the first in `text` that is wanted. NULL when none is; with `anyway` its
 * beginning then. Reads no further than it must. */
CauserieSearchSnippet *causerie_search_snippet_new  (const CauserieSearchTerms *terms,
                                                     const char                *text,
                                                     gboolean                   anyway);
void                   causerie_search_snippet_free (CauserieSearchSnippet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSearchSnippet, causerie_search_snippet_free)

G_END_DECLS
