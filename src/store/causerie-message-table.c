/* causerie-message-table.c: messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-table.h"

#include "causerie-error.h"

/* A message never moves to another conversation, parent or role: those of a row that is there
 * are not written, and a row of another conversation is not touched. */
static const char save_sql[] =
  "INSERT INTO message (uid, conversation, parent, role, state, run, model, answered_model,"
  "                     provider, generation_id, profile, params, finish_word, prompt_tokens,"
  "                     completion_tokens, total_tokens, reasoning_tokens, cached_tokens, cost,"
  "                     cost_is_estimate,"
  "                     sent_time, first_token_time, end_time, failure, reasoning, text)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  " ON CONFLICT (uid) DO UPDATE SET"
  "   state = excluded.state, run = excluded.run, model = excluded.model,"
  "   answered_model = excluded.answered_model, provider = excluded.provider,"
  "   generation_id = excluded.generation_id, profile = excluded.profile, params = excluded.params,"
  "   finish_word = excluded.finish_word, prompt_tokens = excluded.prompt_tokens,"
  "   completion_tokens = excluded.completion_tokens, total_tokens = excluded.total_tokens,"
  "   reasoning_tokens = excluded.reasoning_tokens, cached_tokens = excluded.cached_tokens,"
  "   cost = excluded.cost, cost_is_estimate = excluded.cost_is_estimate,"
  "   sent_time = excluded.sent_time, first_token_time = excluded.first_token_time,"
  "   end_time = excluded.end_time, failure = excluded.failure, reasoning = excluded.reasoning,"
  "   text = excluded.text"
  "  WHERE conversation = excluded.conversation"
  " RETURNING id";

static const char find_sql[] =
  "SELECT id FROM message WHERE uid = ? AND conversation = ?";

static const char list_runs_sql[] =
  "SELECT DISTINCT run FROM message WHERE run IS NOT NULL";

static const char interrupt_sql[] =
  "UPDATE message SET state = ?, run = NULL WHERE run = ?";

static const char load_sql[] =
  "SELECT m.id, m.uid, p.uid, m.role, m.state, m.model, m.answered_model, m.provider,"
  "       m.generation_id, m.profile, m.params, m.finish_word, m.prompt_tokens,"
  "       m.completion_tokens, m.total_tokens, m.reasoning_tokens, m.cached_tokens, m.cost,"
  "       m.cost_is_estimate,"
  "       m.sent_time, m.first_token_time, m.end_time, m.failure, m.reasoning, m.text"
  " FROM message m LEFT JOIN message p ON p.id = m.parent"
  " WHERE m.conversation = ? ORDER BY m.id";

static gint64
find_parent (CauserieDatabase *database, gint64 conversation_id, const char *uid, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, find_sql, error);

  causerie_statement_bind_text (statement, uid);
  causerie_statement_bind_int (statement, conversation_id);
  if (causerie_statement_step (statement, error))
    return causerie_statement_read_int (statement);
  if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "the parent %s is not stored",
                 uid);
  return 0;
}

static void
bind_name (CauserieStatement *statement, GType type, int value)
{
  causerie_statement_bind_text (statement, causerie_enum_to_name (type, value));
}

static void
bind_tokens (CauserieStatement *statement, gint64 tokens)
{
  if (tokens < 0)
    causerie_statement_bind_null (statement);
  else
    causerie_statement_bind_int (statement, tokens);
}

static void
bind_usage (CauserieStatement *statement, CauserieUsage *usage, const char *cost)
{
  const CauserieUsageFacts unknown = CAUSERIE_USAGE_UNKNOWN;
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : &unknown;

  bind_tokens (statement, facts->prompt_tokens);
  bind_tokens (statement, facts->completion_tokens);
  bind_tokens (statement, facts->total_tokens);
  bind_tokens (statement, facts->reasoning_tokens);
  bind_tokens (statement, facts->cached_tokens);
  causerie_statement_bind_text (statement, cost);
  causerie_statement_bind_int (statement, facts->cost_is_estimate);
}

static char *
dup_cost (CauserieUsage *usage)
{
  CauserieMoney *cost = usage != NULL ? causerie_usage_get_facts (usage)->cost : NULL;

  return cost != NULL ? causerie_money_to_text (cost) : NULL;
}

static void
bind_making (CauserieStatement *statement, const CauserieStoredMessage *message, const char *cost)
{
  causerie_statement_bind_text (statement, message->model);
  causerie_statement_bind_text (statement, message->answered_model);
  causerie_statement_bind_text (statement, message->provider);
  causerie_statement_bind_text (statement, message->generation_id);
  causerie_statement_bind_text (statement, message->profile);
  causerie_statement_bind_text (statement, message->params);
  causerie_statement_bind_text (statement, message->finish_word);
  bind_usage (statement, message->usage, cost);
  causerie_statement_bind_int (statement, message->sent_time);
  causerie_statement_bind_int (statement, message->first_token_time);
  causerie_statement_bind_int (statement, message->end_time);
  causerie_statement_bind_text (statement, message->failure);
}

