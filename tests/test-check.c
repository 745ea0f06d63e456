/* test-check.c: which step of a connection's check a fault is found at
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check.h"
#include "causerie-check-way.h"
#include "causerie-demo-profile.h"
#include "check-list-model.h"
#include "loopback-server.h"

#include <string.h>

#define MODEL "moonshotai/kimi-k2"
#define MODELS "{\"data\":[{\"id\":\"" MODEL "\"},{\"id\":\"openai/gpt-4o\"}]}"
#define ONE_MODEL "{\"data\":[{\"id\":\"only\"}]}"

#define SAYS(text, finish) \
  "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text "\"}," \
  "\"finish_reason\":\"" finish "\"}]}\n\ndata: [DONE]\n\n"

/* What a server answers; "" for an empty body. */
typedef struct {
  const char *status;
  const char *type;
  const char *body;
} Reply;

/* A server by its two calls; everything else is a web page. A chat without a status hangs. */
typedef struct {
  Reply       list;
  Reply       chat;
  const char *list_path; /* NULL: "/v1/models" */
  const char *chat_path; /* NULL: "/v1/chat/completions" */
} Script;

static const Reply page = { "200 OK", "text/html", "<html><title>Welcome</title></html>" };
static const Reply models = { "200 OK", "application/json", MODELS };
static const Reply answer = { "200 OK", "text/event-stream", SAYS ("Hi", "stop") };

typedef struct {
  const Script       *script;
  LoopbackServer     *server;
  CauserieKeyring    *keyring;
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  guint               n_ended;
} Fixture;

static void
send_reply (LoopbackRequest *request, const Reply *reply)
{
  g_autofree char *type = g_strdup_printf ("Content-Type: %s\r\n", reply->type);

  loopback_send_reply (request, reply->status, type, reply->body);
}

static void
serve_cb (LoopbackRequest *request, gpointer user_data)
{
  const Script *script = ((Fixture *) user_data)->script;
  const char *list_path = script->list_path != NULL ? script->list_path : "/v1/models";
  const char *chat_path = script->chat_path != NULL ? script->chat_path : "/v1/chat/completions";

  if (g_str_equal (request->target, list_path))
    send_reply (request, &script->list);
  else if (!g_str_equal (request->target, chat_path))
    send_reply (request, &page);
  else if (script->chat.status == NULL)
    loopback_wait_closed (request, 10000);
  else if (strstr (request->body, "_tokens\":1,") != NULL && strstr (script->chat.body, "at least"))
    send_reply (request, &script->chat);
  else
    send_reply (request, strstr (script->chat.body, "at least") != NULL ? &answer : &script->chat);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->script = data;
  fixture->server = loopback_server_new (serve_cb, fixture);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  loopback_server_free (fixture->server);
}

static void
ended_cb (Fixture *fixture)
{
  fixture->n_ended++;
}

static CauserieCheck *
new_check (Fixture *fixture, const char *key, const char *model)
{
  CauserieCheck *check = causerie_check_new (fixture->gateway, fixture->connection);

  causerie_check_set_key (check, key);
  causerie_check_set_model (check, model);
  g_signal_connect_swapped (check, "ended", G_CALLBACK (ended_cb), fixture);
  return check;
}

static void
run (Fixture *fixture, CauserieCheck *check)
{
  causerie_check_start (check);
  while (causerie_check_get_running (check))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->n_ended, ==, 1);
  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    g_assert_cmpint (causerie_check_step_get_state (causerie_check_get_step (check, i)), >=,
                     CAUSERIE_CHECK_PASSED);
}

static void
assert_state (CauserieCheck *check, CauserieCheckId id, CauserieCheckState state)
{
  CauserieCheckStep *step = causerie_check_get_step (check, id);

  g_test_message ("%s: %s", causerie_check_step_get_name (step),
                  causerie_check_step_get_result (step));
  g_assert_cmpint (causerie_check_step_get_state (step), ==, state);
}

static void
assert_failed (CauserieCheck *check, CauserieCheckId id, CauserieFailureKind kind)
{
  CauserieCheckStep *step = causerie_check_get_failed_step (check);

  g_assert_nonnull (step);
  g_assert_cmpstr (causerie_check_step_get_name (step), ==,
                   causerie_check_step_get_name (causerie_check_get_step (check, id)));
  g_assert_cmpint (causerie_failure_get_kind (causerie_check_step_get_failure (step)), ==, kind);
  g_assert_cmpstr (causerie_check_step_get_advice (step), !=, NULL);
  for (guint i = id + 1; i < CAUSERIE_N_CHECKS; i++)
    assert_state (check, i, CAUSERIE_CHECK_SKIPPED);
}

