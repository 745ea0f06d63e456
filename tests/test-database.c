/* test-database.c: one SQLite connection on a thread of its own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database.h"

#include "causerie-database-file.h"
#include "causerie-error.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

#include <string.h>

typedef struct {
  TemporaryFolder  *folder;
  char             *path;
  CauserieDatabase *database;
} Fixture;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Runs a job and waits for its result. */
static gpointer
run_job (CauserieDatabase *database, CauserieDatabaseJob job, gpointer data, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GTask *task = g_task_new (database, NULL, keep_result_cb, &result);

  g_task_set_task_data (task, data, NULL);
  causerie_database_run (database, task, job, NULL);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
open_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_open (database, 0, error) ? database : NULL;
}

static gpointer
execute_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_execute (database, data, error) ? database : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "new/folder/test.db");
  fixture->database = causerie_database_new (fixture->path);
  run_job (fixture->database, open_job, NULL, &error);
  g_assert_no_error (error);
  run_job (fixture->database, execute_job, (gpointer) "CREATE TABLE t (i INTEGER) STRICT", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->database != NULL)
    g_assert_finalize_object (fixture->database);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* --- the thread --- */

typedef struct {
  GThread *thread;
  GString *order;
  int      number;
} Turn;

static gpointer
take_turn_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Turn *turn = data;

  turn->thread = g_thread_self ();
  g_string_append_printf (turn->order, "%d ", turn->number);
  return turn;
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GString *order = user_data;
  g_autoptr(GError) error = NULL;
  Turn *turn = g_task_propagate_pointer (G_TASK (result), &error);

  g_assert_no_error (error);
  g_string_append_printf (order, "%d ", turn->number);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GString) ran = g_string_new (NULL);
  g_autoptr(GString) returned = g_string_new (NULL);
  Turn turns[100];

  for (int i = 0; i < (int) G_N_ELEMENTS (turns); i++) {
    GTask *task = g_task_new (fixture->database, NULL, count_cb, returned);

    turns[i] = (Turn) { NULL, ran, i };
    g_task_set_task_data (task, &turns[i], NULL);
    causerie_database_run (fixture->database, task, take_turn_job, NULL);
    g_string_append_printf (expected, "%d ", i);
  }
  while (returned->len < expected->len)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (ran->str, ==, expected->str);
  g_assert_cmpstr (returned->str, ==, expected->str);
  g_assert_true (turns[0].thread != g_thread_self ());
  for (gsize i = 1; i < G_N_ELEMENTS (turns); i++)
    g_assert_true (turns[i].thread == turns[0].thread);
}

