/* test-store-care.c: the store's copies, its check, and a damaged file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "care-calls.h"
#include "causerie-error.h"
#include "causerie-migrations.h"
#include "causerie-snapshot-folder.h"
#include "causerie-store-private.h"
#include "damaged-file.h"

/* --- copies --- */

static void
test_nothing_changed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieSnapshot) first = NULL;
  g_autoptr(CauserieSnapshot) nothing = NULL;
  g_autoptr(GPtrArray) copies = NULL;

  nothing = make_snapshot (fixture->store); /* of nothing */
  g_assert_null (nothing);

  save_chat (fixture->store, "c-1", "First");
  first = make_snapshot (fixture->store);
  g_assert_nonnull (first);
  copies = list_snapshots (fixture->store);
  g_assert_cmpuint (copies->len, ==, 1);
}

static void
count_cb (CauserieStore *store, guint *n)
{
  (*n)++;
}

static void
assert_titles (CauserieStore *store, const char *expected)
{
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = conversations->len; i > 0; i--)
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? "," : "",
                            causerie_conversation_get_title (conversations->pdata[i - 1]));
  g_assert_cmpstr (titles->str, ==, expected);
}

/* Into the file as it lies there, while another program has it open. */
static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  CauserieStore *other = open_store (fixture->path);
  g_autoptr(CauserieSnapshot) copy = NULL;
  g_autoptr(GPtrArray) copies = NULL;
  g_autoptr(GError) error = NULL;
  guint n_own = 0, n_other = 0;

  save_chat (fixture->store, "c-1", "First");
  copy = make_snapshot (fixture->store);
  save_chat (fixture->store, "c-2", "Second");
  assert_titles (other, "First,Second");
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &n_own);
  g_signal_connect (other, "changed", G_CALLBACK (count_cb), &n_other);

  g_assert_true (try_restore (fixture->store, copy->path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_own, ==, 1);
  assert_titles (fixture->store, "First");
  assert_titles (other, "First");
  while (n_other == 0)
    g_main_context_iteration (NULL, TRUE);

  /* both go on; and there is a copy of what was */
  save_chat (other, "c-3", "Third");
  assert_titles (fixture->store, "First,Third");
  copies = list_snapshots (fixture->store);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpint (((CauserieSnapshot *) copies->pdata[0])->reason, ==, CAUSERIE_SNAPSHOT_RESTORE);
  g_assert_true (try_restore (other, ((CauserieSnapshot *) copies->pdata[0])->path, &error));
  assert_titles (fixture->store, "First,Second");
  g_object_unref (other);
}

/* A copy of an older version is brought up to date on its way. */
static void
test_restore_older (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *sql_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.sql", NULL);
  g_autofree char *old_path = temporary_folder_file (fixture->folder, "old.sqlite");
  g_autofree char *sql = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_plain (old_path, sql);
  save_chat (fixture->store, "c-1", "First");
  g_assert_true (try_restore (fixture->store, old_path, &error));
  g_assert_no_error (error);
  messages = load_messages (fixture->store, "c-old");
  g_assert_cmpuint (messages->len, ==, 3);
}

