/* causerie-trash-purge.c: what is deleted for good
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trash-table.h"

#include "causerie-search-index.h"

/* One transaction deletes about this many messages, so that others have their turn between. */
#define MESSAGES_PER_STEP 50

/* What is to go next: its row's id. */
static const char find_conversation_sql[] =
  "SELECT id FROM conversation WHERE uid = ?";
static const char find_folder_sql[] =
  "SELECT id FROM folder WHERE uid = ?";
static const char find_message_sql[] =
  "SELECT id FROM message WHERE uid = ?";
static const char find_contents_sql[] =
  "SELECT c.id FROM conversation c JOIN folder f ON f.id = c.folder"
  " WHERE f.id = ? AND c.trashed_time = f.trashed_time AND f.trashed_time > 0 LIMIT 1";
static const char next_conversation_sql[] =
  "SELECT id FROM conversation WHERE trashed_time > 0 AND trashed_time <= ? LIMIT 1";
static const char next_folder_sql[] =
  "SELECT id FROM folder WHERE trashed_time > 0 AND trashed_time <= ? LIMIT 1";
static const char next_message_sql[] =
  "SELECT id FROM message WHERE trashed_time > 0 AND trashed_time <= ? LIMIT 1";

/* Children before parents. */
static const char list_messages_sql[] =
  "SELECT id FROM message WHERE conversation = ?1 ORDER BY id DESC LIMIT ?2";

/* A conversation that branched somewhere below a message of conversation ?1: what leads to its
 * origin. */
static const char find_branch_sql[] =
  "WITH RECURSIVE above (branch, id) AS ("
  "  SELECT id, origin FROM conversation WHERE origin IS NOT NULL AND id != ?1"
  "  UNION ALL"
  "  SELECT a.branch, m.parent FROM above a JOIN message m ON m.id = a.id WHERE m.parent < m.id)"
  " SELECT a.branch FROM above a JOIN message m ON m.id = a.id WHERE m.conversation = ?1 LIMIT 1";

#define BEFORE_BRANCH \
  "WITH RECURSIVE above (id) AS (" \
  "  SELECT origin FROM conversation WHERE id = ?1" \
  "  UNION ALL" \
  "  SELECT m.parent FROM above a JOIN message m ON m.id = a.id WHERE m.parent < m.id) "

/* ?1 is the branch, ?2 the conversation that goes. */
static const char * const adopt_sql[] = {
  BEFORE_BRANCH
  "UPDATE search_document SET conversation = ?1"
  " WHERE message IN (SELECT a.id FROM above a JOIN message m ON m.id = a.id"
  "                   WHERE m.conversation = ?2)",
  BEFORE_BRANCH
  "UPDATE message SET conversation = ?1 WHERE conversation = ?2 AND id IN (SELECT id FROM above)",
};

/* It still branched from what is nobody's own of the two. */
static const char set_origin_sql[] =
  BEFORE_BRANCH
  "UPDATE conversation SET origin ="
  "  (SELECT max (a.id) FROM above a JOIN message m ON m.id = a.id WHERE m.conversation != ?1)"
  " WHERE id = ?1";

/* Before a message goes: what stood below it goes to its parent. */
static const char * const release_message_sql[] = {
  "UPDATE message SET parent = (SELECT m.parent FROM message m WHERE m.id = ?1) WHERE parent = ?1",
  "UPDATE conversation SET origin = (SELECT m.parent FROM message m WHERE m.id = ?1)"
  " WHERE origin = ?1",
  "UPDATE conversation SET leaf = (SELECT p.uid FROM message m JOIN message p ON p.id = m.parent"
  "                                WHERE m.id = ?1)"
  " WHERE id = (SELECT conversation FROM message WHERE id = ?1)"
  "  AND leaf = (SELECT uid FROM message WHERE id = ?1)",
  "UPDATE conversation SET scroll_message = NULL, scroll_piece = 0, scroll_offset = 0"
  " WHERE id = (SELECT conversation FROM message WHERE id = ?1)"
  "  AND scroll_message = (SELECT uid FROM message WHERE id = ?1)",
};

static const char begin_sql[] =
  "INSERT INTO care (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = 1";

typedef struct {
  const CauserieTrashTarget *target;
  gboolean                   more;
} Purge;

/* 0 when there is none; FALSE is a failure. */
static gboolean
ask_id (CauserieStatement *statement, gint64 *id, GError **error)
{
  *id = 0;
  if (causerie_statement_step (statement, error))
    *id = causerie_statement_read_int (statement);
  return *id != 0 || causerie_statement_is_done (statement);
}

static gboolean
find_by_uid (CauserieDatabase *database,
             const char       *sql,
             const char       *uid,
             gint64           *id,
             GError          **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_text (statement, uid);
  return ask_id (statement, id, error);
}

static gboolean
find_by_number (CauserieDatabase *database,
                const char       *sql,
                gint64            number,
                gint64           *id,
                GError          **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, number);
  return ask_id (statement, id, error);
}

static gboolean
run_with_id (CauserieDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_int (statement, id);
  return causerie_statement_run (statement, error);
}

