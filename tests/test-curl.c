/* test-curl.c: that the command sends what the program sends
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-curl.h"
#include "causerie-gateway.h"
#include "causerie-keyring.h"
#include "loopback-server.h"

#include <string.h>

#define KEY "sk-\"quoted\"$HOME`id`\\'"

typedef struct {
  LoopbackServer     *server;
  CauserieKeyring    *keyring; /* without a session bus: secrets are kept in memory */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  GPtrArray          *messages;
  CauserieParams      params;
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
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  g_ptr_array_unref (fixture->messages);
  causerie_params_clear (&fixture->params);
  loopback_server_free (fixture->server);
}

static void
say (Fixture *fixture, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  g_ptr_array_add (fixture->messages, message);
}

static CauserieQuestion
make_question (Fixture *fixture, const char *key)
{
  return (CauserieQuestion) {
    .connection = fixture->connection,
    .model = "it's/a \"model\":$free `id`",
    .instructions = "Be brief.\nAnd plain.",
    .params = &fixture->params,
    .messages = fixture->messages,
    .key = key,
    .stream = TRUE,
  };
}

/* --- both ways -------------------------------------------------------------------------------- */

static void
ask (Fixture *fixture, const char *key)
{
  g_autoptr(CauserieMessage) answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  CauserieQuestion question = make_question (fixture, key);
  g_autoptr(CauserieExchange) exchange = NULL;

  exchange = causerie_gateway_ask (fixture->gateway, &question, answer);
  while (!causerie_exchange_is_settled (exchange))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "Hi");
}

static void
run_shell (const char *command, const char *key)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GSubprocess) shell = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  if (key != NULL)
    g_subprocess_launcher_setenv (launcher, "CAUSERIE_API_KEY", key, TRUE);
  g_subprocess_launcher_setenv (launcher, "HEADER_X_TEAM", "a $(touch x) 'b' \"c\"", TRUE);
  shell = g_subprocess_launcher_spawn (launcher, &error, "bash", "-s", NULL);
  g_assert_no_error (error);

  g_subprocess_communicate_utf8 (shell, command, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (shell), ==, 0);
  g_assert_nonnull (strstr (output, "[DONE]"));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The headers that are the request's, not the way's. */
static char *
dup_headers (LoopbackRequest *request)
{
  static const char *const ways[] = { "user-agent:", "accept-encoding:", "connection:" };
  g_auto(GStrv) lines = g_strsplit (request->head, "\r\n", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 1; lines[i] != NULL; i++) {
    gboolean is_way = *lines[i] == '\0';

    for (gsize k = 0; k < G_N_ELEMENTS (ways); k++)
      is_way = is_way || g_ascii_strncasecmp (lines[i], ways[k], strlen (ways[k])) == 0;
    if (!is_way)
      g_ptr_array_add (kept, lines[i]);
  }

  g_ptr_array_sort (kept, compare_lines);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\n", (char **) kept->pdata);
}

static void
assert_same_request (Fixture *fixture)
{
  LoopbackRequest *asked = loopback_server_get_request (fixture->server, 0);
  LoopbackRequest *run = loopback_server_get_request (fixture->server, 1);
  g_autofree char *asked_headers = dup_headers (asked);
  g_autofree char *run_headers = dup_headers (run);

  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 2);
  g_assert_cmpstr (asked->method, ==, run->method);
  g_assert_cmpstr (asked->target, ==, run->target);
  g_assert_cmpstr (asked_headers, ==, run_headers);
  g_assert_cmpstr (asked->body, ==, run->body);
}

static gboolean
is_installed (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  return path != NULL;
}

static void
compare (Fixture *fixture, const char *key)
{
  CauserieQuestion question = make_question (fixture, NULL);
  g_autofree char *command = causerie_curl_new (&question, key != NULL);

  if (!is_installed ("bash") || !is_installed ("curl")) {
    g_test_skip ("bash and curl are not installed");
    return;
  }

  g_assert_nonnull (command);
  g_assert_true (key == NULL || strstr (command, key) == NULL);
  ask (fixture, key != NULL ? key : "");
  run_shell (command, key);
  assert_same_request (fixture);
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  compare (fixture, NULL);
}

