/* test-store-trash.c: into the trash, out of it, and gone for good
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-trash.h"

#include "causerie-error.h"
#include "store-fixture.h"
#include "trash-calls.h"

#include <string.h>

#define TIME G_GINT64_CONSTANT (1785000000123456)
#define WORD "zwiebelfisch"

/* --- what a test needs --- */

static CauserieConversation *
save_chat (StoreFixture *fixture, const char *title, CauserieFolder *folder, guint n_messages)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, title);
  if (folder != NULL)
    causerie_conversation_set_folder (conversation, causerie_folder_get_uid (folder));
  save_conversation (fixture->store, conversation);
  for (guint i = 0; i < n_messages; i++) {
    g_autofree char *text = g_strdup_printf ("%s %u", title, i);

    save_message (fixture->store, conversation,
                  add_message (conversation, i % 2 == 0 ? CAUSERIE_ROLE_USER
                                                        : CAUSERIE_ROLE_ASSISTANT, text));
  }
  save_conversation (fixture->store, conversation);
  return conversation;
}

static const char *
uid_of (CauserieConversation *conversation, guint position)
{
  g_autoptr(CauserieMessage) message =
    g_list_model_get_item (G_LIST_MODEL (conversation), position);

  return causerie_message_get_uid (message); /* the conversation keeps it */
}

/* "title title …", newest first. */
static void
assert_listed (StoreFixture *fixture, const char *wanted)
{
  g_autoptr(GPtrArray) conversations = list_conversations (fixture->store);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = conversations->len; i > 0; i--) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i - 1);

    g_string_append_printf (titles, "%s%s", titles->len > 0 ? " " : "",
                            causerie_conversation_get_title (conversation));
  }
  g_assert_cmpstr (titles->str, ==, wanted);
}

/* "kind title n, …", newest first. */
static void
assert_trash (StoreFixture *fixture, const char *wanted)
{
  g_autoptr(GPtrArray) items = list_trash (fixture->store);
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    CauserieTrashItem *item = g_ptr_array_index (items, i);

    g_string_append_printf (lines, "%s%s %s %u", i > 0 ? ", " : "",
                            causerie_enum_to_name (CAUSERIE_TYPE_TRASH_KIND,
                                                   causerie_trash_item_get_kind (item)),
                            causerie_trash_item_get_title (item),
                            causerie_trash_item_get_n_messages (item));
  }
  g_assert_cmpstr (lines->str, ==, wanted);
}

/* Its path as a program that opens it finds it: the messages' texts. */
static void
assert_path (StoreFixture *fixture, CauserieConversation *conversation, const char *wanted)
{
  const char *uid = causerie_conversation_get_uid (conversation);
  g_autoptr(CauserieConversation) opened = causerie_conversation_new (uid);
  g_autofree char *leaf = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = try_load (fixture->store, uid, &leaf, &error);
  g_autoptr(GString) path = g_string_new (NULL);

  g_assert_no_error (error);
  causerie_conversation_load (opened, messages, leaf);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (opened)); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (opened), i);

    g_string_append_printf (path, "%s%s", i > 0 ? ", " : "", causerie_message_get_text (message));
  }
  g_assert_cmpstr (path->str, ==, wanted);
}

/* --- into it and out of it --- */

static void
test_conversation (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) one = save_chat (fixture, "one", NULL, 2);
  g_autoptr(CauserieConversation) two = save_chat (fixture, "two", NULL, 3);
  g_autoptr(GError) error = NULL;

  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (one), TIME);
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (one),
         TIME + 1); /* it is there already */
  assert_listed (fixture, "two");
  assert_trash (fixture, "conversation one 2");
  assert_plain (fixture->path, "SELECT trashed_time FROM conversation ORDER BY id LIMIT 1",
                "1785000000123456");
  store_fixture_open_again (fixture);
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (one), 0);
  assert_listed (fixture, "one two");
  assert_trash (fixture, "");

  g_assert_false (try_trash (fixture->store, CAUSERIE_TRASH_FOLDER, "nobody", TIME, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND);
}