static void
bind_place (CauserieStatement           *statement,
            const CauserieStoredMessage *message,
            gint64                       conversation_id,
            gint64                       parent_id,
            gint64                       run)
{
  causerie_statement_bind_text (statement, message->uid);
  causerie_statement_bind_int (statement, conversation_id);
  if (parent_id != 0)
    causerie_statement_bind_int (statement, parent_id);
  else
    causerie_statement_bind_null (statement);
  bind_name (statement, CAUSERIE_TYPE_ROLE, message->role);
  bind_name (statement, CAUSERIE_TYPE_MESSAGE_STATE, message->state);
  if (causerie_stored_message_is_running (message))
    causerie_statement_bind_int (statement, run);
  else
    causerie_statement_bind_null (statement);
}

gint64
causerie_message_table_save (CauserieDatabase             *database,
                             gint64                        conversation_id,
                             const CauserieStoredMessage  *message,
                             gint64                        run,
                             GError                      **error)
{
  g_autofree char *cost = dup_cost (message->usage);
  g_autoptr(CauserieStatement) statement = NULL;
  gint64 parent_id = 0;

  if (message->parent != NULL) {
    parent_id = find_parent (database, conversation_id, message->parent, error);
    if (parent_id == 0)
      return 0;
  }

  statement = causerie_database_prepare (database, save_sql, error);
  bind_place (statement, message, conversation_id, parent_id, run);
  bind_making (statement, message, cost);
  causerie_statement_bind_text (statement, message->reasoning->str);
  causerie_statement_bind_text (statement, message->text->str);
  if (causerie_statement_step (statement, error))
    return causerie_statement_read_int (statement);
  if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                 "the message %s belongs to another conversation", message->uid);
  return 0;
}

/* Nothing known is no usage. */
static CauserieUsage *
read_usage (CauserieStatement *statement)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autofree char *cost_text = NULL;
  g_autoptr(CauserieMoney) cost = NULL;

  facts.prompt_tokens = causerie_statement_read_int_or (statement, -1);
  facts.completion_tokens = causerie_statement_read_int_or (statement, -1);
  facts.total_tokens = causerie_statement_read_int_or (statement, -1);
  facts.reasoning_tokens = causerie_statement_read_int_or (statement, -1);
  facts.cached_tokens = causerie_statement_read_int_or (statement, -1);
  cost_text = causerie_statement_dup_text (statement);
  cost = cost_text != NULL ? causerie_money_parse (cost_text) : NULL;
  facts.cost = cost;
  facts.cost_is_estimate = causerie_statement_read_int (statement) != 0;

  if (facts.prompt_tokens < 0 && facts.completion_tokens < 0 && facts.total_tokens < 0 &&
      facts.reasoning_tokens < 0 && facts.cached_tokens < 0 && cost == NULL)
    return NULL;
  return causerie_usage_new (&facts);
}

static void
read_making (CauserieStatement *statement, CauserieStoredMessage *message)
{
  message->model = causerie_statement_dup_text (statement);
  message->answered_model = causerie_statement_dup_text (statement);
  message->provider = causerie_statement_dup_text (statement);
  message->generation_id = causerie_statement_dup_text (statement);
  message->profile = causerie_statement_dup_text (statement);
  message->params = causerie_statement_dup_text (statement);
  message->finish_word = causerie_statement_dup_text (statement);
  message->usage = read_usage (statement);
  message->sent_time = causerie_statement_read_int (statement);
  message->first_token_time = causerie_statement_read_int (statement);
  message->end_time = causerie_statement_read_int (statement);
  message->failure = causerie_statement_dup_text (statement);
}

static int
read_name (CauserieStatement *statement, GType type, int fallback)
{
  g_autofree char *name = causerie_statement_dup_text (statement);

  return causerie_enum_from_name (type, name, fallback);
}

static void
read_into (CauserieStatement *statement, GString *string)
{
  g_autofree char *text = causerie_statement_dup_text (statement);

  g_string_append (string, text);
}

static CauserieStoredMessage *
read_row (CauserieStatement *statement)
{
  CauserieStoredMessage *message = causerie_stored_message_new_empty ();

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

GPtrArray *
causerie_message_table_load (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GPtrArray) messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_message_free);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error))
    g_ptr_array_add (messages, read_row (statement));
  return causerie_statement_is_done (statement) ? g_steal_pointer (&messages) : NULL;
}

static int
compare_id (gconstpointer key, gconstpointer element)
{
  gint64 id = *(const gint64 *) key;
  const CauserieStoredMessage *message = *(CauserieStoredMessage * const *) element;

  return id < message->id ? -1 : id > message->id;
}

CauserieStoredMessage *
causerie_message_table_find_row (GPtrArray *messages, gint64 id)
{
  CauserieStoredMessage **found = NULL;

  if (messages->len > 0)
    found = bsearch (&id, messages->pdata, messages->len, sizeof (gpointer), compare_id);
  return found != NULL ? *found : NULL;
}

GArray *
causerie_message_table_list_ended_runs (CauserieDatabase  *database,
                                        CauserieRunLock   *lock,
                                        GError           **error)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (gint64));
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
