/* causerie-search-index.c: the words of titles and messages in the table `search`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-index-private.h"

#include "causerie-enums.h"
#include "causerie-error.h"
#include "causerie-part.h"
#include "causerie-search-document.h"

static const char read_message_sql[] =
  "SELECT m.run IS NULL, m.conversation,"
  "       coalesce (nullif (m.sent_time, 0), nullif (m.end_time, 0), c.updated_time),"
  "       m.reasoning, m.text"
  " FROM message m JOIN conversation c ON c.id = m.conversation WHERE m.id = ?";

static const char read_parts_sql[] =
  "SELECT kind, name, text FROM part WHERE message = ? ORDER BY position";

static const char read_title_sql[] =
  "SELECT updated_time, title FROM conversation WHERE id = ?";

static const char find_message_sql[] =
  "SELECT id FROM search_document WHERE message = ?";

static const char find_title_sql[] =
  "SELECT id FROM search_document WHERE conversation = ? AND message IS NULL";

static const char insert_sql[] =
  "INSERT INTO search (rowid, words, stems, reasoning, reasoning_stems, names)"
  " VALUES (?, ?, ?, ?, ?, ?)";

static const char delete_sql[] =
  "INSERT INTO search (search, rowid, words, stems, reasoning, reasoning_stems, names)"
  " VALUES ('delete', ?, ?, ?, ?, ?, ?)";

static const char list_messages_sql[] =
  "SELECT d.message FROM message m JOIN search_document d ON d.message = m.id"
  " WHERE m.conversation = ?";

static const char forget_pending_sql[] =
  "DELETE FROM search_pending WHERE item IN (SELECT id FROM message WHERE conversation = ?)";

/* A message or a title as it is in its table. */
typedef struct {
  CauserieSearchDocument *document; /* owned */
  gint64                  conversation;
  gint64                  time;
  gboolean                settled;  /* nobody is writing it */
} Source;

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->document, causerie_search_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* --- what is to be indexed -------------------------------------------------------------------- */

static gboolean
read_parts (CauserieDatabase        *database,
            gint64                   message_id,
            CauserieSearchDocument  *document,
            GError                 **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_parts_sql, error);

  causerie_statement_bind_int (statement, message_id);
  while (causerie_statement_step (statement, error)) {
    g_autofree char *kind = causerie_statement_dup_text (statement);
    g_autofree char *name = causerie_statement_dup_text (statement);
    g_autofree char *text = causerie_statement_dup_text (statement);

    switch (causerie_enum_from_name (CAUSERIE_TYPE_PART_KIND, kind, -1)) {
      case CAUSERIE_PART_TEXT:
        causerie_search_document_add (document, CAUSERIE_SEARCH_WORDS, text);
        break;
      case CAUSERIE_PART_IMAGE:
      case CAUSERIE_PART_FILE:
        causerie_search_document_add (document, CAUSERIE_SEARCH_NAMES, name);
        break;
      default:
        break;
    }
  }
  return causerie_statement_is_done (statement);
}

/* A row that is not there gives a source without a document. */
static gboolean
read_message (CauserieDatabase *database, gint64 id, Source *source, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_message_sql, error);

  causerie_statement_bind_int (statement, id);
  if (!causerie_statement_step (statement, error))
    return causerie_statement_is_done (statement);

  source->document = causerie_search_document_new ();
  source->settled = causerie_statement_read_int (statement) != 0;
  source->conversation = causerie_statement_read_int (statement);
  source->time = causerie_statement_read_int (statement);
  {
    g_autofree char *reasoning = causerie_statement_dup_text (statement);
    g_autofree char *text = causerie_statement_dup_text (statement);

    causerie_search_document_add (source->document, CAUSERIE_SEARCH_WORDS, text);
    causerie_search_document_add (source->document, CAUSERIE_SEARCH_REASONING_WORDS, reasoning);
  }
  return read_parts (database, id, source->document, error);
}

static gboolean
read_title (CauserieDatabase *database, gint64 id, Source *source, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_title_sql, error);

  causerie_statement_bind_int (statement, id);
  if (!causerie_statement_step (statement, error))
    return causerie_statement_is_done (statement);

  source->document = causerie_search_document_new ();
  source->settled = TRUE;
  source->conversation = id;
  source->time = causerie_statement_read_int (statement);
  title = causerie_statement_dup_text (statement);
  causerie_search_document_add (source->document, CAUSERIE_SEARCH_WORDS, title);
  return TRUE;
}

