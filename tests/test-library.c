/* test-library.c: folders, the trash and everything else a person arranges chats by
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "library-fixture.h"
#include "plain-sqlite.h"

static const char *
get_uid (CauserieConversation *conversation)
{
  return causerie_conversation_get_uid (conversation);
}

static GPtrArray *
list_trash (LibraryFixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  causerie_library_list_trash_async (fixture->library, NULL, library_fixture_note_cb, &result);
  items = causerie_library_list_trash_finish (fixture->library, library_fixture_await (&result),
                                              &error);
  g_assert_no_error (error);
  return items;
}

static void
purge (LibraryFixture *fixture, CauserieTrashItem *item)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_library_purge_async (fixture->library, item, NULL, library_fixture_note_cb, &result);
  causerie_library_purge_finish (fixture->library, library_fixture_await (&result), &error);
  g_assert_no_error (error);
}

static CauserieFolder *
get_folder (LibraryFixture *fixture, guint position)
{
  GListModel *folders = causerie_library_get_folders (fixture->library);
  g_autoptr(CauserieFolder) folder = g_list_model_get_item (folders, position);

  return folder; /* the list keeps it */
}

/* The messages of a chat, loaded if need be. */
static CauserieConversation *
load (LibraryFixture *fixture, const char *uid, const char *message_uid, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_library_find_path_async (fixture->library, uid, message_uid, NULL,
                                    library_fixture_note_cb, &result);
  return causerie_library_find_path_finish (fixture->library, library_fixture_await (&result),
                                            error);
}

/* --- arranging --- */

static void
test_folders (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");
  g_autoptr(CauserieFolder) work = NULL, home = NULL;
  GListModel *folders = causerie_library_get_folders (fixture->library);
  g_autofree char *uid = g_strdup (get_uid (chat));

  work = causerie_library_create_folder (fixture->library, "Work");
  home = causerie_library_create_folder (fixture->library, "Home");
  g_assert_true (get_folder (fixture, 0) == home);
  causerie_library_rename_folder (fixture->library, home, "Дім");
  g_assert_true (get_folder (fixture, 1) == home);
  causerie_library_move (fixture->library, chat, home);
  g_assert_cmpstr (causerie_conversation_get_folder (chat), ==, causerie_folder_get_uid (home));

  library_fixture_open_again (fixture);
  folders = causerie_library_get_folders (fixture->library);
  g_assert_cmpuint (g_list_model_get_n_items (folders), ==, 2);
  g_assert_cmpstr (causerie_folder_get_name (get_folder (fixture, 1)), ==, "Дім");
  g_assert_cmpstr (causerie_conversation_get_folder (library_fixture_find (fixture->library, uid)),
                   ==, causerie_folder_get_uid (home));
}

static void
test_arranged (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const tags[] = { "later", "recipes", NULL };
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");
  g_autofree char *uid = g_strdup (get_uid (chat));
  CauserieConversation *again;

  causerie_library_set_pinned (fixture->library, chat, TRUE);
  causerie_library_set_archived (fixture->library, chat, TRUE);
  causerie_library_set_tags (fixture->library, chat, tags);
  library_fixture_open_again (fixture);

  again = library_fixture_find (fixture->library, uid);
  g_assert_true (causerie_conversation_get_pinned (again));
  g_assert_true (causerie_conversation_get_archived (again));
  g_assert_cmpstrv (causerie_conversation_get_tags (again), tags);
}

static void
test_own_title_stays (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "Hello");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);

  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, "Hello");
  causerie_library_rename (fixture->library, conversation, "Soup");
  library_fixture_ask (chat, "Something else");
  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, "Soup");
  g_assert_cmpint (causerie_conversation_get_title_source (conversation), ==,
                   CAUSERIE_TITLE_PERSON);

  causerie_library_rename (fixture->library, conversation, "");
  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, "Hello");
  g_assert_cmpint (causerie_conversation_get_title_source (conversation), ==,
                   CAUSERIE_TITLE_QUESTION);
}

static void
test_branch (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieConversation) branch = NULL, again = NULL;
  g_autoptr(CauserieMessage) first = g_object_ref (causerie_conversation_get_leaf (conversation));
  g_autoptr(CauserieChat) branch_chat = NULL;
  g_autofree char *uid = NULL;
  g_autoptr(GError) error = NULL;

  library_fixture_ask (chat, "two");
  branch = causerie_library_branch (fixture->library, conversation, first);
  uid = g_strdup (get_uid (branch));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (branch)), ==, 2);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 2);
  branch_chat = causerie_library_open_chat (fixture->library, branch);
  library_fixture_ask (branch_chat, "three");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (branch)), ==, 4);

  g_clear_object (&branch_chat);
  g_clear_object (&chat);
  library_fixture_open_again (fixture);
  again = load (fixture, uid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 4);
}

/* --- the trash --- */

