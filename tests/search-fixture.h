/* search-fixture.h: a history of a few rows with its search index
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-migrations.h"
#include "causerie-search-index.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

/* The rows are written as any SQLite program would; only the index is the program's own. */
typedef struct {
  TemporaryFolder  *folder;
  char             *path;
  CauserieDatabase *database;
  sqlite3          *plain;    /* another program's, which does not wait for the disk */
} SearchFixture;

typedef gboolean (*SearchIndexFunc) (CauserieDatabase *database, gint64 id, GError **error);

static inline void
search_keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Runs a job and waits for its result. */
static inline gpointer
search_run (SearchFixture *fixture, CauserieDatabaseJob job, gpointer data, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GTask *task = g_task_new (fixture->database, NULL, search_keep_cb, &result);

  g_task_set_task_data (task, data, NULL);
  causerie_database_run (fixture->database, task, job, NULL);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static inline gpointer
search_open_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, error) &&
         causerie_migrations_run (database, error) &&
         causerie_search_index_check_version (database, error) ? database : NULL;
}

static inline void
search_fixture_set_up (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.db");
  fixture->database = causerie_database_new (fixture->path);
  search_run (fixture, search_open_job, NULL, &error);
  g_assert_no_error (error);
  fixture->plain = open_plain (fixture->path);
  sqlite3_exec (fixture->plain, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
}

/* Runs statements on the file. */
static inline void
search_plain (SearchFixture *fixture, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (fixture->plain, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static inline void
search_fixture_tear_down (SearchFixture *fixture, gconstpointer data)
{
  sqlite3_close (fixture->plain);
  g_assert_finalize_object (fixture->database);
  assert_file_is_sound (fixture->path);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

typedef struct {
  SearchIndexFunc func;
  gint64          id;
} SearchIndexCall;

static inline gboolean
search_call (CauserieDatabase *database, gpointer data, GError **error)
{
  SearchIndexCall *call = data;

  return call->func (database, call->id, error);
}

static inline gpointer
search_call_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, search_call, data, error)
         ? database : NULL;
}

/* Calls a function of the index in a transaction. */
static inline void
search_index (SearchFixture *fixture, SearchIndexFunc func, gint64 id)
{
  SearchIndexCall call = { func, id };
  g_autoptr(GError) error = NULL;

  search_run (fixture, search_call_job, &call, &error);
  g_assert_no_error (error);
}

/* One step in the background; `data` is the gboolean that says whether there are more. */
static inline gpointer
search_step_job (CauserieDatabase *database, gpointer data, GError **error)
{
  gboolean *more = data;

  return causerie_search_index_step (database, more, error) ? database : NULL;
}

/* As SQL has it; free it. */
static inline char *
search_quote (const char *text)
{
  GString *quoted = g_string_new (text);

  g_string_replace (quoted, "'", "''", 0);
  g_string_prepend_c (quoted, '\'');
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* A row that is not indexed: its uid is "c" or "m" with the id. */
static inline void
search_add_conversation (SearchFixture *fixture, gint64 id, const char *title, gint64 time)
{
  g_autofree char *quoted = search_quote (title);
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time,"
    "                          updated_time, scroll_piece, scroll_offset, draft)"
    " VALUES (%d, 'c%d', %s, '', '', 0, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0, 0, '')",
    (int) id, (int) id, quoted, time, time);

  search_plain (fixture, sql);
}

static inline void
search_add_message (SearchFixture *fixture,
                    gint64         id,
                    gint64         conversation,
                    gint64         time,
                    const char    *text,
                    const char    *reasoning)
{
  g_autofree char *quoted_text = search_quote (text);
  g_autofree char *quoted_reasoning = search_quote (reasoning);
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO message (id, uid, conversation, role, state, cost_is_estimate, sent_time,"
    "                     first_token_time, end_time, reasoning, text)"
    " VALUES (%d, 'm%d', %d, 'user', 'done', 0, %" G_GINT64_FORMAT ", 0, 0, %s, %s)", (int) id,
    (int) id, (int) conversation, time, quoted_reasoning, quoted_text);

  search_plain (fixture, sql);
}

#define ADD_SEARCH_TEST(path, func) \
  g_test_add (path, SearchFixture, NULL, search_fixture_set_up, func, search_fixture_tear_down)
