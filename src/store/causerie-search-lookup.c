/* causerie-search-lookup.c: asking the search index
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-lookup.h"

#include "causerie-error.h"
#include "causerie-search-index.h"

/* Documents of one moment have numbers after it: how far, at the most, one is expected to be. */
#define MOMENT_WIDTH (10 * G_TIME_SPAN_DAY)

/* See skim(): so many messages are read at least; and how much longer, as was measured, one takes
 * than the table takes to gather one that has the word. */
#define SKIM_LEAST 200
#define SKIM_COST  12

/* The index gives its documents by number, the newest first, and is not asked for more than are
 * shown: so a word in every message costs no more than a rare one. What the index does not know is
 * looked up for each document that comes. */
#define COLUMNS \
  "SELECT c.uid, c.title, m.id, m.uid, m.role," \
  "       coalesce (nullif (m.sent_time, 0), nullif (m.end_time, 0), d.id * ?12) AS time," \
  "       m.reasoning, m.text"

#define ROWS \
  " LEFT JOIN message m ON m.id = d.message" \
  " CROSS JOIN conversation c ON c.id = coalesce (m.conversation, d.conversation)"

#define CONDITIONS \
  "   AND (d.message IS NULL) = (m.id IS NULL)" \
  "   AND c.trashed_time = 0 AND c.archived <= ?4" \
  "   AND (?5 = 0 OR m.conversation = ?5)" \
  "   AND (?6 = 0 OR c.folder = ?6)" \
  "   AND (?7 IS NULL OR m.model = ?7 OR m.answered_model = ?7)" \
  "   AND time >= ?8 AND time < ?9" \
  "   AND coalesce (m.trashed_time, 0) = 0"

static const char find_sql[] =
  COLUMNS " FROM search s CROSS JOIN search_document d ON d.id = s.rowid" ROWS
  " WHERE s.search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3" CONDITIONS
  " ORDER BY s.rowid DESC LIMIT ?10 OFFSET ?11";

/* The same without a word: all documents. */
static const char list_sql[] =
  COLUMNS " FROM search_document d" ROWS
  " WHERE ?1 IS NULL AND d.id BETWEEN ?2 AND ?3" CONDITIONS
  " ORDER BY d.id DESC LIMIT ?10 OFFSET ?11";

/* Numbers of documents that belong to the messages of a conversation. */
static const char range_sql[] =
  "SELECT min (d.id), max (d.id) FROM message m CROSS JOIN search_document d ON d.message = m.id"
  " WHERE m.conversation = ?";

/* What the query names, as rows. */
typedef struct {
  gint64 conversation; /* 0: any */
  gint64 folder;
  gint64 first;        /* numbers of documents */
  gint64 last;
} Scope;

/* --- where it is looked for ------------------------------------------------------------------- */

/* FALSE without an error: there is no such row. */
static gboolean
find_row (CauserieDatabase *database, const char *sql, const char *uid, gint64 *id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_text (statement, uid);
  if (!causerie_statement_step (statement, error))
    return FALSE;
  *id = causerie_statement_read_int (statement);
  return TRUE;
}

/* A long chat is found at once in its own years, a short one in its own hours. */
static gboolean
narrow (CauserieDatabase *database, Scope *scope, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, range_sql, error);
  gint64 first, last;

  causerie_statement_bind_int (statement, scope->conversation);
  if (!causerie_statement_step (statement, error))
    return FALSE;
  first = causerie_statement_read_int (statement);
  last = causerie_statement_read_int (statement);
  scope->first = MAX (scope->first, first);
  scope->last = MIN (scope->last, last);
  return TRUE;
}