static void
test_delete_and_restore (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "Hello");
  g_autofree char *uid = g_strdup (get_uid (conversation));
  g_autoptr(GPtrArray) items = NULL, later = NULL;

  causerie_library_delete (fixture->library, conversation);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  items = list_trash (fixture);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (causerie_trash_item_get_uid (g_ptr_array_index (items, 0)), ==, uid);

  causerie_library_restore (fixture->library, conversation);
  g_assert_true (library_fixture_find (fixture->library, uid) == conversation);
  later = list_trash (fixture);
  g_assert_cmpuint (later->len, ==, 0);

  causerie_library_delete (fixture->library, conversation);
  library_fixture_open_again (fixture);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
}

/* After another start there is no object left: it comes back from the disk. */
static void
test_restore_item (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "Hello");
  g_autofree char *uid = g_strdup (get_uid (conversation));
  g_autoptr(GPtrArray) items = NULL;

  causerie_library_delete (fixture->library, conversation);
  library_fixture_open_again (fixture);
  items = list_trash (fixture);
  causerie_library_restore_item (fixture->library, g_ptr_array_index (items, 0));
  WAIT_UNTIL (library_fixture_find (fixture->library, uid) != NULL);
}

static void
test_delete_message (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieMessage) answer = g_object_ref (causerie_conversation_get_leaf (conversation));
  g_autoptr(CauserieConversation) again = NULL;
  g_autofree char *uid = g_strdup (get_uid (conversation));
  g_autoptr(GError) error = NULL;

  library_fixture_ask (chat, "two");
  causerie_library_delete_message (fixture->library, conversation, answer);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 3);
  causerie_library_restore_message (fixture->library, conversation, answer);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 4);
  causerie_library_delete_message (fixture->library, conversation, answer);

  g_clear_object (&chat);
  library_fixture_open_again (fixture);
  again = load (fixture, uid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 3);
}

static void
test_delete_folder (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) inside = library_fixture_begin (fixture, "inside");
  g_autoptr(CauserieConversation) outside = library_fixture_begin (fixture, "outside");
  g_autoptr(CauserieFolder) folder = causerie_library_create_folder (fixture->library, "Work");

  causerie_library_move (fixture->library, inside, folder);
  causerie_library_delete_folder (fixture->library, folder);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 1);
  g_assert_null (get_folder (fixture, 0));

  causerie_library_restore_folder (fixture->library, folder);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 2);
  g_assert_true (get_folder (fixture, 0) == folder);
  library_fixture_settle (fixture->library);
  g_assert_cmpstr (causerie_conversation_get_folder (inside), ==, causerie_folder_get_uid (folder));

  causerie_library_delete_folder (fixture->library, folder);
  library_fixture_open_again (fixture);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 1);
  g_assert_nonnull (library_fixture_find (fixture->library, get_uid (outside)));
}

/* What was in the trash before stays there. */
static void
test_delete_all (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) before = library_fixture_begin (fixture, "before");
  g_autoptr(CauserieConversation) one = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieConversation) two = library_fixture_begin (fixture, "two");
  g_autoptr(CauserieFolder) folder = causerie_library_create_folder (fixture->library, "Work");
  gint64 token;

  causerie_library_delete (fixture->library, before);
  token = causerie_library_delete_all (fixture->library);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  g_assert_null (get_folder (fixture, 0));

  causerie_library_restore_all (fixture->library, token);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 2);
  WAIT_UNTIL (get_folder (fixture, 0) != NULL);
  g_assert_true (library_fixture_find (fixture->library, get_uid (one)) == one);
  g_assert_null (library_fixture_find (fixture->library, get_uid (before)));
}

/* Bytes of any file of the folder. */
static gboolean
is_in_a_file (LibraryFixture *fixture, const char *word)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder->path, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length;

    if (g_file_get_contents (path, &bytes, &length, NULL) &&
        memmem (bytes, length, word, strlen (word)) != NULL)
      return TRUE;
  }

  return FALSE;
}

static void
test_purge (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) gone = library_fixture_begin (fixture, "Secretword");
  g_autoptr(CauserieConversation) stays = library_fixture_begin (fixture, "Otherword");
  g_autoptr(GPtrArray) items = NULL;

  causerie_library_delete (fixture->library, gone);
  library_fixture_settle (fixture->library);
  g_assert_true (is_in_a_file (fixture, "Secretword"));
  purge (fixture, NULL);

  items = list_trash (fixture);
  g_assert_cmpuint (items->len, ==, 0);
  g_assert_false (is_in_a_file (fixture, "Secretword"));
  g_assert_false (is_in_a_file (fixture, "secretword"));
  g_assert_true (is_in_a_file (fixture, "Otherword"));
}

static void
test_purge_one (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) one = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieConversation) two = library_fixture_begin (fixture, "two");
  g_autoptr(GPtrArray) items = NULL, later = NULL;

  causerie_library_delete (fixture->library, one);
  causerie_library_delete (fixture->library, two);
  items = list_trash (fixture);
  g_assert_cmpstr (causerie_trash_item_get_uid (g_ptr_array_index (items, 0)), ==, get_uid (two));
  purge (fixture, g_ptr_array_index (items, 0));
  later = list_trash (fixture);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpstr (causerie_trash_item_get_uid (g_ptr_array_index (later, 0)), ==, get_uid (one));
}

