/* test-access.c: a connection is opened with all that belongs to it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-access-private.h"
#include "causerie-gateway-private.h"
#include "causerie-key-inquiry.h"
#include "loopback-server.h"

#include <string.h>

#define WHOLE_KEY "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct {
  CauserieKeyring    *keyring; /* without a session bus: secrets are kept in memory */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  CauserieAccess     *access;
  CauserieFailure    *failure;
  gboolean            done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, "http://127.0.0.1:1/v1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->access != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->access));
  g_clear_pointer (&fixture->failure, causerie_failure_unref);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_object (&fixture->access);
  g_clear_pointer (&fixture->failure, causerie_failure_unref);
  fixture->access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result,
                                                  &fixture->failure);
  g_assert_true ((fixture->access == NULL) == (fixture->failure != NULL));
  fixture->done = TRUE;
}

static void
open_connection (Fixture *fixture, const char *key, GCancellable *cancellable)
{
  fixture->done = FALSE;
  causerie_gateway_open_async (fixture->gateway, fixture->connection, key, cancellable, opened_cb,
                               fixture);
  g_assert_false (fixture->done);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
keep (Fixture *fixture, const char *what, const char *secret)
{
  causerie_keyring_remember_secret (fixture->keyring,
                                    causerie_connection_get_uid (fixture->connection), what,
                                    secret);
}

static void
assert_refused (Fixture *fixture, const char *kind, const char *code)
{
  g_assert_null (fixture->access);
  g_assert_cmpstr (causerie_failure_get_kind_name (fixture->failure), ==, kind);
  g_assert_cmpstr (causerie_failure_get_facts (fixture->failure)->code, ==, code);
  g_assert_true (causerie_failure_get_facts (fixture->failure)->not_sent);
}

static void
test_secrets (Fixture *fixture, gconstpointer data)
{
  causerie_connection_set_header_names (fixture->connection, " X-Team,,X-Project, ");
  keep (fixture, CAUSERIE_SECRET_KEY, "the key");
  keep (fixture, CAUSERIE_SECRET_HEADER "X-Team", "seven dwarfs");
  keep (fixture, CAUSERIE_SECRET_HEADER "X-Project", "the mine");
  keep (fixture, CAUSERIE_SECRET_HEADER "X-Other", "not asked for");
  open_connection (fixture, NULL, NULL);

  g_assert_true (causerie_access_get_connection (fixture->access) == fixture->connection);
  g_assert_cmpstr (causerie_access_get_provider (fixture->access)->id, ==, "custom");
  g_assert_cmpstr (causerie_access_get_base_url (fixture->access), ==, "http://127.0.0.1:1/v1");
  g_assert_cmpstr (causerie_access_get_key (fixture->access), ==, "the key");
  g_assert_cmpuint (g_strv_length ((char **) causerie_access_get_headers (fixture->access)), ==, 4);
}

static void
test_headers_in_order (Fixture *fixture, gconstpointer data)
{
  const char * const *headers;

  causerie_connection_set_header_names (fixture->connection, "X-Team,X-Project");
  keep (fixture, CAUSERIE_SECRET_KEY, "the key");
  keep (fixture, CAUSERIE_SECRET_HEADER "X-Team", "seven dwarfs");
  keep (fixture, CAUSERIE_SECRET_HEADER "X-Project", "the mine");
  open_connection (fixture, NULL, NULL);
  headers = causerie_access_get_headers (fixture->access);
  g_assert_cmpstr (headers[0], ==, "X-Team");
  g_assert_cmpstr (headers[1], ==, "seven dwarfs");
  g_assert_cmpstr (headers[2], ==, "X-Project");
  g_assert_cmpstr (headers[3], ==, "the mine");
  g_assert_null (headers[4]);
}

static void
test_given_key (Fixture *fixture, gconstpointer data)
{
  keep (fixture, CAUSERIE_SECRET_KEY, "kept");
  open_connection (fixture, "given", NULL);
  g_assert_cmpstr (causerie_access_get_key (fixture->access), ==, "given");
  open_connection (fixture, "", NULL);
  g_assert_null (causerie_access_get_key (fixture->access));
}

/* The session stays while the route does. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  CauserieHttp *first, *next;

  keep (fixture, CAUSERIE_SECRET_PROXY_PASSWORD, "one");
  open_connection (fixture, "k", NULL);
  first = g_object_ref (causerie_access_get_http (fixture->access));

  causerie_connection_set_name (fixture->connection, "Another name");
  causerie_connection_set_base_url (fixture->connection, "http://127.0.0.1:2/v1");
  open_connection (fixture, "k", NULL);
  g_assert_true (causerie_access_get_http (fixture->access) == first);

#define ASSERT_RENEWED()                                                  \
  open_connection (fixture, "k", NULL);                                   \
  next = causerie_access_get_http (fixture->access);                      \
  g_assert_true (next != first);                                          \
  g_set_object (&first, next)

  causerie_connection_set_first_byte_seconds (fixture->connection, "5");
  ASSERT_RENEWED ();
  causerie_connection_set_idle_seconds (fixture->connection, "5");
  ASSERT_RENEWED ();
  causerie_connection_set_proxy (fixture->connection, "http://127.0.0.1:3");
  ASSERT_RENEWED ();
  causerie_connection_set_proxy_user (fixture->connection, "me");
  ASSERT_RENEWED ();
  keep (fixture, CAUSERIE_SECRET_PROXY_PASSWORD, "two");
  ASSERT_RENEWED ();
  causerie_connection_set_certificate (fixture->connection,
    "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  ASSERT_RENEWED ();
#undef ASSERT_RENEWED

  g_clear_object (&fixture->access);
  g_object_unref (first);
}

static void
test_impossible_routes (Fixture *fixture, gconstpointer data)
{
  causerie_connection_set_authority (fixture->connection, "no certificate");
  open_connection (fixture, "k", NULL);
  assert_refused (fixture, "tls", NULL);

  causerie_connection_set_authority (fixture->connection, "");
  causerie_connection_set_proxy (fixture->connection, "gopher://burrow");
  open_connection (fixture, "k", NULL);
  assert_refused (fixture, "proxy", NULL);

  causerie_connection_set_proxy (fixture->connection, "");
  causerie_connection_set_certificate (fixture->connection, "sha256:7");
  open_connection (fixture, "k", NULL);
  assert_refused (fixture, "tls", NULL);
}

static void
test_guarded (Fixture *fixture, gconstpointer data)
{
  causerie_connection_set_base_url (fixture->connection, "https://api.groq.com/openai/v1");
  keep (fixture, CAUSERIE_SECRET_KEY, WHOLE_KEY);
  open_connection (fixture, NULL, NULL);
  assert_refused (fixture, "key-invalid", CAUSERIE_CODE_FOREIGN_KEY);
  open_connection (fixture, "", NULL);
  assert_refused (fixture, "key-missing", NULL);

  causerie_connection_confirm (fixture->connection, CAUSERIE_RISK_FOREIGN_KEY);
  open_connection (fixture, NULL, NULL);
  g_assert_cmpstr (causerie_access_get_key (fixture->access), ==, WHOLE_KEY);
}

/* A secret that the connection says it has, and that cannot be read, stops it; a key it may do
 * without does not. */
static void
test_closed_keyring (Fixture *fixture, gconstpointer data)
{
  open_connection (fixture, NULL, NULL);
  g_assert_null (causerie_access_get_key (fixture->access));

  causerie_connection_set_proxy (fixture->connection, "http://127.0.0.1:3");
  causerie_connection_set_proxy_user (fixture->connection, "me");
  open_connection (fixture, NULL, NULL);
  assert_refused (fixture, "keyring", NULL);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  open_connection (fixture, NULL, cancellable);
  assert_refused (fixture, "cancelled", NULL);
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  causerie_connection_set_provider (fixture->connection, "demo");
  causerie_connection_set_base_url (fixture->connection, "");
  open_connection (fixture, NULL, NULL);
  g_assert_true (g_str_has_prefix (causerie_access_get_base_url (fixture->access), "http://127.0.0.1:"));
  g_assert_nonnull (causerie_access_get_key (fixture->access));
}

/* --- what a provider knows of a key it refused --- */

typedef struct {
  const char        *name;
  const char        *status;
  const char        *body;
  const char        *message; /* of the refusal */
  CauserieKeyVerdict verdict;
  const char        *label;
  const char        *expired;
} Inquiry;

static const Inquiry inquiries[] = {
  { "works", "200 OK", "{\"data\":{\"label\":\"sk-or-v1-au7...890\",\"expires_at\":null}}", "No",
    CAUSERIE_KEY_VERDICT_WORKS, "sk-or-v1-au7...890" },
  { "expired", "200 OK", "{\"data\":{\"label\":\"sk-or-v1-au7...890\",\"expires_at\":\"2020-01-31T00:00:00Z\"}}",
    "No", CAUSERIE_KEY_VERDICT_EXPIRED, "sk-or-v1-au7...890", "2020-01-31T00:00:00Z" },
  { "expires-later", "200 OK", "{\"data\":{\"label\":\"My key\",\"expires_at\":\"2999-01-31T00:00:00Z\"}}", "No",
    CAUSERIE_KEY_VERDICT_WORKS, "My key", "2999-01-31T00:00:00Z" },
  { "disabled", "200 OK", "{\"data\":{\"disabled\":true}}", "No", CAUSERIE_KEY_VERDICT_DISABLED, "sk-…" },
  { "unknown", "401 Unauthorized", "{\"error\":{\"message\":\"User not found.\",\"code\":401}}", "No",
    CAUSERIE_KEY_VERDICT_UNKNOWN, "sk-…" },
  { "said-expired", "401 Unauthorized", "{\"error\":{\"message\":\"API key expired\",\"code\":401}}", "No",
    CAUSERIE_KEY_VERDICT_EXPIRED, "sk-…" },
  { "trouble", "500 Internal Server Error", "{}", "No", CAUSERIE_KEY_VERDICT_UNASKED, "sk-…" },
  { "page", "200 OK", "<html>", "No", CAUSERIE_KEY_VERDICT_UNASKED, "sk-…" },
  { "nonsense", "200 OK", "{\"data\":[1]}", "No", CAUSERIE_KEY_VERDICT_UNASKED, "sk-…" },
};

static void
inquiry_cb (LoopbackRequest *request, gpointer user_data)
{
  const Inquiry *inquiry = user_data;

  loopback_send_reply (request, inquiry->status, "Content-Type: application/json\r\n", inquiry->body);
}

static void
inquired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->failure, causerie_failure_unref);
  fixture->failure = causerie_key_inquiry_finish (result);
  fixture->done = TRUE;
}

