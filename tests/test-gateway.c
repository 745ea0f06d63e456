/* test-gateway.c: what reaches a server, and what never does
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway.h"
#include "loopback-server.h"

#include <string.h>

typedef struct {
  LoopbackServer     *server;
  CauserieKeyring    *keyring; /* without a session bus: keys are kept in memory */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  GPtrArray          *messages;
  CauserieMessage    *answer;
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  loopback_send_reply (request, "200 OK", "Content-Type: text/event-stream\r\n",
                       "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},"
                       "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = loopback_server_new (answer_cb, NULL);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
  fixture->messages = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  g_ptr_array_unref (fixture->messages);
  g_object_unref (fixture->answer);
  loopback_server_free (fixture->server);
}

static void
say (Fixture *fixture, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  g_ptr_array_add (fixture->messages, message);
}

static void
ask (Fixture *fixture, const char *key)
{
  g_autoptr(CauserieExchange) exchange = NULL;
  CauserieQuestion question = {
    .connection = fixture->connection,
    .model = "m",
    .instructions = "Be brief.",
    .messages = fixture->messages,
    .key = key,
    .stream = TRUE,
  };

  exchange = causerie_gateway_ask (fixture->gateway, &question, fixture->answer);
  g_assert_true (causerie_exchange_get_answer (exchange) == fixture->answer);
  while (!causerie_exchange_is_settled (exchange))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_answered (Fixture *fixture)
{
  g_assert_cmpint (causerie_message_get_state (fixture->answer), ==, CAUSERIE_MESSAGE_DONE);
  g_assert_cmpstr (causerie_message_get_text (fixture->answer), ==, "Hi");
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 1);
}

static void
assert_sent_messages (Fixture *fixture, const char *expected)
{
  LoopbackRequest *request = loopback_server_get_request (fixture->server, 0);

  g_assert_nonnull (strstr (request->body, expected));
}

static void
test_no_key_is_no_header (Fixture *fixture, gconstpointer data)
{
  g_autofree char *header = NULL;

  say (fixture, CAUSERIE_ROLE_USER, "hello");
  ask (fixture, NULL);
  assert_answered (fixture);
  header = loopback_request_dup_header (loopback_server_get_request (fixture->server, 0), "Authorization");
  g_assert_null (header);
}

static void
test_given_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *header = NULL;

  say (fixture, CAUSERIE_ROLE_USER, "hello");
  ask (fixture, "sk-given");
  assert_answered (fixture);
  header = loopback_request_dup_header (loopback_server_get_request (fixture->server, 0), "Authorization");
  g_assert_cmpstr (header, ==, "Bearer sk-given");
}

static void
test_remembered_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *header = NULL;

  causerie_keyring_remember (fixture->keyring, causerie_connection_get_uid (fixture->connection),
                             "sk-remembered");
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  ask (fixture, NULL);
  assert_answered (fixture);
  header = loopback_request_dup_header (loopback_server_get_request (fixture->server, 0), "Authorization");
  g_assert_cmpstr (header, ==, "Bearer sk-remembered");
}

/* The person's own headers, each with its value from the keyring. */
static void
test_own_headers (Fixture *fixture, gconstpointer data)
{
  const char *uid = causerie_connection_get_uid (fixture->connection);
  g_autofree char *team = NULL;
  g_autofree char *project = NULL;
  LoopbackRequest *request;

  causerie_connection_set_header_names (fixture->connection, "X-Team,X-Project");
  causerie_keyring_remember_secret (fixture->keyring, uid, CAUSERIE_SECRET_HEADER "X-Team", "dwarfs");
  causerie_keyring_remember_secret (fixture->keyring, uid, CAUSERIE_SECRET_HEADER "X-Project", "mine");
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  ask (fixture, "");
  assert_answered (fixture);
  request = loopback_server_get_request (fixture->server, 0);
  team = loopback_request_dup_header (request, "X-Team");
  project = loopback_request_dup_header (request, "X-Project");
  g_assert_cmpstr (team, ==, "dwarfs");
  g_assert_cmpstr (project, ==, "mine");
}

/* A public provider that wants a key is not asked without one: nothing leaves this computer. */
static void
test_missing_key (Fixture *fixture, gconstpointer data)
{
  const char *keys[] = { NULL, "" };

  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    CauserieFailureKind kind;

    g_clear_object (&fixture->answer);
    fixture->answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
    ask (fixture, keys[i]);
    g_assert_cmpint (causerie_message_get_state (fixture->answer), ==, CAUSERIE_MESSAGE_FAILED);
    kind = causerie_failure_get_kind (causerie_message_get_failure (fixture->answer));
    g_assert_true (kind == CAUSERIE_FAILURE_KEY_MISSING || kind == CAUSERIE_FAILURE_KEYRING);
  }
}

static void
test_turns_alternate (Fixture *fixture, gconstpointer data)
{
  say (fixture, CAUSERIE_ROLE_USER, "one");
  say (fixture, CAUSERIE_ROLE_USER, "two");
  say (fixture, CAUSERIE_ROLE_ASSISTANT, "three");
  say (fixture, CAUSERIE_ROLE_USER, "four");
  ask (fixture, NULL);
  assert_answered (fixture);
  assert_sent_messages (fixture, "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                 "{\"role\":\"user\",\"content\":\"one\\n\\ntwo\"},"
                                 "{\"role\":\"assistant\",\"content\":\"three\"},"
                                 "{\"role\":\"user\",\"content\":\"four\"}]");
}

static void
test_text_files_stand_before_the_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauseriePart) part = causerie_part_new_text ("notes.md:\n\nread me");

  say (fixture, CAUSERIE_ROLE_USER, "what is this?");
  causerie_message_add_part (g_ptr_array_index (fixture->messages, 0), part);
  ask (fixture, NULL);
  assert_answered (fixture);
  assert_sent_messages (fixture, "{\"role\":\"user\",\"content\":\"notes.md:\\n\\nread me\\n\\nwhat is this?\"}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/gateway/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("no-key-is-no-header", test_no_key_is_no_header);
  ADD ("given-key", test_given_key);
  ADD ("remembered-key", test_remembered_key);
  ADD ("own-headers", test_own_headers);
  ADD ("missing-key", test_missing_key);
  ADD ("turns-alternate", test_turns_alternate);
  ADD ("text-files-stand-before-the-words", test_text_files_stand_before_the_words);
#undef ADD

  return g_test_run ();
}
