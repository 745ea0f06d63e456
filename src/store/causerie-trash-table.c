/* causerie-trash-table.c: the trash in SQL: into it and out of it
 * What is deleted for good is in causerie-trash-purge.c.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trash-table.h"

#include "causerie-error.h"

/* As much of a message as one line shows. */
#define BEGINNING "200"

static const char * const find_sql[] = {
  [CAUSERIE_TRASH_CONVERSATION] = "SELECT 1 FROM conversation WHERE uid = ?",
  [CAUSERIE_TRASH_FOLDER] = "SELECT 1 FROM folder WHERE uid = ?",
  [CAUSERIE_TRASH_MESSAGE] = "SELECT 1 FROM message WHERE uid = ?",
};

/* Each takes the uid and the time. */
static const char * const trash_sql[] = {
  [CAUSERIE_TRASH_CONVERSATION] =
    "UPDATE conversation SET trashed_time = ?2 WHERE uid = ?1 AND trashed_time = 0",
  [CAUSERIE_TRASH_FOLDER] =
    "UPDATE folder SET trashed_time = ?2 WHERE uid = ?1 AND trashed_time = 0",
  [CAUSERIE_TRASH_MESSAGE] =
    "UPDATE message SET trashed_time = ?2 WHERE uid = ?1 AND trashed_time = 0",
};

static const char trash_contents_sql[] =
  "UPDATE conversation SET trashed_time = ?2"
  " WHERE trashed_time = 0"
  "  AND folder = (SELECT id FROM folder WHERE uid = ?1 AND trashed_time = 0)";

/* Each takes the uid. */
static const char * const restore_sql[] = {
  [CAUSERIE_TRASH_CONVERSATION] =
    "UPDATE conversation SET trashed_time = 0,"
    "  folder = (SELECT id FROM folder WHERE folder.id = conversation.folder AND trashed_time = 0)"
    " WHERE uid = ?1",
  [CAUSERIE_TRASH_FOLDER] =
    "UPDATE folder SET trashed_time = 0 WHERE uid = ?1",
  [CAUSERIE_TRASH_MESSAGE] =
    "UPDATE message SET trashed_time = 0 WHERE uid = ?1",
};

static const char restore_contents_sql[] =
  "UPDATE conversation SET trashed_time = 0"
  " FROM folder f WHERE f.uid = ?1 AND conversation.folder = f.id AND f.trashed_time > 0"
  "  AND conversation.trashed_time = f.trashed_time";

static const char * const trash_all_sql[] = {
  "UPDATE conversation SET trashed_time = ? WHERE trashed_time = 0",
  "UPDATE folder SET trashed_time = ? WHERE trashed_time = 0",
};

static const char * const restore_all_sql[] = {
  "UPDATE conversation SET trashed_time = 0 WHERE trashed_time = ? AND trashed_time > 0",
  "UPDATE folder SET trashed_time = 0 WHERE trashed_time = ?",
};

static const char list_conversations_sql[] =
  "SELECT c.uid, c.title, c.preview, NULL, c.trashed_time,"
  "       (SELECT count (*) FROM message m WHERE m.conversation = c.id)"
  " FROM conversation c WHERE c.trashed_time > 0 AND NOT EXISTS"
  "  (SELECT 1 FROM folder f WHERE f.id = c.folder AND f.trashed_time = c.trashed_time)";

static const char list_folders_sql[] =
  "SELECT f.uid, f.name, '', NULL, f.trashed_time,"
  "       (SELECT count (*) FROM conversation c JOIN message m ON m.conversation = c.id"
  "         WHERE c.folder = f.id AND c.trashed_time = f.trashed_time)"
  " FROM folder f WHERE f.trashed_time > 0";

static const char list_messages_sql[] =
  "SELECT m.uid, c.title, substr (m.text, 1, " BEGINNING "), c.uid, m.trashed_time, 1"
  " FROM message m JOIN conversation c ON c.id = m.conversation"
  " WHERE m.trashed_time > 0 AND c.trashed_time = 0";

typedef struct {
  CauserieTrashKind  kind;
  const char        *uid;
  gint64             time;
} Move;

