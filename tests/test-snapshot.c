/* test-snapshot.c: copies of the history: made, kept, dropped
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot.h"

#include "causerie-error.h"
#include "causerie-snapshot-folder.h"
#include "causerie-snapshot-maker.h"
#include "causerie-snapshot-rotation.h"
#include "damaged-file.h"

#define DAY_US  (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define MONDAY  (20000 * DAY_US - 4 * DAY_US + 12 * 3600 * (gint64) G_USEC_PER_SEC) /* at noon */

/* --- names --- */

static void
test_names (void)
{
  static const char * const strangers[] = {
    "history.sqlite", "history-20260131-235959-other.sqlite", "history-20260131-235959.sqlite",
    "history-20261331-235959-daily.sqlite", "history-20260131-235959-daily.sqlite-wal",
    "history-20260131-2359-daily.sqlite", ".history-20260131-235959-daily.sqlite", "",
    "history--0260131-235959-daily.sqlite", "history-20260131-235959-daily-x.sqlite",
  };
  g_autoptr(CauserieSnapshot) copy =
    causerie_snapshot_parse ("history-20260131-235959-daily.sqlite");
  g_autofree char *name = NULL;

  g_assert_nonnull (copy);
  g_assert_cmpint (copy->reason, ==, CAUSERIE_SNAPSHOT_DAILY);
  g_assert_cmpint (copy->time, ==, 1769903999 * (gint64) G_USEC_PER_SEC);
  name = causerie_snapshot_make_name (copy->time, CAUSERIE_SNAPSHOT_RESTORE);
  g_assert_cmpstr (name, ==, "history-20260131-235959-restore.sqlite");
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    g_assert_null (causerie_snapshot_parse (strangers[i]));
}

/* --- which stay --- */

static void
add_copy (GPtrArray *copies, gint64 time, CauserieSnapshotReason reason, goffset size)
{
  CauserieSnapshot *copy = g_new0 (CauserieSnapshot, 1);

  copy->time = time;
  copy->reason = reason;
  copy->size = size;
  g_ptr_array_insert (copies, 0, copy);
}

static void
drop_gone (GPtrArray *copies, goffset max_size)
{
  g_autoptr(GPtrArray) gone = causerie_snapshot_rotation_choose (copies, max_size);

  for (guint i = 0; i < gone->len; i++)
    g_assert_true (g_ptr_array_remove (copies, g_ptr_array_index (gone, i)));
}

static gint64
get_age (GPtrArray *copies, guint i, gint64 now)
{
  return (now - ((CauserieSnapshot *) g_ptr_array_index (copies, i))->time) / DAY_US;
}

/* One a day for a year: seven days, and the Sundays of four weeks before them. */
static void
test_year (void)
{
  static const gint64 ages[] = { 0, 1, 2, 3, 4, 5, 6, 8, 15, 22, 29 };
  g_autoptr(GPtrArray) copies =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_snapshot_free);
  gint64 now = MONDAY + 364 * DAY_US;

  for (gint64 time = MONDAY; time <= now; time += DAY_US) {
    add_copy (copies, time, CAUSERIE_SNAPSHOT_DAILY, 10);
    drop_gone (copies, 1000);
  }

  g_assert_cmpuint (copies->len, ==, G_N_ELEMENTS (ages));
  for (guint i = 0; i < copies->len; i++)
    g_assert_cmpint (get_age (copies, i, now), ==, ages[i]);
}

static void
test_size (void)
{
  g_autoptr(GPtrArray) copies =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_snapshot_free);

  for (int day = 0; day < 5; day++)
    add_copy (copies, MONDAY + day * DAY_US, CAUSERIE_SNAPSHOT_DAILY, 10);
  drop_gone (copies, 25);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpint (get_age (copies, 1, MONDAY + 4 * DAY_US), ==, 1);
  drop_gone (copies, 5); /* the newest stays */
  g_assert_cmpuint (copies->len, ==, 1);

  g_assert_cmpint (causerie_snapshot_rotation_max_size (1000), ==, 32 * 1024 * 1024);
  g_assert_cmpint (causerie_snapshot_rotation_max_size (G_GINT64_CONSTANT (1) << 30), ==,
                   G_GINT64_CONSTANT (2) << 30);
}