/* Chats go with their folder and come back with it; one that was there before stays there. */
static void
test_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) folder = causerie_folder_new (NULL);
  g_autoptr(CauserieConversation) one = NULL;
  g_autoptr(CauserieConversation) two = NULL;
  g_autoptr(CauserieConversation) three = NULL;
  g_autoptr(GPtrArray) folders = NULL;
  g_autoptr(GPtrArray) listed = NULL;

  causerie_folder_set_name (folder, "Work");
  save_folder (fixture->store, folder);
  one = save_chat (fixture, "one", folder, 2);
  two = save_chat (fixture, "two", folder, 3);
  three = save_chat (fixture, "three", NULL, 1);
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (one), TIME);
  trash (fixture->store, CAUSERIE_TRASH_FOLDER, causerie_folder_get_uid (folder), TIME + 5);
  assert_listed (fixture, "three");
  assert_trash (fixture, "folder Work 3, conversation one 2");

  /* a chat that comes back alone has no folder then */
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (one), 0);
  listed = list_conversations (fixture->store);
  g_assert_cmpstr (causerie_conversation_get_folder (g_ptr_array_index (listed, 1)), ==, "");

  trash (fixture->store, CAUSERIE_TRASH_FOLDER, causerie_folder_get_uid (folder), 0);
  assert_listed (fixture, "one two three");
  folders = list_folders (fixture->store);
  g_assert_cmpuint (folders->len, ==, 1);
  g_assert_cmpstr (causerie_folder_get_name (g_ptr_array_index (folders, 0)), ==, "Work");
  assert_plain (fixture->path, "SELECT count (*) FROM conversation WHERE folder IS NOT NULL", "1");
}

static void
test_all (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) folder = causerie_folder_new (NULL);
  g_autoptr(CauserieConversation) one = NULL;
  g_autoptr(CauserieConversation) two = NULL;
  g_autoptr(CauserieConversation) three = NULL;

  causerie_folder_set_name (folder, "Work");
  save_folder (fixture->store, folder);
  one = save_chat (fixture, "one", NULL, 1);
  two = save_chat (fixture, "two", folder, 1);
  three = save_chat (fixture, "three", NULL, 1);
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (three), TIME);
  trash_all (fixture->store, TIME + 9);
  assert_listed (fixture, "");
  assert_trash (fixture, "conversation one 1, folder Work 1, conversation three 1");
  restore_all (fixture->store, TIME + 8);
  assert_listed (fixture, "");
  restore_all (fixture->store, TIME + 9);
  assert_listed (fixture, "one two");
  assert_trash (fixture, "conversation three 1");
}

static void
test_message (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_chat (fixture, "m", NULL, 4);
  g_autoptr(GPtrArray) items = NULL;
  CauserieTrashItem *item;

  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (conversation, 1), TIME);
  assert_path (fixture, conversation, "m 0, m 2, m 3");
  items = list_trash (fixture->store);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (causerie_trash_item_get_kind (item), ==, CAUSERIE_TRASH_MESSAGE);
  g_assert_cmpstr (causerie_trash_item_get_preview (item), ==, "m 1");
  g_assert_cmpstr (causerie_trash_item_get_conversation_uid (item), ==,
                   causerie_conversation_get_uid (conversation));
  g_assert_cmpint (causerie_trash_item_get_trashed_time (item), ==, TIME);

  /* a save of either moves nothing */
  save_message (fixture->store, conversation, causerie_conversation_find (
                  conversation, causerie_trash_item_get_uid (item)));
  assert_path (fixture, conversation, "m 0, m 2, m 3");
  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (conversation, 1), 0);
  assert_path (fixture, conversation, "m 0, m 1, m 2, m 3");
}

/* --- gone for good --- */

static void
test_purge_message (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_chat (fixture, "m", NULL, 4);

  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (conversation, 0), TIME);
  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (conversation, 2), TIME + 1);
  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (conversation, 3), TIME + 2);
  purge (fixture->store, NULL, TIME + 1, FALSE); /* what is that old */
  assert_trash (fixture, "message m 1");
  assert_plain (fixture->path, "SELECT text, parent FROM message ORDER BY id", "m 1|\nm 3|2");
  purge (fixture->store, NULL, G_MAXINT64, FALSE);
  assert_trash (fixture, "");
  assert_plain (fixture->path, "SELECT value FROM care WHERE name = 'purging'", "0");
  assert_path (fixture, conversation, "m 1");
  assert_plain (fixture->path, "SELECT c.leaf = m.uid FROM conversation c, message m", "1");
}

static void
test_purge_one (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) folder = causerie_folder_new (NULL);
  g_autoptr(CauserieConversation) one = NULL;
  g_autoptr(CauserieConversation) two = NULL;
  g_autoptr(GPtrArray) items = NULL;

  save_folder (fixture->store, folder);
  one = save_chat (fixture, "one", folder, 70); /* several steps */
  two = save_chat (fixture, "two", NULL, 2);
  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (two), TIME);
  trash (fixture->store, CAUSERIE_TRASH_FOLDER, causerie_folder_get_uid (folder), TIME + 1);
  items = list_trash (fixture->store);
  purge (fixture->store, g_ptr_array_index (items, 0), 0, FALSE);
  assert_trash (fixture, "conversation two 2");
  assert_plain (fixture->path, "SELECT count (*) FROM message", "2");
  assert_plain (fixture->path, "SELECT count (*) FROM folder", "0");
  purge (fixture->store, g_ptr_array_index (items, 0), 0, FALSE); /* it is gone already */
  purge (fixture->store, g_ptr_array_index (items, 1), 0, FALSE);
  assert_plain (fixture->path, "SELECT count (*) FROM conversation", "0");
}