/* --- temporary chats --- */

static void
test_temporary_is_never_written (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("Unforgettable.") END ("stop", 10, 2, "0.001"), NULL,
  };
  g_autoptr(CauserieConversation) conversation =
    causerie_library_create_temporary (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);

  fixture->replies = replies;
  library_fixture_ask (chat, "Whisperword");
  causerie_library_rename (fixture->library, conversation, "Whispertitle");
  causerie_library_set_pinned (fixture->library, conversation, TRUE);
  causerie_conversation_set_draft (conversation, "Whisperdraft");
  causerie_library_note_draft (fixture->library, conversation);
  causerie_library_save (fixture->library, conversation);
  causerie_library_delete_message (fixture->library, conversation,
                                   causerie_conversation_get_leaf (conversation));
  library_fixture_settle (fixture->library);

  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  g_assert_false (causerie_library_has_unsaved (fixture->library));
  g_clear_object (&chat);
  library_fixture_open_again (fixture);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  g_assert_false (is_in_a_file (fixture, "Whisper"));
  g_assert_false (is_in_a_file (fixture, "Unforgettable"));
}

/* --- drafts --- */

static void
test_draft_is_saved_before_closing (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autofree char *uid = g_strdup (get_uid (conversation));

  causerie_conversation_set_draft (conversation, "Half a thought");
  causerie_library_note_draft (fixture->library, conversation);
  g_assert_cmpuint (library_fixture_count (fixture->library), ==, 0);
  library_fixture_open_again (fixture);
  g_assert_cmpstr (causerie_conversation_get_draft (library_fixture_find (fixture->library, uid)),
                   ==, "Half a thought");
}

/* --- finding --- */

static GPtrArray *
search (LibraryFixture *fixture, const char *text, char **other_layout)
{
  CauserieSearchQuery query = { .text = text };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits;

  causerie_library_search_async (fixture->library, &query, NULL, library_fixture_note_cb, &result);
  hits = causerie_library_search_finish (fixture->library, library_fixture_await (&result),
                                         other_layout, &error);
  g_assert_no_error (error);
  return hits;
}

static void
test_search_and_the_other_layout (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "Де моя книга?");
  g_autofree char *layout = NULL, *other = NULL, *none = NULL;
  g_autoptr(GPtrArray) hits = search (fixture, "книгу", &layout);
  g_autoptr(GPtrArray) mistyped = search (fixture, "rybuf", &other); /* книга */
  g_autoptr(GPtrArray) nothing = search (fixture, "zzzz", &none);
  CauserieSearchHit *hit;

  g_assert_cmpuint (hits->len, >, 0);
  g_assert_null (layout);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (causerie_search_hit_get_conversation_uid (hit), ==, get_uid (conversation));
  g_assert_cmpuint (mistyped->len, ==, hits->len);
  g_assert_cmpstr (other, ==, "книга");
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_null (none);
}

static void
test_path_to_a_message (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autofree char *uid = g_strdup (get_uid (conversation));
  g_autofree char *first =
    g_strdup (causerie_message_get_uid (causerie_conversation_get_leaf (conversation)));
  g_autoptr(CauserieConversation) found = NULL;
  g_autoptr(GError) error = NULL, no_message = NULL, no_chat = NULL;

  causerie_chat_retry (chat, causerie_conversation_get_leaf (conversation));
  library_fixture_wait (chat);
  g_clear_object (&chat);
  library_fixture_open_again (fixture);

  found = load (fixture, uid, first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (causerie_message_get_uid (causerie_conversation_get_leaf (found)), ==, first);
  g_assert_null (load (fixture, uid, "nowhere", &no_message));
  g_assert_error (no_message, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_assert_null (load (fixture, "nowhere", NULL, &no_chat));
  g_assert_error (no_chat, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/library/folders", test_folders);
  ADD_LIBRARY_TEST ("/library/arranged", test_arranged);
  ADD_LIBRARY_TEST ("/library/own-title-stays", test_own_title_stays);
  ADD_LIBRARY_TEST ("/library/branch", test_branch);
  ADD_LIBRARY_TEST ("/library/delete-and-restore", test_delete_and_restore);
  ADD_LIBRARY_TEST ("/library/restore-item", test_restore_item);
  ADD_LIBRARY_TEST ("/library/delete-message", test_delete_message);
  ADD_LIBRARY_TEST ("/library/delete-folder", test_delete_folder);
  ADD_LIBRARY_TEST ("/library/delete-all", test_delete_all);
  ADD_LIBRARY_TEST ("/library/purge", test_purge);
  ADD_LIBRARY_TEST ("/library/purge-one", test_purge_one);
  ADD_LIBRARY_TEST ("/library/temporary-is-never-written", test_temporary_is_never_written);
  ADD_LIBRARY_TEST ("/library/draft-is-saved-before-closing", test_draft_is_saved_before_closing);
  ADD_LIBRARY_TEST ("/library/search-and-the-other-layout", test_search_and_the_other_layout);
  ADD_LIBRARY_TEST ("/library/path-to-a-message", test_path_to_a_message);

  return g_test_run ();
}