/* --- what works ------------------------------------------------------------------------------- */

static const Script good = { .list = models, .chat = answer };

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "sk-0123456789abcdefghij", MODEL);
  g_autoptr(ListFollower) follower = list_follower_new (G_LIST_MODEL (check));

  run (fixture, check);
  assert_no_change (follower);
  g_assert_null (causerie_check_get_failed_step (check));
  assert_state (check, CAUSERIE_CHECK_ADDRESS, CAUSERIE_CHECK_PASSED);
  assert_state (check, CAUSERIE_CHECK_DNS, CAUSERIE_CHECK_SKIPPED);
  assert_state (check, CAUSERIE_CHECK_PROXY, CAUSERIE_CHECK_SKIPPED);
  assert_state (check, CAUSERIE_CHECK_TCP, CAUSERIE_CHECK_PASSED);
  assert_state (check, CAUSERIE_CHECK_TLS, CAUSERIE_CHECK_SKIPPED);
  for (guint i = CAUSERIE_CHECK_API; i < CAUSERIE_N_CHECKS; i++)
    assert_state (check, i, CAUSERIE_CHECK_PASSED);
  g_assert_cmpint (causerie_check_step_get_elapsed (
                     causerie_check_get_step (check, CAUSERIE_CHECK_ANSWER)), >=, 0);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 2);
}

static void
test_typed_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);
  g_autofree char *typed =
    g_strconcat ("  ", loopback_server_get_url (fixture->server), "/chat/completions/ ", NULL);

  causerie_check_set_typed (check, typed);
  run (fixture, check);
  g_assert_null (causerie_check_get_failed_step (check));
  g_assert_nonnull (strstr (causerie_check_step_get_result (
                              causerie_check_get_step (check, CAUSERIE_CHECK_ADDRESS)), "“"));
  assert_state (check, CAUSERIE_CHECK_KEY, CAUSERIE_CHECK_SKIPPED);
}

static const Script cut = {
  .list = models,
  .chat = { "200 OK", "text/event-stream", SAYS ("", "length") },
};

/* A model that thinks first. */
static void
test_cut_without_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

static const Script few = {
  .list = models,
  .chat = { "400 Bad Request", "application/json",
            "{\"error\":{\"message\":\"max_tokens must be at least 16\",\"code\":400}}" },
};

static void
test_more_than_one_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 3);
}

static const Script no_list = {
  .list = { "404 Not Found", "application/json", "{\"error\":\"no\"}" },
  .chat = answer,
};

/* A small server that knows questions alone. */
static const Script no_get = {
  .list = { "501 Not Implemented", "text/html", "<title>Unsupported method</title>" },
  .chat = answer,
};

static void
test_no_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_MODELS, CAUSERIE_CHECK_SKIPPED);
  assert_state (check, CAUSERIE_CHECK_MODEL, CAUSERIE_CHECK_SKIPPED);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

static void
test_unlisted_model_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", "my-deployment");

  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_MODEL, CAUSERIE_CHECK_PASSED);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

static void
test_no_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", NULL);

  run (fixture, check);
  g_assert_null (causerie_check_get_failed_step (check));
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_SKIPPED);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 1);
}

static const Script one = {
  .list = { "200 OK", "application/json", ONE_MODEL },
  .chat = answer,
};

static void
test_only_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", NULL);

  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

static const Script elsewhere = {
  .list = models,
  .chat = answer,
  .list_path = "/api/models",
  .chat_path = "/api/chat/completions",
};

/* The address of a web page that has its API below. */
static void
test_found_below (Fixture *fixture, gconstpointer data)
{
  const char *url = loopback_server_get_url (fixture->server);
  g_autofree char *bare = g_strndup (url, strlen (url) - strlen ("/v1"));
  g_autofree char *found = g_strconcat (bare, "/api", NULL);
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_base_url (fixture->connection, bare);
  check = new_check (fixture, "", MODEL);
  run (fixture, check);
  g_assert_null (causerie_check_get_failed_step (check));
  g_assert_cmpstr (causerie_check_get_base_url (check), ==, found);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

/* The address of the guide to Open WebUI: a page is there, and the API is beside. */
static void
test_found_beside (Fixture *fixture, gconstpointer data)
{
  const char *url = loopback_server_get_url (fixture->server);
  g_autofree char *origin = g_strndup (url, strlen (url) - strlen ("/v1"));
  g_autofree char *given = g_strconcat (origin, "/api/v1", NULL);
  g_autofree char *found = g_strconcat (origin, "/api", NULL);
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_base_url (fixture->connection, given);
  check = new_check (fixture, "", MODEL);
  run (fixture, check);
  g_assert_null (causerie_check_get_failed_step (check));
  g_assert_cmpstr (causerie_check_get_base_url (check), ==, found);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_provider (fixture->connection, "demo");
  causerie_connection_set_base_url (fixture->connection, "");
  check = new_check (fixture, NULL, CAUSERIE_DEMO_MODEL);
  run (fixture, check);
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_PASSED);
}

