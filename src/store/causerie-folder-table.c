/* causerie-folder-table.c: folders in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-folder-table.h"

static const char save_sql[] =
  "INSERT INTO folder (uid, name, created_time, trashed_time) VALUES (?, ?, ?, ?)"
  " ON CONFLICT (uid) DO UPDATE SET name = excluded.name";

static const char list_sql[] =
  "SELECT uid, name, created_time, trashed_time FROM folder WHERE trashed_time = 0 OR ?"
  " ORDER BY id";

gboolean
causerie_folder_table_save (CauserieDatabase            *database,
                            const CauserieStoredFolder  *folder,
                            GError                     **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, save_sql, error);

  causerie_statement_bind_text (statement, folder->uid);
  causerie_statement_bind_text (statement, folder->name);
  causerie_statement_bind_int (statement, folder->created_time);
  causerie_statement_bind_int (statement, folder->trashed_time);
  return causerie_statement_run (statement, error);
}

GPtrArray *
causerie_folder_table_list (CauserieDatabase *database, gboolean with_trash, GError **error)
{
  g_autoptr(GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_folder_free);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, list_sql, error);

  causerie_statement_bind_int (statement, with_trash);
  while (causerie_statement_step (statement, error)) {
    CauserieStoredFolder *row = g_new0 (CauserieStoredFolder, 1);

    row->uid = causerie_statement_dup_text (statement);
    row->name = causerie_statement_dup_text (statement);
    row->created_time = causerie_statement_read_int (statement);
    row->trashed_time = causerie_statement_read_int (statement);
    g_ptr_array_add (rows, row);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&rows) : NULL;
}
