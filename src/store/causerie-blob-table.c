/* causerie-blob-table.c: the bytes of attachments in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-blob-table.h"

static const char insert_sql[] =
  "INSERT INTO blob (sha256, size) VALUES (?, ?) RETURNING id";

static const char insert_chunk_sql[] =
  "INSERT INTO blob_chunk (blob, position, data) VALUES (?, ?, ?)";

static const char load_sql[] =
  "SELECT b.size, c.data FROM blob b LEFT JOIN blob_chunk c ON c.blob = b.id"
  " WHERE b.id = ? ORDER BY c.position";

#define NOT_NAMED \
  "NOT EXISTS (SELECT 1 FROM part WHERE part.blob = blob.id)" \
  " AND NOT EXISTS (SELECT 1 FROM draft_part WHERE draft_part.blob = blob.id)"

static const char release_sql[] =
  "DELETE FROM blob WHERE id = ? AND " NOT_NAMED;

static const char sweep_sql[] =
  "DELETE FROM blob WHERE " NOT_NAMED;

static gint64
find_blob (CauserieDatabase *database, const char *sha256, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT id FROM blob WHERE sha256 = ?", error);

  causerie_statement_bind_text (statement, sha256);
  return causerie_statement_step (statement, error) ? causerie_statement_read_int (statement) : 0;
}

static gint64
insert_blob (CauserieDatabase *database, const char *sha256, gsize size, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, insert_sql, error);

  causerie_statement_bind_text (statement, sha256);
  causerie_statement_bind_int (statement, size);
  return causerie_statement_step (statement, error) ? causerie_statement_read_int (statement) : 0;
}

static gboolean
insert_chunks (CauserieDatabase *database, gint64 blob_id, GBytes *data, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, insert_chunk_sql, error);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  for (gsize start = 0; start < size; start += CAUSERIE_BLOB_CHUNK) {
    causerie_statement_bind_int (statement, blob_id);
    causerie_statement_bind_int (statement, start / CAUSERIE_BLOB_CHUNK);
    causerie_statement_bind_blob (statement, bytes + start,
                                  MIN (size - start, CAUSERIE_BLOB_CHUNK));
    if (!causerie_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

gint64
causerie_blob_table_add (CauserieDatabase *database, GBytes *data, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  g_autoptr(GError) failure = NULL;
  gint64 id = find_blob (database, sha256, &failure);

  if (id != 0)
    return id;

  if (failure == NULL)
    id = insert_blob (database, sha256, g_bytes_get_size (data), &failure);
  if (id != 0 && insert_chunks (database, id, data, &failure))
    return id;

  g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}

gboolean
causerie_blob_table_load (CauserieDatabase  *database,
                          gint64             blob_id,
                          GBytes           **data,
                          GError           **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);
  gint64 size = -1;

  causerie_statement_bind_int (statement, blob_id);
  while (causerie_statement_step (statement, error)) {
    gconstpointer chunk;
    gsize length;

    size = causerie_statement_read_int (statement);
    chunk = causerie_statement_read_blob (statement, &length);
    if (length > 0)
      g_byte_array_append (bytes, chunk, length);
  }
  if (!causerie_statement_is_done (statement))
    return FALSE;

  if (bytes->len == size)
    *data = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return TRUE;
}

gboolean
causerie_blob_table_release (CauserieDatabase *database, gint64 blob_id, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, release_sql, error);

  causerie_statement_bind_int (statement, blob_id);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_blob_table_sweep (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sweep_sql, error);

  return causerie_statement_run (statement, error);
}