/* --- what does not ---------------------------------------------------------------------------- */

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_base_url (fixture->connection, "http://127.0.0.1:1/v1");
  check = new_check (fixture, "", MODEL);
  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_TCP, CAUSERIE_FAILURE_UNREACHABLE);
}

static void
test_proxy_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_proxy (fixture->connection, "http://127.0.0.1:1");
  check = new_check (fixture, "", MODEL);
  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_PROXY, CAUSERIE_FAILURE_PROXY);
}

static void
test_key_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = NULL;

  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");
  check = new_check (fixture, "", MODEL);
  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_KEY, CAUSERIE_FAILURE_KEY_MISSING);
}

static const Script web_page = { .list = page, .chat = page };

static void
test_web_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_API, CAUSERIE_FAILURE_NOT_AN_API);
}

static const Script no_api = {
  .list = { "404 Not Found", "text/plain", "404 page not found" },
  .chat = { "404 Not Found", "text/plain", "404 page not found" },
};

static void
test_no_api (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_API, CAUSERIE_FAILURE_NOT_AN_API);
}

static const Script wrong_key = {
  .list = { "401 Unauthorized", "application/json", "{\"error\":{\"message\":\"No\",\"code\":401}}" },
  .chat = answer,
};

static void
test_wrong_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "sk-0123456789abcdefghij", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_KEY, CAUSERIE_FAILURE_KEY_INVALID);
}

static void
test_wanted_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_KEY, CAUSERIE_FAILURE_KEY_MISSING);
}

/* A list that is open to all says nothing of the key. */
static const Script late_key = {
  .list = models,
  .chat = { "401 Unauthorized", "application/json", "{\"error\":{\"message\":\"No\",\"code\":401}}" },
};

static void
test_late_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "sk-0123456789abcdefghij", MODEL);
  CauserieCheckStep *step;

  run (fixture, check);
  step = causerie_check_get_failed_step (check);
  g_assert_true (step == causerie_check_get_step (check, CAUSERIE_CHECK_KEY));
  assert_state (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_CHECK_SKIPPED);
}

static const Script no_model = {
  .list = models,
  .chat = { "404 Not Found", "application/json",
            "{\"error\":{\"message\":\"The model does not exist\",\"code\":\"model_not_found\"}}" },
};

static void
test_missing_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", "kmi-k2");

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_MODEL, CAUSERIE_FAILURE_MODEL_NOT_FOUND);
  g_assert_nonnull (strstr (causerie_check_step_get_advice (
                              causerie_check_get_failed_step (check)), MODEL));
}

static void
test_chat_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_FAILURE_MODEL_NOT_FOUND);
}

static const Script broken = {
  .list = models,
  .chat = { "502 Bad Gateway", "application/json", "{\"error\":{\"message\":\"No\",\"code\":502}}" },
};

/* A fault that would be tried again elsewhere is found at once. */
static void
test_broken_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  run (fixture, check);
  assert_failed (check, CAUSERIE_CHECK_ANSWER, CAUSERIE_FAILURE_SERVER);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 2);
}

/* --- stopping --------------------------------------------------------------------------------- */

static const Script hanging = { .list = models };

static void
test_cancel_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);

  causerie_check_start (check);
  causerie_check_cancel (check);
  while (causerie_check_get_running (check))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_null (causerie_check_get_failed_step (check));
}

static void
test_cancel_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCheck) check = new_check (fixture, "", MODEL);
  CauserieCheckStep *step = causerie_check_get_step (check, CAUSERIE_CHECK_ANSWER);

  causerie_check_start (check);
  while (causerie_check_step_get_state (step) != CAUSERIE_CHECK_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  causerie_check_cancel (check);
  while (causerie_check_get_running (check))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_null (causerie_check_get_failed_step (check));
}

