/* causerie-part-table.c: the parts of messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-part-table.h"

#include "causerie-blob-table.h"
#include "causerie-part-columns.h"

static const char count_sql[] =
  "SELECT count (*) FROM part WHERE message = ?";

static const char insert_sql[] =
  "INSERT INTO part (message, position, kind, name, call_id, media_type, blob, text)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

static const char load_sql[] =
  "SELECT kind, name, call_id, media_type, blob, text FROM part"
  " WHERE message = ? ORDER BY position";

static gboolean
count_parts (CauserieDatabase *database, gint64 message_id, guint *n_parts, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, count_sql, error);

  causerie_statement_bind_int (statement, message_id);
  if (!causerie_statement_step (statement, error))
    return FALSE;
  *n_parts = causerie_statement_read_int (statement);
  return TRUE;
}

static gboolean
insert_part (CauserieDatabase  *database,
             gint64             message_id,
             guint              position,
             CauseriePart      *part,
             GError           **error)
{
  g_autoptr(CauserieStatement) statement = NULL;
  GBytes *data = causerie_part_get_data (part);
  gint64 blob_id = 0;

  if (data != NULL) {
    blob_id = causerie_blob_table_add (database, data, error);
    if (blob_id == 0)
      return FALSE;
  }

  statement = causerie_database_prepare (database, insert_sql, error);
  causerie_statement_bind_int (statement, message_id);
  causerie_statement_bind_int (statement, position);
  causerie_statement_bind_text (statement, causerie_part_columns_get_kind (part));
  causerie_statement_bind_text (statement, causerie_part_get_name (part));
  causerie_statement_bind_text (statement, causerie_part_get_id (part));
  causerie_statement_bind_text (statement, causerie_part_get_media_type (part));
  if (data != NULL)
    causerie_statement_bind_int (statement, blob_id);
  else
    causerie_statement_bind_null (statement);
  causerie_statement_bind_text (statement, causerie_part_get_text (part));
  return causerie_statement_run (statement, error);
}

gboolean
causerie_part_table_save (CauserieDatabase  *database,
                          gint64             message_id,
                          GPtrArray         *parts,
                          GError           **error)
{
  guint n_stored = 0;

  if (!count_parts (database, message_id, &n_stored, error))
    return FALSE;
  for (guint i = n_stored; i < parts->len; i++) {
    if (!insert_part (database, message_id, i, g_ptr_array_index (parts, i), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_part_table_load (CauserieDatabase  *database,
                          gint64             message_id,
                          GPtrArray         *parts,
                          GError           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);

  causerie_statement_bind_int (statement, message_id);
  while (causerie_statement_step (statement, error)) {
    CauseriePart *part = NULL;

    if (!causerie_part_columns_read (database, statement, &part, error))
      return FALSE;
    if (part != NULL)
      g_ptr_array_add (parts, part);
  }
  return causerie_statement_is_done (statement);
}
