/* test-library-changes.c: two programs with one history: what one writes appears in the other
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static const char *
get_uid (CauserieConversation *conversation)
{
  return causerie_conversation_get_uid (conversation);
}

typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
  guint n_changes;
} Change;

static void
note_change_cb (GListModel *list, guint position, guint n_removed, guint n_added, Change *change)
{
  change->position = position;
  change->n_removed = n_removed;
  change->n_added = n_added;
  change->n_changes++;
}

/* The same chat as the other program has it, loaded. */
static CauserieChat *
open_in (CauserieLibrary *library, const char *uid)
{
  CauserieConversation *conversation;
  CauserieChat *chat;

  WAIT_UNTIL ((conversation = library_fixture_find (library, uid)) != NULL);
  chat = causerie_library_open_chat (library, conversation);
  WAIT_UNTIL (causerie_conversation_get_loaded (conversation));
  return chat;
}

static void
test_chats_appear_and_go (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) first = library_fixture_begin (fixture, "first");
  CauserieLibrary *other = library_fixture_open_another (fixture);
  g_autoptr(CauserieConversation) second = NULL;
  Change change = { 0 };

  g_signal_connect (causerie_library_get_conversations (other), "items-changed",
                    G_CALLBACK (note_change_cb), &change);
  second = library_fixture_begin (fixture, "second");
  WAIT_UNTIL (library_fixture_find (other, get_uid (second)) != NULL);
  g_assert_cmpuint (change.n_added, ==, 1);
  g_assert_cmpuint (change.n_removed, ==, 0);

  causerie_library_delete (fixture->library, first);
  WAIT_UNTIL (library_fixture_count (other) == 1);
  g_assert_cmpuint (change.n_removed, ==, 1);
  causerie_library_restore (fixture->library, first);
  WAIT_UNTIL (library_fixture_count (other) == 2);
  library_fixture_close (other);
}

static void
test_titles_and_folders (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");
  CauserieLibrary *other = library_fixture_open_another (fixture);
  GListModel *folders = causerie_library_get_folders (other);
  CauserieConversation *seen = library_fixture_find (other, get_uid (chat));
  g_autoptr(CauserieFolder) folder = NULL;

  causerie_library_rename (fixture->library, chat, "Soup");
  folder = causerie_library_create_folder (fixture->library, "Kitchen");
  causerie_library_move (fixture->library, chat, folder);
  WAIT_UNTIL (g_list_model_get_n_items (folders) == 1 &&
              g_str_equal (causerie_conversation_get_title (seen), "Soup") &&
              *causerie_conversation_get_folder (seen) != '\0');
  g_assert_true (library_fixture_find (other, get_uid (chat)) == seen);

  causerie_library_delete_folder (fixture->library, folder);
  WAIT_UNTIL (g_list_model_get_n_items (folders) == 0 && library_fixture_count (other) == 0);
  library_fixture_close (other);
}

/* Each changes something of one chat: both hold. */
static void
test_nothing_is_overwritten (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");
  g_autofree char *uid = g_strdup (get_uid (chat));
  CauserieLibrary *other = library_fixture_open_another (fixture);
  CauserieConversation *seen = library_fixture_find (other, uid);

  causerie_library_rename (fixture->library, chat, "Soup");
  causerie_library_set_pinned (other, seen, TRUE);
  causerie_conversation_set_draft (seen, "More salt");
  causerie_library_save (other, seen);
  library_fixture_close (other);
  library_fixture_open_again (fixture);

  seen = library_fixture_find (fixture->library, uid);
  g_assert_cmpstr (causerie_conversation_get_title (seen), ==, "Soup");
  g_assert_true (causerie_conversation_get_pinned (seen));
  g_assert_cmpstr (causerie_conversation_get_draft (seen), ==, "More salt");
}

/* What is being typed here is not taken away by a change there. */
static void
test_draft_is_left_alone (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) chat = library_fixture_begin (fixture, "Hello");
  CauserieLibrary *other = library_fixture_open_another (fixture);
  CauserieConversation *seen = library_fixture_find (other, get_uid (chat));

  causerie_conversation_set_draft (seen, "Being typ");
  causerie_library_rename (fixture->library, chat, "Soup");
  WAIT_UNTIL (g_str_equal (causerie_conversation_get_title (seen), "Soup"));
  g_assert_cmpstr (causerie_conversation_get_draft (seen), ==, "Being typ");
  library_fixture_close (other);
}

