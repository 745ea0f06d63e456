/* test-chat-choice.c: what is chosen for one chat alone, and what of it lasts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-property.h"
#include "library-fixture.h"

#define TEMPERATURE CAUSERIE_SETUP_PARAM (CAUSERIE_PARAM_TEMPERATURE)

typedef struct {
  CauserieConversation *conversation;
  CauserieChat         *chat;
} OpenChat;

static void
open_chat_clear (OpenChat *open)
{
  g_clear_object (&open->chat);
  g_clear_object (&open->conversation);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenChat, open_chat_clear)

/* A chat with one answer. */
static OpenChat
begin (LibraryFixture *fixture)
{
  OpenChat open = { causerie_library_create (fixture->library), NULL };

  open.chat = causerie_library_open_chat (fixture->library, open.conversation);
  library_fixture_ask (open.chat, "Hello");
  return open;
}

/* The same chat after the end of the program. */
static void
open_again (LibraryFixture *fixture, OpenChat *open)
{
  g_autofree char *uid = g_strdup (causerie_conversation_get_uid (open->conversation));

  open_chat_clear (open);
  library_fixture_open_again (fixture);
  open->conversation = g_object_ref (library_fixture_find (fixture->library, uid));
  open->chat = causerie_library_open_chat (fixture->library, open->conversation);
  WAIT_UNTIL (causerie_conversation_get_loaded (open->conversation));
}

static LoopbackRequest *
get_last_request (LibraryFixture *fixture)
{
  return loopback_server_get_request (fixture->server,
                                      loopback_server_get_count (fixture->server) - 1);
}

static gboolean
was_sent (LibraryFixture *fixture, const char *words)
{
  return strstr (get_last_request (fixture)->body, words) != NULL;
}

static void
override_temperature (CauserieChat *chat, double value)
{
  g_autoptr(CauserieParams) params =
    causerie_params_copy (causerie_profile_get_params (causerie_chat_get_profile (chat)));

  causerie_params_set (params, CAUSERIE_PARAM_TEMPERATURE, value);
  causerie_chat_override_params (chat, params);
}

static const char *
get_model (CauserieChat *chat)
{
  return causerie_profile_get_model (causerie_chat_get_profile (chat));
}

/* --- one chat alone --------------------------------------------------------------------------- */

static void
test_model (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_auto(OpenChat) two = begin (fixture);
  guint n_notifies = 0;

  g_assert_true (causerie_chat_get_profile (one.chat) == fixture->profile);
  g_signal_connect (one.chat, "notify::profile", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_chat_choose_model (one.chat, causerie_connection_get_uid (fixture->connection), "b/two");
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_true (causerie_chat_differs (one.chat, CAUSERIE_SETUP_MODEL));
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 1);
  g_assert_true (causerie_chat_get_saved_profile (one.chat) == fixture->profile);
  g_assert_cmpstr (causerie_profile_get_name (causerie_chat_get_profile (one.chat)), ==, "two");

  library_fixture_ask (one.chat, "And now?");
  g_assert_true (was_sent (fixture, "\"model\":\"b/two\""));
  library_fixture_ask (two.chat, "And here?");
  g_assert_true (was_sent (fixture, "\"model\":\"test/model\""));
  g_assert_cmpstr (causerie_profile_get_model (fixture->profile), ==, "test/model");

  open_chat_clear (&two);
  open_again (fixture, &one);
  g_assert_cmpstr (get_model (one.chat), ==, "b/two");
  causerie_chat_choose_model (one.chat, causerie_connection_get_uid (fixture->connection),
                              "test/model");
  g_assert_true (causerie_chat_get_profile (one.chat) == fixture->profile);
}

/* A new chat begins as every other one does. */
static void
test_new_chats_are_untouched (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_autoptr(CauserieConversation) fresh = NULL;
  g_autoptr(CauserieChat) chat = NULL;

  causerie_chat_choose_model (one.chat, causerie_connection_get_uid (fixture->connection), "b/two");
  fresh = causerie_library_create (fixture->library);
  chat = causerie_library_open_chat (fixture->library, fresh);
  g_assert_true (causerie_chat_get_profile (chat) == fixture->profile);

  /* What is chosen before the first message holds for it. */
  override_temperature (chat, 0.25);
  library_fixture_ask (chat, "Hello");
  g_assert_true (was_sent (fixture, "\"temperature\":0.25"));
}