static gboolean
purge_message (CauserieDatabase *database, gint64 id, GError **error)
{
  if (!causerie_search_index_forget_message (database, id, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (release_message_sql); i++) {
    if (!run_with_id (database, release_message_sql[i], id, error))
      return FALSE;
  }
  return run_with_id (database, "DELETE FROM message WHERE id = ?", id, error);
}

static GArray *
list_messages (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_messages_sql, error);

  causerie_statement_bind_int (statement, conversation_id);
  causerie_statement_bind_int (statement, MESSAGES_PER_STEP);
  while (causerie_statement_step (statement, error)) {
    gint64 id = causerie_statement_read_int (statement);

    g_array_append_val (ids, id);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
adopt (CauserieDatabase *database, gint64 branch_id, gint64 conversation_id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (adopt_sql); i++) {
    g_autoptr(CauserieStatement) statement =
      causerie_database_prepare (database, adopt_sql[i], error);

    causerie_statement_bind_int (statement, branch_id);
    causerie_statement_bind_int (statement, conversation_id);
    if (!causerie_statement_run (statement, error))
      return FALSE;
  }
  return run_with_id (database, set_origin_sql, branch_id, error);
}

/* The first branch that needs a message has it from then on, for the others too. */
static gboolean
give_to_branches (CauserieDatabase *database, gint64 conversation_id, GError **error)
{
  gint64 branch_id;

  do {
    if (!find_by_number (database, find_branch_sql, conversation_id, &branch_id, error) ||
        (branch_id != 0 && !adopt (database, branch_id, conversation_id, error)))
      return FALSE;
  } while (branch_id != 0);
  return TRUE;
}

/* Some of its messages or, after the last of them, the conversation. */
static gboolean
purge_conversation (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(GArray) messages = NULL;

  if (!give_to_branches (database, id, error))
    return FALSE;
  messages = list_messages (database, id, error);
  if (messages == NULL)
    return FALSE;

  for (guint i = 0; i < messages->len; i++) {
    if (!purge_message (database, g_array_index (messages, gint64, i), error))
      return FALSE;
  }
  return messages->len == MESSAGES_PER_STEP ||
         (causerie_search_index_forget_conversation (database, id, error) &&
          run_with_id (database, "DELETE FROM conversation WHERE id = ?", id, error));
}

/* First what went with it. */
static gboolean
purge_folder (CauserieDatabase *database, gint64 id, GError **error)
{
  gint64 conversation_id;

  if (!find_by_number (database, find_contents_sql, id, &conversation_id, error))
    return FALSE;
  return conversation_id != 0
         ? purge_conversation (database, conversation_id, error)
         : run_with_id (database, "DELETE FROM folder WHERE id = ?", id, error);
}

static gboolean
purge_named (CauserieDatabase *database, Purge *purge, GError **error)
{
  static const struct {
    const char *find_sql;
    gboolean  (*purge) (CauserieDatabase *database, gint64 id, GError **error);
  } kinds[] = {
    [CAUSERIE_TRASH_CONVERSATION] = { find_conversation_sql, purge_conversation },
    [CAUSERIE_TRASH_FOLDER] = { find_folder_sql, purge_folder },
    [CAUSERIE_TRASH_MESSAGE] = { find_message_sql, purge_message },
  };
  const CauserieTrashTarget *target = purge->target;
  gint64 id;

  if (!find_by_uid (database, kinds[target->kind].find_sql, target->uid, &id, error))
    return FALSE;
  purge->more = id != 0;
  return id == 0 || kinds[target->kind].purge (database, id, error);
}

static gboolean
purge_messages (CauserieDatabase *database, Purge *purge, GError **error)
{
  for (int i = 0; i < MESSAGES_PER_STEP; i++) {
    gint64 id;

    if (!find_by_number (database, next_message_sql, purge->target->before, &id, error))
      return FALSE;
    if (id == 0)
      return TRUE;
    purge->more = TRUE;
    if (!purge_message (database, id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
purge_any (CauserieDatabase *database, Purge *purge, GError **error)
{
  gint64 before = purge->target->before;
  gint64 id;

  if (!find_by_number (database, next_conversation_sql, before, &id, error))
    return FALSE;
  if (id != 0) {
    purge->more = TRUE;
    return purge_conversation (database, id, error);
  }
  if (!find_by_number (database, next_folder_sql, before, &id, error))
    return FALSE;
  if (id != 0) {
    purge->more = TRUE;
    return purge_folder (database, id, error);
  }
  return purge_messages (database, purge, error);
}

/* With the deletion itself, so that its words are not forgotten when the program ends before they
 * are gone. */
static gboolean
note_begun (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, begin_sql, error);

  causerie_statement_bind_text (statement, CAUSERIE_CARE_PURGING);
  return causerie_statement_run (statement, error);
}

static gboolean
purge_some (CauserieDatabase *database, gpointer data, GError **error)
{
  Purge *purge = data;

  purge->more = FALSE;
  if (!(purge->target->uid != NULL ? purge_named : purge_any) (database, purge, error))
    return FALSE;
  return !purge->more || note_begun (database, error);
}

gboolean
causerie_trash_table_purge_step (CauserieDatabase           *database,
                                 const CauserieTrashTarget  *target,
                                 gboolean                   *more,
                                 GError                    **error)
{
  Purge purge = { .target = target };
  gboolean done =
    causerie_database_transact (database, CAUSERIE_SYNC_DISK, purge_some, &purge, error);

  *more = purge.more;
  return done;
}
