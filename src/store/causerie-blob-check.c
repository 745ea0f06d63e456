/* causerie-blob-check.c: whether attachments are what they were
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-blob-check.h"

static const char chunks_sql[] =
  "SELECT position, data FROM blob_chunk WHERE blob = ? ORDER BY position";

/* FALSE with `error` set when it could not be read. */
static gboolean
check_blob (CauserieDatabase  *database,
            gint64             id,
            const char        *sha256,
            gint64             size,
            gboolean          *is_right,
            GError           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, chunks_sql, error);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 n_chunks = 0, n_bytes = 0;

  *is_right = TRUE;
  causerie_statement_bind_int (statement, id);
  while (causerie_statement_step (statement, error)) {
    gint64 position = causerie_statement_read_int (statement);
    gsize length;
    gconstpointer data = causerie_statement_read_blob (statement, &length);

    *is_right = *is_right && position == n_chunks++;
    n_bytes += (gint64) length;
    if (length > 0)
      g_checksum_update (checksum, data, (gssize) length);
  }
  *is_right = *is_right && n_bytes == size &&
              g_str_equal (g_checksum_get_string (checksum), sha256);
  return causerie_statement_is_done (statement);
}

GArray *
causerie_blob_check_all (CauserieDatabase *database, guint *n_checked, GError **error)
{
  g_autoptr(GArray) wrong = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT id, sha256, size FROM blob ORDER BY id", error);
  guint n = 0;

  for (; causerie_statement_step (statement, error); n++) {
    gint64 id = causerie_statement_read_int (statement);
    g_autofree char *sha256 = causerie_statement_dup_text (statement);
    gint64 size = causerie_statement_read_int (statement);
    gboolean is_right;

    if (!check_blob (database, id, sha256, size, &is_right, error))
      return NULL;
    if (!is_right)
      g_array_append_val (wrong, id);
  }
  if (n_checked != NULL)
    *n_checked = n;
  return causerie_statement_is_done (statement) ? g_steal_pointer (&wrong) : NULL;
}
