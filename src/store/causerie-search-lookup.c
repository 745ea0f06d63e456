/* causerie-search-lookup.c: asking the search index
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-lookup.h"

#include "causerie-error.h"
#include "causerie-part.h"
#include "causerie-search-index.h"

/* Documents of one moment have numbers after it: how far, at the most, one is expected to be. */
#define MOMENT_WIDTH (10 * G_TIME_SPAN_DAY)

/* The index gives its documents by number, the newest first, and is not asked for more than are
 * shown: so a word in every message costs no more than a rare one. What the index does not know is
 * looked up for each document that comes. */
static const char find_sql[] =
  "SELECT c.uid, c.title, m.id, m.uid, m.role,"
  "       coalesce (nullif (m.sent_time, 0), nullif (m.end_time, 0), d.id * ?12) AS time,"
  "       m.reasoning, m.text"
  " FROM search s"
  " CROSS JOIN search_document d ON d.id = s.rowid"
  " LEFT JOIN message m ON m.id = d.message"
  " CROSS JOIN conversation c ON c.id = coalesce (m.conversation, d.conversation)"
  " WHERE s.search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3"
  "   AND (d.message IS NULL) = (m.id IS NULL)"
  "   AND c.trashed_time = 0 AND c.archived <= ?4"
  "   AND (?5 = 0 OR c.id = ?5)"
  "   AND (?6 = 0 OR c.folder = ?6)"
  "   AND (?7 IS NULL OR m.model = ?7 OR m.answered_model = ?7)"
  "   AND time >= ?8 AND time < ?9"
  "   AND coalesce (m.trashed_time, 0) = 0"
  " ORDER BY s.rowid DESC LIMIT ?10 OFFSET ?11";

/* Numbers of documents that belong to the messages of a conversation. */
static const char range_sql[] =
  "SELECT min (d.id), max (d.id) FROM message m CROSS JOIN search_document d ON d.message = m.id"
  " WHERE m.conversation = ?";

static const char read_parts_sql[] =
  "SELECT kind, name, text FROM part WHERE message = ? ORDER BY position";

/* What the query names, as rows. */
typedef struct {
  gint64 conversation; /* 0: any */
  gint64 folder;
  gint64 first;        /* numbers of documents */
  gint64 last;
} Scope;

/* The texts of a document, in the order in which they are shown. */
typedef struct {
  GPtrArray *texts;     /* of strings: what was said */
  GPtrArray *names;     /* of strings: of files */
  char      *reasoning; /* or NULL */
} Content;

void
causerie_search_found_free (CauserieSearchFound *found)
{
  g_free (found->conversation_uid);
  g_free (found->conversation_title);
  g_free (found->message_uid);
  g_clear_pointer (&found->snippet, causerie_search_snippet_free);
  g_free (found);
}

static void
content_clear (Content *content)
{
  g_ptr_array_unref (content->texts);
  g_ptr_array_unref (content->names);
  g_free (content->reasoning);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

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

  causerie_statement_bind_int (statement, scope->conversation);
  if (!causerie_statement_step (statement, error))
    return FALSE;
  scope->first = MAX (scope->first, causerie_statement_read_int (statement));
  scope->last = MIN (scope->last, causerie_statement_read_int (statement));
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

/* --- one hit ---------------------------------------------------------------------------------- */

static gboolean
read_parts (CauserieDatabase *database, gint64 message_id, Content *content, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_parts_sql, error);

  causerie_statement_bind_int (statement, message_id);
  while (causerie_statement_step (statement, error)) {
    g_autofree char *kind = causerie_statement_dup_text (statement);
    g_autofree char *name = causerie_statement_dup_text (statement);
    g_autofree char *text = causerie_statement_dup_text (statement);
    int part_kind = causerie_enum_from_name (CAUSERIE_TYPE_PART_KIND, kind, -1);

    if (part_kind == CAUSERIE_PART_TEXT && text != NULL)
      g_ptr_array_add (content->texts, g_steal_pointer (&text));
    else if ((part_kind == CAUSERIE_PART_IMAGE || part_kind == CAUSERIE_PART_FILE) && name != NULL)
      g_ptr_array_add (content->names, g_steal_pointer (&name));
  }
  return causerie_statement_is_done (statement);
}

static CauserieSearchSnippet *
show_first (const CauserieSearchTerms *terms, GPtrArray *texts)
{
  CauserieSearchSnippet *snippet = NULL;

  for (guint i = 0; i < texts->len && snippet == NULL; i++)
    snippet = causerie_search_snippet_new (terms, g_ptr_array_index (texts, i), FALSE);
  return snippet;
}

