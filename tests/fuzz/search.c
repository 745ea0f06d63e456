/* search.c: any text as what a person looks for, and any other as what it is looked for in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first line is the search, the rest the text. The table that SQLite keeps and our own reading
 * of the text, which chooses what is marked, must agree on whether it is found. */

#include "causerie-search-document.h"
#include "causerie-search-finder.h"
#include "causerie-search-snippet.h"
#include "fuzz.h"

#include <sqlite3.h>
#include <string.h>

static const char table_sql[] =
  "CREATE VIRTUAL TABLE search USING fts5 (words, stems, reasoning, reasoning_stems, names,"
  " content='', columnsize=0,"
  " tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")";

static sqlite3 *
get_table (void)
{
  static sqlite3 *handle;

  if (handle == NULL) {
    fuzz_require (sqlite3_open (":memory:", &handle) == SQLITE_OK, "no database");
    fuzz_require (sqlite3_exec (handle, table_sql, NULL, NULL, NULL) == SQLITE_OK, "no table");
  }
  return handle;
}

/* Runs a statement with one or two texts. Whether there was a row. */
static gboolean
run (const char *sql, const char *first, const char *second)
{
  sqlite3_stmt *statement = NULL;
  int result;

  fuzz_require (sqlite3_prepare_v2 (get_table (), sql, -1, &statement, NULL) == SQLITE_OK,
                "no statement");
  sqlite3_bind_text (statement, 1, first, -1, SQLITE_STATIC);
  if (second != NULL)
    sqlite3_bind_text (statement, 2, second, -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  fuzz_require (result == SQLITE_ROW || result == SQLITE_DONE, sqlite3_errmsg (get_table ()));
  sqlite3_finalize (statement);
  return result == SQLITE_ROW;
}

static void
fill_table (const char *text)
{
  g_autoptr(CauserieSearchDocument) document = causerie_search_document_new ();

  run ("INSERT INTO search (search) VALUES (?)", "delete-all", NULL);
  causerie_search_document_add (document, CAUSERIE_SEARCH_WORDS, text);
  run ("INSERT INTO search (rowid, words, stems) VALUES (1, ?, ?)",
       causerie_search_document_get (document, CAUSERIE_SEARCH_WORDS),
       causerie_search_document_get (document, CAUSERIE_SEARCH_STEMS));
}

/* By our own reading. */
static gboolean
is_met (const CauserieSearchTerm *term, const char *text)
{
  g_autoptr(GPtrArray) array = g_ptr_array_new ();
  CauserieSearchTerm wanted = *term;
  CauserieSearchTerms terms = { array, 1 };
  g_auto(CauserieSearchFinder) finder = { NULL };
  CauserieSearchMark mark;

  wanted.excluded = FALSE;
  g_ptr_array_add (array, &wanted);
  causerie_search_finder_init (&finder, &terms, text);
  return causerie_search_finder_next (&finder, &mark);
}

static gboolean
are_met (const CauserieSearchTerms *terms, const char *text)
{
  for (guint i = 0; i < terms->terms->len; i++) {
    const CauserieSearchTerm *term = g_ptr_array_index (terms->terms, i);

    if (is_met (term, text) == term->excluded)
      return FALSE;
  }
  return TRUE;
}

static void
check_snippet (const CauserieSearchTerms *terms, const char *text)
{
  g_autoptr(CauserieSearchSnippet) snippet = causerie_search_snippet_new (terms, text, TRUE);
  guint at = 0;

  fuzz_require_text (snippet->text, "the snippet is no UTF-8");
  for (guint i = 0; i < snippet->marks->len; i++) {
    CauserieSearchMark mark = g_array_index (snippet->marks, CauserieSearchMark, i);

    fuzz_require (mark.start >= at && mark.end > mark.start, "marks are out of order");
    fuzz_require (mark.end <= strlen (snippet->text), "a mark goes past the end");
    fuzz_require (g_utf8_validate (snippet->text + mark.start, mark.end - mark.start, NULL),
                  "a mark cuts a character");
    at = mark.end;
  }
}

static void
check (const char *query, const char *text, gboolean typing)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (query, typing);
  g_autofree char *match = causerie_search_terms_to_match (terms, FALSE, FALSE);
  g_autofree char *more = causerie_search_terms_to_match (terms, FALSE, TRUE);
  g_autofree char *deep = causerie_search_terms_to_match (terms, TRUE, FALSE);
  gboolean found;

  fuzz_require ((match != NULL) == (terms->n_wanted > 0), "what is wanted is not asked for");
  check_snippet (terms, text);
  if (match == NULL)
    return;

  found = run ("SELECT 1 FROM search WHERE search MATCH ?", match, NULL);
  fuzz_require (found == are_met (terms, text), "the table and the text do not agree");
  fuzz_require (run ("SELECT 1 FROM search WHERE search MATCH ?", deep, NULL) == found,
                "where nobody reasoned something else is found");
  fuzz_require (!found || more == NULL || run ("SELECT 1 FROM search WHERE search MATCH ?", more, NULL),
                "with less to meet less is found");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *input = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (input, -1);
  char *end = strchr (valid, '\n');

  if (end == NULL)
    return 0;
  *end = '\0';
  fill_table (end + 1);
  check (valid, end + 1, FALSE);
  check (valid, end + 1, TRUE);

  return 0;
}
