/* test-exchange.c: a question is asked again where that makes sense, and nowhere else
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway-private.h"
#include "loopback-server.h"

#define SSE "Content-Type: text/event-stream\r\n"
#define OK  "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}," \
            "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
#define PART "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"

/* How many times shorter than in life the waits are. */
#define PACE 0.002

typedef struct {
  const char *status;  /* NULL: the connection is closed without a byte */
  const char *headers;
  const char *body;
} Reply;

typedef struct {
  const char *name;
  Reply       replies[6];  /* one a request; the last one again for any further */
  guint       n_requests;  /* that come in the end */
  const char *kind;        /* of the failure; NULL: it is answered */
  const char *text;
  guint       phases;      /* bits by CauserieWaitPhase: of RETRY and LOADING those that are seen */
} Case;

#define SEEN(phase) (1u << CAUSERIE_WAIT_ ## phase)

static const Case cases[] = {
  { "at-once", { { "200 OK", SSE, OK } }, 1, NULL, "Hi", 0 },
  { "503", { { "503 Service Unavailable", "", "{}" }, { "200 OK", SSE, OK } }, 2, NULL, "Hi", SEEN (RETRY) },
  { "503-twice", { { "503 Service Unavailable", "", "{}" }, { "502 Bad Gateway", "", "<html>" },
      { "200 OK", SSE, OK } }, 3, NULL, "Hi", SEEN (RETRY) },
  { "503-for-ever", { { "503 Service Unavailable", "", "{}" } }, 3, "server", "", SEEN (RETRY) },
  { "429-soon", { { "429 Too Many Requests", "Retry-After: 2\r\n", "{}" }, { "200 OK", SSE, OK } }, 2, NULL,
    "Hi", SEEN (RETRY) },
  { "429-for-hours", { { "429 Too Many Requests", "Retry-After: 3600\r\n", "{}" } }, 1, "rate-limited", "", 0 },
  { "429-in-the-stream", { { "200 OK", SSE, "data: {\"error\":{\"code\":429,\"message\":\"Slow\"}}\n\n" },
      { "200 OK", SSE, OK } }, 2, NULL, "Hi", SEEN (RETRY) },
  { "no-money", { { "429 Too Many Requests", "", "{\"error\":{\"code\":\"insufficient_quota\"}}" } }, 1,
    "no-credit", "", 0 },
  { "told-not-to", { { "503 Service Unavailable", "x-should-retry: false\r\n", "{}" } }, 1, "server", "", 0 },
  { "told-to", { { "500 Internal Server Error", "x-should-retry: true\r\n", "{}" }, { "200 OK", SSE, OK } }, 2,
    NULL, "Hi", SEEN (RETRY) },
  { "500-nearby", { { "500 Internal Server Error", "", "{}" } }, 1, "server", "", 0 },
  { "400", { { "400 Bad Request", "", "{}" } }, 1, "bad-request", "", 0 },
  { "401", { { "401 Unauthorized", "", "{}" } }, 1, "key-missing", "", 0 },
  { "reset", { { NULL }, { "200 OK", SSE, OK } }, 2, NULL, "Hi", SEEN (RETRY) },
  { "text-and-no-end", { { "200 OK", SSE, PART } }, 1, "cut-off", "Hi", 0 },
  { "text-and-an-error", { { "200 OK", SSE, PART "data: {\"error\":{\"code\":503,\"message\":\"x\"}}\n\n" } },
    1, "server", "Hi", 0 },
  { "empty", { { "200 OK", SSE, "" } }, 1, "empty", "", 0 },
  { "loading", { { "503 Service Unavailable", "", "{\"error\":{\"code\":503,\"message\":\"Loading model\","
      "\"type\":\"unavailable_error\"}}" }, { "503 Service Unavailable", "", "{\"error\":{\"code\":503,"
      "\"message\":\"Loading model\"}}" }, { "503 Service Unavailable", "", "{\"error\":{\"code\":503,"
      "\"message\":\"Loading model\"}}" }, { "503 Service Unavailable", "", "{\"error\":{\"code\":503,"
      "\"message\":\"Loading model\"}}" }, { "200 OK", SSE, OK } }, 5, NULL, "Hi", SEEN (LOADING) },
};

typedef struct {
  LoopbackServer     *server;
  CauserieKeyring    *keyring;
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  CauserieMessage    *answer;
  CauserieExchange   *exchange;
  const Case         *script;
  int                 n_answered; /* atomic */
  guint               n_settled;
  guint               phases;
  CauserieWait        retry;      /* the last one that was seen */
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  Fixture *fixture = user_data;
  int index = g_atomic_int_add (&fixture->n_answered, 1);
  const Reply *reply;

  index = MIN (index, (int) G_N_ELEMENTS (fixture->script->replies) - 1);
  while (index > 0 && fixture->script->replies[index].status == NULL)
    index--;
  reply = &fixture->script->replies[index];
  request->close = TRUE;
  if (reply->status != NULL)
    loopback_send_reply (request, reply->status, reply->headers, reply->body);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->script = data;
  fixture->server = loopback_server_new (answer_cb, fixture);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  causerie_gateway_set_pace (fixture->gateway, PACE);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
  fixture->answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->exchange);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  g_object_unref (fixture->answer);
  g_clear_pointer (&fixture->server, loopback_server_free);
}