/* Shows the place, and says what kind of place it is. */
static void
show (CauserieSearchFound       *found,
      const CauserieSearchTerms *terms,
      const Content             *content,
      gboolean                   in_reasoning)
{
  found->place = CAUSERIE_SEARCH_TEXT;
  found->snippet = show_first (terms, content->texts);
  if (found->snippet == NULL) {
    found->place = CAUSERIE_SEARCH_FILE;
    found->snippet = show_first (terms, content->names);
  }
  if (found->snippet == NULL && in_reasoning && content->reasoning != NULL) {
    found->place = CAUSERIE_SEARCH_REASONING;
    found->snippet = causerie_search_snippet_new (terms, content->reasoning, FALSE);
  }
  if (found->snippet == NULL) {
    const char *text = g_ptr_array_index (content->texts, 0);

    found->place = CAUSERIE_SEARCH_TEXT;
    found->snippet = causerie_search_snippet_new (terms, text, TRUE);
  }
}

static CauserieSearchFound *
read_found (CauserieDatabase           *database,
            CauserieStatement          *statement,
            const CauserieSearchTerms  *terms,
            gboolean                    in_reasoning,
            GError                    **error)
{
  CauserieSearchFound *found = g_new0 (CauserieSearchFound, 1);
  g_auto(Content) content = { g_ptr_array_new_with_free_func (g_free),
                              g_ptr_array_new_with_free_func (g_free), NULL };
  g_autofree char *role = NULL;
  gint64 message_id;
  char *text;

  found->conversation_uid = causerie_statement_dup_text (statement);
  found->conversation_title = causerie_statement_dup_text (statement);
  message_id = causerie_statement_read_int (statement);
  found->message_uid = causerie_statement_dup_text (statement);
  role = causerie_statement_dup_text (statement);
  found->role = causerie_enum_from_name (CAUSERIE_TYPE_ROLE, role, CAUSERIE_ROLE_ASSISTANT);
  found->time = causerie_statement_read_int (statement);
  content.reasoning = causerie_statement_dup_text (statement);
  text = causerie_statement_dup_text (statement);

  if (message_id == 0) {
    found->place = CAUSERIE_SEARCH_TITLE;
    found->snippet = causerie_search_snippet_new (terms, found->conversation_title, TRUE);
    return found;
  }

  g_ptr_array_add (content.texts, text);
  if (read_parts (database, message_id, &content, error)) {
    show (found, terms, &content, in_reasoning);
    return found;
  }
  causerie_search_found_free (found);
  return NULL;
}

/* --- the search ------------------------------------------------------------------------------- */

static void
bind_query (CauserieStatement         *statement,
            const char                *match,
            const CauserieSearchQuery *query,
            const Scope               *scope)
{
  causerie_statement_bind_text (statement, match);
  causerie_statement_bind_int (statement, scope->first);
  causerie_statement_bind_int (statement, scope->last);
  causerie_statement_bind_int (statement, query->archived ? 1 : 0);
  causerie_statement_bind_int (statement, scope->conversation);
  causerie_statement_bind_int (statement, scope->folder);
  causerie_statement_bind_text (statement, query->model);
  causerie_statement_bind_int (statement, query->after);
  causerie_statement_bind_int (statement, query->before > 0 ? query->before : G_MAXINT64);
  causerie_statement_bind_int (statement, query->limit > 0 ? query->limit : CAUSERIE_SEARCH_LIMIT);
  causerie_statement_bind_int (statement, query->offset);
  causerie_statement_bind_int (statement, CAUSERIE_SEARCH_DOCUMENT_TIME);
}

/* All statements of a search see one state of the file. */
typedef struct {
  const CauserieSearchQuery *query;
  const CauserieSearchTerms *terms;
  GPtrArray                 *hits;
} Search;

static gboolean
search (CauserieDatabase *database, gpointer data, GError **error)
{
  const Search *self = data;
  g_autofree char *match = causerie_search_terms_to_match (self->terms, self->query->in_reasoning);
  g_autoptr(CauserieStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;
  Scope scope = { 0 };

  if (!find_scope (database, self->query, &scope, &failure)) {
    if (failure != NULL)
      g_propagate_error (error, g_steal_pointer (&failure));
    return failure == NULL;
  }

  statement = causerie_database_prepare (database, find_sql, error);
  bind_query (statement, match, self->query, &scope);
  while (causerie_statement_step (statement, error)) {
    CauserieSearchFound *found =
      read_found (database, statement, self->terms, self->query->in_reasoning, error);

    if (found == NULL)
      return FALSE;
    g_ptr_array_add (self->hits, found);
  }
  return causerie_statement_is_done (statement);
}

GPtrArray *
causerie_search_lookup (CauserieDatabase           *database,
                        const CauserieSearchQuery  *query,
                        GError                    **error)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (query->text, query->typing);
  g_autoptr(GPtrArray) hits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_search_found_free);
  Search data = { query, terms, hits };

  if (terms->terms->len > 0 && terms->n_wanted == 0) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         "the search has only words to leave out");
    return NULL;
  }
  if (terms->n_wanted > 0 && !causerie_database_read (database, search, &data, error))
    return NULL;
  return g_steal_pointer (&hits);
}