static void
test_inquiry (Fixture *fixture, gconstpointer data)
{
  const Inquiry *inquiry = data;
  g_autoptr(LoopbackServer) server = loopback_server_new (inquiry_cb, (gpointer) inquiry);
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_KEY_INVALID, .status = 401, .retry_after = -1,
    .message = inquiry->message, .key_label = "sk-…",
  });
  const CauserieFailureFacts *facts;
  g_autofree char *header = NULL;

  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (server));
  open_connection (fixture, "the-key", NULL);
  g_assert_false (causerie_key_inquiry_applies (failure, fixture->access)); /* nobody known */
  fixture->done = FALSE;
  causerie_key_inquiry_async (failure, fixture->access, NULL, inquired_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);

  facts = causerie_failure_get_facts (fixture->failure);
  g_assert_cmpint (facts->kind, ==, CAUSERIE_FAILURE_KEY_INVALID);
  g_assert_cmpint (facts->key_verdict, ==, inquiry->verdict);
  g_assert_cmpstr (facts->key_label, ==, inquiry->label);
  g_assert_cmpstr (facts->key_expired, ==, inquiry->expired);
  g_assert_cmpstr (facts->message, ==, inquiry->message);
  g_assert_cmpuint (loopback_server_get_count (server), ==, 1);
  g_assert_cmpstr (loopback_server_get_request (server, 0)->method, ==, "GET");
  g_assert_cmpstr (loopback_server_get_request (server, 0)->target, ==, "/v1/key");
  header = loopback_request_dup_header (loopback_server_get_request (server, 0), "Authorization");
  g_assert_cmpstr (header, ==, "Bearer the-key");
}

