/* causerie-ledger-table.c: the ledger in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ledger-table.h"

#include "causerie-enums.h"
#include "causerie-usage-columns.h"

#define ENTRY_COLUMNS \
  "uid, time, purpose, outcome, connection, connection_name, profile, model, answered_model," \
  " provider, generation_id, conversation, message, " CAUSERIE_USAGE_COLUMNS

static const char add_sql[] =
  "INSERT OR IGNORE INTO ledger (" ENTRY_COLUMNS ")"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

static const char walk_sql[] =
  "SELECT " ENTRY_COLUMNS " FROM ledger ORDER BY time, id";

static const char find_newest_sql[] =
  "SELECT id, " CAUSERIE_USAGE_COLUMNS " FROM ledger WHERE message = ?"
  " ORDER BY time DESC, id DESC LIMIT 1";

static const char amend_sql[] =
  "UPDATE ledger SET (" CAUSERIE_USAGE_COLUMNS ") = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?";

/* Requests of one cost are counted here and their cost multiplied afterwards: SQLite has no exact
 * decimals. A request is unpriced when it used tokens and nobody knows what they cost. */
#define SUM_SQL(key, name, tables) \
  "SELECT " key " AS key, " name ", cost, cost_is_estimate, count (*)," \
  "       ifnull (sum (prompt_tokens), 0), ifnull (sum (completion_tokens), 0)," \
  "       ifnull (sum (reasoning_tokens), 0), ifnull (sum (cached_tokens), 0)," \
  "       sum (cost IS NULL AND (prompt_tokens > 0 OR completion_tokens > 0))" \
  " FROM ledger" tables " WHERE ledger.time >= ? AND ledger.time < ?" \
  " GROUP BY key, cost, cost_is_estimate ORDER BY key"

#define LOCAL_TIME "ledger.time / 1000000, 'unixepoch', 'localtime'"

static const char * const sum_sql[] = {
  [CAUSERIE_LEDGER_BY_DAY] = SUM_SQL ("strftime ('%Y-%m-%d', " LOCAL_TIME ")", "NULL", ""),
  [CAUSERIE_LEDGER_BY_MONTH] = SUM_SQL ("strftime ('%Y-%m', " LOCAL_TIME ")", "NULL", ""),
  [CAUSERIE_LEDGER_BY_MODEL] =
    SUM_SQL ("coalesce (ledger.answered_model, ledger.model, '')", "NULL", ""),
  [CAUSERIE_LEDGER_BY_CHAT] =
    SUM_SQL ("ifnull (ledger.conversation, '')", "max (conversation.title)",
             " LEFT JOIN conversation ON conversation.uid = ledger.conversation"),
  [CAUSERIE_LEDGER_BY_CONNECTION] =
    SUM_SQL ("ifnull (ledger.connection, '')",
             "(SELECT latest.connection_name FROM ledger latest"
             "  WHERE latest.connection = ledger.connection"
             "  ORDER BY latest.time DESC, latest.id DESC LIMIT 1)", ""),
  [CAUSERIE_LEDGER_BY_PURPOSE] = SUM_SQL ("ledger.purpose", "NULL", ""),
};

gboolean
causerie_ledger_table_add (CauserieDatabase           *database,
                           const CauserieLedgerEntry  *entry,
                           GError                    **error)
{
  g_autofree char *cost = causerie_usage_columns_dup_cost (entry->usage);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, add_sql, error);

  causerie_statement_bind_text (statement, entry->uid);
  causerie_statement_bind_int (statement, entry->time);
  causerie_statement_bind_text (statement,
                                causerie_enum_to_name (CAUSERIE_TYPE_PURPOSE, entry->purpose));
  causerie_statement_bind_text (statement, entry->outcome);
  causerie_statement_bind_text (statement, entry->connection);
  causerie_statement_bind_text (statement, entry->connection_name);
  causerie_statement_bind_text (statement, entry->profile);
  causerie_statement_bind_text (statement, entry->model);
  causerie_statement_bind_text (statement, entry->answered_model);
  causerie_statement_bind_text (statement, entry->provider);
  causerie_statement_bind_text (statement, entry->generation_id);
  causerie_statement_bind_text (statement, entry->conversation);
  causerie_statement_bind_text (statement, entry->message);
  causerie_usage_columns_bind (statement, entry->usage, cost);
  return causerie_statement_run (statement, error);
}

