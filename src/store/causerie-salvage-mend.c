/* causerie-salvage-mend.c: rows from a damaged history made to fit together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-salvage-mend.h"

#include "causerie-blob-check.h"

/* In this order. */
static const char * const steps[] = {
  "DELETE FROM blob_chunk WHERE blob NOT IN (SELECT id FROM blob)",
  "UPDATE part SET blob = NULL WHERE blob NOT IN (SELECT id FROM blob)",
  "DELETE FROM draft_part WHERE blob NOT IN (SELECT id FROM blob)",

  "UPDATE message SET parent ="
  "   (SELECT max (m.id) FROM message m"
  "    WHERE m.conversation = message.conversation AND m.id < message.id)"
  " WHERE parent IS NOT NULL AND (parent >= id OR parent NOT IN (SELECT id FROM message))",

  "UPDATE conversation SET leaf ="
  "   (SELECT uid FROM message WHERE conversation = conversation.id ORDER BY id DESC LIMIT 1)"
  " WHERE leaf NOT IN (SELECT uid FROM message)"
  "    OR (leaf IS NULL AND title <> ''"
  "        AND EXISTS (SELECT 1 FROM message WHERE conversation = conversation.id))",

  "UPDATE conversation SET folder = NULL WHERE folder NOT IN (SELECT id FROM folder)",
  "UPDATE conversation SET origin ="
  "   (SELECT m.parent FROM message m JOIN message p ON p.id = m.parent"
  "    WHERE m.conversation = conversation.id AND p.conversation <> m.conversation"
  "    ORDER BY m.id LIMIT 1)"
  " WHERE origin IS NULL",
  "UPDATE conversation SET origin = NULL WHERE origin NOT IN (SELECT id FROM message)",
  "DELETE FROM part WHERE message NOT IN (SELECT id FROM message)",
  "DELETE FROM journal WHERE message NOT IN (SELECT id FROM message)",
  "DELETE FROM tag WHERE conversation NOT IN (SELECT id FROM conversation)",
  "DELETE FROM draft_part WHERE conversation NOT IN (SELECT id FROM conversation)",
  ("DELETE FROM blob WHERE id NOT IN (SELECT blob FROM part WHERE blob IS NOT NULL"
   "                                  UNION SELECT blob FROM draft_part)"),
  "DELETE FROM blob_chunk WHERE blob NOT IN (SELECT id FROM blob)",
};

static gboolean
run_on_blob (CauserieDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, id);
  return causerie_statement_run (statement, error);
}

gboolean
causerie_salvage_empty_blobs (CauserieDatabase *database, GError **error)
{
  g_autoptr(GArray) wrong = causerie_blob_check_all (database, NULL, error);

  for (guint i = 0; wrong != NULL && i < wrong->len; i++)
    if (!run_on_blob (database, "DELETE FROM blob_chunk WHERE blob = ?",
                      g_array_index (wrong, gint64, i), error))
      return FALSE;
  return wrong != NULL;
}

/* Those that nothing could fill. */
static gboolean
drop_blobs (CauserieDatabase *database, GError **error)
{
  g_autoptr(GArray) wrong = causerie_blob_check_all (database, NULL, error);

  for (guint i = 0; wrong != NULL && i < wrong->len; i++)
    if (!run_on_blob (database, "DELETE FROM blob WHERE id = ?",
                      g_array_index (wrong, gint64, i), error))
      return FALSE;
  return wrong != NULL;
}

gboolean
causerie_salvage_mend (CauserieDatabase *database, GError **error)
{
  if (!drop_blobs (database, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!causerie_database_execute (database, steps[i], error))
      return FALSE;
  return TRUE;
}
