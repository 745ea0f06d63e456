/* causerie-search-finder.h: the places in a text where search terms are met
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-hit.h"
#include "causerie-search-terms.h"

G_BEGIN_DECLS

/* Goes through the words of a text; reads no further than it is asked to. */
typedef struct {
  const CauserieSearchTerms *terms;     /* borrowed */
  const char                *text;      /* borrowed */
  CauserieSearchFold         fold;
  CauserieSearchLetters      languages;
  GArray                    *starts;    /* of gsize: of the words so far */
  GArray                    *met;       /* of guint64: how far each term is met */
} CauserieSearchFinder;

void     causerie_search_finder_init  (CauserieSearchFinder      *self,
                                       const CauserieSearchTerms *terms,
                                       const char                *text);
void     causerie_search_finder_clear (CauserieSearchFinder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieSearchFinder, causerie_search_finder_clear)

/* The next place, in bytes of the text, where a term that is not excluded is met; FALSE when there
 * is none. */
gboolean causerie_search_finder_next  (CauserieSearchFinder *self, CauserieSearchMark *mark);

G_END_DECLS