static CauserieLedgerEntry *
read_entry (CauserieStatement *statement)
{
  CauserieLedgerEntry *entry = g_new0 (CauserieLedgerEntry, 1);
  g_autofree char *purpose = NULL;

  entry->uid = causerie_statement_dup_text (statement);
  entry->time = causerie_statement_read_int (statement);
  purpose = causerie_statement_dup_text (statement);
  entry->purpose = causerie_enum_from_name (CAUSERIE_TYPE_PURPOSE, purpose,
                                            CAUSERIE_PURPOSE_ANSWER);
  entry->outcome = causerie_statement_dup_text (statement);
  entry->connection = causerie_statement_dup_text (statement);
  entry->connection_name = causerie_statement_dup_text (statement);
  entry->profile = causerie_statement_dup_text (statement);
  entry->model = causerie_statement_dup_text (statement);
  entry->answered_model = causerie_statement_dup_text (statement);
  entry->provider = causerie_statement_dup_text (statement);
  entry->generation_id = causerie_statement_dup_text (statement);
  entry->conversation = causerie_statement_dup_text (statement);
  entry->message = causerie_statement_dup_text (statement);
  entry->usage = causerie_usage_columns_read (statement);
  return entry;
}

gboolean
causerie_ledger_table_walk (CauserieDatabase    *database,
                            CauserieLedgerFunc   func,
                            gpointer             data,
                            GError             **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, walk_sql, error);

  while (causerie_statement_step (statement, error)) {
    g_autoptr(CauserieLedgerEntry) entry = read_entry (statement);

    if (!func (entry, data))
      return TRUE;
  }
  return causerie_statement_is_done (statement);
}

static gboolean
write_usage (CauserieDatabase *database, gint64 id, CauserieUsage *usage, GError **error)
{
  g_autofree char *cost = causerie_usage_columns_dup_cost (usage);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, amend_sql, error);

  causerie_usage_columns_bind (statement, usage, cost);
  causerie_statement_bind_int (statement, id);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_ledger_table_amend (CauserieDatabase  *database,
                             const char        *message_uid,
                             CauserieUsage     *usage,
                             GError           **error)
{
  g_autoptr(CauserieStatement) newest =
    causerie_database_prepare (database, find_newest_sql, error);
  g_autoptr(CauserieUsage) known = NULL, merged = NULL;
  gint64 id;

  causerie_statement_bind_text (newest, message_uid);
  if (!causerie_statement_step (newest, error))
    return causerie_statement_is_done (newest);

  id = causerie_statement_read_int (newest);
  known = causerie_usage_columns_read (newest);
  merged = causerie_usage_merge (known, usage);
  return write_usage (database, id, merged, error);
}

/* Rows of one key come one after the other. */
static CauserieLedgerSum *
find_sum (GPtrArray *sums, const char *key, const char *name)
{
  CauserieLedgerSum *last = sums->len > 0 ? g_ptr_array_index (sums, sums->len - 1) : NULL;

  if (last == NULL || !g_str_equal (last->key, key)) {
    last = causerie_ledger_sum_new (key, name);
    g_ptr_array_add (sums, last);
  }
  return last;
}

static void
add_row (GPtrArray *sums, CauserieStatement *statement)
{
  g_autofree char *key = causerie_statement_dup_text (statement);
  g_autofree char *name = causerie_statement_dup_text (statement);
  g_autofree char *cost_text = causerie_statement_dup_text (statement);
  gboolean is_estimate = causerie_statement_read_int (statement) != 0;
  gint64 count = causerie_statement_read_int (statement);
  g_autoptr(CauserieMoney) cost = cost_text != NULL ? causerie_money_parse (cost_text) : NULL;
  CauserieLedgerSum *sum = find_sum (sums, key != NULL ? key : "", name);

  sum->n_requests += count;
  sum->prompt_tokens += causerie_statement_read_int (statement);
  sum->completion_tokens += causerie_statement_read_int (statement);
  sum->reasoning_tokens += causerie_statement_read_int (statement);
  sum->cached_tokens += causerie_statement_read_int (statement);
  sum->n_unpriced += causerie_statement_read_int (statement);
  causerie_ledger_sum_add_cost (sum, cost, is_estimate, count);
}

GPtrArray *
causerie_ledger_table_sum (CauserieDatabase     *database,
                           CauserieLedgerGroup   group,
                           gint64                after,
                           gint64                before,
                           GError              **error)
{
  g_autoptr(GPtrArray) sums =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_sum_free);
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, sum_sql[group], error);

  causerie_statement_bind_int (statement, after);
  causerie_statement_bind_int (statement, before);
  while (causerie_statement_step (statement, error))
    add_row (sums, statement);
  return causerie_statement_is_done (statement) ? g_steal_pointer (&sums) : NULL;
}
