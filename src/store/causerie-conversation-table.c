/* causerie-conversation-table.c: conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-table.h"

#include "causerie-error.h"

static const char save_sql[] =
  "INSERT INTO conversation (uid, title, profile, draft, preview, pinned, created_time,"
  "                          updated_time, scroll_message, scroll_piece, scroll_offset, leaf)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
  " ON CONFLICT (uid) DO UPDATE SET"
  "   title = excluded.title, profile = excluded.profile, draft = excluded.draft,"
  "   preview = excluded.preview, pinned = excluded.pinned, created_time = excluded.created_time,"
  "   updated_time = excluded.updated_time, scroll_message = excluded.scroll_message,"
  "   scroll_piece = excluded.scroll_piece, scroll_offset = excluded.scroll_offset,"
  "   leaf = iif (?13, excluded.leaf, leaf)";

static const char list_sql[] =
  "SELECT uid, title, profile, draft, preview, pinned, created_time, updated_time,"
  "       scroll_message, scroll_piece, scroll_offset"
  " FROM conversation ORDER BY updated_time DESC, id DESC";

gboolean
causerie_conversation_table_save (CauserieDatabase                  *database,
                                  const CauserieStoredConversation  *conversation,
                                  GError                           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, save_sql, error);

  causerie_statement_bind_text (statement, conversation->uid);
  causerie_statement_bind_text (statement, conversation->title);
  causerie_statement_bind_text (statement, conversation->profile);
  causerie_statement_bind_text (statement, conversation->draft);
  causerie_statement_bind_text (statement, conversation->preview);
  causerie_statement_bind_int (statement, conversation->pinned);
  causerie_statement_bind_int (statement, conversation->created_time);
  causerie_statement_bind_int (statement, conversation->updated_time);
  causerie_statement_bind_text (statement, conversation->scroll_message);
  causerie_statement_bind_int (statement, conversation->scroll_piece);
  causerie_statement_bind_int (statement, conversation->scroll_offset);
  causerie_statement_bind_text (statement, conversation->leaf);
  causerie_statement_bind_int (statement, conversation->knows_leaf);
  return causerie_statement_run (statement, error);
}

static CauserieStoredConversation *
read_row (CauserieStatement *statement)
{
  CauserieStoredConversation *row = g_new0 (CauserieStoredConversation, 1);

  row->uid = causerie_statement_dup_text (statement);
  row->title = causerie_statement_dup_text (statement);
  row->profile = causerie_statement_dup_text (statement);
  row->draft = causerie_statement_dup_text (statement);
  row->preview = causerie_statement_dup_text (statement);
  row->pinned = causerie_statement_read_int (statement) != 0;
  row->created_time = causerie_statement_read_int (statement);
  row->updated_time = causerie_statement_read_int (statement);
  row->scroll_message = causerie_statement_dup_text (statement);
  row->scroll_piece = causerie_statement_read_int (statement);
  row->scroll_offset = causerie_statement_read_int (statement);
  return row;
}

GPtrArray *
causerie_conversation_table_list (CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_conversation_free);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, list_sql, error);

  while (causerie_statement_step (statement, error))
    g_ptr_array_add (rows, read_row (statement));
  return causerie_statement_is_done (statement) ? g_steal_pointer (&rows) : NULL;
}

gint64
causerie_conversation_table_find (CauserieDatabase  *database,
                                  const char        *uid,
                                  char             **leaf,
                                  GError           **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT id, leaf FROM conversation WHERE uid = ?", error);
  gint64 id = 0;

  causerie_statement_bind_text (statement, uid);
  if (causerie_statement_step (statement, error)) {
    id = causerie_statement_read_int (statement);
    if (leaf != NULL)
      *leaf = causerie_statement_dup_text (statement);
  } else if (causerie_statement_is_done (statement)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "no conversation %s", uid);
  }
  return id;
}

gboolean
causerie_conversation_table_delete (CauserieDatabase *database, const char *uid, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "DELETE FROM conversation WHERE uid = ?", error);

  causerie_statement_bind_text (statement, uid);
  return causerie_statement_run (statement, error);
}
