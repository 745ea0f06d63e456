/* test-stopped-cost.c: what a stopped answer really cost, asked for afterwards
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway.h"
#include "causerie-stopped-cost-private.h"
#include "loopback-server.h"
#include "temporary-folder.h"

#define BODY "{\"data\":{\"total_cost\":0.00012,\"native_tokens_prompt\":15," \
             "\"native_tokens_completion\":9}}"

#define HEX16 "0123456789abcdef"
#define KEY   "sk-or-v1-" HEX16 HEX16 HEX16 HEX16

/* A library, and OpenRouter by way of a proxy on this computer, which answers for it. */
typedef struct {
  TemporaryFolder      *folder;
  LoopbackServer       *proxy;
  const char           *body;
  CauserieSettings     *settings;
  CauserieKeyring      *keyring;
  CauserieGateway      *gateway;
  CauserieLibrary      *library;
  CauserieConnection   *connection;
  CauserieConversation *conversation;
  CauserieMessage      *answer;
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  Fixture *fixture = user_data;

  loopback_send_reply (request, "200 OK", "Content-Type: application/json\r\n", fixture->body);
}

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
  g_autofree char *path = temporary_folder_file (fixture->folder, "history.sqlite");
  gboolean opened = FALSE;

  fixture->library = causerie_library_new (path, fixture->settings, fixture->gateway);
  causerie_library_open_async (fixture->library, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);
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
keep (Fixture *fixture)
{
  gboolean kept = FALSE;

  causerie_library_keep_message_async (fixture->library, fixture->conversation, fixture->answer,
                                       kept_cb, &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_library (Fixture *fixture)
{
  causerie_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->library));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *proxy = NULL;
  g_autoptr(GUri) uri = NULL;

  fixture->body = BODY;
  fixture->proxy = loopback_server_new (answer_cb, fixture);
  uri = g_uri_parse (loopback_server_get_url (fixture->proxy), G_URI_FLAGS_NONE, NULL);
  proxy = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uri));

  fixture->folder = temporary_folder_new ();
  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  open_library (fixture);

  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, "http://openrouter.ai/api/v1");
  causerie_connection_set_proxy (fixture->connection, proxy);
  causerie_connection_confirm (fixture->connection, CAUSERIE_RISK_PLAIN_HTTP);
  causerie_keyring_remember (fixture->keyring, causerie_connection_get_uid (fixture->connection),
                             KEY);

  fixture->conversation = causerie_library_create (fixture->library);
  fixture->answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_state (fixture->answer, CAUSERIE_MESSAGE_STOPPED);
  causerie_message_set_generation_id (fixture->answer, "gen-1");
  keep (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_library (fixture);
  g_object_unref (fixture->answer);
  g_object_unref (fixture->conversation);
  g_object_unref (fixture->connection);
  g_assert_finalize_object (fixture->gateway);
  g_object_unref (fixture->keyring);
  g_object_unref (fixture->settings);
  loopback_server_free (fixture->proxy);
  temporary_folder_free (fixture->folder);
}

static void
notify_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
assert_cost (CauserieMessage *message, const char *expected)
{
  CauserieUsage *usage = causerie_message_get_usage (message);
  g_autofree char *cost = causerie_money_to_text (causerie_usage_get_facts (usage)->cost);

  g_assert_cmpstr (cost, ==, expected);
  g_assert_false (causerie_usage_get_facts (usage)->cost_is_estimate);
}

/* Opens the history again, as another start of the program does. */
static void
assert_cost_on_disk (Fixture *fixture, const char *expected)
{
  CauserieConversationList *list;
  CauserieConversation *conversation;
  CauserieMessage *message;
  g_autoptr(CauserieChat) chat = NULL;

  close_library (fixture);
  open_library (fixture);
  list = causerie_library_get_conversations (fixture->library);
  conversation =
    causerie_conversation_list_find (list, causerie_conversation_get_uid (fixture->conversation));
  chat = causerie_library_open_chat (fixture->library, conversation);
  while (!causerie_conversation_get_loaded (conversation))
    g_main_context_iteration (NULL, TRUE);

  message = causerie_conversation_find (conversation, causerie_message_get_uid (fixture->answer));
  assert_cost (message, expected);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieMoney) guess = causerie_money_parse ("0.5");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autoptr(CauserieUsage) usage = NULL;
  gboolean changed = FALSE;
  const CauserieUsageFacts *told;

  facts.reasoning_tokens = 3;
  facts.completion_tokens = 4;
  facts.cost = guess;
  facts.cost_is_estimate = TRUE;
  usage = causerie_usage_new (&facts);
  causerie_message_set_usage (fixture->answer, usage);
  g_signal_connect_swapped (fixture->answer, "notify::usage", G_CALLBACK (notify_cb), &changed);

  causerie_stopped_cost_follow_at (fixture->library, fixture->conversation, fixture->connection,
                                   fixture->answer, NULL, 0);
  while (!changed)
    g_main_context_iteration (NULL, TRUE);

  assert_cost (fixture->answer, "0.00012");
  told = causerie_usage_get_facts (causerie_message_get_usage (fixture->answer));
  g_assert_cmpint (told->prompt_tokens, ==, 15);
  g_assert_cmpint (told->completion_tokens, ==, 9);
  g_assert_cmpint (told->total_tokens, ==, 24);
  g_assert_cmpint (told->reasoning_tokens, ==, 3); /* not told: as it was */
  g_assert_cmpstr (loopback_server_get_request (fixture->proxy, 0)->target, ==,
                   "http://openrouter.ai/api/v1/generation?id=gen-1");
  assert_cost_on_disk (fixture, "0.00012");
}

/* Nothing is asked, now or later. */
static void
assert_quiet (Fixture *fixture)
{
  causerie_stopped_cost_follow_at (fixture->library, fixture->conversation, fixture->connection,
                                   fixture->answer, NULL, 0);
  g_timeout_add_once (20, (GSourceOnceFunc) g_main_context_wakeup, NULL);
  g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (loopback_server_get_count (fixture->proxy), ==, 0);
}

static void
test_not_wanted (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieMoney) cost = causerie_money_parse ("0.5");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autoptr(CauserieUsage) usage = NULL;

  causerie_message_set_state (fixture->answer, CAUSERIE_MESSAGE_DONE);
  assert_quiet (fixture);

  causerie_message_set_state (fixture->answer, CAUSERIE_MESSAGE_STOPPED);
  causerie_message_set_generation_id (fixture->answer, NULL);
  assert_quiet (fixture);

  causerie_message_set_generation_id (fixture->answer, "gen-1");
  causerie_connection_set_base_url (fixture->connection, "http://api.example.org/v1");
  assert_quiet (fixture);

  causerie_connection_set_base_url (fixture->connection, "http://openrouter.ai/api/v1");
  facts.cost = cost;
  usage = causerie_usage_new (&facts);
  causerie_message_set_usage (fixture->answer, usage);
  assert_quiet (fixture);
}

#define ADD(name, function) \
  g_test_add ("/stopped-cost/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("told", test_told);
  ADD ("not-wanted", test_not_wanted);

  return g_test_run ();
}