/* --- documents -------------------------------------------------------------------------------- */

/* The number in the first column, 0 when there is none; -1 with an error. */
static gint64
find_number (CauserieDatabase *database, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, parameter);
  if (causerie_statement_step (statement, error))
    return causerie_statement_read_int (statement);
  return causerie_statement_is_done (statement) ? 0 : -1;
}

static gboolean
run_with (CauserieDatabase *database, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, parameter);
  return causerie_statement_run (statement, error);
}

/* An index that is damaged must not keep a message from being saved: it is given up, and made anew
 * when the file is next opened. Other failures are passed on. */
static gboolean
bear (CauserieDatabase *database, GError *failure, GError **error)
{
  if (!g_error_matches (failure, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED)) {
    g_propagate_error (error, failure);
    return FALSE;
  }
  g_info ("The search index is made anew: %s", failure->message);
  g_error_free (failure);
  return causerie_database_execute (database, "DELETE FROM care WHERE name = 'search_version'",
                                    error);
}

/* Writes or deletes all words of a document; the table may hold them back until the commit. */
static gboolean
run_words (CauserieDatabase        *database,
           const char              *sql,
           gint64                   document_id,
           CauserieSearchDocument  *document,
           GError                 **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, document_id);
  for (guint i = 0; i < CAUSERIE_SEARCH_N_COLUMNS; i++)
    causerie_statement_bind_text (statement, causerie_search_document_get (document, i));
  return causerie_statement_run (statement, error);
}

typedef gboolean (*WriteWords) (CauserieDatabase        *database,
                                const char              *sql,
                                gint64                   document_id,
                                CauserieSearchDocument  *document,
                                GError                 **error);

static gboolean
write_words (CauserieDatabase        *database,
             const char              *sql,
             gint64                   document_id,
             CauserieSearchDocument  *document,
             GError                 **error)
{
  GError *failure = NULL;

  return run_words (database, sql, document_id, document, &failure) ||
         bear (database, failure, error);
}

/* The inner savepoint has the table write what it holds back: nobody could bear the commit to fail.
 * What it cannot write it would try again, up to the commit, unless it is taken back. */
static gboolean
write_words_now (CauserieDatabase        *database,
                 const char              *sql,
                 gint64                   document_id,
                 CauserieSearchDocument  *document,
                 GError                 **error)
{
  g_autoptr(GError) failure = NULL;

  if (!causerie_database_execute (database, "SAVEPOINT words", error))
    return FALSE;
  if (run_words (database, sql, document_id, document, &failure) &&
      causerie_database_execute (database, "SAVEPOINT written; RELEASE written", &failure))
    return causerie_database_execute (database, "RELEASE words", error);

  return causerie_database_execute (database, "ROLLBACK TO words; RELEASE words", error) &&
         bear (database, g_steal_pointer (&failure), error);
}

/* Of several items of one moment each looks in ever wider windows after it, at a place of its own:
 * their order is mostly kept, and a free number is soon found. 0 with an error. */
static gint64
choose_document_id (CauserieDatabase *database, gint64 time, gint64 item, GError **error)
{
  gint64 wanted = MAX (time / CAUSERIE_SEARCH_DOCUMENT_TIME, 1);
  gint64 id = wanted;

  for (gint64 window = 4; ; window *= 4) {
    gint64 taken =
      find_number (database, "SELECT id FROM search_document WHERE id = ?", id, error);

    if (taken <= 0)
      return taken == 0 ? id : 0;
    id = wanted + window / 4 + item % window;
  }
}

static gboolean
add_document (CauserieDatabase  *database,
              const Source      *source,
              gint64             message_id,
              WriteWords         write,
              GError           **error)
{
  gint64 item = message_id != 0 ? message_id : source->conversation;
  gint64 id = choose_document_id (database, source->time, item, error);
  g_autoptr(CauserieStatement) statement = NULL;

  if (id == 0 || !write (database, insert_sql, id, source->document, error))
    return FALSE;

  statement = causerie_database_prepare (
    database, "INSERT INTO search_document (id, conversation, message) VALUES (?, ?, ?)", error);
  causerie_statement_bind_int (statement, id);
  causerie_statement_bind_int (statement, source->conversation);
  if (message_id != 0)
    causerie_statement_bind_int (statement, message_id);
  else
    causerie_statement_bind_null (statement);
  return causerie_statement_run (statement, error);
}

