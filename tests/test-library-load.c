/* test-library-load.c: chats that are opened: their end at once, the rest after it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"
#include "plain-sqlite.h"

#define N_MESSAGES 100
#define N_CHATS    250 /* more than are listed first */

typedef struct {
  gboolean was_loaded; /* at the first change */
  guint    n_shown;    /* then */
  guint    n_changes;
} Watch;

static void
note_change_cb (CauserieConversation *conversation,
                guint                 position,
                guint                 n_removed,
                guint                 n_added,
                Watch                *watch)
{
  if (watch->n_changes++ == 0) {
    watch->was_loaded = causerie_conversation_get_loaded (conversation);
    watch->n_shown = g_list_model_get_n_items (G_LIST_MODEL (conversation));
    return;
  }

  g_assert_cmpuint (n_removed, ==, 0);
  g_assert_cmpuint (position, ==, 0);
}

/* A chat of many messages, on the disk; its uid. */
static char *
write_long_chat (LibraryFixture *fixture)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  char *uid = g_strdup (causerie_conversation_get_uid (conversation));

  for (guint i = 0; i < N_MESSAGES; i++) {
    CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
    g_autofree char *text = g_strdup_printf ("message %u", i);
    g_autoptr(CauserieMessage) message = NULL;

    message = causerie_message_new (NULL, leaf != NULL ? causerie_message_get_uid (leaf) : NULL,
                                    i % 2 == 0 ? CAUSERIE_ROLE_USER : CAUSERIE_ROLE_ASSISTANT);
    causerie_message_set_text (message, text);
    causerie_conversation_append (conversation, message);
    if (i == 0)
      causerie_library_save (fixture->library, conversation);
    causerie_library_save_message (fixture->library, conversation, message, NULL, NULL);
  }
  causerie_library_save (fixture->library, conversation);
  library_fixture_open_again (fixture);

  return uid;
}

/* The newest come first, all of them at last, each once. */
static void
test_newest_chats_come_first (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) last = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *list;

  for (guint i = 0; i < N_CHATS; i++) {
    g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);

    causerie_conversation_set_updated_time (conversation, 1000 + i);
    causerie_library_save (fixture->library, conversation);
    g_set_object (&last, conversation);
  }
  library_fixture_open_again (fixture);

  list = G_LIST_MODEL (causerie_library_get_conversations (fixture->library));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N_CHATS);
  for (guint i = 0; i < N_CHATS; i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (list, i);

    g_assert_cmpint (causerie_conversation_get_updated_time (conversation), ==,
                     1000 + N_CHATS - 1 - i);
    g_assert_true (g_hash_table_add (seen, (char *) causerie_conversation_get_uid (conversation)));
  }
  g_assert_nonnull (library_fixture_find (fixture->library, causerie_conversation_get_uid (last)));
}

static void
test_end_comes_first (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *uid = write_long_chat (fixture);
  CauserieConversation *conversation = library_fixture_find (fixture->library, uid);
  g_autoptr(CauserieChat) chat = NULL;
  g_autoptr(CauserieMessage) last = NULL;
  Watch watch = { 0 };

  g_signal_connect (conversation, "items-changed", G_CALLBACK (note_change_cb), &watch);
  chat = causerie_library_open_chat (fixture->library, conversation);
  WAIT_UNTIL (watch.n_changes > 0);
  g_assert_false (watch.was_loaded);
  g_assert_cmpuint (watch.n_shown, >, 10);
  g_assert_cmpuint (watch.n_shown, <, N_MESSAGES);
  last = g_object_ref (causerie_conversation_get_leaf (conversation));

  WAIT_UNTIL (causerie_conversation_get_loaded (conversation));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, N_MESSAGES);
  g_assert_true (causerie_conversation_get_leaf (conversation) == last);
}