/* What is not chosen here follows the saved profile. */
static void
test_the_rest_follows (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  guint n_notifies = 0;

  override_temperature (one.chat, 0.25);
  g_signal_connect (one.chat, "notify::profile", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_profile_set_instructions (fixture->profile, "Be brief.");
  causerie_profile_set_model (fixture->profile, "c/three");
  g_assert_cmpuint (n_notifies, ==, 2);
  library_fixture_ask (one.chat, "And now?");
  g_assert_true (was_sent (fixture, "Be brief."));
  g_assert_true (was_sent (fixture, "\"model\":\"c/three\""));
  g_assert_true (was_sent (fixture, "\"temperature\":0.25"));
  g_assert_false (causerie_params_get (causerie_profile_get_params (fixture->profile),
                                       CAUSERIE_PARAM_TEMPERATURE, NULL));
}

static void
test_reset (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);

  override_temperature (one.chat, 0.25);
  causerie_chat_override_instructions (one.chat, "Rhyme.");
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 2);
  library_fixture_ask (one.chat, "And now?");
  g_assert_true (was_sent (fixture, "Rhyme."));

  causerie_chat_reset (one.chat, TEMPERATURE);
  g_assert_false (causerie_chat_differs (one.chat, TEMPERATURE));
  g_assert_true (causerie_chat_differs (one.chat, CAUSERIE_SETUP_INSTRUCTIONS));
  causerie_chat_reset_all (one.chat);
  g_assert_true (causerie_chat_get_profile (one.chat) == fixture->profile);
  library_fixture_ask (one.chat, "And now?");
  g_assert_false (was_sent (fixture, "Rhyme."));
  g_assert_false (was_sent (fixture, "temperature"));
}

/* Choosing a saved profile takes all of it. */
static void
test_a_profile_comes_whole (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);

  override_temperature (one.chat, 0.25);
  causerie_chat_set_profile (one.chat, fixture->profile);
  g_assert_true (causerie_chat_get_profile (one.chat) == fixture->profile);
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 0);
}

/* The limit is this chat's, where it differs from the profile's. */
static void
test_limit_is_raised_here (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("Fine.") END ("stop", 10, 2, "0.001"),
    CHUNK ("one, ") END ("length", 10, 64, "0.001"), NULL,
  };
  g_autoptr(CauserieParams) params = g_new0 (CauserieParams, 1);
  g_auto(OpenChat) one = { 0 };

  fixture->replies = replies;
  one = begin (fixture);
  causerie_params_set (params, CAUSERIE_PARAM_MAX_TOKENS, 64);
  causerie_chat_override_params (one.chat, params);
  g_assert_true (causerie_chat_raise_limit (one.chat, library_fixture_ask (one.chat, "Count")));
  library_fixture_wait (one.chat);
  g_assert_true (was_sent (fixture, "\"max_tokens\":128"));
  g_assert_false (causerie_params_get (causerie_profile_get_params (fixture->profile),
                                       CAUSERIE_PARAM_MAX_TOKENS, NULL));
}

/* What a model began, that model ends. */
static void
test_going_on_keeps_the_model (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("one, ") END ("length", 10, 64, "0.001"), NULL,
  };
  g_auto(OpenChat) one = { 0 };

  fixture->replies = replies;
  one = begin (fixture);
  causerie_chat_choose_model (one.chat, causerie_connection_get_uid (fixture->connection), "b/two");
  g_assert_true (causerie_chat_continue (one.chat,
                                         causerie_conversation_get_leaf (one.conversation)));
  library_fixture_wait (one.chat);
  g_assert_true (was_sent (fixture, "\"model\":\"test/model\""));
  g_assert_cmpstr (get_model (one.chat), ==, "b/two");
}

static void
test_branch (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_autoptr(CauserieConversation) branch = NULL;
  g_autoptr(CauserieChat) chat = NULL;

  override_temperature (one.chat, 0.25);
  branch = causerie_library_branch (fixture->library, one.conversation,
                                    causerie_conversation_get_leaf (one.conversation));
  chat = causerie_library_open_chat (fixture->library, branch);
  g_assert_true (causerie_chat_differs (chat, TEMPERATURE));
}