/* FALSE without an error: nothing can be found there. */
static gboolean
find_scope (CauserieDatabase           *database,
            const CauserieSearchQuery  *query,
            Scope                      *scope,
            GError                    **error)
{
  scope->first = query->after / CAUSERIE_SEARCH_DOCUMENT_TIME;
  scope->last = query->before > 0
    ? (query->before + MOMENT_WIDTH) / CAUSERIE_SEARCH_DOCUMENT_TIME : G_MAXINT64;

  if (query->folder != NULL &&
      !find_row (database, "SELECT id FROM folder WHERE uid = ?", query->folder, &scope->folder,
                 error))
    return FALSE;
  if (query->conversation == NULL)
    return TRUE;
  return find_row (database, "SELECT id FROM conversation WHERE uid = ?", query->conversation,
                   &scope->conversation, error) &&
         narrow (database, scope, error);
}

/* --- the search ------------------------------------------------------------------------------- */

/* All statements of a search see one state of the file. */
typedef struct {
  CauserieDatabase          *database;
  const CauserieSearchQuery *query;
  const CauserieSearchTerms *terms;
  Scope                      scope;
  guint                      limit;
  GPtrArray                 *hits;  /* of CauserieSearchFound */
} Search;

static void
bind_query (const Search *self, CauserieStatement *statement, const char *match)
{
  const CauserieSearchQuery *query = self->query;

  causerie_statement_bind_text (statement, match);
  causerie_statement_bind_int (statement, self->scope.first);
  causerie_statement_bind_int (statement, self->scope.last);
  causerie_statement_bind_int (statement, query->archived ? 1 : 0);
  causerie_statement_bind_int (statement, self->scope.conversation);
  causerie_statement_bind_int (statement, self->scope.folder);
  causerie_statement_bind_text (statement, query->model);
  causerie_statement_bind_int (statement, query->after);
  causerie_statement_bind_int (statement, query->before > 0 ? query->before : G_MAXINT64);
}

static void
bind_limits (CauserieStatement *statement, gint64 limit, gint64 offset)
{
  causerie_statement_bind_int (statement, limit);
  causerie_statement_bind_int (statement, offset);
  causerie_statement_bind_int (statement, CAUSERIE_SEARCH_DOCUMENT_TIME);
}

static void
keep (Search *self, CauserieSearchFound *found)
{
  causerie_search_found_show (found, self->terms, self->query->in_reasoning);
  g_ptr_array_add (self->hits, found);
}

static gboolean
ask (Search *self, GError **error)
{
  g_autofree char *match =
    causerie_search_terms_to_match (self->terms, self->query->in_reasoning, FALSE);
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (self->database, find_sql, error);

  bind_query (self, statement, match);
  bind_limits (statement, self->limit, self->query->offset);
  while (causerie_statement_step (statement, error)) {
    CauserieSearchFound *found = causerie_search_found_read (self->database, statement, error);

    if (found == NULL)
      return FALSE;
    keep (self, found);
  }
  return causerie_statement_is_done (statement);
}

/* --- the first letters of a word -------------------------------------------------------------- */

/* What begins with a letter or two is in almost every message, and the table would first gather all
 * places of all those words: over a second for a million messages, in which it cannot be stopped.
 * So the newest messages are read themselves until there are hits enough. The more of them have
 * the beginning, the sooner that is, and the longer the table would take: it is asked when it
 * would be faster. */
typedef struct {
  CauserieSearchTerms *beginning; /* the unfinished term; owned, as all three */
  CauserieSearchTerms *word;      /* of it the unfinished word */
  CauserieSearchTerms *left_out;
  gint64               n_messages; /* in the file, about */
  gint64               n_read;
  gint64               n_begun;    /* of these, that have the word */
  guint                n_met;
} Skim;

static void
skim_init (Skim *skim, const CauserieSearchTerms *terms)
{
  skim->beginning = causerie_search_terms_choose (terms, CAUSERIE_SEARCH_UNFINISHED);
  skim->word = causerie_search_terms_choose (terms, CAUSERIE_SEARCH_UNFINISHED_WORD);
  skim->left_out = causerie_search_terms_choose (terms, CAUSERIE_SEARCH_EXCLUDED);
}