/* The program ended when the rows were gone and the words were not: the next purge sees to it. */
static void
test_purge_interrupted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_chat (fixture, "m", NULL, 1);

  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (conversation),
         TIME);
  run_plain (fixture->path, "INSERT INTO care VALUES ('purging', 1)");
  purge (fixture->store, NULL, 0, FALSE); /* nothing is that old */
  assert_plain (fixture->path, "SELECT value FROM care WHERE name = 'purging'", "0");
  assert_plain (fixture->path, "SELECT count (*) FROM message", "1");
}

/* --- branches --- */

static CauserieConversation *
save_branch (StoreFixture *fixture, CauserieConversation *from, guint position, const char *text)
{
  g_autoptr(CauserieMessage) origin = g_list_model_get_item (G_LIST_MODEL (from), position);
  CauserieConversation *branch = causerie_conversation_new_branch (from, origin);

  causerie_conversation_set_title (branch, text);
  save_conversation (fixture->store, branch);
  save_message (fixture->store, branch, add_message (branch, CAUSERIE_ROLE_USER, text));
  save_conversation (fixture->store, branch);
  return branch;
}

/* A branch copies nothing, and what it needs stays when the chat it came from goes. */
static void
test_branch (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) first = save_chat (fixture, "m", NULL, 6);
  g_autoptr(CauserieConversation) second = save_branch (fixture, first, 3, "second");
  g_autoptr(CauserieConversation) third = save_branch (fixture, second, 4, "third");
  g_autoptr(CauserieConversation) fourth = save_branch (fixture, first, 1, "fourth");

  assert_plain (fixture->path, "SELECT count (*) FROM message", "9");
  assert_path (fixture, second, "m 0, m 1, m 2, m 3, second");
  assert_path (fixture, third, "m 0, m 1, m 2, m 3, second, third");
  assert_path (fixture, fourth, "m 0, m 1, fourth");
  assert_path (fixture, first, "m 0, m 1, m 2, m 3, m 4, m 5");

  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (first), TIME);
  assert_path (fixture, second, "m 0, m 1, m 2, m 3, second");
  purge (fixture->store, NULL, TIME, FALSE);
  assert_path (fixture, second, "m 0, m 1, m 2, m 3, second");
  assert_path (fixture, third, "m 0, m 1, m 2, m 3, second, third");
  assert_path (fixture, fourth, "m 0, m 1, fourth");
  assert_plain (fixture->path, "SELECT count (*) FROM message", "7");
  assert_file_is_sound (fixture->path);

  trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, causerie_conversation_get_uid (second), TIME);
  purge (fixture->store, NULL, TIME, FALSE);
  assert_path (fixture, third, "m 0, m 1, m 2, m 3, second, third");
  assert_path (fixture, fourth, "m 0, m 1, fourth");
  assert_file_is_sound (fixture->path);
  delete_conversation (fixture->store, causerie_conversation_get_uid (third));
  delete_conversation (fixture->store, causerie_conversation_get_uid (fourth));
  assert_plain (fixture->path, "SELECT count (*) FROM message", "0");
}

/* The message a branch comes from is deleted itself: what was before it leads there then. */
static void
test_branch_origin (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) first = save_chat (fixture, "m", NULL, 3);
  g_autoptr(CauserieConversation) second = save_branch (fixture, first, 1, "second");

  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (first, 1), TIME);
  assert_path (fixture, second, "m 0, second");
  purge (fixture->store, NULL, TIME, FALSE);
  assert_path (fixture, second, "m 0, second");
  trash (fixture->store, CAUSERIE_TRASH_MESSAGE, uid_of (first, 0), TIME);
  purge (fixture->store, NULL, TIME, FALSE);
  assert_path (fixture, second, "second");
  assert_plain (fixture->path, "SELECT count (*) FROM conversation WHERE origin IS NOT NULL", "0");
}

/* --- not a byte is left --- */

static gboolean
holds_word (const char *path, const char *word)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++) /* as fts5 folds it, and as it was written */
    content[i] = g_ascii_tolower (content[i]);
  return memmem (content, length, word, strlen (word)) != NULL;
}

/* How many files below the folder hold the word. */
static guint
count_files_with (const char *folder, const char *word)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      n_files += count_files_with (path, word);
    else if (holds_word (path, word)) {
      g_test_message ("%s holds %s", path, word);
      n_files++;
    }
  }
  return n_files;
}

