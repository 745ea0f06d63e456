/* causerie-search-upkeep.c: making the search index anew, and emptying it of what was forgotten
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-index-private.h"

#include "causerie-error.h"

/* How long one step may take, more or less. */
#define STEP_US 4000

/* The index is a few sorted parts; the words of each transaction come as one more, and parts of a
 * size are merged before they are many. Left to itself the table does that in strokes of a tenth of
 * a second; here a step merges this many pages after what it has written. */
#define MERGE_PAGES "24"

/* What still waits is remembered by two numbers in the table `care`: the titles of conversations,
 * and the messages, with an id up to this one. What waits besides is in search_pending. */
static const char start_anew_sql[] =
  "INSERT INTO search (search) VALUES ('delete-all');"
  "INSERT INTO search (search, rank) VALUES ('automerge', 0);"
  "DELETE FROM search_document;"
  "DELETE FROM search_pending;"
  "INSERT OR REPLACE INTO care (name, value) VALUES"
  " ('search_titles_left', (SELECT coalesce (max (id), 0) FROM conversation)),"
  " ('search_messages_left', (SELECT coalesce (max (id), 0) FROM message)),"
  " ('search_version', " G_STRINGIFY (CAUSERIE_SEARCH_VERSION) ");";

static const char merge_sql[] =
  "INSERT INTO search (search, rank) VALUES ('merge', " MERGE_PAGES ")";

static const char merge_all_sql[] =
  "INSERT INTO search (search, rank) VALUES ('merge', -" MERGE_PAGES ")";

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
    causerie_search_index_add_title },
  { "SELECT item FROM search_pending ORDER BY item DESC LIMIT 1",
    "DELETE FROM search_pending WHERE item = ?",
    causerie_search_index_add_message },
  { "SELECT id FROM message"
    " WHERE id <= (SELECT value FROM care WHERE name = 'search_messages_left')"
    " ORDER BY id DESC LIMIT 1",
    "UPDATE care SET value = ? - 1 WHERE name = 'search_messages_left'",
    causerie_search_index_add_message },
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

/* Merges some pages; `done` when there was nothing to merge. A negative number of pages takes all
 * parts of the index into the merging, even one that is alone of its size. */
static gboolean
merge (CauserieDatabase *database, const char *sql, gboolean *done, GError **error)
{
  gint64 before = read_number (database, "SELECT total_changes ()", error);
  gint64 after;

  if (before < 0 || !causerie_database_execute (database, sql, error))
    return FALSE;
  after = read_number (database, "SELECT total_changes ()", error);
  *done = after - before < 2; /* the command itself is one */
  return after >= 0;
}

/* Sets `idle` when nothing waits. */
static gboolean
take_items (CauserieDatabase *database, gboolean *idle, GError **error)
{
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
  *idle = TRUE;
  return TRUE;
}

static gboolean
index_some (CauserieDatabase *database, gpointer data, GError **error)
{
  gboolean *more = data;
  gboolean idle = FALSE, merged = FALSE;

  if (!take_items (database, &idle, error) || !merge (database, merge_sql, &merged, error))
    return FALSE;
  *more = !idle || !merged;
  return TRUE;
}

/* A damaged index cannot be added to, but made anew. */
gboolean
causerie_search_index_step (CauserieDatabase *database, gboolean *more, GError **error)
{
  g_autoptr(GError) failure = NULL;

  *more = TRUE;
  if (causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, index_some, more, &failure))
    return TRUE;
  if (g_error_matches (failure, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED)) {
    g_info ("The search index is made anew: %s", failure->message);
    return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, start_anew, NULL, error);
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* --- emptying it ------------------------------------------------------------------------------ */

typedef struct {
  gboolean restart;
  gboolean settled;
} Settling;

static gboolean
merge_some (CauserieDatabase *database, gpointer data, GError **error)
{
  Settling *settling = data;
  gboolean done;

  if (!merge (database, settling->restart ? merge_all_sql : merge_sql, &done, error))
    return FALSE;
  settling->settled = !settling->restart && done;
  return TRUE;
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