/* --- into profiles ---------------------------------------------------------------------------- */

static void
test_save_to_profile (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_auto(OpenChat) two = begin (fixture);

  override_temperature (one.chat, 0.25);
  causerie_chat_override_instructions (one.chat, "Rhyme.");
  g_assert_true (causerie_chat_save_to_profile (one.chat));
  g_assert_true (causerie_chat_get_profile (one.chat) == fixture->profile);
  g_assert_cmpstr (causerie_profile_get_instructions (fixture->profile), ==, "Rhyme.");
  library_fixture_ask (two.chat, "And here?");
  g_assert_true (was_sent (fixture, "\"temperature\":0.25"));
}

static void
test_save_as_profile (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_autoptr(CauserieProfile) saved = NULL;

  override_temperature (one.chat, 0.25);
  saved = g_object_ref (causerie_chat_save_as_profile (one.chat, "Colder"));
  g_assert_true (causerie_chat_get_profile (one.chat) == saved);
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 0);
  g_assert_cmpstr (causerie_profile_get_name (saved), ==, "Colder");
  g_assert_false (causerie_params_get (causerie_profile_get_params (fixture->profile),
                                       CAUSERIE_PARAM_TEMPERATURE, NULL));
  causerie_settings_remove_profile (fixture->settings, saved);
}

/* --- what is deleted -------------------------------------------------------------------------- */

static void
test_deleted_profile (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);

  causerie_profile_set_instructions (fixture->profile, "Be brief.");
  override_temperature (one.chat, 0.25);
  library_fixture_ask (one.chat, "And now?");
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  g_assert_null (causerie_chat_get_saved_profile (one.chat));
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 0);

  open_again (fixture, &one);
  library_fixture_ask (one.chat, "Still there?");
  g_assert_true (was_sent (fixture, "\"model\":\"test/model\""));
  g_assert_true (was_sent (fixture, "\"temperature\":0.25"));
  g_assert_true (was_sent (fixture, "Be brief."));
  g_assert_true (was_sent (fixture, "And now?"));

  /* The undo brings everything back, what differs too. */
  causerie_settings_insert_profile (fixture->settings, fixture->profile, 0);
  g_assert_true (causerie_chat_get_saved_profile (one.chat) == fixture->profile);
  g_assert_true (causerie_chat_differs (one.chat, TEMPERATURE));
  g_assert_cmpuint (causerie_chat_count_differences (one.chat), ==, 1);
}

/* An earlier version stored no more than the answers say. */
static void
test_deleted_profile_of_an_old_chat (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);

  causerie_conversation_set_setup (one.conversation, "");
  causerie_library_save (fixture->library, one.conversation);
  open_again (fixture, &one);
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  g_assert_cmpstr (get_model (one.chat), ==, "test/model");
  library_fixture_ask (one.chat, "Still there?");
  g_assert_true (was_sent (fixture, "\"model\":\"test/model\""));
  g_assert_true (strstr (causerie_conversation_get_setup (one.conversation), "test/model") != NULL);
  causerie_settings_add_profile (fixture->settings, fixture->profile);
}

/* With its connection there is nothing to ask with, until another model is chosen. */
static void
test_deleted_connection (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_autoptr(CauserieConnection) other = causerie_connection_new (NULL);

  causerie_profile_set_instructions (fixture->profile, "Be brief.");
  library_fixture_ask (one.chat, "And now?");
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  causerie_settings_remove_connection (fixture->settings, fixture->connection);
  g_assert_null (causerie_chat_get_profile (one.chat));
  g_assert_false (causerie_chat_send (one.chat, "Hello?", NULL));

  causerie_connection_set_base_url (other, loopback_server_get_url (fixture->server));
  causerie_settings_add_connection (fixture->settings, other);
  causerie_chat_choose_model (one.chat, causerie_connection_get_uid (other), "b/two");
  library_fixture_ask (one.chat, "And here?");
  g_assert_true (was_sent (fixture, "\"model\":\"b/two\""));
  g_assert_true (was_sent (fixture, "Be brief."));

  causerie_settings_remove_connection (fixture->settings, other);
  causerie_settings_add_connection (fixture->settings, fixture->connection);
  causerie_settings_add_profile (fixture->settings, fixture->profile);
}

/* --- what hangs on it ------------------------------------------------------------------------- */

