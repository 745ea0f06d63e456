/* test-demo-server.c: the built-in demo, asked the way the program asks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-demo-server.h"

#include "causerie-reply.h"

#include <gio/gio.h>
#include <string.h>

#define FAST 100000 /* tokens a second */

typedef struct {
  CauserieDemoServer *server;
  CauserieHttp       *http;
  CauserieReply      *reply;
  GString            *text;
  GString            *reasoning;
  gboolean            is_settled;
} Demo;

static void
delta_cb (CauserieReply *reply, CauserieDelta *delta, gpointer user_data)
{
  Demo *demo = user_data;

  g_string_append (demo->text, causerie_delta_get_text (delta, NULL));
  g_string_append (demo->reasoning, causerie_delta_get_reasoning (delta, NULL));
}

static void
settled_cb (CauserieReply *reply, gpointer user_data)
{
  ((Demo *) user_data)->is_settled = TRUE;
}

static void
set_up (Demo *demo, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  demo->server = causerie_demo_server_new ();
  causerie_demo_server_set_rate (demo->server, FAST);
  g_assert_true (causerie_demo_server_ensure (demo->server, &error));
  g_assert_no_error (error);
  demo->http = causerie_http_new ();
  demo->text = g_string_new (NULL);
  demo->reasoning = g_string_new (NULL);
}

static void
tear_down (Demo *demo, gconstpointer data)
{
  g_clear_object (&demo->reply);
  g_assert_finalize_object (g_steal_pointer (&demo->http));
  g_assert_finalize_object (g_steal_pointer (&demo->server));
  g_string_free (demo->text, TRUE);
  g_string_free (demo->reasoning, TRUE);
}

static CauserieRequest *
make_request (Demo *demo)
{
  CauserieRequest *request = causerie_request_new (causerie_demo_server_get_base_url (demo->server),
                                                   causerie_provider_get ("demo"),
                                                   CAUSERIE_DEMO_MODEL);

  causerie_request_set_key (request, causerie_demo_server_get_token (demo->server));
  causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, "Be brief.", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi", NULL);
  return request;
}

static void
start (Demo *demo, CauserieRequest *request)
{
  g_clear_object (&demo->reply);
  g_string_truncate (demo->text, 0);
  g_string_truncate (demo->reasoning, 0);
  demo->is_settled = FALSE;
  demo->reply = causerie_reply_new (demo->http, request);
  g_signal_connect (demo->reply, "delta", G_CALLBACK (delta_cb), demo);
  g_signal_connect (demo->reply, "settled", G_CALLBACK (settled_cb), demo);
  causerie_reply_start (demo->reply);
}

static void
ask (Demo *demo, CauserieRequest *request)
{
  start (demo, request);
  while (!demo->is_settled)
    g_main_context_iteration (NULL, TRUE);
}

static const char *
get_kind (Demo *demo)
{
  CauserieFailure *failure = causerie_reply_get_failure (demo->reply);

  return failure != NULL ? causerie_failure_get_kind_name (failure) : "none";
}

static void
test_tour (Demo *demo, gconstpointer data)
{
  static const char * const features[] = {
    "## ", "### ", "\n- ", "**", "](https://", "```c\n", "\n|---", "$ax^2", "$$x = ", "\n2. ",
  };
  g_autoptr(CauserieRequest) request = make_request (demo);
  const CauserieUsageFacts *usage;

  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "none");
  g_assert_cmpstr (causerie_reply_get_finish_word (demo->reply), ==, "stop");
  g_assert_cmpstr (causerie_reply_get_model (demo->reply), ==, CAUSERIE_DEMO_MODEL);
  g_assert_cmpuint (demo->reasoning->len, >, 20);
  for (gsize i = 0; i < G_N_ELEMENTS (features); i++)
    g_assert_nonnull (strstr (demo->text->str, features[i]));

  usage = causerie_usage_get_facts (causerie_reply_get_usage (demo->reply));
  g_assert_true (causerie_money_is_zero (usage->cost));
  g_assert_cmpint (usage->prompt_tokens, ==, 3);
  g_assert_cmpint (usage->completion_tokens, >, 100);
  g_assert_cmpint (usage->reasoning_tokens, >, 5);
  g_assert_cmpint (usage->total_tokens, ==, 3 + usage->completion_tokens);
}

static void
test_echo (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);

  causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "Welcome.", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Привіт!\n\"two\" lines", NULL);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "none");
  g_assert_nonnull (strstr (demo->text->str, "> Привіт!\n> \"two\" lines"));
  g_assert_cmpuint (demo->reasoning->len, ==, 0);
}

