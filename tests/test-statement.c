/* test-statement.c: one prepared statement
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-statement.h"

#include <sqlite3.h>

#include "causerie-error.h"

#include <string.h>

/* The cache of a database keeps statements; here the test does. */
static CauserieStatement *
prepare (sqlite3 *handle, const char *sql)
{
  g_autoptr(GError) error = NULL;
  CauserieStatement *statement = causerie_statement_new (handle, sql, &error);

  g_assert_no_error (error);
  g_assert_nonnull (statement);
  return statement;
}

static sqlite3 *
open_memory (void)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "CREATE TABLE t (i INTEGER, s TEXT, b BLOB) STRICT;", NULL, NULL,
                                 NULL), ==, SQLITE_OK);
  return handle;
}

static void
insert (CauserieStatement *statement, gint64 number, const char *text, const char *blob)
{
  g_autoptr(GError) error = NULL;

  causerie_statement_bind_int (statement, number);
  causerie_statement_bind_text (statement, text);
  causerie_statement_bind_blob (statement, blob, blob != NULL ? strlen (blob) : 0);
  g_assert_true (causerie_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
assert_row (CauserieStatement *statement, gint64 number, const char *text, const char *blob)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *read_text = NULL;
  gconstpointer read_blob;
  gsize length;

  g_assert_true (causerie_statement_step (statement, &error));
  g_assert_false (causerie_statement_is_done (statement));
  g_assert_cmpint (causerie_statement_read_int (statement), ==, number);
  read_text = causerie_statement_dup_text (statement);
  g_assert_cmpstr (read_text, ==, text);
  read_blob = causerie_statement_read_blob (statement, &length);
  g_assert_cmpmem (read_blob, length, blob, (blob != NULL ? strlen (blob) : 0));
}

static void
test_round_trip (void)
{
  sqlite3 *handle = open_memory ();
  CauserieStatement *write = prepare (handle, "INSERT INTO t (i, s, b) VALUES (?, ?, ?)");
  CauserieStatement *read = prepare (handle, "SELECT i, s, b FROM t ORDER BY rowid");
  g_autoptr(GError) error = NULL;

  insert (write, 7, "об’єкт \U0001f600", "bytes");
  insert (write, G_MININT64, "", "");
  insert (write, G_MAXINT64, NULL, NULL);

  for (int round = 0; round < 2; round++) { /* it can be used again */
    assert_row (read, 7, "об’єкт \U0001f600", "bytes");
    assert_row (read, G_MININT64, "", NULL);
    assert_row (read, G_MAXINT64, NULL, NULL);
    g_assert_false (causerie_statement_step (read, &error));
    g_assert_no_error (error);
    g_assert_true (causerie_statement_is_done (read));
    causerie_statement_release (read);
  }

  causerie_statement_free (write);
  causerie_statement_free (read);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_null (void)
{
  sqlite3 *handle = open_memory ();
  CauserieStatement *statement = prepare (handle, "SELECT NULL, NULL, 3, ?");
  g_autoptr(GError) error = NULL;

  causerie_statement_bind_null (statement);
  g_assert_true (causerie_statement_step (statement, &error));
  g_assert_cmpint (causerie_statement_read_int (statement), ==, 0);
  g_assert_cmpint (causerie_statement_read_int_or (statement, -1), ==, -1);
  g_assert_cmpint (causerie_statement_read_int_or (statement, -1), ==, 3);
  g_assert_null (causerie_statement_dup_text (statement));

  causerie_statement_free (statement);
  sqlite3_close (handle);
}

/* What another program wrote into a text column is text all the same. */
static void
test_invalid_text (void)
{
  sqlite3 *handle = open_memory ();
  CauserieStatement *statement = prepare (handle, "SELECT CAST (x'61ff62' AS TEXT)");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (causerie_statement_step (statement, &error));
  text = causerie_statement_dup_text (statement);
  g_assert_cmpstr (text, ==, "a\uFFFDb");

  causerie_statement_free (statement);
  sqlite3_close (handle);
}

static void
test_errors (void)
{
  sqlite3 *handle = open_memory ();
  CauserieStatement *statement;
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_statement_new (handle, "SELECT nonsense FROM nowhere", &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_clear_error (&error);

  statement = prepare (handle, "INSERT INTO t (i) VALUES (?)");
  causerie_statement_bind_text (statement, "not a number");
  g_assert_false (causerie_statement_run (statement, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);

  causerie_statement_bind_int (statement, 1);
  causerie_statement_bind_int (statement, 2); /* there is no second parameter */
  g_assert_false (causerie_statement_run (statement, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);

  causerie_statement_bind_int (statement, 1); /* and after a failure it works again */
  g_assert_true (causerie_statement_run (statement, &error));
  g_assert_no_error (error);

  causerie_statement_free (statement);
  sqlite3_close (handle);
}

/* What could not be prepared fails at the end of the chain, without a check at each link. */
static void
test_unprepared (void)
{
  g_autoptr(CauserieStatement) statement = NULL;
  g_autoptr(GError) error = NULL;

  causerie_statement_bind_int (statement, 1);
  causerie_statement_bind_text (statement, "text");
  causerie_statement_bind_blob (statement, "b", 1);
  causerie_statement_bind_null (statement);
  g_assert_false (causerie_statement_step (statement, &error));
  g_assert_false (causerie_statement_is_done (statement));
  g_assert_false (causerie_statement_run (statement, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statement/round-trip", test_round_trip);
  g_test_add_func ("/statement/null", test_null);
  g_test_add_func ("/statement/invalid-text", test_invalid_text);
  g_test_add_func ("/statement/errors", test_errors);
  g_test_add_func ("/statement/unprepared", test_unprepared);

  return g_test_run ();
}