static void
wait_cb (Fixture *fixture)
{
  const CauserieWait *wait = causerie_message_get_wait (fixture->answer);

  fixture->phases |= 1u << wait->phase;
  if (wait->phase == CAUSERIE_WAIT_RETRY)
    fixture->retry = *wait;
}

static void
settled_cb (Fixture *fixture)
{
  fixture->n_settled++;
}

static void
begin (Fixture *fixture)
{
  g_autoptr(CauserieMessage) prompt = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(GPtrArray) messages = g_ptr_array_new ();
  CauserieQuestion question = {
    .connection = fixture->connection,
    .model = "m",
    .messages = messages,
    .key = "",
    .stream = TRUE,
  };

  causerie_message_set_text (prompt, "hello");
  g_ptr_array_add (messages, prompt);
  g_signal_connect_swapped (fixture->answer, "notify::wait", G_CALLBACK (wait_cb), fixture);
  fixture->exchange = causerie_gateway_ask (fixture->gateway, &question, fixture->answer);
  g_signal_connect_swapped (fixture->exchange, "settled", G_CALLBACK (settled_cb), fixture);
}

static void
run_to_the_end (Fixture *fixture)
{
  while (!causerie_exchange_is_settled (fixture->exchange))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  CauserieFailure *failure;
  guint waits = SEEN (RETRY) | SEEN (LOADING);

  begin (fixture);
  g_assert_cmpint (causerie_message_get_wait (fixture->answer)->phase, ==,
                   CAUSERIE_WAIT_CONNECTING);
  run_to_the_end (fixture);

  failure = causerie_message_get_failure (fixture->answer);
  g_assert_cmpstr (failure != NULL ? causerie_failure_get_kind_name (failure) : NULL, ==, c->kind);
  g_assert_cmpint (causerie_message_get_state (fixture->answer), ==,
                   c->kind != NULL ? CAUSERIE_MESSAGE_FAILED : CAUSERIE_MESSAGE_DONE);
  g_assert_cmpstr (causerie_message_get_text (fixture->answer), ==, c->text);
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_answered), ==, c->n_requests);
  g_assert_cmpint (causerie_message_get_wait (fixture->answer)->phase, ==, CAUSERIE_WAIT_NONE);
  g_assert_cmpuint (fixture->phases & waits, ==, c->phases);
  if (fixture->phases & SEEN (RETRY))
    g_assert_cmpint (fixture->retry.until, >, causerie_message_get_sent_time (fixture->answer));
}

static void
stop_cb (Fixture *fixture)
{
  if (causerie_message_get_wait (fixture->answer)->phase >= CAUSERIE_WAIT_RETRY)
    causerie_exchange_stop (fixture->exchange);
}

/* Stopped while it waits for another try: there is none. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_signal_connect_data (fixture->answer, "notify::wait", G_CALLBACK (stop_cb), fixture, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  run_to_the_end (fixture);

  g_assert_cmpint (causerie_message_get_state (fixture->answer), ==, CAUSERIE_MESSAGE_STOPPED);
  g_assert_null (causerie_message_get_failure (fixture->answer));
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 1);
  g_assert_cmpint (causerie_message_get_wait (fixture->answer)->phase, ==, CAUSERIE_WAIT_NONE);
}

static void
close_cb (Fixture *fixture)
{
  if (causerie_message_get_wait (fixture->answer)->phase == CAUSERIE_WAIT_RETRY)
    g_clear_pointer (&fixture->server, loopback_server_free);
}

/* The server goes away before the next try: what it had said is still the reason. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  CauserieFailure *failure;

  begin (fixture);
  g_signal_connect_data (fixture->answer, "notify::wait", G_CALLBACK (close_cb), fixture, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  run_to_the_end (fixture);

  failure = causerie_message_get_failure (fixture->answer);
  g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, "server");
  g_assert_cmpint (causerie_failure_get_facts (failure)->status, ==, 503);
}

static const Case busy = { "busy", { { "503 Service Unavailable", "", "{}" } } };
static const Case loading = {
  "loading", { { "503 Service Unavailable", "", "{\"error\":{\"message\":\"Loading model\"}}" } }
};

/* A model that never loads is not waited for beyond the patience for a first byte. */
static void
test_loading_has_an_end (Fixture *fixture, gconstpointer data)
{
  CauserieFailure *failure;

  causerie_connection_set_first_byte_seconds (fixture->connection, "1");
  begin (fixture);
  run_to_the_end (fixture);

  failure = causerie_message_get_failure (fixture->answer);
  g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, "server");
  g_assert_cmpstr (causerie_failure_get_facts (failure)->code, ==, CAUSERIE_CODE_LOADING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/exchange/case/", cases[i].name, NULL);

    g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
  }
  g_test_add ("/exchange/stop-between-tries", Fixture, &busy, set_up, test_stop, tear_down);
  g_test_add ("/exchange/stop-while-loading", Fixture, &loading, set_up, test_stop, tear_down);
  g_test_add ("/exchange/gone-between-tries", Fixture, &busy, set_up, test_gone, tear_down);
  g_test_add ("/exchange/loading-has-an-end", Fixture, &loading, set_up, test_loading_has_an_end,
              tear_down);

  return g_test_run ();
}