static void
test_reasons (void)
{
  g_autoptr(GPtrArray) copies =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_snapshot_free);

  for (int i = 0; i < 5; i++) {
    add_copy (copies, MONDAY + i * 1000, CAUSERIE_SNAPSHOT_DAILY, 1);
    add_copy (copies, MONDAY + i * 1000 + 1, CAUSERIE_SNAPSHOT_MIGRATION, 1);
    add_copy (copies, MONDAY + i * 1000 + 2, CAUSERIE_SNAPSHOT_RESTORE, 1);
  }
  drop_gone (copies, 1000);
  g_assert_cmpuint (copies->len, ==, 1 + 3 + 3);
}

/* --- making one --- */

typedef struct {
  TemporaryFolder *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.sqlite");
  make_history (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

static CauserieSnapshot *
make_copy (Fixture *fixture, CauserieSnapshotReason reason)
{
  g_autoptr(GError) error = NULL;
  CauserieSnapshot *copy =
    causerie_snapshot_maker_run (fixture->path, reason, NULL, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

/* One file that any SQLite reads as it is, with nothing beside it. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieSnapshot) copy = make_copy (fixture, CAUSERIE_SNAPSHOT_DAILY);
  g_autofree char *folder = causerie_snapshot_folder_path (fixture->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) copies = causerie_snapshot_folder_list (fixture->path, &error);
  GStatBuf info;

  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpstr (((CauserieSnapshot *) copies->pdata[0])->name, ==, copy->name);
  g_assert_cmpint (g_stat (copy->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, copy->size);
  assert_file_is_sound (copy->path);
  assert_plain (copy->path, "PRAGMA journal_mode", "delete");
  assert_plain (copy->path, "SELECT count(*) FROM message", "240");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* Two of the same second have names of their own. */
static void
test_same_second (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieSnapshot) first = make_copy (fixture, CAUSERIE_SNAPSHOT_RESTORE);
  g_autoptr(CauserieSnapshot) second = make_copy (fixture, CAUSERIE_SNAPSHOT_RESTORE);

  g_assert_cmpstr (first->name, !=, second->name);
  g_assert_cmpint (first->time, <, second->time);
}

/* --- while others write --- */

typedef struct {
  const char *path;
  guint       n_pauses;
} Writing;

/* Each commit belongs together; the copy has the state of its first step. */
static gboolean
write_pause (gpointer data, GError **error)
{
  Writing *writing = data;

  run_plain (writing->path, "BEGIN IMMEDIATE; UPDATE conversation SET pinned = pinned + 1;"
                            "UPDATE message SET sent_time = sent_time + 1; COMMIT");
  writing->n_pauses++;
  return TRUE;
}

static void
test_concurrent (Fixture *fixture, gconstpointer data)
{
  Writing writing = { fixture->path, 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieSnapshot) copy = NULL;

  run_plain (fixture->path, "UPDATE conversation SET draft = hex (zeroblob (40000))");
  copy = causerie_snapshot_maker_run (fixture->path, CAUSERIE_SNAPSHOT_DAILY, write_pause, &writing,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (writing.n_pauses, >=, 2);
  assert_file_is_sound (copy->path);
  assert_plain (copy->path, "SELECT max (pinned) FROM conversation", "0");
  assert_plain (copy->path, "SELECT sum (sent_time - id) FROM message", "0");
}

static gboolean
cancel_pause (gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
  return FALSE;
}

/* Whole or not there. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = causerie_snapshot_folder_path (fixture->path);
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_snapshot_maker_run (fixture->path, CAUSERIE_SNAPSHOT_DAILY, cancel_pause,
                                              NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_remove_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieSnapshot) copy = make_copy (fixture, CAUSERIE_SNAPSHOT_DAILY);
  g_autofree char *aside =
    temporary_folder_file (fixture->folder, "history-damaged-20260101-000000.sqlite");
  g_autofree char *folder = causerie_snapshot_folder_path (fixture->path);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (aside, "12345", 5, NULL));
  g_assert_cmpint (causerie_snapshot_folder_measure (fixture->path), ==, copy->size + 5);
  g_assert_true (causerie_snapshot_folder_remove_all (fixture->path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add ("/snapshot/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/snapshot/names", test_names);
  g_test_add_func ("/snapshot/year", test_year);
  g_test_add_func ("/snapshot/size", test_size);
  g_test_add_func ("/snapshot/reasons", test_reasons);
  ADD ("copy", test_copy);
  ADD ("same-second", test_same_second);
  ADD ("concurrent", test_concurrent);
  ADD ("cancelled", test_cancelled);
  ADD ("remove-all", test_remove_all);

  return g_test_run ();
}