/* An ordinary key may not see the balance: then it stays unknown. */
static void
test_balance (Fixture *fixture, gconstpointer data)
{
  static const Inquiry told = {
    .status = "200 OK", .body = "{\"data\":{\"total_credits\":10,\"total_usage\":9.9786}}",
  };
  static const Inquiry refused = { .status = "403 Forbidden", .body = "{}" };
  const Inquiry *answers[] = { &told, &refused };
  const char *balances[] = { "0.0214", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr(LoopbackServer) server = loopback_server_new (inquiry_cb, (gpointer) answers[i]);
    g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
      .kind = CAUSERIE_FAILURE_NO_CREDIT, .status = 402, .retry_after = -1,
    });

    causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (server));
    g_clear_object (&fixture->access);
    open_connection (fixture, "the-key", NULL);
    fixture->done = FALSE;
    causerie_key_inquiry_async (failure, fixture->access, NULL, inquired_cb, fixture);
    while (!fixture->done)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpstr (causerie_failure_get_facts (fixture->failure)->balance, ==, balances[i]);
    g_assert_cmpstr (loopback_server_get_request (server, 0)->target, ==, "/v1/credits");
  }
}

/* Only what was sent and refused, and only where keys can be asked about. */
static void
test_inquiry_applies (Fixture *fixture, gconstpointer data)
{
  CauserieFailureFacts facts = {
    .kind = CAUSERIE_FAILURE_KEY_INVALID, .status = 401, .retry_after = -1,
  };
  g_autoptr(CauserieFailure) refused = causerie_failure_new (&facts);
  g_autoptr(CauserieFailure) explained = NULL;
  g_autoptr(CauserieFailure) guarded = NULL;
  g_autoptr(CauserieFailure) forbidden = NULL;

  facts.key_verdict = CAUSERIE_KEY_VERDICT_EXPIRED;
  explained = causerie_failure_new (&facts);
  facts.key_verdict = CAUSERIE_KEY_VERDICT_UNASKED;
  facts.status = 0;
  facts.not_sent = TRUE;
  guarded = causerie_failure_new (&facts);
  facts.kind = CAUSERIE_FAILURE_FORBIDDEN;
  facts.status = 403;
  facts.not_sent = FALSE;
  forbidden = causerie_failure_new (&facts);

  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");
  open_connection (fixture, WHOLE_KEY, NULL);
  g_assert_true (causerie_key_inquiry_applies (refused, fixture->access));
  g_assert_false (causerie_key_inquiry_applies (explained, fixture->access));
  g_assert_false (causerie_key_inquiry_applies (guarded, fixture->access));
  g_assert_false (causerie_key_inquiry_applies (forbidden, fixture->access));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/access/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("secrets", test_secrets);
  ADD ("headers-in-order", test_headers_in_order);
  ADD ("given-key", test_given_key);
  ADD ("session", test_session);
  ADD ("impossible-routes", test_impossible_routes);
  ADD ("guarded", test_guarded);
  ADD ("closed-keyring", test_closed_keyring);
  ADD ("cancelled", test_cancelled);
  ADD ("demo", test_demo);
  ADD ("inquiry-applies", test_inquiry_applies);
  ADD ("balance", test_balance);
#undef ADD
  for (gsize i = 0; i < G_N_ELEMENTS (inquiries); i++) {
    g_autofree char *path = g_strconcat ("/access/inquiry/", inquiries[i].name, NULL);

    g_test_add (path, Fixture, &inquiries[i], set_up, test_inquiry, tear_down);
  }

  return g_test_run ();
}
