/* test-library-disk.c: chats while the disk is full, or the history cannot be written or read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-storage-text.h"
#include "library-fixture.h"
#include "plain-sqlite.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

static void
set_full (gboolean full)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = full ? 1 : limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static CauserieStorageState
get_state (LibraryFixture *fixture)
{
  return causerie_library_get_storage_state (fixture->library);
}

static void
assert_says (LibraryFixture *fixture, const char *words, const char *action)
{
  g_autoptr(CauserieStorageText) text = causerie_storage_text_new (fixture->library);

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text->sentence, words));
  g_assert_cmpstr (text->action, ==, action);
  g_assert_true ((text->button == NULL) == (action == NULL));
}

static void
test_all_is_well (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");

  library_fixture_settle (fixture->library);
  g_assert_cmpint (get_state (fixture), ==, CAUSERIE_STORAGE_NORMAL);
  g_assert_null (causerie_storage_text_new (fixture->library));
  g_assert_false (causerie_library_has_unsaved (fixture->library));
}

/* A whole chat while nothing can be written; then the disk has room again. */
static void
test_full_disk (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = NULL;
  g_autoptr(CauserieChat) chat = NULL;
  g_autofree char *uid = NULL;

  set_full (TRUE);
  conversation = library_fixture_begin (fixture, "Hello");
  uid = g_strdup (causerie_conversation_get_uid (conversation));
  g_assert_cmpstr (causerie_message_get_text (causerie_conversation_get_leaf (conversation)), ==,
                   "Fine.");
  WAIT_UNTIL (get_state (fixture) == CAUSERIE_STORAGE_UNSAVED);
  g_assert_true (causerie_library_has_unsaved (fixture->library));
  assert_says (fixture, "Nothing is lost", "storage.save-now");

  set_full (FALSE);
  causerie_library_save_now (fixture->library);
  WAIT_UNTIL (get_state (fixture) == CAUSERIE_STORAGE_NORMAL);
  g_assert_false (causerie_library_has_unsaved (fixture->library));
  g_assert_null (causerie_library_get_storage_error (fixture->library));

  library_fixture_open_again (fixture);
  g_clear_object (&conversation);
  conversation = g_object_ref (library_fixture_find (fixture->library, uid));
  chat = causerie_library_open_chat (fixture->library, conversation);
  WAIT_UNTIL (causerie_conversation_get_loaded (conversation));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 2);
  g_assert_cmpstr (causerie_message_get_text (causerie_conversation_get_leaf (conversation)), ==,
                   "Fine.");
}

/* What was deleted while nothing could be written is deleted once it can be. */
static void
test_deleted_on_a_full_disk (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) stays = library_fixture_begin (fixture, "stays");
  g_autoptr(CauserieConversation) goes = library_fixture_begin (fixture, "goes");

  library_fixture_settle (fixture->library);
  set_full (TRUE);
  causerie_library_delete (fixture->library, goes);
  WAIT_UNTIL (get_state (fixture) == CAUSERIE_STORAGE_UNSAVED);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 1);
  set_full (FALSE);
  library_fixture_open_again (fixture); /* one last attempt as it closes */
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 1);
}

/* It is read, searched and answered; nothing of the file changes. */
static void
test_newer_history (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) before = library_fixture_begin (fixture, "before");
  g_autoptr(CauserieConversation) conversation = NULL;
  g_autofree char *bytes = NULL, *bytes_after = NULL;
  gsize length, length_after;

  library_fixture_close (fixture->library);
  run_plain (fixture->path, "PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));

  fixture->library = library_fixture_open_another (fixture);
  g_assert_cmpint (get_state (fixture), ==, CAUSERIE_STORAGE_READ_ONLY_NEWER);
  assert_says (fixture, "newer version", NULL);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 1);
  g_assert_false (causerie_library_has_unsaved (fixture->library));

  conversation = library_fixture_begin (fixture, "Is anybody there?");
  g_assert_cmpstr (causerie_message_get_text (causerie_conversation_get_leaf (conversation)), ==,
                   "Fine.");
  library_fixture_settle (fixture->library);
  g_assert_cmpint (get_state (fixture), ==, CAUSERIE_STORAGE_READ_ONLY_NEWER);
  g_assert_true (causerie_library_has_unsaved (fixture->library));

  g_assert_true (g_file_get_contents (fixture->path, &bytes_after, &length_after, NULL));
  g_assert_cmpmem (bytes, length, bytes_after, length_after);
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_false (causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* A chat that could not be put anywhere is there once the history is. */
static void
test_no_history (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *obstacle = temporary_folder_file (fixture->folder, "folder");
  g_autofree char *path = g_build_filename (obstacle, "history.sqlite", NULL);
  g_autoptr(CauserieConversation) conversation = NULL;
  g_autofree char *uid = NULL;
  gboolean failed = FALSE;

  library_fixture_close (fixture->library);
  g_assert_true (g_file_set_contents (obstacle, "", 0, NULL));
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&path);
  fixture->library = causerie_library_new (fixture->path, fixture->settings, fixture->gateway);
  causerie_library_open_async (fixture->library, NULL, failed_cb, &failed);
  WAIT_UNTIL (failed);
  g_assert_cmpint (get_state (fixture), ==, CAUSERIE_STORAGE_FAILED);
  assert_says (fixture, "cannot be read", "storage.save-now");

  conversation = library_fixture_begin (fixture, "Hello");
  uid = g_strdup (causerie_conversation_get_uid (conversation));
  g_assert_cmpint (g_remove (obstacle), ==, 0);
  causerie_library_save_now (fixture->library);
  WAIT_UNTIL (get_state (fixture) == CAUSERIE_STORAGE_NORMAL);
  library_fixture_open_again (fixture);
  g_assert_nonnull (library_fixture_find (fixture->library, uid));
}

int
main (int argc, char *argv[])
{
  signal (SIGXFSZ, SIG_IGN); /* a write over the limit fails instead */
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/library-disk/all-is-well", test_all_is_well);
  ADD_LIBRARY_TEST ("/library-disk/full-disk", test_full_disk);
  ADD_LIBRARY_TEST ("/library-disk/deleted-on-a-full-disk", test_deleted_on_a_full_disk);
  ADD_LIBRARY_TEST ("/library-disk/newer-history", test_newer_history);
  ADD_LIBRARY_TEST ("/library-disk/no-history", test_no_history);

  return g_test_run ();
}
