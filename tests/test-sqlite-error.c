/* test-sqlite-error.c: what a failure of SQLite means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sqlite-error.h"

#include "causerie-error.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

#include <string.h>

typedef struct {
  TemporaryFolder *folder;
  char            *path;
  sqlite3         *handle;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "test.db");
  run_plain (fixture->path, "CREATE TABLE t (b BLOB)");
  fixture->handle = open_plain (fixture->path);
  sqlite3_busy_timeout (fixture->handle, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sqlite3_close (fixture->handle);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

static void
assert_fails (Fixture *fixture, const char *sql, CauserieError code, const char *words)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (sqlite3_exec (fixture->handle, sql, NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_false (causerie_sqlite_error_set (&error, fixture->handle));
  g_assert_error (error, CAUSERIE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, words));
}

#define WRITE "INSERT INTO t VALUES (zeroblob (100000))"

/* After each of these the same works again once its cause is gone. */
static void
assert_works (Fixture *fixture)
{
  g_assert_cmpint (sqlite3_exec (fixture->handle, WRITE, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  sqlite3_exec (fixture->handle, "PRAGMA max_page_count = 5", NULL, NULL, NULL);
  assert_fails (fixture, WRITE, CAUSERIE_ERROR_STORAGE, "the disk is full");
  sqlite3_exec (fixture->handle, "PRAGMA max_page_count = 1000", NULL, NULL, NULL);
  assert_works (fixture);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  sqlite3 *other = open_plain (fixture->path);

  sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  assert_fails (fixture, WRITE, CAUSERIE_ERROR_STORAGE, "another program is using the history");
  g_assert_true (causerie_sqlite_error_is_busy (fixture->handle));
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  assert_works (fixture);
  sqlite3_close (other);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  sqlite3_exec (fixture->handle, "PRAGMA query_only = ON", NULL, NULL, NULL);
  assert_fails (fixture, WRITE, CAUSERIE_ERROR_READ_ONLY, "the history or its folder is read-only");
  sqlite3_exec (fixture->handle, "PRAGMA query_only = OFF", NULL, NULL, NULL);
  assert_works (fixture);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *noise = g_strnfill (8192, 'x');

  g_assert_true (g_file_set_contents (fixture->path, noise, 8192, NULL));
  sqlite3_close (fixture->handle);
  fixture->handle = open_plain (fixture->path);
  assert_fails (fixture, WRITE, CAUSERIE_ERROR_DAMAGED, "the file is no history");
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  assert_fails (fixture, "SELECT * FROM nowhere", CAUSERIE_ERROR_STORAGE,
                "the history cannot be used: no such table");
  g_assert_false (causerie_sqlite_error_set_code (&error, SQLITE_IOERR_READ));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_true (g_str_has_prefix (error->message, "the disk cannot be read or written"));
}

#define ADD(path, func) g_test_add ("/sqlite-error/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("full", test_full);
  ADD ("busy", test_busy);
  ADD ("read-only", test_read_only);
  ADD ("damaged", test_damaged);
  ADD ("others", test_others);

  return g_test_run ();
}