static void
test_restore_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = temporary_folder_file (fixture->folder, "copy.sqlite");
  g_autoptr(GByteArray) bytes = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(GError) error = NULL;

  save_chat (fixture->store, "c-1", "First");
  g_assert_false (try_restore (fixture->store, "/nowhere", &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);

  make_history (path);
  run_plain (path, "PRAGMA user_version = 99");
  g_assert_false (try_restore (fixture->store, path, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER);
  g_clear_error (&error);

  run_plain (path, "PRAGMA user_version = " G_STRINGIFY (CAUSERIE_MIGRATIONS_NEWEST));
  bytes = read_bytes (path);
  overwrite_page (bytes, 10, rand);
  write_bytes (path, bytes);
  g_assert_false (try_restore (fixture->store, path, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED);
  assert_titles (fixture->store, "First");
}

/* --- the check --- */

static void
test_verify (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieVerifyReport) good = NULL;
  g_autoptr(CauserieVerifyReport) bad = NULL;

  save_chat (fixture->store, "c-1", "First");
  good = verify (fixture->store);
  g_assert_true (good->ok);
  g_assert_cmpuint (good->n_conversations, ==, 1);
  g_assert_cmpuint (good->n_messages, ==, 1);

  run_plain (fixture->path,
             "INSERT INTO blob (id, sha256, size) VALUES (7, 'abc', 5);"
             "INSERT INTO part (id, message, position, kind, blob) VALUES (1, 99, 0, 'file', 7);"
             "UPDATE conversation SET leaf = 'gone'");
  bad = verify (fixture->store);
  g_assert_false (bad->ok);
  g_assert_cmpuint (bad->n_blobs, ==, 1);
  g_assert_cmpuint (bad->problems->len, ==, 3);
  g_assert_cmpstr (bad->problems->pdata[0], ==,
                   "row 1 of part names a row of message that is not there");
  g_assert_cmpstr (bad->problems->pdata[1], ==, "1 conversations whose last message is missing");
  g_assert_cmpstr (bad->problems->pdata[2], ==, "attachment 7 is not whole");
  run_plain (fixture->path, "DELETE FROM part; DELETE FROM blob;");
}

/* --- damage --- */

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

static void
damage_pages (const char *path, guint first, guint n)
{
  g_autoptr(GByteArray) bytes = read_bytes (path);
  g_autoptr(GRand) rand = g_rand_new_with_seed (first);

  for (guint page = first; page < first + n; page++)
    overwrite_page (bytes, page, rand);
  write_bytes (path, bytes);
}

static void
assert_rescued (CauserieStore *store, const char *path, guint n_messages)
{
  const CauserieRescue *rescue = causerie_store_get_rescue (store);
  g_autofree char *name = NULL;

  g_assert_nonnull (rescue);
  name = g_path_get_basename (rescue->set_aside);
  g_assert_true (g_str_has_prefix (name, "history-damaged-"));
  g_assert_true (g_file_test (rescue->set_aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (rescue->n_messages, >=, n_messages);
  g_assert_cmpint (causerie_store_get_access (store), ==, CAUSERIE_STORE_WRITABLE);
  save_chat (store, NULL, "Written after");
}

/* The file cannot be opened at all. */
static void
test_no_beginning (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store;
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(CauserieVerifyReport) report = NULL;

  damage_pages (fixture->path, 0, 1);
  store = open_store (fixture->path);
  assert_rescued (store, fixture->path, N_CHATS * N_CHAT_MESSAGES);
  messages = load_messages (store, "c-3");
  g_assert_cmpuint (messages->len, ==, N_CHAT_MESSAGES);
  report = verify (store);
  g_assert_true (report->ok);
  g_object_unref (store);
  assert_file_is_sound (fixture->path);
}

/* It is, but reading goes wrong somewhere: the person asks for the repair. */
static void
test_repair (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store;
  CauserieStore *other;
  g_autoptr(CauserieVerifyReport) before = NULL;
  g_autoptr(CauserieVerifyReport) after = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  damage_pages (fixture->path, 60, 3);
  store = open_store (fixture->path);
  other = open_store (fixture->path);
  g_assert_null (causerie_store_get_rescue (store));
  before = verify (store);
  g_assert_false (before->ok);

  g_assert_false (try_repair (store, &error)); /* not under the feet of another program */
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_object_unref (other);

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (try_repair (store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  assert_rescued (store, fixture->path, 1);
  after = verify (store);
  g_assert_true (after->ok);
  g_object_unref (store);
}

static void
wait_for_care (const char *path, const char *sql, const char *expected)
{
  g_autofree char *answer = NULL;

  while (g_strcmp0 (answer, expected) != 0) {
    g_main_context_iteration (NULL, FALSE);
    g_clear_pointer (&answer, g_free);
    answer = ask_plain (path, sql);
  }
}

#define CHECKED_SQL "SELECT count(*) FROM care WHERE name = 'checked_time'"

/* Checked and copied; then there is nothing to do until something changes. */
static void
test_upkeep (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store = open_store (fixture->path);
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;

  save_chat (store, "c-x", "Something");
  causerie_store_care_now (store);
  wait_for_care (fixture->path, CHECKED_SQL, "1");
  first = list_snapshots (store);
  g_assert_cmpuint (first->len, ==, 1);

  run_plain (fixture->path, "DELETE FROM care WHERE name = 'checked_time'");
  causerie_store_care_now (store);
  wait_for_care (fixture->path, CHECKED_SQL, "1");
  second = list_snapshots (store);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_false (causerie_store_get_damaged (store));
  g_object_unref (store);
}

/* What is damaged is said, and not copied. */
static void
test_upkeep_damaged (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store;
  g_autoptr(GPtrArray) copies = NULL;

  damage_pages (fixture->path, 60, 3);
  store = open_store (fixture->path);
  causerie_store_care_now (store);
  while (!causerie_store_get_damaged (store))
    g_main_context_iteration (NULL, TRUE);
  copies = list_snapshots (store);
  g_assert_cmpuint (copies->len, ==, 0);
  g_object_unref (store);
}

/* Every file opens, wherever it is damaged, and is whole after a repair. */
static void
test_seeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GByteArray) whole = read_bytes (fixture->path);
  guint n_pages = whole->len / PAGE_SIZE;
  guint n_seeds = g_test_slow () ? 300 : 2;

  for (guint seed = 0; seed < n_seeds; seed++) {
    CauserieStore *store;
    g_autoptr(CauserieVerifyReport) report = NULL;
    g_autoptr(GError) error = NULL;

    write_bytes (fixture->path, whole);
    for (guint i = 0; i <= seed % 5; i++)
      damage_pages (fixture->path, (seed * 37 + i * 61) % n_pages, 1);
    store = open_store (fixture->path);
    try_repair (store, &error);
    g_assert_no_error (error);
    report = verify (store);
    g_assert_true (report->ok);
    g_object_unref (store);
  }
}

/* An empty file with copies beside it was a history once. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store = open_store (fixture->path);
  g_autoptr(CauserieSnapshot) copy = NULL;
  g_autoptr(GPtrArray) conversations = NULL;

  save_chat (store, "c-x", "Last");
  copy = make_snapshot (store);
  g_object_unref (store);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));

  store = open_store (fixture->path);
  assert_rescued (store, fixture->path, 0);
  g_assert_cmpuint (causerie_store_get_rescue (store)->n_filled_messages, ==,
                    N_CHATS * N_CHAT_MESSAGES + 1);
  g_object_unref (store);
}

/* Killed between the making of the new file and its putting in place. */
static void
test_resumed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *salvaged = g_strconcat (fixture->path, "-salvaged", NULL);
  CauserieStore *store;

  g_assert_cmpint (g_rename (fixture->path, salvaged), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "damaged", -1, NULL));
  store = open_store (fixture->path);
  assert_titles (store, "Chat 1,Chat 2,Chat 3,Chat 4,Chat 5,Chat 6,Chat 7,Chat 8,Chat 9,Chat 10,"
                        "Chat 11,Chat 12");
  g_assert_false (g_file_test (salvaged, G_FILE_TEST_EXISTS));
  g_object_unref (store);
}

/* --- one alone brings it up to date --- */

static gpointer
open_in_thread (gpointer data)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GAsyncResult) result = NULL;
  CauserieStore *store = causerie_store_new (data);
  gboolean opened;

  g_main_context_push_thread_default (context);
  causerie_store_open_async (store, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  opened = causerie_store_open_finish (store, result, NULL);
  g_object_unref (store);
  g_main_context_pop_thread_default (context);
  return GINT_TO_POINTER (opened);
}

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.sql", NULL);
  g_autofree char *old_path = temporary_folder_file (fixture->folder, "old/history.sqlite");
  g_autofree char *folder = g_path_get_dirname (old_path);
  g_autofree char *sql = NULL;
  g_autoptr(GPtrArray) copies = NULL;
  GThread *threads[4];

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_plain (old_path, sql);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("opener", open_in_thread, old_path);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));

  copies = causerie_snapshot_folder_list (old_path, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (((CauserieSnapshot *) copies->pdata[0])->reason, ==,
                   CAUSERIE_SNAPSHOT_MIGRATION);
  assert_plain (((CauserieSnapshot *) copies->pdata[0])->path, "PRAGMA user_version", "1");
  assert_plain (((CauserieSnapshot *) copies->pdata[0])->path, "SELECT count(*) FROM message", "5");
  assert_plain (old_path, "PRAGMA user_version",
                G_STRINGIFY (CAUSERIE_MIGRATIONS_NEWEST));
}

#define ADD(path, func) g_test_add ("/store-care/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-care/nothing-changed", test_nothing_changed);
  ADD_STORE_TEST ("/store-care/restore", test_restore);
  ADD_STORE_TEST ("/store-care/restore-older", test_restore_older);
  ADD_STORE_TEST ("/store-care/restore-refused", test_restore_refused);
  ADD_STORE_TEST ("/store-care/verify", test_verify);
  ADD ("no-beginning", test_no_beginning);
  ADD ("repair", test_repair);
  ADD ("upkeep", test_upkeep);
  ADD ("upkeep-damaged", test_upkeep_damaged);
  ADD ("seeds", test_seeds);
  ADD ("empty", test_empty);
  ADD ("resumed", test_resumed);
  ADD ("migration", test_migration);

  return g_test_run ();
}
