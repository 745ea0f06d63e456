/* test-store-fields.c: what is kept of a chat beside its messages, and that two programs share it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store.h"

#include "causerie-error.h"
#include "same-message.h"
#include "store-fixture.h"
#include "trash-calls.h"

static const char * const work_tags[] = { "urgent", "work", NULL };

static CauserieConversation *
list_one (CauserieStore *store)
{
  g_autoptr(GPtrArray) conversations = list_conversations (store);

  g_assert_cmpuint (conversations->len, ==, 1);
  return g_object_ref (g_ptr_array_index (conversations, 0));
}

static GPtrArray *
load_draft (CauserieStore *store, const char *uid)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *parts;

  causerie_store_load_draft_async (store, uid, NULL, keep_result_cb, &result);
  parts = causerie_store_load_draft_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return parts;
}

static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) folder = causerie_folder_new (NULL);
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) listed = NULL;

  causerie_folder_set_name (folder, "Робота");
  save_folder (fixture->store, folder);
  causerie_conversation_set_title (conversation, "Title");
  causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_MODEL);
  causerie_conversation_set_folder (conversation, causerie_folder_get_uid (folder));
  causerie_conversation_set_archived (conversation, TRUE);
  causerie_conversation_set_tags (conversation, work_tags);
  save_conversation (fixture->store, conversation);
  store_fixture_open_again (fixture);

  listed = list_one (fixture->store);
  g_assert_cmpint (causerie_conversation_get_title_source (listed), ==, CAUSERIE_TITLE_MODEL);
  g_assert_cmpstr (causerie_conversation_get_folder (listed), ==, causerie_folder_get_uid (folder));
  g_assert_true (causerie_conversation_get_archived (listed));
  g_assert_cmpstrv (causerie_conversation_get_tags (listed), work_tags);
  g_assert_cmpuint (causerie_conversation_steal_changes (listed), ==, 0);

  causerie_conversation_set_tags (listed, NULL);
  causerie_conversation_set_folder (listed, NULL);
  save_conversation (fixture->store, listed);
  assert_plain (fixture->path, "SELECT count (*) FROM tag", "0");
  assert_plain (fixture->path, "SELECT folder IS NULL FROM conversation", "1");
}

static void
test_folders (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) one = causerie_folder_new (NULL);
  g_autoptr(CauserieFolder) two = causerie_folder_new (NULL);
  g_autoptr(GPtrArray) folders = NULL;

  causerie_folder_set_name (one, "One");
  save_folder (fixture->store, one);
  save_folder (fixture->store, two);
  causerie_folder_set_name (two, "Two");
  save_folder (fixture->store, two);
  folders = list_folders (fixture->store);
  g_assert_cmpuint (folders->len, ==, 2);
  g_assert_cmpstr (causerie_folder_get_uid (g_ptr_array_index (folders, 0)), ==,
                   causerie_folder_get_uid (one));
  g_assert_cmpstr (causerie_folder_get_name (g_ptr_array_index (folders, 1)), ==, "Two");
  g_assert_cmpint (causerie_folder_get_created_time (g_ptr_array_index (folders, 0)), ==,
                   causerie_folder_get_created_time (one));
}

/* What is attached before it is sent; bytes nobody names any more go. */
static void
test_draft (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  const char *uid = causerie_conversation_get_uid (conversation);
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_strnfill (700000, 'x'), 700000);
  g_autoptr(CauseriePart) file = causerie_part_new_file (bytes, "text/plain", "notes.txt");
  g_autoptr(CauseriePart) image = causerie_part_new_image (bytes, "image/png", NULL);
  g_autoptr(CauseriePart) text = causerie_part_new_text ("Вкладений текст\n");
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autoptr(GPtrArray) loaded = NULL;
  CauserieMessage *message;

  g_ptr_array_add (parts, file);
  g_ptr_array_add (parts, image);
  g_ptr_array_add (parts, text);
  causerie_conversation_set_draft_parts (conversation, parts);
  save_conversation (fixture->store, conversation);
  store_fixture_open_again (fixture);
  loaded = load_draft (fixture->store, uid);
  g_assert_cmpuint (loaded->len, ==, 3);
  assert_same_part (g_ptr_array_index (loaded, 2), text);
  assert_same_part (g_ptr_array_index (loaded, 0), file);
  assert_same_part (g_ptr_array_index (loaded, 1), image);
  assert_plain (fixture->path, "SELECT count (*) FROM blob", "2");

  /* it is sent: what it named is the message's now */
  message = add_message (conversation, CAUSERIE_ROLE_USER, "Look");
  causerie_message_add_part (message, file);
  save_message (fixture->store, conversation, message);
  causerie_conversation_set_draft_parts (conversation, NULL);
  save_conversation (fixture->store, conversation);
  assert_plain (fixture->path, "SELECT count (*) FROM blob", "1");
  assert_plain (fixture->path, "SELECT count (*) FROM draft_part", "0");

  g_bytes_unref (g_steal_pointer (&bytes)); /* attached and thought better of */
  bytes = g_bytes_new_static ("other", 5);
  g_clear_pointer (&file, causerie_part_unref);
  file = causerie_part_new_file (bytes, "text/plain", "other.txt");
  g_ptr_array_set_size (parts, 0);
  g_ptr_array_add (parts, file);
  causerie_conversation_set_draft_parts (conversation, parts);
  save_conversation (fixture->store, conversation);
  assert_plain (fixture->path, "SELECT count (*) FROM blob", "2");
  causerie_conversation_set_draft_parts (conversation, NULL);
  save_conversation (fixture->store, conversation);
  assert_plain (fixture->path, "SELECT count (*) FROM blob", "1");
}

