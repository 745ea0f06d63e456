/* causerie-salvage-fill.c: what a damaged history lost, from a copy of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The copy is the same history at another time, so a row mostly has the same id in both. Where an
 * id has been given to another row since, the row of the copy gets a new one. */

#include "causerie-salvage-fill.h"

#include <string.h>

#define FIRST_LINE(text) "trim (substr (replace (" text ", char (10), ' '), 1, 80))"

#define NEW_UID \
  "lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-' || hex (randomblob (2)) ||" \
  "       '-' || hex (randomblob (2)) || '-' || hex (randomblob (6)))"

static const char adopt_sql[] =
  "INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time, updated_time,"
  "                          leaf, scroll_message, scroll_piece, scroll_offset, draft)"
  " SELECT conversation, " NEW_UID ","
  "        ifnull ((SELECT " FIRST_LINE ("q.text") " FROM message q"
  "                 WHERE q.conversation = m.conversation AND q.role = 'user'"
  "                 ORDER BY q.id LIMIT 1), ''),"
  "        '', '', 0, min (sent_time), max (max (sent_time, end_time)), NULL, NULL, 0, 0, ''"
  " FROM message m WHERE conversation NOT IN (SELECT id FROM conversation) GROUP BY conversation";

/* Where a row of the copy is now. */
#define NOTE_CONVERSATIONS \
  "INSERT OR IGNORE INTO conversation_place SELECT c.id, m.id" \
  " FROM copy.conversation c JOIN main.conversation m ON m.uid = c.uid"

#define NOTE_MESSAGES(added) \
  "INSERT OR IGNORE INTO message_place SELECT c.id, m.id, " added \
  " FROM copy.message c JOIN main.message m ON m.uid = c.uid"

/* The words in braces stand for the columns of a table that are copied as they are. An id is taken
 * over where it is free and what hangs on it, if anything, is this very row's. */
static const char * const steps_before_adoption[] = {
  "CREATE TEMP TABLE conversation_place (copy_id INTEGER PRIMARY KEY, id INTEGER)",
  "CREATE TEMP TABLE message_place (copy_id INTEGER PRIMARY KEY, id INTEGER, added INTEGER)",
  "CREATE INDEX temp.message_place_id ON message_place (id)",

  "INSERT INTO folder ({folder}) SELECT {folder} FROM copy.folder"
  " WHERE uid NOT IN (SELECT uid FROM main.folder)",

  "INSERT INTO conversation (id, folder, {conversation})"
  " SELECT id, (SELECT f.id FROM main.folder f JOIN copy.folder g ON g.uid = f.uid"
  "             WHERE g.id = c.folder), {conversation}"
  " FROM copy.conversation c WHERE uid NOT IN (SELECT uid FROM main.conversation)"
  "  AND id NOT IN (SELECT id FROM main.conversation)"
  "  AND (NOT EXISTS (SELECT 1 FROM main.message x WHERE x.conversation = c.id)"
  "       OR EXISTS (SELECT 1 FROM main.message x JOIN copy.message y ON y.uid = x.uid"
  "                  WHERE x.conversation = c.id AND y.conversation = c.id))",
};

