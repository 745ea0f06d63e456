/* causerie-message-table.c: messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-table.h"

#include "causerie-error.h"
#include "causerie-usage-columns.h"

static const char find_sql[] =
  "SELECT id, conversation, run FROM message WHERE uid = ?";

/* The parent is in the same conversation, or somewhere before its origin. */
static const char find_parent_sql[] =
  "SELECT id FROM message WHERE uid = ?1 AND (conversation = ?2 OR EXISTS"
  " (SELECT 1 FROM conversation WHERE id = ?2 AND origin IS NOT NULL))";

static const char insert_sql[] =
  "INSERT INTO message (state, run, connection, prices, model, answered_model, provider,"
  "                     generation_id, profile, params, finish_word, sent_time, first_token_time,"
  "                     reasoning_end_time, end_time, failure, " CAUSERIE_USAGE_COLUMNS ","
  "                     reasoning, text, uid, conversation, parent, role, trashed_time)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
  "         ?)"
  " RETURNING id";

static const char update_sql[] =
  "UPDATE message SET"
  "  (state, run, connection, prices, model, answered_model, provider, generation_id, profile,"
  "   params, finish_word, sent_time, first_token_time, reasoning_end_time, end_time, failure, "
  CAUSERIE_USAGE_COLUMNS ", reasoning, text)"
  " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  " WHERE id = ?";

static const char read_sql[] =
  "SELECT m.id, m.uid, p.uid, m.role, m.state, m.connection, m.prices, m.model, m.answered_model,"
  "       m.provider, m.generation_id, m.profile, m.params, m.finish_word, m.sent_time,"
  "       m.first_token_time, m.reasoning_end_time, m.end_time, m.trashed_time, m.failure,"
  "       m.prompt_tokens, m.completion_tokens, m.total_tokens, m.reasoning_tokens,"
  "       m.cached_tokens, m.cost, m.cost_is_estimate, m.reasoning, m.text"
  " FROM message m LEFT JOIN message p ON p.id = m.parent WHERE m.id = ?";

/* A message's parent has a smaller id than itself; that it has keeps a damaged file from leading in
 * circles. */
#define ABOVE(start) \
  "WITH RECURSIVE above (id, parent, n) AS (" \
  " SELECT id, parent, trashed_time = 0 FROM message WHERE " start \
  " UNION ALL" \
  " SELECT m.id, m.parent, n + (m.trashed_time = 0)" \
  "  FROM above a JOIN message m ON m.id = a.parent" \
  "  WHERE n < ?2 AND m.id < a.id)"

static const char list_own_sql[] =
  "SELECT id FROM message WHERE conversation = ? ORDER BY id";

static const char list_before_sql[] =
  ABOVE ("id = (SELECT origin FROM conversation WHERE id = ?1)")
  " SELECT id FROM above ORDER BY id";

static const char list_above_sql[] =
  ABOVE ("id = ?1")
  " SELECT id, parent IS NULL FROM above ORDER BY id";

static const char count_own_sql[] =
  "SELECT count (*) FROM message WHERE conversation = ?";

static const char find_newest_sql[] =
  "SELECT max (id) FROM message WHERE conversation = ?";

static const char find_origin_sql[] =
  "SELECT origin FROM conversation WHERE id = ?";

static const char list_runs_sql[] =
  "SELECT DISTINCT run FROM message WHERE run IS NOT NULL";

static const char interrupt_sql[] =
  "UPDATE message SET state = ?, run = NULL WHERE run = ?";

gboolean
causerie_message_table_find (CauserieDatabase      *database,
                             const char            *uid,
                             CauserieMessagePlace  *place,
                             GError               **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, find_sql, error);

  *place = (CauserieMessagePlace) { 0, 0, 0 };
  causerie_statement_bind_text (statement, uid);
  if (!causerie_statement_step (statement, error))
    return causerie_statement_is_done (statement);

  place->id = causerie_statement_read_int (statement);
  place->conversation_id = causerie_statement_read_int (statement);
  place->run = causerie_statement_read_int (statement);
  return TRUE;
}

static gboolean
find_parent (CauserieDatabase  *database,
             gint64             conversation_id,
             const char        *uid,
             gint64            *id,
             GError           **error)
{
  g_autoptr(CauserieStatement) statement = NULL;

  *id = 0;
  if (uid == NULL)
    return TRUE;

  statement = causerie_database_prepare (database, find_parent_sql, error);
  causerie_statement_bind_text (statement, uid);
  causerie_statement_bind_int (statement, conversation_id);
  if (causerie_statement_step (statement, error))
    *id = causerie_statement_read_int (statement);
  else if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "the parent %s is not stored",
                 uid);
  return *id != 0;
}

static void
bind_name (CauserieStatement *statement, GType type, int value)
{
  causerie_statement_bind_text (statement, causerie_enum_to_name (type, value));
}