static void
test_counts (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_auto(OpenChat) two = begin (fixture);
  g_autoptr(CauserieConnection) other = causerie_connection_new (NULL);
  const char *profile = causerie_profile_get_uid (fixture->profile);
  const char *connection = causerie_connection_get_uid (fixture->connection);

  causerie_settings_add_connection (fixture->settings, other);
  g_assert_cmpuint (causerie_library_count_profile_chats (fixture->library, profile), ==, 2);
  g_assert_cmpuint (causerie_library_count_connection_chats (fixture->library, connection), ==, 2);

  causerie_chat_choose_model (two.chat, causerie_connection_get_uid (other), "b/two");
  g_assert_cmpuint (causerie_library_count_profile_chats (fixture->library, profile), ==, 2);
  g_assert_cmpuint (causerie_library_count_connection_chats (fixture->library, connection), ==, 1);
  g_assert_cmpuint (causerie_library_count_connection_chats (fixture->library,
                                                             causerie_connection_get_uid (other)),
                    ==, 1);
  g_assert_cmpuint (causerie_library_count_profile_chats (fixture->library, "none"), ==, 0);
  causerie_settings_remove_connection (fixture->settings, other);
}

/* Key, address and proxy hold from the next message on. */
static void
test_changed_connection (LibraryFixture *fixture, gconstpointer data)
{
  g_auto(OpenChat) one = begin (fixture);
  g_autoptr(LoopbackServer) other = loopback_server_new (library_fixture_answer_cb, fixture);
  g_autoptr(LoopbackServer) proxy = loopback_server_new (library_fixture_answer_cb, fixture);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *address = NULL;

  first = loopback_request_dup_header (get_last_request (fixture), "Authorization");
  g_assert_null (first);
  causerie_keyring_remember (fixture->keyring, causerie_connection_get_uid (fixture->connection),
                             "a-new-key");
  library_fixture_ask (one.chat, "And now?");
  second = loopback_request_dup_header (get_last_request (fixture), "Authorization");
  g_assert_cmpstr (second, ==, "Bearer a-new-key");

  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (other));
  library_fixture_ask (one.chat, "And there?");
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 2);
  g_assert_cmpuint (loopback_server_get_count (other), ==, 1);

  address = g_strndup (loopback_server_get_url (proxy),
                       strlen (loopback_server_get_url (proxy)) - strlen ("/v1"));
  causerie_connection_set_proxy (fixture->connection, address);
  library_fixture_ask (one.chat, "And through a proxy?");
  g_assert_cmpuint (loopback_server_get_count (other), ==, 1);
  g_assert_cmpuint (loopback_server_get_count (proxy), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_LIBRARY_TEST ("/chat-choice/model", test_model);
  ADD_LIBRARY_TEST ("/chat-choice/new-chats-are-untouched", test_new_chats_are_untouched);
  ADD_LIBRARY_TEST ("/chat-choice/the-rest-follows", test_the_rest_follows);
  ADD_LIBRARY_TEST ("/chat-choice/reset", test_reset);
  ADD_LIBRARY_TEST ("/chat-choice/a-profile-comes-whole", test_a_profile_comes_whole);
  ADD_LIBRARY_TEST ("/chat-choice/limit-is-raised-here", test_limit_is_raised_here);
  ADD_LIBRARY_TEST ("/chat-choice/going-on-keeps-the-model", test_going_on_keeps_the_model);
  ADD_LIBRARY_TEST ("/chat-choice/branch", test_branch);
  ADD_LIBRARY_TEST ("/chat-choice/save-to-profile", test_save_to_profile);
  ADD_LIBRARY_TEST ("/chat-choice/save-as-profile", test_save_as_profile);
  ADD_LIBRARY_TEST ("/chat-choice/deleted-profile", test_deleted_profile);
  ADD_LIBRARY_TEST ("/chat-choice/deleted-profile-of-an-old-chat",
                    test_deleted_profile_of_an_old_chat);
  ADD_LIBRARY_TEST ("/chat-choice/deleted-connection", test_deleted_connection);
  ADD_LIBRARY_TEST ("/chat-choice/counts", test_counts);
  ADD_LIBRARY_TEST ("/chat-choice/changed-connection", test_changed_connection);

  return g_test_run ();
}