static void
test_open_chat_goes_on (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieLibrary *other = library_fixture_open_another (fixture);
  g_autoptr(CauserieChat) seen_chat = open_in (other, get_uid (conversation));
  CauserieConversation *seen = causerie_chat_get_conversation (seen_chat);
  Change change = { 0 };

  g_signal_connect (seen, "items-changed", G_CALLBACK (note_change_cb), &change);
  library_fixture_ask (chat, "two");
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (seen)) == 4 &&
              !causerie_message_is_running (causerie_conversation_get_leaf (seen)));
  g_assert_cmpuint (change.n_removed, ==, 0);
  g_assert_cmpstr (causerie_message_get_text (causerie_conversation_get_leaf (seen)), ==, "Fine.");
  g_clear_object (&seen_chat);
  library_fixture_close (other);
}

/* Two people at one chat: each goes on where they are, and no message is lost. */
static void
test_both_say_something (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieLibrary *other = library_fixture_open_another (fixture);
  g_autoptr(CauserieChat) other_chat = open_in (other, get_uid (conversation));
  CauserieConversation *seen = causerie_chat_get_conversation (other_chat);
  CauserieMessage *here, *there;

  g_assert_true (causerie_chat_send (chat, "here", NULL));
  g_assert_true (causerie_chat_send (other_chat, "there", NULL));
  library_fixture_wait (chat);
  library_fixture_wait (other_chat);
  here = causerie_conversation_get_leaf (conversation);
  there = causerie_conversation_get_leaf (seen);

  WAIT_UNTIL (causerie_conversation_find (conversation, causerie_message_get_uid (there)) != NULL &&
              causerie_conversation_find (seen, causerie_message_get_uid (here)) != NULL);
  g_assert_true (causerie_conversation_get_leaf (conversation) == here);
  g_assert_true (causerie_conversation_get_leaf (seen) == there);
  g_clear_object (&other_chat);
  library_fixture_close (other);
}

/* So much at once is journalled at once. */
static void
slow_cb (LoopbackRequest *request, gpointer user_data)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autofree char *chunk = g_strdup_printf (CHUNK ("%s"), text);

  loopback_begin_chunks (request, "Content-Type: text/event-stream\r\n");
  loopback_send_chunk (request, chunk, -1);
  loopback_wait_closed (request, 20000);
}

/* What streams in one program grows in the other; stopping it there is seen here. */
static void
test_running_answer_grows (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(LoopbackServer) slow = loopback_server_new (slow_cb, NULL);
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "one");
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieLibrary *other = library_fixture_open_another (fixture);
  g_autoptr(CauserieChat) seen_chat = open_in (other, get_uid (conversation));
  CauserieConversation *seen = causerie_chat_get_conversation (seen_chat);

  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (slow));
  g_assert_true (causerie_chat_send (chat, "Count", NULL));
  WAIT_UNTIL (causerie_message_get_text_length (causerie_conversation_get_leaf (seen)) == 5000);
  g_assert_true (causerie_message_is_running (causerie_conversation_get_leaf (seen)));

  causerie_chat_stop (chat);
  WAIT_UNTIL (causerie_message_get_state (causerie_conversation_get_leaf (seen)) ==
              CAUSERIE_MESSAGE_STOPPED);
  g_clear_object (&seen_chat);
  library_fixture_close (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/library-changes/chats-appear-and-go", test_chats_appear_and_go);
  ADD_LIBRARY_TEST ("/library-changes/titles-and-folders", test_titles_and_folders);
  ADD_LIBRARY_TEST ("/library-changes/nothing-is-overwritten", test_nothing_is_overwritten);
  ADD_LIBRARY_TEST ("/library-changes/draft-is-left-alone", test_draft_is_left_alone);
  ADD_LIBRARY_TEST ("/library-changes/open-chat-goes-on", test_open_chat_goes_on);
  ADD_LIBRARY_TEST ("/library-changes/both-say-something", test_both_say_something);
  ADD_LIBRARY_TEST ("/library-changes/running-answer-grows", test_running_answer_grows);

  return g_test_run ();
}
