/* causerie-search-terms.h: what a person typed, as words to look for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-stems.h"

G_BEGIN_DECLS

typedef struct {
  char                *text;    /* owned; folded */
  CauserieSearchStems  stems;
} CauserieSearchTermWord;

/* One condition: a word in any of its forms, or a phrase: several words just so, in this order. */
typedef struct {
  GPtrArray *words;      /* of CauserieSearchTermWord; never empty */
  gboolean   exact;      /* forms do not count; always so for several words */
  gboolean   unfinished; /* the last word stands for all that begin with it */
  gboolean   excluded;   /* what has it is not found */
} CauserieSearchTerm;

/* All of them are to be met. */
typedef struct {
  GPtrArray *terms;      /* of CauserieSearchTerm */
  guint      n_wanted;   /* that are not excluded */
} CauserieSearchTerms;

/* Words stand between spaces; "…" makes a phrase, of one word too, - before either excludes it. What
 * is written in one (`g_object_ref`, 東京) is a phrase; words joined by hyphens are words. Quotes that
 * are not closed end with the text; nothing is an error. `typing`: the last word may be unfinished. */
CauserieSearchTerms *causerie_search_terms_parse     (const char *text, gboolean typing);
void                 causerie_search_terms_free      (CauserieSearchTerms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSearchTerms, causerie_search_terms_free)

/* For MATCH on the table `search`. With `finished_only` the word that is unfinished is left out: more
 * is found then. NULL when nothing is left to match. */
char                *causerie_search_terms_to_match  (const CauserieSearchTerms *self,
                                                      gboolean                   in_reasoning,
                                                      gboolean                   finished_only);

typedef enum {
  CAUSERIE_SEARCH_UNFINISHED,      /* the term whose last word is unfinished */
  CAUSERIE_SEARCH_UNFINISHED_WORD, /* only that word */
  CAUSERIE_SEARCH_EXCLUDED,        /* what is excluded, as if it were wanted */
} CauserieSearchChoice;

/* Some of the terms, perhaps none (transfer full). */
CauserieSearchTerms *causerie_search_terms_choose    (const CauserieSearchTerms *self,
                                                      CauserieSearchChoice       choice);

/* Whether a word of a text is the word `i` of the term, or a form of it. */
gboolean             causerie_search_term_fits       (const CauserieSearchTerm *term,
                                                      guint                     i,
                                                      const CauserieSearchWord *word,
                                                      CauserieSearchLetters     languages);

G_END_DECLS