/* A chat among which some say the word, in every place it may be in. */
static CauserieConversation *
save_secret_chat (StoreFixture *fixture, gboolean secret, guint n_messages)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);
  g_autofree char *title = g_strdup_printf ("A chat on %s", secret ? WORD : "onions");

  causerie_conversation_set_title (conversation, title);
  causerie_conversation_set_draft (conversation, title);
  causerie_conversation_set_preview (conversation, title);
  causerie_conversation_set_tags (conversation, (const char *[]) { title, NULL });
  save_conversation (fixture->store, conversation);
  for (guint i = 0; i < n_messages; i++) {
    g_autoptr(GString) text = g_string_new (NULL);
    g_autoptr(GBytes) bytes = NULL;
    CauserieMessage *message;
    CauseriePart *part;

    for (int j = g_test_rand_int_range (1, 300); j > 0; j--)
      g_string_append_printf (text, "word%d %s", g_test_rand_int_range (0, 500),
                              secret && j % 40 == 1 ? WORD " " : "");
    bytes = g_bytes_new (text->str, text->len);
    part = causerie_part_new_file (bytes, "text/plain", secret ? WORD ".txt" : "onion.txt");
    message = add_message (conversation, CAUSERIE_ROLE_USER, text->str);
    causerie_message_append_reasoning (message, text->str, text->len);
    if (i % 4 == 0)
      causerie_message_add_part (message, part);
    causerie_part_unref (part);
    save_message (fixture->store, conversation, message);
  }
  return conversation;
}

static void
test_no_byte (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) chats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  for (int i = 0; i < 6; i++)
    g_ptr_array_add (chats, save_secret_chat (fixture, i % 3 == 1, 8));
  g_assert_cmpuint (count_files_with (folder, WORD), >, 0);
  for (guint i = 0; i < chats->len; i++) {
    const char *uid = causerie_conversation_get_uid (g_ptr_array_index (chats, i));

    if (i % 3 == 1)
      trash (fixture->store, CAUSERIE_TRASH_CONVERSATION, uid, TIME);
  }
  g_assert_cmpuint (count_files_with (folder, WORD), >, 0);

  purge (fixture->store, NULL, TIME, TRUE);
  g_assert_cmpuint (count_files_with (folder, WORD), ==, 0); /* while it is open */
  assert_plain (fixture->path, "SELECT count (*) FROM conversation", "4");
  assert_plain (fixture->path, "SELECT count (*) FROM message", "32");
  assert_plain (fixture->path, "SELECT count (*) FROM part", "8");
  assert_plain (fixture->path, "SELECT count (*) FROM blob", "8");
}

/* The same for single messages of a chat that stays. */
static void
test_no_byte_of_messages (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) onions = save_secret_chat (fixture, FALSE, 20);
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  for (int i = 0; i < 10; i++) {
    g_autofree char *text = g_strdup_printf ("%d: " WORD ", what is it?", i);
    CauserieMessage *said = add_message (onions, CAUSERIE_ROLE_USER, text);
    CauserieMessage *answer = add_message (onions, CAUSERIE_ROLE_ASSISTANT, "");

    causerie_message_set_state (answer, CAUSERIE_MESSAGE_STREAMING);
    save_message (fixture->store, onions, said);
    save_message (fixture->store, onions, answer);
    causerie_store_append_journal (fixture->store, causerie_message_get_uid (answer), "A " WORD,
                                   WORD "?");
    causerie_message_set_text (answer, "A kind of error.");
    causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
    save_message (fixture->store, onions, answer);
    trash (fixture->store, CAUSERIE_TRASH_MESSAGE, causerie_message_get_uid (said), TIME + i);
  }
  g_assert_cmpuint (count_files_with (folder, WORD), >, 0);
  purge (fixture->store, NULL, G_MAXINT64, FALSE);
  g_assert_cmpuint (count_files_with (folder, WORD), ==, 0);
  assert_plain (fixture->path, "SELECT count (*) FROM message", "30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/store-trash/conversation", test_conversation);
  ADD_STORE_TEST ("/store-trash/folder", test_folder);
  ADD_STORE_TEST ("/store-trash/all", test_all);
  ADD_STORE_TEST ("/store-trash/message", test_message);
  ADD_STORE_TEST ("/store-trash/purge-message", test_purge_message);
  ADD_STORE_TEST ("/store-trash/purge-one", test_purge_one);
  ADD_STORE_TEST ("/store-trash/purge-interrupted", test_purge_interrupted);
  ADD_STORE_TEST ("/store-trash/branch", test_branch);
  ADD_STORE_TEST ("/store-trash/branch-origin", test_branch_origin);
  ADD_STORE_TEST ("/store-trash/no-byte", test_no_byte);
  ADD_STORE_TEST ("/store-trash/no-byte-of-messages", test_no_byte_of_messages);

  return g_test_run ();
}
