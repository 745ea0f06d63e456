/* causerie-search-finder.c: the places in a text where search terms are met
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-finder.h"

void
causerie_search_finder_init (CauserieSearchFinder      *self,
                             const CauserieSearchTerms *terms,
                             const char                *text)
{
  self->terms = terms;
  self->text = text;
  self->languages = causerie_search_stems_guess (text);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->met = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->met, terms->terms->len);
  causerie_search_fold_init (&self->fold, text);
}

void
causerie_search_finder_clear (CauserieSearchFinder *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->met);
}

/* Goes on in a term with the next word; TRUE when it is met whole. A phrase that breaks off begins
 * again with this word. */
static gboolean
advance (const CauserieSearchFinder *self,
         const CauserieSearchTerm   *term,
         const CauserieSearchWord   *word,
         guint                      *n_met)
{
  if (!causerie_search_term_fits (term, *n_met, word, self->languages)) {
    if (*n_met == 0)
      return FALSE;
    *n_met = 0;
    if (!causerie_search_term_fits (term, 0, word, self->languages))
      return FALSE;
  }
  if (++*n_met < term->words->len)
    return FALSE;
  *n_met = 0;
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

      if (!term->excluded && advance (self, term, &word, &g_array_index (self->met, guint, i)))
        longest = MAX (longest, term->words->len);
    }
    if (longest > 0) {
      mark->start = (guint) g_array_index (self->starts, gsize, self->starts->len - longest);
      mark->end = (guint) word.end;
      return TRUE;
    }
  }
  return FALSE;
}
