/* plain-sqlite.h: a history's file as any other SQLite program sees it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

static inline sqlite3 *
open_plain (const char *path)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 1000);
  return handle;
}

/* Runs statements on the file. */
static inline void
run_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static inline int
add_line_cb (void *user_data, int n_columns, char **values, char **names)
{
  GString *lines = user_data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "|" : lines->len > 0 ? "\n" : "",
                            values[i] != NULL ? values[i] : "");
  return 0;
}

/* The rows of a query, as the sqlite3 program prints them; free it. */
static inline char *
ask_plain (const char *path, const char *sql)
{
  sqlite3 *handle = open_plain (path);
  GString *lines = g_string_new (NULL);
  char *message = NULL;

  sqlite3_exec (handle, sql, add_line_cb, lines, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
  return g_string_free (lines, FALSE);
}

static inline void
assert_plain (const char *path, const char *sql, const char *expected)
{
  g_autofree char *answer = ask_plain (path, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static inline void
assert_file_is_sound (const char *path)
{
  assert_plain (path, "PRAGMA integrity_check", "ok");
  assert_plain (path, "PRAGMA foreign_key_check", "");
}
