/* test-run-lock.c: which runs of the program are alive
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-run-lock.h"

#include "temporary-folder.h"

static void
test_alive (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "history.db");
  g_autoptr(CauserieRunLock) mine = causerie_run_lock_new (path);
  CauserieRunLock *other = causerie_run_lock_new (path);
  gint64 run = causerie_run_lock_get_run (other);

  g_assert_cmpint (causerie_run_lock_get_run (mine), !=, run);
  g_assert_true (causerie_run_lock_is_alive (mine, causerie_run_lock_get_run (mine)));
  g_assert_true (causerie_run_lock_is_alive (mine, run));
  g_assert_true (causerie_run_lock_is_alive (other, causerie_run_lock_get_run (mine)));

  causerie_run_lock_free (other);
  g_assert_false (causerie_run_lock_is_alive (mine, run));
}

static void
test_never_given (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "history.db");
  g_autoptr(CauserieRunLock) lock = causerie_run_lock_new (path);

  g_assert_false (causerie_run_lock_is_alive (lock, 0));
  g_assert_false (causerie_run_lock_is_alive (lock, -5));
  g_assert_false (causerie_run_lock_is_alive (lock, G_MAXINT64));
}

/* Without a lock a program still knows itself. */
static void
test_no_locks (void)
{
  g_autoptr(CauserieRunLock) mine = causerie_run_lock_new ("/nowhere/history.db");
  g_autoptr(CauserieRunLock) other = causerie_run_lock_new ("/nowhere/history.db");

  g_assert_cmpint (causerie_run_lock_get_run (mine), >, 0);
  g_assert_true (causerie_run_lock_is_alive (mine, causerie_run_lock_get_run (mine)));
  g_assert_false (causerie_run_lock_is_alive (mine, causerie_run_lock_get_run (other)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-lock/alive", test_alive);
  g_test_add_func ("/run-lock/never-given", test_never_given);
  g_test_add_func ("/run-lock/no-locks", test_no_locks);

  return g_test_run ();
}
