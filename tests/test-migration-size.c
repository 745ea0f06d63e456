/* test-migration-size.c: a history of a million messages is brought up to date piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-migrations.h"
#include "plain-sqlite.h"
#include "store-calls.h"
#include "temporary-folder.h"

#include <sys/resource.h>

#define N_CHATS    10000
#define N_MESSAGES 1000000

/* What a program that held the file in memory would go far beyond: it has ten times as much. */
#define MOST_MEMORY_KIB (64 * 1024)

/* The schema and rows as version 1 left them, and many more. */
static void
write_large (const char *path)
{
  g_autofree char *sql_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autofree char *many = g_strdup_printf (
    "PRAGMA synchronous = OFF;"
    "BEGIN;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    "INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time,"
    "                          updated_time, leaf, scroll_piece, scroll_offset, draft)"
    " SELECT 100 + i, 'large-' || i, 'Chat ' || i, '', '', 0, i, i, NULL, 0, 0, '' FROM n;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    "INSERT INTO message (id, uid, conversation, parent, role, state, cost_is_estimate, sent_time,"
    "                     first_token_time, end_time, reasoning, text)"
    " SELECT 100 + i, 'large-' || i, 101 + (i - 1) / %d, iif (i %% %d = 1, NULL, 99 + i),"
    "  iif (i %% 2, 'user', 'assistant'), 'done', 0, i, 0, i, '', hex (zeroblob (300)) || i FROM n;"
    "COMMIT;", N_CHATS, N_MESSAGES, N_MESSAGES / N_CHATS, N_MESSAGES / N_CHATS);
  g_autoptr(GError) error = NULL;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  run_plain (path, sql);
  run_plain (path, many);
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

static void
test_million (void)
{
  TemporaryFolder *folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "history.db");
  long before;
  gint64 start;
  CauserieStore *store;

  write_large (path);
  before = get_peak_kib ();
  start = g_get_monotonic_time ();
  store = open_store (path);
  g_test_message ("migrated in %.1f s, %ld KiB more at most",
                  (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC,
                  get_peak_kib () - before);
  g_assert_cmpint (get_peak_kib () - before, <, MOST_MEMORY_KIB);
  g_assert_finalize_object (store);

  assert_plain (path, "PRAGMA user_version", G_STRINGIFY (CAUSERIE_MIGRATIONS_NEWEST));
  assert_plain (path, "PRAGMA quick_check", "ok");
  assert_plain (path, "SELECT count (*), max (trashed_time) FROM message", "1000005|0");
  temporary_folder_free (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migration-size/million", test_million);

  return g_test_run ();
}
