/* causerie-journal-table.c: what streamed since a message was last written whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-journal-table.h"

static const char append_sql[] =
  "INSERT INTO journal (message, text, reasoning)"
  " SELECT id, ifnull (?2, ''), ifnull (?3, '') FROM message WHERE uid = ?1";

static const char load_sql[] =
  "SELECT text, reasoning FROM journal WHERE message = ? ORDER BY id";

static const char fold_sql[] =
  "UPDATE message SET"
  "  text = text || (SELECT ifnull (group_concat (piece, ''), '') FROM"
  "    (SELECT j.text AS piece FROM journal j WHERE j.message = message.id ORDER BY j.id)),"
  "  reasoning = reasoning || (SELECT ifnull (group_concat (piece, ''), '') FROM"
  "    (SELECT j.reasoning AS piece FROM journal j WHERE j.message = message.id ORDER BY j.id))"
  " WHERE run = ?";

static const char clear_run_sql[] =
  "DELETE FROM journal WHERE message IN (SELECT id FROM message WHERE run = ?)";

gboolean
causerie_journal_table_append (CauserieDatabase  *database,
                               const char        *message_uid,
                               const char        *text,
                               const char        *reasoning,
                               GError           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, append_sql, error);

  causerie_statement_bind_text (statement, message_uid);
  causerie_statement_bind_text (statement, text);
  causerie_statement_bind_text (statement, reasoning);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_journal_table_clear (CauserieDatabase *database, gint64 message_id, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "DELETE FROM journal WHERE message = ?", error);

  causerie_statement_bind_int (statement, message_id);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_journal_table_load (CauserieDatabase       *database,
                             CauserieStoredMessage  *message,
                             GError                **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);

  causerie_statement_bind_int (statement, message->id);
  while (causerie_statement_step (statement, error)) {
    g_autofree char *text = causerie_statement_dup_text (statement);
    g_autofree char *reasoning = causerie_statement_dup_text (statement);

    g_string_append (message->text, text);
    g_string_append (message->reasoning, reasoning);
  }
  return causerie_statement_is_done (statement);
}

gboolean
causerie_journal_table_fold (CauserieDatabase *database, gint64 run, GError **error)
{
  g_autoptr(CauserieStatement) fold = causerie_database_prepare (database, fold_sql, error);
  g_autoptr(CauserieStatement) clear = NULL;

  causerie_statement_bind_int (fold, run);
  if (!causerie_statement_run (fold, error))
    return FALSE;

  clear = causerie_database_prepare (database, clear_run_sql, error);
  causerie_statement_bind_int (clear, run);
  return causerie_statement_run (clear, error);
}