static gboolean
run_move (CauserieDatabase *database, const char *sql, const Move *move, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_text (statement, move->uid);
  if (move->time > 0)
    causerie_statement_bind_int (statement, move->time);
  return causerie_statement_run (statement, error);
}

static gboolean
check_there (CauserieDatabase *database, const Move *move, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, find_sql[move->kind], error);

  causerie_statement_bind_text (statement, move->uid);
  if (causerie_statement_step (statement, error))
    return TRUE;
  if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "no %s %s",
                 causerie_enum_to_name (CAUSERIE_TYPE_TRASH_KIND, move->kind), move->uid);
  return FALSE;
}

static gboolean
move_one (CauserieDatabase *database, gpointer data, GError **error)
{
  const Move *move = data;
  gboolean in = move->time > 0;

  if (!check_there (database, move, error))
    return FALSE;
  if (move->kind == CAUSERIE_TRASH_FOLDER &&
      !run_move (database, in ? trash_contents_sql : restore_contents_sql, move, error))
    return FALSE;
  return run_move (database, in ? trash_sql[move->kind] : restore_sql[move->kind], move, error);
}

gboolean
causerie_trash_table_move (CauserieDatabase   *database,
                           CauserieTrashKind   kind,
                           const char         *uid,
                           gint64              time,
                           GError            **error)
{
  Move move = { kind, uid, time };

  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, move_one, &move, error);
}

static gboolean
run_with_time (CauserieDatabase *database, const char *sql, gint64 time, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, time);
  return causerie_statement_run (statement, error);
}

static gboolean
move_all (CauserieDatabase *database, gpointer data, GError **error)
{
  const gint64 *time = data;

  return run_with_time (database, trash_all_sql[0], *time, error) &&
         run_with_time (database, trash_all_sql[1], *time, error);
}

static gboolean
restore_all (CauserieDatabase *database, gpointer data, GError **error)
{
  const gint64 *time = data;

  return run_with_time (database, restore_all_sql[0], *time, error) &&
         run_with_time (database, restore_all_sql[1], *time, error);
}

gboolean
causerie_trash_table_move_all (CauserieDatabase *database, gint64 time, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, move_all, &time, error);
}

gboolean
causerie_trash_table_restore_all (CauserieDatabase *database, gint64 time, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, restore_all, &time, error);
}

/* --- what is there --- */

static void
free_row (gpointer data)
{
  CauserieTrashRow *row = data;

  g_free (row->uid);
  g_free (row->title);
  g_free (row->text);
  g_free (row->conversation_uid);
  g_free (row);
}

static gboolean
collect_rows (CauserieDatabase   *database,
              CauserieTrashKind   kind,
              const char         *sql,
              GPtrArray          *rows,
              GError            **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  while (causerie_statement_step (statement, error)) {
    CauserieTrashRow *row = g_new0 (CauserieTrashRow, 1);

    row->kind = kind;
    row->uid = causerie_statement_dup_text (statement);
    row->title = causerie_statement_dup_text (statement);
    row->text = causerie_statement_dup_text (statement);
    row->conversation_uid = causerie_statement_dup_text (statement);
    row->trashed_time = causerie_statement_read_int (statement);
    row->n_messages = causerie_statement_read_int (statement);
    g_ptr_array_add (rows, row);
  }
  return causerie_statement_is_done (statement);
}

static gboolean
collect_all (CauserieDatabase *database, gpointer data, GError **error)
{
  GPtrArray *rows = data;

  return collect_rows (database, CAUSERIE_TRASH_CONVERSATION, list_conversations_sql, rows,
                       error) &&
         collect_rows (database, CAUSERIE_TRASH_FOLDER, list_folders_sql, rows, error) &&
         collect_rows (database, CAUSERIE_TRASH_MESSAGE, list_messages_sql, rows, error);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CauserieTrashRow *one = *(CauserieTrashRow * const *) a;
  const CauserieTrashRow *other = *(CauserieTrashRow * const *) b;

  return one->trashed_time > other->trashed_time ? -1 : one->trashed_time < other->trashed_time;
}

GPtrArray *
causerie_trash_table_list (CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);

  if (!causerie_database_read (database, collect_all, rows, error))
    return NULL;
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}