/* --- the way ---------------------------------------------------------------------------------- */

static void
test_way (void)
{
  static const struct {
    CauserieHttpTrace   trace;
    CauserieFailureKind kind;
    gboolean            has_proxy;
    CauserieCheckId     fault;
  } cases[] = {
    { { .resolving = 1 }, CAUSERIE_FAILURE_UNREACHABLE, FALSE, CAUSERIE_CHECK_DNS },
    { { .resolving = 1 }, CAUSERIE_FAILURE_UNREACHABLE, TRUE, CAUSERIE_CHECK_PROXY },
    { { .resolving = 1, .resolved = 2 }, CAUSERIE_FAILURE_UNREACHABLE, FALSE, CAUSERIE_CHECK_TCP },
    { { .resolving = 1, .resolved = 2, .connecting = 3 }, CAUSERIE_FAILURE_TIMEOUT, FALSE,
      CAUSERIE_CHECK_TCP },
    { { .resolving = 1, .resolved = 2, .connecting = 3 }, CAUSERIE_FAILURE_TIMEOUT, TRUE,
      CAUSERIE_CHECK_PROXY },
    { { .resolving = 1, .resolved = 2, .connecting = 3, .connected = 4, .proxy_negotiating = 5 },
      CAUSERIE_FAILURE_TIMEOUT, TRUE, CAUSERIE_CHECK_PROXY },
    { { .resolving = 1, .resolved = 2, .connecting = 3, .connected = 4, .tls_handshaking = 5 },
      CAUSERIE_FAILURE_CUT_OFF, FALSE, CAUSERIE_CHECK_TLS },
    { { .resolving = 1, .resolved = 2, .connecting = 3, .connected = 4 }, CAUSERIE_FAILURE_TLS,
      FALSE, CAUSERIE_CHECK_TLS },
    { { .resolving = 1, .resolved = 2, .connecting = 3, .connected = 4, .sent = 5 },
      CAUSERIE_FAILURE_TIMEOUT, FALSE, CAUSERIE_CHECK_API },
    { { .resolving = 1, .resolved = 2, .connecting = 3, .connected = 4, .sent = 5 },
      CAUSERIE_FAILURE_PROXY, TRUE, CAUSERIE_CHECK_PROXY },
    { { 0 }, CAUSERIE_FAILURE_UNREACHABLE, FALSE, CAUSERIE_CHECK_API },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new_local (cases[i].kind, "x");

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpint (causerie_check_way_find_fault (&cases[i].trace, failure, cases[i].has_proxy),
                     ==, cases[i].fault);
    g_assert_cmpint (causerie_check_way_find_fault (&cases[i].trace, NULL, FALSE), ==,
                     CAUSERIE_CHECK_API);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, script, func) \
  g_test_add ("/check/" name, Fixture, script, set_up, func, tear_down)
  g_test_add_func ("/check/way", test_way);
  ADD ("good", &good, test_good);
  ADD ("typed-address", &good, test_typed_address);
  ADD ("cut-without-text", &cut, test_cut_without_text);
  ADD ("more-than-one-token", &few, test_more_than_one_token);
  ADD ("no-list", &no_list, test_no_list);
  ADD ("no-get", &no_get, test_no_list);
  ADD ("unlisted-model-answers", &good, test_unlisted_model_answers);
  ADD ("no-model", &good, test_no_model);
  ADD ("only-model", &one, test_only_model);
  ADD ("found-below", &elsewhere, test_found_below);
  ADD ("found-beside", &elsewhere, test_found_beside);
  ADD ("demo", &good, test_demo);
  ADD ("refused", &good, test_refused);
  ADD ("proxy-down", &good, test_proxy_down);
  ADD ("key-missing", &good, test_key_missing);
  ADD ("web-page", &web_page, test_web_page);
  ADD ("no-api", &no_api, test_no_api);
  ADD ("wrong-key", &wrong_key, test_wrong_key);
  ADD ("wanted-key", &wrong_key, test_wanted_key);
  ADD ("late-key", &late_key, test_late_key);
  ADD ("missing-model", &no_model, test_missing_model);
  ADD ("chat-not-found", &no_model, test_chat_not_found);
  ADD ("broken-answer", &broken, test_broken_answer);
  ADD ("cancel/at-once", &hanging, test_cancel_at_once);
  ADD ("cancel/answer", &hanging, test_cancel_answer);
#undef ADD

  return g_test_run ();
}
