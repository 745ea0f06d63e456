/* causerie-draft-table.c: what is attached to the drafts of conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-draft-table.h"

#include "causerie-blob-table.h"
#include "causerie-part-columns.h"

#include <string.h>

static const char list_blobs_sql[] =
  "SELECT blob FROM draft_part WHERE conversation = ?";

static const char clear_sql[] =
  "DELETE FROM draft_part WHERE conversation = ?";

static const char insert_sql[] =
  "INSERT INTO draft_part (conversation, position, kind, name, media_type, blob)"
  " VALUES (?, ?, ?, ?, ?, ?)";

static const char load_sql[] =
  "SELECT kind, name, NULL, media_type, blob, NULL FROM draft_part"
  " WHERE conversation = ? ORDER BY position";

static GArray *
list_blobs (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GArray) blobs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_blobs_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error)) {
    gint64 id = causerie_statement_read_int (statement);

    g_array_append_val (blobs, id);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&blobs) : NULL;
}

static gboolean
clear_parts (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, clear_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  return causerie_statement_run (statement, error);
}

static GBytes *
dup_bytes (CauseriePart *part)
{
  GBytes *data = causerie_part_get_data (part);
  const char *text = causerie_part_get_text (part);

  return data != NULL ? g_bytes_ref (data) : g_bytes_new (text, strlen (text));
}

static gboolean
insert_part (CauserieDatabase  *database,
             gint64             conversation_id,
             guint              position,
             CauseriePart      *part,
             GError           **error)
{
  g_autoptr(GBytes) data = dup_bytes (part);
  gint64 blob_id = causerie_blob_table_add (database, data, error);
  g_autoptr(CauserieStatement) statement = NULL;

  if (blob_id == 0)
    return FALSE;

  statement = causerie_database_prepare (database, insert_sql, error);
  causerie_statement_bind_int (statement, conversation_id);
  causerie_statement_bind_int (statement, position);
  causerie_statement_bind_text (statement, causerie_part_columns_get_kind (part));
  causerie_statement_bind_text (statement, causerie_part_get_name (part));
  causerie_statement_bind_text (statement, causerie_part_get_media_type (part));
  causerie_statement_bind_int (statement, blob_id);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_draft_table_save (CauserieDatabase  *database,
                           gint64             conversation_id,
                           GPtrArray         *parts,
                           GError           **error)
{
  g_autoptr(GArray) before = list_blobs (database, conversation_id, error);

  if (before == NULL || !clear_parts (database, conversation_id, error))
    return FALSE;

  for (guint i = 0; i < parts->len; i++) {
    if (!insert_part (database, conversation_id, i, g_ptr_array_index (parts, i), error))
      return FALSE;
  }
  for (guint i = 0; i < before->len; i++) {
    if (!causerie_blob_table_release (database, g_array_index (before, gint64, i), error))
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
causerie_draft_table_load (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error)) {
    CauseriePart *part = NULL;

    if (!causerie_part_columns_read (database, statement, &part, error))
      return NULL;
    if (part != NULL)
      g_ptr_array_add (parts, part);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&parts) : NULL;
}