static void
test_hostile_text (Fixture *fixture, gconstpointer data)
{
  causerie_params_set (&fixture->params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&fixture->params, CAUSERIE_PARAM_MAX_TOKENS, 4096);
  say (fixture, CAUSERIE_ROLE_USER, "END\n$HOME $(id) `id` 'x' \"y\" \\ \\n \t !! #\r\nEND\nEND");
  say (fixture, CAUSERIE_ROLE_ASSISTANT, "Дім 🏠 \xe2\x80\xa8 \x7f");
  say (fixture, CAUSERIE_ROLE_USER, "\nEND");
  compare (fixture, KEY);
}

/* More than an argument may hold. */
static void
test_large_body (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300000, 'x');

  say (fixture, CAUSERIE_ROLE_USER, text);
  compare (fixture, NULL);
}

static void
test_own_headers (Fixture *fixture, gconstpointer data)
{
  const char *uid = causerie_connection_get_uid (fixture->connection);

  causerie_connection_set_header_names (fixture->connection, "X-Team");
  causerie_keyring_remember_secret (fixture->keyring, uid, "header:X-Team", "a $(touch x) 'b' \"c\"");
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  compare (fixture, KEY);
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strconcat (loopback_server_get_url (fixture->server),
                                      "?api-version=2024-10-21&x=a%20b", NULL);

  causerie_connection_set_base_url (fixture->connection, url);
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  compare (fixture, NULL);
}

/* --- what the command says -------------------------------------------------------------------- */

static void
assert_command_has (Fixture *fixture, gboolean with_key, const char *expected)
{
  CauserieQuestion question = make_question (fixture, NULL);
  g_autofree char *command = causerie_curl_new (&question, with_key);

  g_assert_nonnull (command);
  if (strstr (command, expected) == NULL)
    g_error ("“%s” is not in:\n%s", expected, command);
}

static void
test_openrouter (Fixture *fixture, gconstpointer data)
{
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");
  assert_command_has (fixture, TRUE, "curl -N 'https://openrouter.ai/api/v1/chat/completions' \\\n");
  assert_command_has (fixture, TRUE, "'Authorization: Bearer '\"$OPENROUTER_API_KEY\"");
}

static void
test_secret_in_query (Fixture *fixture, gconstpointer data)
{
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  causerie_connection_set_base_url (fixture->connection, "https://host.example/v1?v=1&api-key=s3cret&w=2");
  assert_command_has (fixture, FALSE, "completions?v=1&api-key='\"$QUERY_API_KEY\"'&w=2'");
}

static void
test_way (Fixture *fixture, gconstpointer data)
{
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  assert_command_has (fixture, FALSE, "--noproxy '*'");

  causerie_connection_set_base_url (fixture->connection, "https://host.example/v1");
  causerie_connection_set_proxy (fixture->connection, "socks5://127.0.0.1:1080");
  causerie_connection_set_proxy_user (fixture->connection, "me");
  assert_command_has (fixture, FALSE, "--proxy 'socks5h://127.0.0.1:1080'");
  assert_command_has (fixture, FALSE, "--proxy-user 'me:'\"$PROXY_PASSWORD\"");

  causerie_connection_set_proxy (fixture->connection, "http://127.0.0.1:3128");
  assert_command_has (fixture, FALSE, "--proxy 'http://127.0.0.1:3128'");

  causerie_connection_set_proxy (fixture->connection, "none");
  assert_command_has (fixture, FALSE, "--noproxy '*'");

  causerie_connection_set_authority (fixture->connection, "-----BEGIN CERTIFICATE-----\n");
  assert_command_has (fixture, FALSE, "--cacert FILE");
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  CauserieQuestion question = make_question (fixture, NULL);

  causerie_connection_set_provider (fixture->connection, "demo");
  causerie_connection_set_base_url (fixture->connection, "");
  say (fixture, CAUSERIE_ROLE_USER, "hello");
  g_assert_null (causerie_curl_new (&question, FALSE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/curl/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("openrouter", test_openrouter);
  ADD ("secret-in-query", test_secret_in_query);
  ADD ("way", test_way);
  ADD ("demo", test_demo);

  ADD ("run/plain", test_plain);
  ADD ("run/hostile-text", test_hostile_text);
  ADD ("run/large-body", test_large_body);
  ADD ("run/own-headers", test_own_headers);
  ADD ("run/query", test_query);
#undef ADD

  return g_test_run ();
}
