/* test-chat.c: a conversation from the question to the file and back, against the built-in demo
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway-private.h"
#include "causerie-library.h"
#include "loopback-server.h"

#include <glib/gstdio.h>

/* A library in a folder of its own with one profile that asks the demo. */
typedef struct {
  char             *folder;
  char             *path;
  CauserieSettings *settings;
  CauserieKeyring  *keyring;
  CauserieGateway  *gateway;
  CauserieLibrary  *library;
  CauserieProfile  *profile;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
open_library (Fixture *fixture)
{
  gboolean opened = FALSE;

  fixture->library = causerie_library_new (fixture->path, fixture->settings, fixture->gateway);
  causerie_library_open_async (fixture->library, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_library (Fixture *fixture)
{
  causerie_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (g_steal_pointer (&fixture->library));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("causerie-chat-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.sqlite", NULL);

  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  causerie_connection_set_provider (connection, "demo");
  causerie_settings_add_connection (fixture->settings, connection);
  fixture->profile = causerie_profile_new (NULL);
  causerie_profile_set_connection (fixture->profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (fixture->profile, "causerie/demo");
  causerie_settings_add_profile (fixture->settings, fixture->profile);

  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  causerie_gateway_set_pace (fixture->gateway, 0.25);
  open_library (fixture);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GListModel *connections = causerie_settings_get_connections (fixture->settings);
  g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, 0);

  close_library (fixture);
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  causerie_settings_remove_connection (fixture->settings, connection);
  g_clear_object (&connection);
  g_clear_object (&fixture->profile);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->settings);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CauserieMessage *
get_leaf (CauserieChat *chat)
{
  return causerie_conversation_get_leaf (causerie_chat_get_conversation (chat));
}

static void
wait_until_settled (CauserieChat *chat)
{
  while (causerie_chat_get_running (chat))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_text (CauserieChat *chat)
{
  while (causerie_message_get_text_length (get_leaf (chat)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_answer_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieConversation) again = NULL;
  g_autoptr(CauserieChat) chat_again = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *uid = g_strdup (causerie_conversation_get_uid (conversation));
  GListModel *list;

  g_assert_true (causerie_chat_send (chat, "Привіт! Як справи?", NULL));
  g_assert_true (causerie_chat_get_running (chat));
  g_assert_true (causerie_conversation_get_answering (conversation));
  g_assert_false (causerie_chat_send (chat, "not while it runs", NULL));
  wait_for_text (chat);
  causerie_chat_stop (chat);
  wait_until_settled (chat);

  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_STOPPED);
  g_assert_cmpstr (causerie_conversation_get_title (conversation), ==, "Привіт! Як справи?");
  answer = g_strdup (causerie_message_get_text (get_leaf (chat)));
  g_assert_cmpuint (strlen (answer), >, 0);

  g_clear_object (&chat);
  g_clear_object (&conversation);
  close_library (fixture);
  open_library (fixture);

  list = G_LIST_MODEL (causerie_library_get_conversations (fixture->library));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  again = g_list_model_get_item (list, 0);
  g_assert_cmpstr (causerie_conversation_get_uid (again), ==, uid);
  g_assert_cmpstr (causerie_conversation_get_title (again), ==, "Привіт! Як справи?");
  chat_again = causerie_library_open_chat (fixture->library, again);
  while (!causerie_conversation_get_loaded (again))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 2);
  g_assert_cmpstr (causerie_message_get_text (get_leaf (chat_again)), ==, answer);
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat_again)), ==,
                   CAUSERIE_MESSAGE_STOPPED);
}

static void
test_retry_makes_a_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieMessage) first = NULL;
  g_autoptr(GPtrArray) versions = NULL;

  causerie_chat_send (chat, "one", NULL);
  wait_for_text (chat);
  causerie_chat_stop (chat);
  wait_until_settled (chat);
  first = g_object_ref (get_leaf (chat));

  g_assert_true (causerie_chat_retry (chat, first));
  wait_for_text (chat);
  causerie_chat_stop (chat);
  wait_until_settled (chat);

  g_assert_true (get_leaf (chat) != first);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 2);
  versions = causerie_conversation_dup_versions (conversation, first);
  g_assert_cmpuint (versions->len, ==, 2);
}

/* Said otherwise: both versions stay. */
static void
test_edit_makes_a_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(GPtrArray) attachments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  g_autoptr(CauserieMessage) first = NULL, second = NULL;
  g_autoptr(GPtrArray) versions = NULL;

  g_ptr_array_add (attachments, causerie_part_new_text ("Salt, pepper"));
  causerie_chat_send (chat, "one", attachments);
  causerie_chat_stop (chat);
  first = g_list_model_get_item (G_LIST_MODEL (conversation), 0);
  g_assert_false (causerie_chat_edit (chat, get_leaf (chat), "answers are not edited", NULL));
  g_assert_false (causerie_chat_edit (chat, first, "", NULL));

  g_assert_true (causerie_chat_edit (chat, first, "two", attachments));
  causerie_chat_stop (chat);
  second = g_list_model_get_item (G_LIST_MODEL (conversation), 0);
  g_assert_cmpstr (causerie_message_get_text (first), ==, "one");
  g_assert_cmpstr (causerie_message_get_text (second), ==, "two");
  g_assert_cmpuint (causerie_message_get_n_parts (second), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, 2);
  versions = causerie_conversation_dup_versions (conversation, second);
  g_assert_cmpuint (versions->len, ==, 2);
}