static void
skim_clear (Skim *skim)
{
  causerie_search_terms_free (skim->beginning);
  causerie_search_terms_free (skim->word);
  causerie_search_terms_free (skim->left_out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Skim, skim_clear)

/* What was spent, and as much of what the table would take: a message that is read costs as much as
 * SKIM_COST that it gathers. */
static gboolean
is_worth_it (const Skim *skim)
{
  return skim->n_read < SKIM_LEAST ||
         2 * SKIM_COST * skim->n_read * skim->n_read < skim->n_begun * skim->n_messages;
}

static void
weigh (Search *self, Skim *skim, CauserieSearchFound *found)
{
  gboolean in_reasoning = self->query->in_reasoning;

  skim->n_read++;
  if (!causerie_search_found_meets (found, skim->word, in_reasoning)) {
    causerie_search_found_free (found);
    return;
  }
  skim->n_begun++;
  if (causerie_search_found_meets (found, skim->beginning, in_reasoning) &&
      !causerie_search_found_meets (found, skim->left_out, in_reasoning) &&
      skim->n_met++ >= self->query->offset)
    keep (self, found);
  else
    causerie_search_found_free (found);
}

/* `enough`: there are the hits that were asked for, or all there are. */
static gboolean
read_newest (Search             *self,
             Skim               *skim,
             CauserieStatement  *statement,
             gboolean           *enough,
             GError            **error)
{
  while (is_worth_it (skim)) {
    CauserieSearchFound *found;

    if (!causerie_statement_step (statement, error)) {
      *enough = causerie_statement_is_done (statement);
      return *enough;
    }
    found = causerie_search_found_read (self->database, statement, error);
    if (found == NULL)
      return FALSE;
    weigh (self, skim, found);
    *enough = self->hits->len == self->limit;
    if (*enough)
      return TRUE;
  }
  return TRUE;
}

static gboolean
count_messages (CauserieDatabase *database, gint64 *n, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT max (id) FROM message", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *n = causerie_statement_read_int (statement);
  return TRUE;
}

static gboolean
skim (Search *self, gboolean *enough, GError **error)
{
  g_auto(Skim) skim = { NULL };
  g_autofree char *match = NULL;
  g_autoptr(CauserieStatement) statement = NULL;

  *enough = FALSE;
  skim_init (&skim, self->terms);
  if (skim.beginning->n_wanted == 0)
    return TRUE;
  if (!count_messages (self->database, &skim.n_messages, error))
    return FALSE;

  match = causerie_search_terms_to_match (self->terms, self->query->in_reasoning, TRUE);
  statement =
    causerie_database_prepare (self->database, match != NULL ? find_sql : list_sql, error);
  bind_query (self, statement, match);
  bind_limits (statement, -1, 0);
  if (!read_newest (self, &skim, statement, enough, error))
    return FALSE;
  if (!*enough)
    g_ptr_array_set_size (self->hits, 0);
  return TRUE;
}

/* --- both ------------------------------------------------------------------------------------- */

static gboolean
search (CauserieDatabase *database, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr(GError) failure = NULL;
  gboolean enough;

  if (!find_scope (database, self->query, &self->scope, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, g_steal_pointer (&failure));
    return failure == NULL;
  }
  return skim (self, &enough, error) && (enough || ask (self, error));
}

GPtrArray *
causerie_search_lookup (CauserieDatabase           *database,
                        const CauserieSearchQuery  *query,
                        GError                    **error)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (query->text, query->typing);
  g_autoptr(GPtrArray) hits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_search_found_free);
  Search self = {
    .database = database,
    .query = query,
    .terms = terms,
    .limit = query->limit > 0 ? query->limit : CAUSERIE_SEARCH_LIMIT,
    .hits = hits,
  };

  if (terms->terms->len > 0 && terms->n_wanted == 0) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         "the search has only words to leave out");
    return NULL;
  }
  if (terms->n_wanted > 0 && !causerie_database_read (database, search, &self, error))
    return NULL;
  return g_steal_pointer (&hits);
}