/* 0 is NULL. */
static void
bind_id (CauserieStatement *statement, gint64 id)
{
  if (id != 0)
    causerie_statement_bind_int (statement, id);
  else
    causerie_statement_bind_null (statement);
}

/* What a row may be overwritten with. */
static void
bind_content (CauserieStatement           *statement,
              const CauserieStoredMessage *message,
              gint64                       run,
              const char                  *cost)
{
  bind_name (statement, CAUSERIE_TYPE_MESSAGE_STATE, message->state);
  bind_id (statement, causerie_stored_message_is_running (message) ? run : 0);
  causerie_statement_bind_text (statement, message->connection);
  causerie_statement_bind_text (statement, message->prices);
  causerie_statement_bind_text (statement, message->model);
  causerie_statement_bind_text (statement, message->answered_model);
  causerie_statement_bind_text (statement, message->provider);
  causerie_statement_bind_text (statement, message->generation_id);
  causerie_statement_bind_text (statement, message->profile);
  causerie_statement_bind_text (statement, message->params);
  causerie_statement_bind_text (statement, message->finish_word);
  causerie_statement_bind_int (statement, message->sent_time);
  causerie_statement_bind_int (statement, message->first_token_time);
  causerie_statement_bind_int (statement, message->reasoning_end_time);
  causerie_statement_bind_int (statement, message->end_time);
  causerie_statement_bind_text (statement, message->failure);
  causerie_usage_columns_bind (statement, message->usage, cost);
  causerie_statement_bind_text (statement, message->reasoning->str);
  causerie_statement_bind_text (statement, message->text->str);
}

gint64
causerie_message_table_insert (CauserieDatabase             *database,
                               gint64                        conversation_id,
                               const CauserieStoredMessage  *message,
                               gint64                        run,
                               GError                      **error)
{
  g_autofree char *cost = causerie_usage_columns_dup_cost (message->usage);
  g_autoptr(CauserieStatement) statement = NULL;
  gint64 parent_id;

  if (!find_parent (database, conversation_id, message->parent, &parent_id, error))
    return 0;

  statement = causerie_database_prepare (database, insert_sql, error);
  bind_content (statement, message, run, cost);
  causerie_statement_bind_text (statement, message->uid);
  causerie_statement_bind_int (statement, conversation_id);
  bind_id (statement, parent_id);
  bind_name (statement, CAUSERIE_TYPE_ROLE, message->role);
  causerie_statement_bind_int (statement, message->trashed_time);
  return causerie_statement_step (statement, error) ? causerie_statement_read_int (statement) : 0;
}

gboolean
causerie_message_table_update (CauserieDatabase             *database,
                               gint64                        id,
                               const CauserieStoredMessage  *message,
                               gint64                        run,
                               GError                      **error)
{
  g_autofree char *cost = causerie_usage_columns_dup_cost (message->usage);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, update_sql, error);

  bind_content (statement, message, run, cost);
  causerie_statement_bind_int (statement, id);
  return causerie_statement_run (statement, error);
}

/* --- which messages --- */

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gboolean
collect_ids (CauserieStatement *statement, GArray *ids, GError **error)
{
  while (causerie_statement_step (statement, error)) {
    gint64 id = causerie_statement_read_int (statement);

    g_array_append_val (ids, id);
  }
  return causerie_statement_is_done (statement);
}

static gboolean
collect_before (CauserieDatabase *database, gint64 conversation_id, GArray *ids, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_before_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  causerie_statement_bind_int (statement, G_MAXUINT);
  return collect_ids (statement, ids, error);
}

static gboolean
collect_own (CauserieDatabase *database, gint64 conversation_id, GArray *ids, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_own_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  return collect_ids (statement, ids, error);
}

GArray *
causerie_message_table_list_all (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GArray) ids = new_ids ();

  if (!collect_before (database, conversation_id, ids, error) ||
      !collect_own (database, conversation_id, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
ask_number (CauserieDatabase *database, const char *sql, gint64 id, gint64 *number, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, id);
  if (!causerie_statement_step (statement, error))
    return FALSE;
  *number = causerie_statement_read_int (statement);
  return TRUE;
}

/* The end of the path: the leaf, or else the newest; 0 in a conversation without messages. */
static gboolean
find_leaf (CauserieDatabase  *database,
           gint64             conversation_id,
           const char        *uid,
           gint64            *id,
           GError           **error)
{
  CauserieMessagePlace place = { 0, 0, 0 };

  if (uid != NULL && !causerie_message_table_find (database, uid, &place, error))
    return FALSE;
  *id = place.id;
  if (*id == 0 && !ask_number (database, find_newest_sql, conversation_id, id, error))
    return FALSE;
  return *id != 0 || ask_number (database, find_origin_sql, conversation_id, id, error);
}

static gboolean
collect_above (CauserieDatabase  *database,
               gint64             leaf_id,
               guint              end,
               GArray            *ids,
               gboolean          *to_the_top,
               GError           **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_above_sql, error);

  causerie_statement_bind_int (statement, leaf_id);
  causerie_statement_bind_int (statement, end);
  while (causerie_statement_step (statement, error)) {
    gint64 id = causerie_statement_read_int (statement);

    if (causerie_statement_read_int (statement) != 0)
      *to_the_top = TRUE;
    g_array_append_val (ids, id);
  }
  return causerie_statement_is_done (statement);
}