/* What is said before all is there waits for it, and the whole chat is sent. */
static void
test_said_while_it_loads (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *uid = write_long_chat (fixture);
  CauserieConversation *conversation = library_fixture_find (fixture->library, uid);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  const char *body;

  g_assert_false (causerie_conversation_get_loaded (conversation));
  g_assert_true (causerie_chat_send (chat, "In a hurry", NULL));
  g_assert_cmpstr (causerie_conversation_get_draft (conversation), ==, "In a hurry");
  g_assert_false (causerie_chat_send (chat, "And again", NULL));
  WAIT_UNTIL (causerie_chat_get_running (chat));
  library_fixture_wait (chat);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, N_MESSAGES + 2);
  g_assert_cmpstr (causerie_conversation_get_draft (conversation), ==, "");
  body = loopback_server_get_request (fixture->server, 0)->body;
  g_assert_nonnull (strstr (body, "message 0"));
  g_assert_nonnull (strstr (body, "In a hurry"));
}

static void
test_draft_with_a_file (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = library_fixture_begin (fixture, "Hello");
  g_autofree char *uid = g_strdup (causerie_conversation_get_uid (conversation));
  g_autoptr(GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("Salt, pepper", 12);
  g_autoptr(CauserieChat) chat = NULL;
  CauserieConversation *again;
  CauseriePart *part;

  g_ptr_array_add (parts, causerie_part_new_file (bytes, "application/pdf", "notes.pdf"));
  causerie_conversation_set_draft (conversation, "See this:");
  causerie_conversation_set_draft_parts (conversation, parts);
  causerie_library_note_draft (fixture->library, conversation);
  library_fixture_open_again (fixture);

  again = library_fixture_find (fixture->library, uid);
  chat = causerie_library_open_chat (fixture->library, again);
  WAIT_UNTIL (causerie_conversation_get_draft_parts (again)->len == 1);
  part = g_ptr_array_index (causerie_conversation_get_draft_parts (again), 0);
  g_assert_cmpstr (causerie_conversation_get_draft (again), ==, "See this:");
  g_assert_cmpstr (causerie_part_get_name (part), ==, "notes.pdf");
  g_assert_true (g_bytes_equal (causerie_part_get_data (part), bytes));
  g_assert_cmpuint (causerie_conversation_steal_changes (again) & CAUSERIE_FIELD_DRAFT_PARTS, ==,
                    0);
}

/* --- the trash after thirty days --- */

static char *
count_conversations (LibraryFixture *fixture)
{
  return ask_plain (fixture->path, "SELECT count(*) FROM conversation");
}

static void
test_trash_expires (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) old = library_fixture_begin (fixture, "old");
  g_autoptr(CauserieConversation) recent = library_fixture_begin (fixture, "recent");
  g_autofree char *sql = NULL;

  causerie_library_delete (fixture->library, old);
  causerie_library_delete (fixture->library, recent);
  library_fixture_settle (fixture->library);
  sql = g_strdup_printf ("UPDATE conversation SET trashed_time = trashed_time - 2678400000000 "
                         "WHERE uid = '%s'", causerie_conversation_get_uid (old));
  run_plain (fixture->path, sql);

  causerie_library_set_pace (fixture->library, 0.001);
  causerie_library_start_upkeep (fixture->library);
  for (gboolean gone = FALSE; !gone; ) {
    g_autofree char *count = NULL;

    g_main_context_iteration (NULL, TRUE);
    library_fixture_settle (fixture->library);
    count = count_conversations (fixture);
    gone = g_str_equal (count, "1");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/library-load/newest-chats-come-first", test_newest_chats_come_first);
  ADD_LIBRARY_TEST ("/library-load/end-comes-first", test_end_comes_first);
  ADD_LIBRARY_TEST ("/library-load/said-while-it-loads", test_said_while_it_loads);
  ADD_LIBRARY_TEST ("/library-load/draft-with-a-file", test_draft_with_a_file);
  ADD_LIBRARY_TEST ("/library-load/trash-expires", test_trash_expires);

  return g_test_run ();
}