static void
test_gone_connection_fails_in_the_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autofree char *connection = g_strdup (causerie_profile_get_connection (fixture->profile));

  causerie_profile_set_connection (fixture->profile, "gone");
  g_assert_true (causerie_chat_send (chat, "hello", NULL));
  wait_until_settled (chat);

  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_FAILED);
  g_assert_cmpint (causerie_failure_get_kind (causerie_message_get_failure (get_leaf (chat))), ==,
                   CAUSERIE_FAILURE_NO_PROVIDER);
  causerie_profile_set_connection (fixture->profile, connection);
}

/* What came before the answer and nothing after it, with no secret. */
static void
test_request_as_curl (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieConnection *connection =
    causerie_settings_find_connection (fixture->settings,
                                       causerie_profile_get_connection (fixture->profile));
  g_autoptr(CauserieMessage) first = NULL;
  g_autofree char *command = NULL;

  causerie_chat_send (chat, "first question", NULL);
  causerie_chat_stop (chat);
  first = g_object_ref (get_leaf (chat));
  g_assert_null (causerie_chat_dup_curl (chat, first)); /* nobody outside can ask the demo */
  causerie_chat_send (chat, "second question", NULL);
  causerie_chat_stop (chat);

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, "http://127.0.0.1:8080/v1");
  causerie_keyring_remember (fixture->keyring, causerie_connection_get_uid (connection), "a-secret");
  command = causerie_chat_dup_curl (chat, first);
  g_assert_nonnull (strstr (command, "http://127.0.0.1:8080/v1/chat/completions"));
  g_assert_nonnull (strstr (command, "first question"));
  g_assert_null (strstr (command, "second question"));
  g_assert_nonnull (strstr (command, "$CAUSERIE_API_KEY"));
  g_assert_null (strstr (command, "a-secret"));
}

static void
test_stop_before_it_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);

  causerie_chat_send (chat, "hello", NULL);
  causerie_chat_stop (chat);
  g_assert_false (causerie_chat_get_running (chat));
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_STOPPED);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_STOPPED);
}

static void
test_closing_interrupts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  g_autoptr(CauserieConversation) again = NULL;

  causerie_chat_send (chat, "hello", NULL);
  wait_for_text (chat);
  causerie_library_close (fixture->library);
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_INTERRUPTED);
  g_assert_false (causerie_chat_get_running (chat));

  g_clear_object (&chat);
  g_clear_object (&conversation);
  close_library (fixture);
  open_library (fixture);
  again = g_list_model_get_item (
      G_LIST_MODEL (causerie_library_get_conversations (fixture->library)), 0);
  chat = causerie_library_open_chat (fixture->library, again);
  while (!causerie_conversation_get_loaded (again))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_INTERRUPTED);
  g_assert_cmpuint (causerie_message_get_text_length (get_leaf (chat)), >, 0);
}

/* --- what helps an answer that failed --- */

/* Leads the fixture's connection to another address. */
static CauserieConnection *
redirect (Fixture *fixture, const char *base_url)
{
  GListModel *connections = causerie_settings_get_connections (fixture->settings);
  CauserieConnection *connection = g_list_model_get_item (connections, 0);

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, base_url);
  g_object_unref (connection);
  return connection;
}

static const CauserieFailureFacts *
get_facts (CauserieChat *chat)
{
  CauserieFailure *failure = causerie_message_get_failure (get_leaf (chat));

  g_assert_nonnull (failure);
  return causerie_failure_get_facts (failure);
}

static void
keep_foreign_key (Fixture *fixture, CauserieConnection *connection)
{
  causerie_keyring_remember (fixture->keyring, causerie_connection_get_uid (connection),
                             "sk-or-v1-0123456789abcdef0123456789abcdef"
                             "0123456789abcdef0123456789abcdef");
}

/* What was not sent waits for the person, also over an end of the program. */
static void
test_not_sent_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieConnection *connection = redirect (fixture, "https://api.groq.com/openai/v1");

  keep_foreign_key (fixture, connection);
  causerie_chat_send (chat, "hello", NULL);
  wait_until_settled (chat);
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_FAILED);
  g_assert_true (get_facts (chat)->not_sent);

  g_clear_object (&chat);
  g_clear_object (&conversation);
  close_library (fixture);
  open_library (fixture);
  conversation = g_list_model_get_item (
    G_LIST_MODEL (causerie_library_get_conversations (fixture->library)), 0);
  chat = causerie_library_open_chat (fixture->library, conversation);
  while (!causerie_conversation_get_loaded (conversation))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_false (causerie_chat_get_running (chat));
  g_assert_cmpint (causerie_message_get_state (get_leaf (chat)), ==, CAUSERIE_MESSAGE_FAILED);
  g_assert_true (get_facts (chat)->not_sent);
  g_assert_cmpstr (get_facts (chat)->code, ==, CAUSERIE_CODE_FOREIGN_KEY);
  g_assert_cmpstr (get_facts (chat)->key_owner, ==, "openrouter");
}