/* Two programs change different things of one chat, and neither knows of the other's. */
static void
test_two_programs (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) here = NULL;
  g_autoptr(CauserieConversation) there = NULL;
  g_autoptr(CauserieConversation) listed = NULL;
  CauserieStore *other;

  causerie_conversation_set_title (conversation, "Title");
  causerie_conversation_set_draft (conversation, "Draft");
  save_conversation (fixture->store, conversation);
  other = open_store (fixture->path);
  here = list_one (fixture->store);
  there = list_one (other);

  causerie_conversation_set_title (here, "Renamed here");
  causerie_conversation_set_draft (there, "Typed there");
  causerie_conversation_set_tags (there, work_tags);
  causerie_conversation_set_pinned (here, TRUE);
  save_conversation (fixture->store, here);
  save_conversation (other, there);
  save_conversation (fixture->store, here); /* nothing is new */

  listed = list_one (other);
  g_assert_cmpstr (causerie_conversation_get_title (listed), ==, "Renamed here");
  g_assert_cmpstr (causerie_conversation_get_draft (listed), ==, "Typed there");
  g_assert_true (causerie_conversation_get_pinned (listed));
  g_assert_cmpstrv (causerie_conversation_get_tags (listed), work_tags);
  causerie_conversation_take_over (here, listed);
  g_assert_cmpstr (causerie_conversation_get_draft (here), ==, "Typed there");
  g_assert_finalize_object (other);
}

/* What could not be saved is a change still. */
static void
test_failed_save (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(CauserieConversation) listed = NULL;
  g_autoptr(GError) error = NULL;

  save_conversation (fixture->store, conversation);
  causerie_conversation_set_title (conversation, "Title");
  causerie_conversation_set_origin (conversation, "nobody");
  g_assert_false (try_save_conversation (fixture->store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  causerie_conversation_set_origin (conversation, NULL);
  causerie_conversation_set_folder (conversation, "nowhere");
  g_assert_false (try_save_conversation (fixture->store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
  causerie_conversation_set_folder (conversation, NULL);

  save_conversation (fixture->store, conversation);
  listed = list_one (fixture->store);
  g_assert_cmpstr (causerie_conversation_get_title (listed), ==, "Title");
}

/* Two programs say something in one chat. */
static void
test_two_writers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) here = causerie_conversation_new (NULL);
  const char *uid = causerie_conversation_get_uid (here);
  g_autoptr(CauserieConversation) there = causerie_conversation_new (uid);
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *leaf = NULL;
  CauserieStore *other;
  CauserieMessage *question;

  save_conversation (fixture->store, here);
  question = add_message (here, CAUSERIE_ROLE_USER, "Question");
  save_message (fixture->store, here, question);
  save_conversation (fixture->store, here);
  other = open_store (fixture->path);
  messages = try_load (other, uid, &leaf, NULL);
  causerie_conversation_load (there, messages, leaf);

  save_message (fixture->store, here, add_message (here, CAUSERIE_ROLE_ASSISTANT, "Said here"));
  save_message (other, there, add_message (there, CAUSERIE_ROLE_ASSISTANT, "Said there"));
  save_conversation (other, there);
  save_conversation (fixture->store, here);

  again = load_messages (fixture->store, uid);
  g_assert_cmpuint (again->len, ==, 3);
  g_assert_true (causerie_conversation_merge (here, again, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (here)), ==, 2);
  g_assert_finalize_object (other);
}

/* What another program is writing just now is not overwritten. */
static void
test_foreign_answer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  CauserieStore *other = open_store (fixture->path);
  g_autoptr(GError) error = NULL;

  g_assert_false (try_save_message (other, causerie_conversation_get_uid (conversation), answer,
                                    &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_clear_error (&error);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  save_message (fixture->store, conversation, answer);
  save_message (other, conversation, answer);
  g_assert_finalize_object (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-fields/fields", test_fields);
  ADD_STORE_TEST ("/store-fields/folders", test_folders);
  ADD_STORE_TEST ("/store-fields/draft", test_draft);
  ADD_STORE_TEST ("/store-fields/two-programs", test_two_programs);
  ADD_STORE_TEST ("/store-fields/failed-save", test_failed_save);
  ADD_STORE_TEST ("/store-fields/two-writers", test_two_writers);
  ADD_STORE_TEST ("/store-fields/foreign-answer", test_foreign_answer);

  return g_test_run ();
}
