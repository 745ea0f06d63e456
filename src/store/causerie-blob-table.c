/* causerie-blob-table.c: the bytes of attachments in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-blob-table.h"

static const char insert_sql[] =
  "INSERT INTO blob (sha256, size) VALUES (?, ?) RETURNING id";

static const char insert_chunk_sql[] =
  "INSERT INTO blob_chunk (blob, position, data) VALUES (?, ?, ?)";

static const char load_sql[] =
  "SELECT b.id, b.size, c.data FROM blob b LEFT JOIN blob_chunk c ON c.blob = b.id"
  " WHERE b.id IN (SELECT p.blob FROM part p JOIN message m ON m.id = p.message"
  "                WHERE m.conversation = ? AND p.blob IS NOT NULL)"
  " ORDER BY b.id, c.position";

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

typedef struct {
  GHashTable *blobs;
  gint64      id;     /* of the one being collected; 0 none */
  gsize       size;   /* it should have */
  GByteArray *bytes;  /* of it so far */
} Collection;

static void
keep_collected (Collection *collection)
{
  gint64 *id;

  if (collection->id != 0 && collection->bytes->len == collection->size) {
    id = g_new (gint64, 1);
    *id = collection->id;
    g_hash_table_insert (collection->blobs, id,
                         g_byte_array_free_to_bytes (g_steal_pointer (&collection->bytes)));
  }
  g_clear_pointer (&collection->bytes, g_byte_array_unref);
  collection->id = 0;
}

static void
collect_chunk (Collection *collection, CauserieStatement *statement)
{
  gint64 id = causerie_statement_read_int (statement);
  gint64 size = causerie_statement_read_int (statement);
  gsize length;
  gconstpointer data = causerie_statement_read_blob (statement, &length);

  if (id != collection->id) {
    keep_collected (collection);
    collection->id = id;
    collection->size = size;
    collection->bytes = g_byte_array_new ();
  }
  if (length > 0)
    g_byte_array_append (collection->bytes, data, length);
}

GHashTable *
causerie_blob_table_load (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GHashTable) blobs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       (GDestroyNotify) g_bytes_unref);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, load_sql, error);
  Collection collection = { .blobs = blobs };

  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error))
    collect_chunk (&collection, statement);
  keep_collected (&collection);
  return causerie_statement_is_done (statement) ? g_steal_pointer (&blobs) : NULL;
}

gboolean
causerie_blob_table_sweep (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database,
                               "DELETE FROM blob WHERE NOT EXISTS"
                               " (SELECT 1 FROM part WHERE part.blob = blob.id)", error);

  return causerie_statement_run (statement, error);
}