static void
test_limit (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);
  CauserieParams params = { 0 };
  CauserieUsage *usage;

  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 30);
  causerie_request_set_params (request, &params);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "none");
  g_assert_cmpstr (causerie_reply_get_finish_word (demo->reply), ==, "length");
  usage = causerie_reply_get_usage (demo->reply);
  g_assert_cmpint (causerie_usage_get_facts (usage)->completion_tokens, ==, 30);
}

static void
test_whole (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);
  g_autofree char *streamed = NULL;

  ask (demo, request);
  streamed = g_strdup (demo->text->str);
  causerie_request_set_stream (request, FALSE);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "none");
  g_assert_cmpstr (demo->text->str, ==, streamed);
}

static void
test_wrong_token (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);

  causerie_request_set_key (request, "demo-00000000000000000000000000000000");
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "key-invalid");

  causerie_request_set_key (request, NULL);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "key-missing");
}

/* The same port under another name, as a page in a browser could reach it. */
static void
test_wrong_host (Demo *demo, gconstpointer data)
{
  const char *port = strrchr (causerie_demo_server_get_base_url (demo->server), ':');
  g_autofree char *url = g_strconcat ("http://localhost", port, NULL);
  g_autoptr(CauserieRequest) request = causerie_request_new (url, causerie_provider_get ("demo"),
                                                             CAUSERIE_DEMO_MODEL);

  causerie_request_set_key (request, causerie_demo_server_get_token (demo->server));
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi", NULL);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "forbidden");
}

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* At 60 tokens a second, half a second brings about thirty; after Stop the server's answer ends
 * too. */
static void
test_rate_and_stop (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);
  gboolean is_over = FALSE;
  gsize length;

  causerie_demo_server_set_rate (demo->server, 120);
  start (demo, request);
  g_timeout_add (250, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (demo->is_settled);
  length = demo->reasoning->len + demo->text->len;
  g_assert_cmpuint (length, >, 10);
  g_assert_cmpuint (length, <, 600);

  causerie_reply_cancel (demo->reply);
  g_assert_cmpstr (get_kind (demo), ==, "cancelled");
  is_over = FALSE;
  g_timeout_add (100, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Nobody asks: it stops listening, and comes back elsewhere when it is needed again. */
static void
test_idle (Demo *demo, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = make_request (demo);
  g_autoptr(CauserieRequest) other = NULL;
  g_autofree char *token = g_strdup (causerie_demo_server_get_token (demo->server));

  causerie_demo_server_set_idle_time (demo->server, 50);
  causerie_demo_server_set_rate (demo->server, 1000);
  ask (demo, request); /* for longer than that */
  g_assert_cmpstr (get_kind (demo), ==, "none");
  while (causerie_demo_server_get_base_url (demo->server) != NULL)
    g_main_context_iteration (NULL, TRUE);
  ask (demo, request);
  g_assert_cmpstr (get_kind (demo), ==, "unreachable");

  g_assert_true (causerie_demo_server_ensure (demo->server, NULL));
  g_assert_cmpstr (causerie_demo_server_get_token (demo->server), !=, token);
  other = make_request (demo);
  ask (demo, other);
  g_assert_cmpstr (get_kind (demo), ==, "none");
}

static void
test_ensure (Demo *demo, gconstpointer data)
{
  g_autofree char *url = g_strdup (causerie_demo_server_get_base_url (demo->server));
  g_autofree char *token = g_strdup (causerie_demo_server_get_token (demo->server));
  g_autoptr(CauserieDemoServer) other = causerie_demo_server_new ();

  g_assert_true (g_str_has_prefix (url, "http://127.0.0.1:"));
  g_assert_cmpuint (strlen (token), ==, 37);
  g_assert_true (causerie_demo_server_ensure (demo->server, NULL));
  g_assert_cmpstr (causerie_demo_server_get_base_url (demo->server), ==, url);
  g_assert_cmpstr (causerie_demo_server_get_token (demo->server), ==, token);

  g_assert_null (causerie_demo_server_get_base_url (other));
  g_assert_null (causerie_demo_server_get_token (other));
  g_assert_true (causerie_demo_server_ensure (other, NULL));
  g_assert_cmpstr (causerie_demo_server_get_base_url (other), !=, url);
  g_assert_cmpstr (causerie_demo_server_get_token (other), !=, token);
}

static void
add (const char *path, void (*test) (Demo *, gconstpointer))
{
  g_test_add (path, Demo, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/demo-server/tour", test_tour);
  add ("/demo-server/echo", test_echo);
  add ("/demo-server/limit", test_limit);
  add ("/demo-server/whole", test_whole);
  add ("/demo-server/wrong-token", test_wrong_token);
  add ("/demo-server/wrong-host", test_wrong_host);
  add ("/demo-server/rate-and-stop", test_rate_and_stop);
  add ("/demo-server/idle", test_idle);
  add ("/demo-server/ensure", test_ensure);

  return g_test_run ();
}