static void
test_risk_is_confirmed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieConnection *connection = redirect (fixture, "https://api.groq.com/openai/v1");

  keep_foreign_key (fixture, connection);
  causerie_chat_send (chat, "hello", NULL);
  wait_until_settled (chat);
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY));
  g_assert_false (causerie_chat_retry_shorter (chat, get_leaf (chat)));
  g_assert_false (causerie_chat_trust_certificate (chat, get_leaf (chat)));

  g_assert_true (causerie_chat_confirm_risk (chat, get_leaf (chat)));
  g_assert_true (causerie_chat_get_running (chat));
  causerie_chat_stop (chat); /* before it goes anywhere */
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY));
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
}

static void
poor_cb (LoopbackRequest *request, gpointer user_data)
{
  loopback_send_reply (request, "402 Payment Required", "Content-Type: application/json\r\n",
                       "{\"error\":{\"code\":402,\"message\":\"You requested up to 4096 tokens, but can "
                       "only afford 1333.\"}}");
}

/* The limit holds for that answer alone. */
static void
test_retry_shorter (Fixture *fixture, gconstpointer data)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (poor_cb, NULL);
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);

  redirect (fixture, loopback_server_get_url (server));
  causerie_chat_send (chat, "hello", NULL);
  wait_until_settled (chat);
  g_assert_cmpint (get_facts (chat)->affordable_tokens, ==, 1333);
  g_assert_true (causerie_chat_retry_shorter (chat, get_leaf (chat)));
  wait_until_settled (chat);
  g_assert_true (causerie_chat_retry (chat, get_leaf (chat)));
  wait_until_settled (chat);

  g_assert_cmpuint (loopback_server_get_count (server), ==, 3);
  g_assert_null (strstr (loopback_server_get_request (server, 0)->body, "max_tokens"));
  g_assert_nonnull (strstr (loopback_server_get_request (server, 1)->body, "\"max_tokens\":1333"));
  g_assert_null (strstr (loopback_server_get_request (server, 2)->body, "max_tokens"));
}

static void
test_certificate_is_trusted (Fixture *fixture, gconstpointer data)
{
  static const char fingerprint[] =
    "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);
  CauserieConnection *connection = redirect (fixture, "https://api.groq.com/openai/v1");
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_TLS, .retry_after = -1, .fingerprint = fingerprint, .not_sent = TRUE,
  });

  keep_foreign_key (fixture, connection);
  causerie_chat_send (chat, "hello", NULL);
  wait_until_settled (chat);
  causerie_message_set_failure (get_leaf (chat), failure);
  g_assert_false (causerie_chat_confirm_risk (chat, get_leaf (chat)));

  g_assert_true (causerie_chat_trust_certificate (chat, get_leaf (chat)));
  causerie_chat_stop (chat);
  g_assert_cmpstr (causerie_connection_get_certificate (connection), ==, fingerprint);
}

static void
test_delete_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  GListModel *list = G_LIST_MODEL (causerie_library_get_conversations (fixture->library));

  causerie_conversation_set_draft (conversation, "a draft makes it real");
  causerie_library_save (fixture->library, conversation);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  causerie_library_delete (fixture->library, conversation);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  causerie_library_restore (fixture->library, conversation);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);

  causerie_library_delete (fixture->library, conversation);
  close_library (fixture);
  open_library (fixture);
  list = G_LIST_MODEL (causerie_library_get_conversations (fixture->library));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  causerie_library_keep_message_finish (CAUSERIE_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_preview_is_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  gboolean kept = FALSE;

  causerie_message_set_text (message, "---\n\n## A **bold** `word` & [link](https://example.org)\n\nmore");
  causerie_library_keep_message_async (fixture->library, conversation, message, kept_cb, &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (causerie_conversation_get_preview (conversation), ==, "A bold word & link");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/chat/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("answer-is-saved", test_answer_is_saved);
  ADD ("retry-makes-a-version", test_retry_makes_a_version);
  ADD ("edit-makes-a-version", test_edit_makes_a_version);
  ADD ("gone-connection", test_gone_connection_fails_in_the_message);
  ADD ("request-as-curl", test_request_as_curl);
  ADD ("stop-before-it-is-asked", test_stop_before_it_is_asked);
  ADD ("closing-interrupts", test_closing_interrupts);
  ADD ("not-sent-stays", test_not_sent_stays);
  ADD ("risk-is-confirmed", test_risk_is_confirmed);
  ADD ("retry-shorter", test_retry_shorter);
  ADD ("certificate-is-trusted", test_certificate_is_trusted);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("preview-is-plain", test_preview_is_plain);
#undef ADD

  return g_test_run ();
}
