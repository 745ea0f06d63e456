/* test-foreign-database.c: a file of another program, looked at and not touched
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-foreign-database.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

static gboolean
add_row (const char * const *values, gpointer user_data, GError **error)
{
  GString *rows = user_data;

  g_assert_true (values[0] == NULL || g_utf8_validate (values[0], -1, NULL));
  g_string_append_printf (rows, "%s\n", values[0] != NULL ? values[0] : "(null)");
  return TRUE;
}

static char *
ask (CauserieForeignDatabase *database, const char *sql, const char *argument)
{
  const char * const arguments[] = { argument, NULL };
  GString *rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  if (!causerie_foreign_database_query (database, sql, arguments, add_row, rows, &error))
    g_string_append_printf (rows, "error %d", error->code);
  return g_string_free (rows, FALSE);
}

static char *
make_path (TemporaryFolder *folder, const char *sql)
{
  char *path = temporary_folder_file (folder, "a file?#%.db");

  run_plain (path, sql);
  return path;
}

static void
test_query (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path =
    make_path (folder, "CREATE TABLE t (a TEXT, n); INSERT INTO t VALUES ('x', 1), (NULL, 2),"
               "(CAST (x'ff00' AS TEXT), 3), ('я', 4); CREATE VIEW v AS SELECT * FROM t;");
  g_autoptr(CauserieForeignDatabase) database = causerie_foreign_database_open (path, NULL, NULL);
  g_autofree char *all = ask (database, "SELECT a FROM t ORDER BY n", NULL);
  g_autofree char *one = ask (database, "SELECT n FROM t WHERE a = ?", "я");
  g_autofree char *none = ask (database, "SELECT n FROM t WHERE a = ?", "y");
  g_autofree char *again = ask (database, "SELECT n FROM t WHERE a = ?", "x");

  g_assert_cmpstr (all, ==, "x\n(null)\n\357\277\275\357\277\275\nя\n");
  g_assert_cmpstr (one, ==, "4\n");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (again, ==, "1\n");
  g_assert_true (causerie_foreign_database_has_column (database, "t", "a"));
  g_assert_false (causerie_foreign_database_has_column (database, "t", "b"));
  g_assert_false (causerie_foreign_database_has_column (database, "u", "a"));
  g_assert_false (causerie_foreign_database_has_column (database, "v", "a"));
  g_assert_false (causerie_foreign_database_is_ours (database));
  g_assert_false (causerie_foreign_database_is_behind (database));
}

static void
test_no_writing (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = make_path (folder, "CREATE TABLE t (a); PRAGMA journal_mode = WAL;"
                                     "INSERT INTO t VALUES (1);");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_autoptr(CauserieForeignDatabase) database = NULL;
  g_autofree char *answer = NULL;

  g_assert_true (g_file_set_contents (log, "not finished", -1, NULL));
  database = causerie_foreign_database_open (path, NULL, NULL);
  g_assert_true (causerie_foreign_database_is_behind (database));
  answer = ask (database, "DELETE FROM t", NULL);
  g_assert_true (g_str_has_prefix (answer, "error"));
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));
}

/* A query without end, a cancel, and what is no database at all. */
static void
test_ends (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = make_path (folder, "CREATE TABLE t (a);");
  g_autofree char *other = temporary_folder_file (folder, "other");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CauserieForeignDatabase) database =
    causerie_foreign_database_open (path, cancellable, NULL);
  g_autoptr(GError) error = NULL;
  GString *rows = g_string_new (NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (causerie_foreign_database_query (database, "SELECT 1", NULL, add_row, rows,
                                                   &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (other, "nothing of the kind, whatever its length may be",
                                      -1, NULL));
  g_assert_null (causerie_foreign_database_open (other, NULL, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
  g_clear_error (&error);

  g_unlink (other);
  g_assert_null (causerie_foreign_database_open (other, NULL, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_string_free (rows, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/foreign-database/query", test_query);
  g_test_add_func ("/foreign-database/no-writing", test_no_writing);
  g_test_add_func ("/foreign-database/ends", test_ends);

  return g_test_run ();
}
