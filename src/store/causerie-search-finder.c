/* causerie-search-finder.c: the places in a text where search terms are met
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-finder.h"

/* Of a phrase: what follows is not looked at. */
#define MAX_WORDS 64

void
causerie_search_finder_init (CauserieSearchFinder      *self,
                             const CauserieSearchTerms *terms,
                             const char                *text)
{
  self->terms = terms;
  self->text = text;
  self->languages = causerie_search_stems_guess (text);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->met = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_array_set_size (self->met, terms->terms->len);
  causerie_search_fold_init (&self->fold, text);
}

void
causerie_search_finder_clear (CauserieSearchFinder *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->met);
}

/* Goes on in a term with the next word; TRUE when it is met whole. Bit i of `met` says that the
 * last words were the first i + 1 of the term. */
static gboolean
advance (const CauserieSearchFinder *self,
         const CauserieSearchTerm   *term,
         const CauserieSearchWord   *word,
         guint64                    *met)
{
  guint n = MIN (term->words->len, MAX_WORDS);
  guint64 begun = *met << 1 | 1;

  *met = 0;
  for (guint i = 0; i < n && begun >> i != 0; i++)
    if ((begun >> i & 1) != 0 && causerie_search_term_fits (term, i, word, self->languages))
      *met |= G_GUINT64_CONSTANT (1) << i;
  if (*met >> (n - 1) == 0)
    return FALSE;
  *met = 0; /* places do not overlap */
  return TRUE;
}

gboolean
causerie_search_finder_next (CauserieSearchFinder *self, CauserieSearchMark *mark)
{
  CauserieSearchWord word;

  while (causerie_search_fold_next (&self->fold, &word)) {
    gsize longest = 0;

    g_array_append_val (self->starts, word.start);
    for (guint i = 0; i < self->terms->terms->len; i++) {
      const CauserieSearchTerm *term = self->terms->terms->pdata[i];

      if (!term->excluded && advance (self, term, &word, &g_array_index (self->met, guint64, i)))
        longest = MAX (longest, MIN (term->words->len, MAX_WORDS));
    }
    if (longest > 0) {
      mark->start = (guint) g_array_index (self->starts, gsize, self->starts->len - longest);
      mark->end = (guint) word.end;
      return TRUE;
    }
  }
  return FALSE;
}
