/* causerie-search-upkeep.c: making the search index anew, and emptying it of what was forgotten
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-index.h"

/* How long one step may take, more or less. */
#define STEP_US 6000

/* How much of the index one step of merging writes, in pages. */
#define MERGE_PAGES "200"

/* What still waits is remembered by two numbers in the table `care`: the titles of conversations,
 * and the messages, with an id up to this one. What waits besides is in search_pending. */
static const char start_anew_sql[] =
  "INSERT INTO search (search) VALUES ('delete-all');"
  "DELETE FROM search_document;"
  "DELETE FROM search_pending;"
  "INSERT OR REPLACE INTO care (name, value) VALUES"
  " ('search_titles_left', (SELECT coalesce (max (id), 0) FROM conversation)),"
  " ('search_messages_left', (SELECT coalesce (max (id), 0) FROM message)),"
  " ('search_version', " G_STRINGIFY (CAUSERIE_SEARCH_VERSION) ");";

/* Where the next thing to do comes from, the most urgent first. `find` gives the next item, `done`
 * takes it off. */
typedef struct {
  const char *find;
  const char *done;
  gboolean  (*save) (CauserieDatabase *database, gint64 id, GError **error);
} Queue;

static const Queue queues[] = {
  { "SELECT id FROM conversation"
    " WHERE id <= (SELECT value FROM care WHERE name = 'search_titles_left')"
    " ORDER BY id DESC LIMIT 1",
    "UPDATE care SET value = ? - 1 WHERE name = 'search_titles_left'",
    causerie_search_index_save_title },
  { "SELECT item FROM search_pending ORDER BY item DESC LIMIT 1",
    "DELETE FROM search_pending WHERE item = ?",
    causerie_search_index_save_message },
  { "SELECT id FROM message"
    " WHERE id <= (SELECT value FROM care WHERE name = 'search_messages_left')"
    " ORDER BY id DESC LIMIT 1",
    "UPDATE care SET value = ? - 1 WHERE name = 'search_messages_left'",
    causerie_search_index_save_message },
};

/* The number in the first column, 0 when there is none; -1 with an error. */
static gint64
read_number (CauserieDatabase *database, const char *sql, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  if (causerie_statement_step (statement, error))
    return causerie_statement_read_int (statement);
  return causerie_statement_is_done (statement) ? 0 : -1;
}

/* --- making it anew --------------------------------------------------------------------------- */

static gboolean
start_anew (CauserieDatabase *database, gpointer unused, GError **error)
{
  return causerie_database_execute (database, start_anew_sql, error);
}

gboolean
causerie_search_index_check_version (CauserieDatabase *database, GError **error)
{
  gint64 version =
    read_number (database, "SELECT value FROM care WHERE name = 'search_version'", error);

  if (version < 0 || version == CAUSERIE_SEARCH_VERSION)
    return version >= 0;
  return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, start_anew, NULL, error);
}

static gboolean
finish_item (CauserieDatabase *database, const Queue *queue, gint64 item, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, queue->done, error);

  causerie_statement_bind_int (statement, item);
  return causerie_statement_run (statement, error);
}

static gboolean
index_some (CauserieDatabase *database, gpointer data, GError **error)
{
  gboolean *more = data;
  gint64 until = g_get_monotonic_time () + STEP_US;

  for (gsize i = 0; i < G_N_ELEMENTS (queues); i++) {
    const Queue *queue = &queues[i];
    gint64 item;

    while ((item = read_number (database, queue->find, error)) > 0) {
      if (g_get_monotonic_time () >= until)
        return TRUE;
      if (!queue->save (database, item, error) || !finish_item (database, queue, item, error))
        return FALSE;
    }
    if (item < 0)
      return FALSE;
  }
  *more = FALSE;
  return TRUE;
}

gboolean
causerie_search_index_step (CauserieDatabase *database, gboolean *more, GError **error)
{
  *more = TRUE;
  return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, index_some, more, error);
}

/* --- emptying it ------------------------------------------------------------------------------ */

typedef struct {
  gboolean restart;
  gboolean settled;
} Settling;

/* A negative number of pages takes all parts of the index into the merging, even one that has come
 * to its end before; then it goes on until it has nothing to write any more. */
static gboolean
merge_some (CauserieDatabase *database, gpointer data, GError **error)
{
  Settling *settling = data;
  const char *sql = settling->restart
    ? "INSERT INTO search (search, rank) VALUES ('merge', -" MERGE_PAGES ")"
    : "INSERT INTO search (search, rank) VALUES ('merge', " MERGE_PAGES ")";
  gint64 before = read_number (database, "SELECT total_changes ()", error);
  gint64 after;

  if (before < 0 || !causerie_database_execute (database, sql, error))
    return FALSE;
  after = read_number (database, "SELECT total_changes ()", error);
  settling->settled = !settling->restart && after - before < 2; /* the command itself is one */
  return after >= 0;
}

gboolean
causerie_search_index_settle_step (CauserieDatabase  *database,
                                   gboolean           restart,
                                   gboolean          *settled,
                                   GError           **error)
{
  Settling settling = { restart, FALSE };
  gboolean done =
    causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, merge_some, &settling, error);

  *settled = settling.settled;
  return done;
}

gboolean
causerie_search_index_settle (CauserieDatabase *database, GError **error)
{
  gboolean restart = TRUE, settled = FALSE;

  while (!settled) {
    if (!causerie_search_index_settle_step (database, restart, &settled, error))
      return FALSE;
    restart = FALSE;
  }
  return TRUE;
}