static gboolean
delete_document (CauserieDatabase *database, gint64 id, const Source *source, GError **error)
{
  return (source->document == NULL ||
          write_words_now (database, delete_sql, id, source->document, error)) &&
         run_with (database, "DELETE FROM search_document WHERE id = ?", id, error);
}

/* --- messages and titles ---------------------------------------------------------------------- */

static gboolean
add_message (CauserieDatabase *database, gint64 message_id, WriteWords write, GError **error)
{
  g_auto(Source) source = { NULL };
  gint64 id = find_number (database, find_message_sql, message_id, error);

  if (id != 0)
    return id > 0;
  if (!read_message (database, message_id, &source, error))
    return FALSE;
  if (source.document == NULL || !source.settled ||
      causerie_search_document_is_empty (source.document))
    return TRUE;
  return add_document (database, &source, message_id, write, error);
}

gboolean
causerie_search_index_add_message (CauserieDatabase *database, gint64 message_id, GError **error)
{
  return add_message (database, message_id, write_words, error);
}

gboolean
causerie_search_index_save_message (CauserieDatabase *database, gint64 message_id, GError **error)
{
  return add_message (database, message_id, write_words_now, error);
}

gboolean
causerie_search_index_forget_message (CauserieDatabase *database, gint64 message_id, GError **error)
{
  g_auto(Source) source = { NULL };
  gint64 id = find_number (database, find_message_sql, message_id, error);

  if (id == 0)
    return run_with (database, "DELETE FROM search_pending WHERE item = ?", message_id, error);
  return id > 0 && read_message (database, message_id, &source, error) &&
         delete_document (database, id, &source, error);
}

static gboolean
add_title (CauserieDatabase *database, gint64 conversation_id, WriteWords write, GError **error)
{
  g_auto(Source) source = { NULL };
  gint64 id = find_number (database, find_title_sql, conversation_id, error);

  if (id != 0)
    return id > 0;
  if (!read_title (database, conversation_id, &source, error))
    return FALSE;
  if (source.document == NULL || causerie_search_document_is_empty (source.document))
    return TRUE;
  return add_document (database, &source, 0, write, error);
}

gboolean
causerie_search_index_add_title (CauserieDatabase  *database,
                                 gint64             conversation_id,
                                 GError           **error)
{
  return add_title (database, conversation_id, write_words, error);
}

gboolean
causerie_search_index_save_title (CauserieDatabase  *database,
                                  gint64             conversation_id,
                                  GError           **error)
{
  return add_title (database, conversation_id, write_words_now, error);
}

gboolean
causerie_search_index_forget_title (CauserieDatabase  *database,
                                    gint64             conversation_id,
                                    GError           **error)
{
  g_auto(Source) source = { NULL };
  gint64 id = find_number (database, find_title_sql, conversation_id, error);

  if (id <= 0)
    return id == 0;
  return read_title (database, conversation_id, &source, error) &&
         delete_document (database, id, &source, error);
}

static GArray *
list_indexed (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_messages_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error)) {
    gint64 id = causerie_statement_read_int (statement);

    g_array_append_val (ids, id);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&ids) : NULL;
}

gboolean
causerie_search_index_forget_conversation (CauserieDatabase  *database,
                                           gint64             conversation_id,
                                           GError           **error)
{
  g_autoptr(GArray) ids = list_indexed (database, conversation_id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!causerie_search_index_forget_message (database, g_array_index (ids, gint64, i), error))
      return FALSE;
  return causerie_search_index_forget_title (database, conversation_id, error) &&
         run_with (database, forget_pending_sql, conversation_id, error);
}

gboolean
causerie_search_index_note_message (CauserieDatabase *database, gint64 message_id, GError **error)
{
  return run_with (database, "INSERT OR IGNORE INTO search_pending (item) VALUES (?)", message_id,
                   error);
}

gboolean
causerie_search_index_note_run (CauserieDatabase *database, gint64 run, GError **error)
{
  return run_with (database,
                   "INSERT OR IGNORE INTO search_pending (item)"
                   " SELECT id FROM message WHERE run = ?", run, error);
}
