/* causerie-search-document.c: what the index keeps of a message or a title
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-document.h"

#include "causerie-search-stems.h"

#include <string.h>

struct _CauserieSearchDocument {
  GString      *columns[CAUSERIE_SEARCH_N_COLUMNS];
  GStringChunk *chunk;                             /* of the keys below */
  GHashTable   *seen[CAUSERIE_SEARCH_N_COLUMNS];   /* words, or stems, that are in; or NULL */
};

CauserieSearchDocument *
causerie_search_document_new (void)
{
  CauserieSearchDocument *self = g_new0 (CauserieSearchDocument, 1);

  for (guint i = 0; i < CAUSERIE_SEARCH_N_COLUMNS; i++) {
    self->columns[i] = g_string_new (NULL);
    self->seen[i] = g_hash_table_new (g_str_hash, g_str_equal);
  }
  self->chunk = g_string_chunk_new (4096);
  return self;
}

void
causerie_search_document_free (CauserieSearchDocument *self)
{
  for (guint i = 0; i < CAUSERIE_SEARCH_N_COLUMNS; i++) {
    g_string_free (self->columns[i], TRUE);
    g_hash_table_unref (self->seen[i]);
  }
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/* Whether it was not there yet. */
static gboolean
note (CauserieSearchDocument *self, CauserieSearchColumn column, const char *text)
{
  if (g_hash_table_contains (self->seen[column], text))
    return FALSE;
  return g_hash_table_add (self->seen[column], g_string_chunk_insert (self->chunk, text));
}

static void
append (GString *column, const char *text, gsize length)
{
  if (column->len > 0)
    g_string_append_c (column, ' ');
  g_string_append_len (column, text, (gssize) length);
}

static void
add_stems (CauserieSearchDocument   *self,
           CauserieSearchColumn      column,
           const CauserieSearchWord *word,
           CauserieSearchLetters     languages)
{
  CauserieSearchStems stems;

  causerie_search_stems_find (&stems, word, languages);
  for (guint i = 0; i < stems.n; i++)
    if (note (self, column, stems.texts[i]))
      append (self->columns[column], stems.texts[i], strlen (stems.texts[i]));
}

void
causerie_search_document_add (CauserieSearchDocument *self,
                              CauserieSearchColumn    column,
                              const char             *text)
{
  CauserieSearchFold fold;
  CauserieSearchWord word;
  CauserieSearchLetters languages;

  if (text == NULL)
    return;

  languages = causerie_search_stems_guess (text);
  causerie_search_fold_init (&fold, text);
  while (causerie_search_fold_next (&fold, &word)) {
    append (self->columns[column], word.text, word.length);
    if (column != CAUSERIE_SEARCH_NAMES && note (self, column, word.text))
      add_stems (self, column + 1, &word, languages);
  }
}

const char *
causerie_search_document_get (CauserieSearchDocument *self, CauserieSearchColumn column)
{
  return self->columns[column]->str;
}

gboolean
causerie_search_document_is_empty (CauserieSearchDocument *self)
{
  return self->columns[CAUSERIE_SEARCH_WORDS]->len == 0 &&
         self->columns[CAUSERIE_SEARCH_REASONING_WORDS]->len == 0 &&
         self->columns[CAUSERIE_SEARCH_NAMES]->len == 0;
}