static const char * const steps_after_adoption[] = {
  "INSERT INTO conversation (folder, {conversation})"
  " SELECT (SELECT f.id FROM main.folder f JOIN copy.folder g ON g.uid = f.uid"
  "         WHERE g.id = c.folder), {conversation}"
  " FROM copy.conversation c WHERE uid NOT IN (SELECT uid FROM main.conversation)",
  NOTE_CONVERSATIONS,

  NOTE_MESSAGES ("0"),
  "INSERT INTO message (id, conversation, {message})"
  " SELECT y.id, p.id, {message} FROM copy.message y"
  " JOIN conversation_place p ON p.copy_id = y.conversation"
  " WHERE y.id NOT IN (SELECT copy_id FROM message_place)"
  "   AND y.id NOT IN (SELECT id FROM main.message)",
  NOTE_MESSAGES ("1"),
  "INSERT INTO message (conversation, {message})"
  " SELECT p.id, {message} FROM copy.message y"
  " JOIN conversation_place p ON p.copy_id = y.conversation"
  " WHERE y.id NOT IN (SELECT copy_id FROM message_place) ORDER BY y.id",
  NOTE_MESSAGES ("1"),

  "UPDATE message SET parent ="
  "   (SELECT p.id FROM copy.message y JOIN message_place p ON p.copy_id = y.parent"
  "    WHERE y.uid = message.uid)"
  " WHERE id IN (SELECT id FROM message_place WHERE added)",
  "UPDATE message SET ({message}) = (SELECT {message} FROM copy.message y"
  "                                  WHERE y.uid = message.uid)"
  " WHERE id IN (SELECT id FROM torn) AND uid IN (SELECT uid FROM copy.message)",
  "UPDATE conversation SET origin ="
  "   (SELECT p.id FROM copy.conversation c JOIN message_place p ON p.copy_id = c.origin"
  "    WHERE c.uid = conversation.uid)"
  " WHERE origin IS NULL",

  "INSERT INTO blob (id, sha256, size) SELECT id, sha256, size FROM copy.blob"
  " WHERE sha256 NOT IN (SELECT sha256 FROM main.blob) AND id NOT IN (SELECT id FROM main.blob)",
  "INSERT INTO blob (sha256, size) SELECT sha256, size FROM copy.blob"
  " WHERE sha256 NOT IN (SELECT sha256 FROM main.blob)",
  "INSERT OR IGNORE INTO blob_chunk (blob, position, data)"
  " SELECT b.id, k.position, k.data FROM copy.blob c JOIN main.blob b ON b.sha256 = c.sha256"
  " JOIN copy.blob_chunk k ON k.blob = c.id",

  "INSERT OR IGNORE INTO part (message, blob, {part})"
  " SELECT p.id, (SELECT b.id FROM main.blob b JOIN copy.blob c ON c.sha256 = b.sha256"
  "               WHERE c.id = k.blob), {part}"
  " FROM copy.part k JOIN message_place p ON p.copy_id = k.message",
  "INSERT INTO journal (message, text, reasoning) SELECT p.id, j.text, j.reasoning"
  " FROM copy.journal j JOIN message_place p ON p.copy_id = j.message WHERE p.added ORDER BY j.id",
  "INSERT OR IGNORE INTO tag SELECT p.id, t.name"
  " FROM copy.tag t JOIN conversation_place p ON p.copy_id = t.conversation",
  "INSERT OR IGNORE INTO draft_part (conversation, blob, {draft_part})"
  " SELECT p.id, (SELECT b.id FROM main.blob b JOIN copy.blob c ON c.sha256 = b.sha256"
  "               WHERE c.id = d.blob), {draft_part}"
  " FROM copy.draft_part d JOIN conversation_place p ON p.copy_id = d.conversation",
  "INSERT INTO ledger ({ledger}) SELECT {ledger} FROM copy.ledger"
  " WHERE uid NOT IN (SELECT uid FROM main.ledger)",
};

/* What names a row of another table is not copied as it is. */
static const char list_sql[] =
  "SELECT group_concat (name, ', ') FROM pragma_table_info (?)"
  " WHERE name NOT IN ('id', 'folder', 'origin', 'conversation', 'message', 'parent', 'blob')";

/* The ledger's columns of those names are texts. */
static const char list_ledger_sql[] =
  "SELECT group_concat (name, ', ') FROM pragma_table_info (?) WHERE name <> 'id'";

static char *
list_columns (CauserieDatabase *database, const char *table, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database,
                               g_str_equal (table, "ledger") ? list_ledger_sql : list_sql, error);

  causerie_statement_bind_text (statement, table);
  return causerie_statement_step (statement, error) ? causerie_statement_dup_text (statement)
                                                    : NULL;
}

static char *
fill_in_columns (CauserieDatabase *database, const char *step, GError **error)
{
  GString *sql = g_string_new (NULL);
  const char *open, *close;

  for (; (open = strchr (step, '{')) != NULL; step = close + 1) {
    g_autofree char *table = NULL;
    g_autofree char *columns = NULL;

    close = strchr (open, '}');
    table = g_strndup (open + 1, (gsize) (close - open - 1));
    columns = list_columns (database, table, error);
    if (columns == NULL) {
      g_string_free (sql, TRUE);
      return NULL;
    }
    g_string_append_len (sql, step, open - step);
    g_string_append (sql, columns);
  }
  g_string_append (sql, step);
  return g_string_free (sql, FALSE);
}

static gboolean
take_steps (CauserieDatabase *database, const char * const *steps, gsize n_steps, GError **error)
{
  for (gsize i = 0; i < n_steps; i++) {
    g_autofree char *sql = fill_in_columns (database, steps[i], error);

    if (sql == NULL || !causerie_database_execute (database, sql, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_salvage_adopt (CauserieDatabase *database, GError **error)
{
  return causerie_database_execute (database, adopt_sql, error);
}

static gboolean
count_added (CauserieDatabase *database, guint *n_messages, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "SELECT count(*) FROM message_place WHERE added", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *n_messages = (guint) causerie_statement_read_int (statement);
  return TRUE;
}

gboolean
causerie_salvage_fill (CauserieDatabase *database, guint *n_messages, GError **error)
{
  return take_steps (database, steps_before_adoption, G_N_ELEMENTS (steps_before_adoption),
                     error) &&
         causerie_salvage_adopt (database, error) &&
         take_steps (database, steps_after_adoption, G_N_ELEMENTS (steps_after_adoption), error) &&
         count_added (database, n_messages, error);
}