/* A result comes back where it was asked for. */
static void
test_context (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GTask *task;

  g_main_context_push_thread_default (context);
  task = g_task_new (fixture->database, NULL, keep_result_cb, &result);
  g_task_set_task_data (task, (gpointer) "INSERT INTO t VALUES (1)", NULL);
  causerie_database_run (fixture->database, task, execute_job, NULL);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  g_assert_nonnull (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_no_error (error);
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (run_job (fixture->database, execute_job, (gpointer) "SELECT * FROM nowhere",
                          &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_clear_error (&error);

  g_assert_nonnull (run_job (fixture->database, execute_job, (gpointer) "DELETE FROM t", &error));
  g_assert_no_error (error);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  causerie_database_close (fixture->database);
  causerie_database_close (fixture->database);
  g_assert_null (run_job (fixture->database, execute_job, (gpointer) "DELETE FROM t", &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
}

static void
test_not_open (void)
{
  g_autoptr(CauserieDatabase) database = causerie_database_new ("/nowhere/test.db");
  g_autoptr(GError) error = NULL;

  g_assert_null (run_job (database, execute_job, (gpointer) "SELECT 1", &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
}

static gpointer
insert_job (CauserieDatabase *database, gpointer data, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "INSERT INTO t VALUES (?)", error);

  causerie_statement_bind_int (statement, GPOINTER_TO_INT (data));
  return causerie_statement_run (statement, error) ? database : NULL;
}

static void
test_close_drains (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= 100; i++)
    causerie_database_post (fixture->database, insert_job, GINT_TO_POINTER (i), NULL);
  causerie_database_close (fixture->database);

  assert_plain (fixture->path, "SELECT count(*), min(i), max(i) FROM t", "100|1|100");
  assert_file_is_sound (fixture->path);
}

/* What nobody waits for is freed all the same, and so is what nobody came for. */
static void
test_unwanted_result (Fixture *fixture, gconstpointer data)
{
  GTask *task = g_task_new (fixture->database, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_task_set_task_data (task, g_strdup ("INSERT INTO t VALUES (1)"), g_free);
  causerie_database_run (fixture->database, task, execute_job, NULL);
  causerie_database_post (fixture->database, execute_job, g_strdup ("INSERT INTO t VALUES (2)"),
                          g_free);
  g_assert_nonnull (run_job (fixture->database, execute_job, (gpointer) "DELETE FROM t", &error));
  g_assert_no_error (error);
}

/* --- cancelling --- */

static gpointer
wait_job (CauserieDatabase *database, gpointer data, GError **error)
{
  GMutex *mutex = data;

  g_mutex_lock (mutex);
  g_mutex_unlock (mutex);
  return database;
}

static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GMutex mutex;
  GTask *task;

  g_mutex_init (&mutex);
  g_mutex_lock (&mutex);
  causerie_database_post (fixture->database, wait_job, &mutex, NULL);

  task = g_task_new (fixture->database, cancellable, keep_result_cb, &result);
  g_task_set_task_data (task, (gpointer) "INSERT INTO t VALUES (1)", NULL);
  causerie_database_run (fixture->database, task, execute_job, NULL);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&mutex);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  causerie_database_close (fixture->database);
  g_mutex_clear (&mutex);
  assert_plain (fixture->path, "SELECT count(*) FROM t", "0");
}

static gboolean
write_without_end (CauserieDatabase *database, gpointer data, GError **error)
{
  g_atomic_int_set ((int *) data, TRUE);
  return causerie_database_execute (database,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
                                    " INSERT INTO t SELECT i FROM n", error);
}

static gpointer
endless_job (CauserieDatabase *database, gpointer data, GError **error)
{
  if (!causerie_database_transact (database, CAUSERIE_SYNC_DISK, write_without_end, data, error))
    return NULL;
  return database;
}

static void
test_cancel_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  int started = FALSE;
  GTask *task = g_task_new (fixture->database, cancellable, keep_result_cb, &result);

  g_task_set_task_data (task, &started, NULL);
  causerie_database_run (fixture->database, task, endless_job, NULL);
  while (!g_atomic_int_get (&started))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_nonnull (run_job (fixture->database, execute_job, (gpointer) "INSERT INTO t VALUES (7)",
                             &error));
  g_assert_no_error (error);
  assert_plain (fixture->path, "SELECT * FROM t", "7");
}

/* --- transactions --- */

static gboolean
write_two (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_execute (database, "INSERT INTO t VALUES (1)", error) &&
         causerie_database_execute (database, data, error);
}

static gpointer
transact_job (CauserieDatabase *database, gpointer data, GError **error)
{
  for (int i = 0; i < 2; i++) {
    if (!causerie_database_transact (database, i == 0 ? CAUSERIE_SYNC_SYSTEM : CAUSERIE_SYNC_DISK,
                                     write_two, data, error))
      return NULL;
  }
  return database;
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (run_job (fixture->database, transact_job, (gpointer) "INSERT INTO t VALUES ('x')",
                          &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);
  assert_plain (fixture->path, "SELECT count(*) FROM t", "0");

  g_assert_nonnull (run_job (fixture->database, transact_job, (gpointer) "INSERT INTO t VALUES (2)",
                             &error));
  g_assert_no_error (error);
  assert_plain (fixture->path, "SELECT group_concat (i) FROM t", "1,2,1,2");
}

static gboolean
count_twice (CauserieDatabase *database, gpointer data, GError **error)
{
  gint64 *counts = data;

  for (int i = 0; i < 2; i++) {
    g_autoptr(CauserieStatement) statement =
      causerie_database_prepare (database, "SELECT count(*) FROM t", error);

    if (!causerie_statement_step (statement, error))
      return FALSE;
    counts[i] = causerie_statement_read_int (statement);
    run_plain (causerie_database_get_path (database), "INSERT INTO t VALUES (3)");
  }
  return TRUE;
}

static gpointer
read_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_read (database, count_twice, data, error) ? database : NULL;
}

static void
test_one_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 counts[2] = { -1, -1 };

  g_assert_nonnull (run_job (fixture->database, read_job, counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts[0], ==, 0);
  g_assert_cmpint (counts[1], ==, 0);
  assert_plain (fixture->path, "SELECT count(*) FROM t", "2");
}

/* --- the file --- */

static void
assert_mode (TemporaryFolder *folder, const char *name, guint mode)
{
  g_autofree char *path = temporary_folder_file (folder, name);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  assert_mode (fixture->folder, "new", 0700);
  assert_mode (fixture->folder, "new/folder", 0700);
  assert_mode (fixture->folder, "new/folder/test.db", 0600);
  assert_mode (fixture->folder, "new/folder/test.db-wal", 0600);
  assert_mode (fixture->folder, "new/folder/test.db-shm", 0600);
}

static gpointer
ask_job (CauserieDatabase *database, gpointer data, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, data, error);

  if (!causerie_statement_step (statement, error))
    return NULL;
  return causerie_statement_dup_text (statement);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const char * const settings[][2] = {
    { "PRAGMA journal_mode", "wal" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA synchronous", "2" },
    { "PRAGMA auto_vacuum", "2" },
    { "PRAGMA secure_delete", "1" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA busy_timeout", "10000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *value =
      run_job (fixture->database, ask_job, (gpointer) settings[i][0], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (value, ==, settings[i][1]);
  }
}

static void
assert_refused (const char *path, const char *content, gsize length, CauserieError code,
                const char *reason)
{
  CauserieDatabase *database = causerie_database_new (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *after = NULL;
  gsize length_after;

  g_assert_null (run_job (database, open_job, NULL, &error));
  g_assert_error (error, CAUSERIE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_finalize_object (database);

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, content, length);
}

static void
test_no_database (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "letter.txt");
  g_autoptr(GString) content = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    g_string_append (content, "This is no database. ");
  g_assert_true (g_file_set_contents (path, content->str, content->len, NULL));
  assert_refused (path, content->str, content->len, CAUSERIE_ERROR_DAMAGED, "not a database");
}

static void
test_foreign_database (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  static const char * const marks[] = { "PRAGMA application_id = 99", "PRAGMA application_id = 0" };
  g_autofree char *path = temporary_folder_file (folder, "places.sqlite");

  run_plain (path, "CREATE TABLE bookmarks (url TEXT);");
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *content = NULL;
    gsize length;

    run_plain (path, marks[i]);
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    assert_refused (path, content, length, CAUSERIE_ERROR_STORAGE, "another program");
  }
}

static void
test_no_folder (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *obstacle = temporary_folder_file (folder, "file");
  g_autofree char *path = temporary_folder_file (folder, "file/test.db");
  g_autoptr(CauserieDatabase) database = causerie_database_new (path);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (obstacle, "", 0, NULL));
  g_assert_null (run_job (database, open_job, NULL, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, obstacle));
}

#define ADD(path, func) \
  g_test_add ("/database/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_order);
  ADD ("context", test_context);
  ADD ("errors", test_errors);
  ADD ("closed", test_closed);
  g_test_add_func ("/database/not-open", test_not_open);
  ADD ("close-drains", test_close_drains);
  ADD ("unwanted-result", test_unwanted_result);
  ADD ("cancel-waiting", test_cancel_waiting);
  ADD ("cancel-running", test_cancel_running);
  ADD ("transaction", test_transaction);
  ADD ("one-state", test_one_state);
  ADD ("modes", test_modes);
  ADD ("settings", test_settings);
  g_test_add_func ("/database/no-database", test_no_database);
  g_test_add_func ("/database/foreign-database", test_foreign_database);
  g_test_add_func ("/database/no-folder", test_no_folder);

  return g_test_run ();
}