/* Whether a whole path, `ids`, is all of the conversation. */
static gboolean
check_complete (CauserieDatabase  *database,
                gint64             conversation_id,
                GArray            *ids,
                gboolean          *complete,
                GError           **error)
{
  g_autoptr(GArray) before = new_ids ();
  gint64 n_own;

  if (!ask_number (database, count_own_sql, conversation_id, &n_own, error) ||
      !collect_before (database, conversation_id, before, error))
    return FALSE;
  *complete = ids->len == before->len + n_own;
  return TRUE;
}

GArray *
causerie_message_table_list_end (CauserieDatabase  *database,
                                 gint64             conversation_id,
                                 const char        *leaf,
                                 guint              end,
                                 gboolean          *complete,
                                 GError           **error)
{
  g_autoptr(GArray) ids = new_ids ();
  gboolean to_the_top = FALSE;
  gint64 leaf_id;

  *complete = FALSE;
  if (!find_leaf (database, conversation_id, leaf, &leaf_id, error))
    return NULL;
  if (leaf_id == 0)
    to_the_top = TRUE;
  else if (!collect_above (database, leaf_id, end, ids, &to_the_top, error))
    return NULL;
  if (to_the_top && !check_complete (database, conversation_id, ids, complete, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* --- what they say --- */

static int
read_name (CauserieStatement *statement, GType type, int fallback)
{
  g_autofree char *name = causerie_statement_dup_text (statement);

  return causerie_enum_from_name (type, name, fallback);
}

static void
read_making (CauserieStatement *statement, CauserieStoredMessage *message)
{
  message->connection = causerie_statement_dup_text (statement);
  message->prices = causerie_statement_dup_text (statement);
  message->model = causerie_statement_dup_text (statement);
  message->answered_model = causerie_statement_dup_text (statement);
  message->provider = causerie_statement_dup_text (statement);
  message->generation_id = causerie_statement_dup_text (statement);
  message->profile = causerie_statement_dup_text (statement);
  message->params = causerie_statement_dup_text (statement);
  message->finish_word = causerie_statement_dup_text (statement);
  message->sent_time = causerie_statement_read_int (statement);
  message->first_token_time = causerie_statement_read_int (statement);
  message->reasoning_end_time = causerie_statement_read_int (statement);
  message->end_time = causerie_statement_read_int (statement);
  message->trashed_time = causerie_statement_read_int (statement);
  message->failure = causerie_statement_dup_text (statement);
  message->usage = causerie_usage_columns_read (statement);
}

static void
read_into (CauserieStatement *statement, GString *string)
{
  g_autofree char *text = causerie_statement_dup_text (statement);

  g_string_append (string, text);
}

CauserieStoredMessage *
causerie_message_table_read (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, read_sql, error);
  CauserieStoredMessage *message;

  causerie_statement_bind_int (statement, id);
  if (!causerie_statement_step (statement, error)) {
    if (causerie_statement_is_done (statement))
      g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "a message is not stored");
    return NULL;
  }

  message = causerie_stored_message_new_empty ();
  message->id = causerie_statement_read_int (statement);
  message->uid = causerie_statement_dup_text (statement);
  message->parent = causerie_statement_dup_text (statement);
  message->role = read_name (statement, CAUSERIE_TYPE_ROLE, CAUSERIE_ROLE_ASSISTANT);
  message->state = read_name (statement, CAUSERIE_TYPE_MESSAGE_STATE, CAUSERIE_MESSAGE_DONE);
  read_making (statement, message);
  read_into (statement, message->reasoning);
  read_into (statement, message->text);
  return message;
}

/* --- runs --- */

GArray *
causerie_message_table_list_ended_runs (CauserieDatabase  *database,
                                        CauserieRunLock   *lock,
                                        GError           **error)
{
  g_autoptr(GArray) runs = new_ids ();
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_runs_sql, error);

  while (causerie_statement_step (statement, error)) {
    gint64 run = causerie_statement_read_int (statement);

    if (!causerie_run_lock_is_alive (lock, run))
      g_array_append_val (runs, run);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&runs) : NULL;
}

gboolean
causerie_message_table_interrupt (CauserieDatabase *database, gint64 run, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, interrupt_sql, error);

  bind_name (statement, CAUSERIE_TYPE_MESSAGE_STATE, CAUSERIE_MESSAGE_INTERRUPTED);
  causerie_statement_bind_int (statement, run);
  return causerie_statement_run (statement, error);
}
