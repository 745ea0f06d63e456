/* test-sign-in.c: a key by signing in with a browser, and who is not let in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-pkce.h"
#include "causerie-sign-in-private.h"
#include "loopback-server.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HEX16 "0123456789abcdef"
#define KEY   "sk-or-v1-" HEX16 HEX16 HEX16 HEX16

typedef struct {
  LoopbackServer     *server;     /* of the exchange */
  const char         *status;     /* what it answers */
  const char         *body;
  CauserieKeyring    *keyring;    /* in memory: there is no session bus */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  CauserieSignIn     *sign_in;
  guint               n_settled;
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  Fixture *fixture = user_data;

  loopback_send_reply (request, fixture->status, "Content-Type: application/json\r\n", fixture->body);
}

static void
settled_cb (Fixture *fixture)
{
  fixture->n_settled++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  fixture->status = "200 OK";
  fixture->body = "{\"key\":\"" KEY "\",\"user_id\":\"user_1\"}";
  fixture->server = loopback_server_new (answer_cb, fixture);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_name (fixture->connection, "OpenRouter");
  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");

  url = g_strconcat (loopback_server_get_url (fixture->server), "/auth/keys", NULL);
  fixture->sign_in = causerie_sign_in_new_at (fixture->gateway, fixture->connection,
                                              "https://openrouter.ai/auth", url);
  g_signal_connect_swapped (fixture->sign_in, "settled", G_CALLBACK (settled_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->sign_in);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  loopback_server_free (fixture->server);
}

static void
wait_until_settled (Fixture *fixture)
{
  while (fixture->n_settled == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_settled, ==, 1);
}

/* One value of the address's query (transfer full). */
static char *
get_query (const char *url, const char *name)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr(GHashTable) query = g_uri_parse_params (g_uri_get_query (uri), -1, "&",
                                                    G_URI_PARAMS_NONE, NULL);

  return g_strdup (g_hash_table_lookup (query, name));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
assert_key (Fixture *fixture, const char *expected)
{
  g_autoptr(GAsyncResult) result = NULL;
  char *key;

  causerie_keyring_lookup_async (fixture->keyring,
                                 causerie_connection_get_uid (fixture->connection), NULL,
                                 looked_up_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  key = causerie_keyring_lookup_finish (fixture->keyring, result, NULL);
  g_assert_cmpstr (key, ==, expected);
  causerie_keyring_free_key (key);
}

/* --- a browser -------------------------------------------------------------------------------- */

typedef struct {
  char *request;
  char *address;  /* numeric */
  guint port;
  char *answer;
  gboolean done;
} Visit;

static gpointer
visit_in_thread (gpointer data)
{
  Visit *visit = data;
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GString) answer = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, visit->address, (guint16) visit->port, NULL,
                                                NULL);
  if (connection != NULL) {
    GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));

    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                               visit->request, strlen (visit->request), NULL, NULL, NULL);
    while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
      g_string_append_len (answer, buffer, n);
  }

  visit->answer = g_strdup (answer->str);
  g_atomic_int_set (&visit->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* What the callback's port answers to a request for `target` under `host` ("NAME", the port is added);
 * NULL: nobody listened (transfer full). */
static char *
visit (const char *address, guint port, const char *method, const char *target, const char *host)
{
  Visit visit = { .address = (char *) address, .port = port };
  GThread *thread;

  visit.request = g_strdup_printf ("%s %s HTTP/1.1\r\nHost: %s:%u\r\nConnection: close\r\n\r\n",
                                   method, target, host, port);
  thread = g_thread_new ("browser", visit_in_thread, &visit);
  while (!g_atomic_int_get (&visit.done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_free (visit.request);

  return visit.answer;
}

static void
assert_visit (guint port, const char *method, const char *target, const char *host,
              const char *status)
{
  g_autofree char *answer = visit ("127.0.0.1", port, method, target, host);

  g_test_message ("%s %s %s", method, target, host);
  g_assert_true (g_str_has_prefix (answer, status));
}

/* Where the browser is told to come back to. */
static GUri *
get_callback (Fixture *fixture)
{
  g_autofree char *callback = get_query (causerie_sign_in_get_url (fixture->sign_in), "callback_url");

  return g_uri_parse (callback, G_URI_FLAGS_NONE, NULL);
}

/* The exchange shows what the browser was given the challenge of. */
static void
assert_verifier (Fixture *fixture, const char *body)
{
  static const char start[] = "{\"code\":\"abc\",\"code_verifier\":\"";
  g_autofree char *challenge = NULL, *verifier = NULL, *expected = NULL;

  g_assert_true (g_str_has_prefix (body, start));
  verifier = g_strndup (body + strlen (start), 43);
  expected = causerie_pkce_challenge (verifier);
  challenge = get_query (causerie_sign_in_get_url (fixture->sign_in), "code_challenge");
  g_assert_cmpstr (challenge, ==, expected);
}

/* --- cases ------------------------------------------------------------------------------------ */

static void
test_browser (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) callback = NULL;
  g_autofree char *target = NULL, *answer = NULL, *again = NULL, *authorization = NULL;
  LoopbackRequest *request;

  causerie_sign_in_start (fixture->sign_in, TRUE);
  g_assert_cmpint (causerie_sign_in_get_state (fixture->sign_in), ==, CAUSERIE_SIGN_IN_WAITING);
  g_assert_false (causerie_sign_in_get_needs_code (fixture->sign_in));
  g_assert_true (g_str_has_prefix (causerie_sign_in_get_url (fixture->sign_in),
                                   "https://openrouter.ai/auth?callback_url=http%3A%2F%2Flocalhost"));
  callback = get_callback (fixture);
  target = g_strconcat (g_uri_get_path (callback), "?code=abc", NULL);

  answer = visit ("127.0.0.1", g_uri_get_port (callback), "GET", target, "localhost");
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 200 "));
  g_assert_nonnull (strstr (answer, "no-store"));
  g_assert_nonnull (strstr (answer, "<!DOCTYPE html>"));
  g_assert_null (strstr (answer, "abc"));

  wait_until_settled (fixture);
  g_assert_cmpint (causerie_sign_in_get_state (fixture->sign_in), ==, CAUSERIE_SIGN_IN_DONE);
  assert_key (fixture, KEY);
  g_assert_false (causerie_sign_in_is_kept_for_good (fixture->sign_in)); /* no keyring here */

  request = loopback_server_get_request (fixture->server, 0);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->target, ==, "/v1/auth/keys");
  authorization = loopback_request_dup_header (request, "Authorization");
  g_assert_null (authorization);
  assert_verifier (fixture, request->body);

  /* Nobody listens any more. */
  again = visit ("127.0.0.1", g_uri_get_port (callback), "GET", target, "localhost");
  g_assert_cmpstr (again, ==, "");
}

static void
test_both_families (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) callback = NULL;
  g_autofree char *target = NULL, *v4 = NULL, *v6 = NULL;

  causerie_sign_in_start (fixture->sign_in, TRUE);
  callback = get_callback (fixture);
  v4 = visit ("127.0.0.1", g_uri_get_port (callback), "GET", "/", "localhost");
  g_assert_true (g_str_has_prefix (v4, "HTTP/1.1 404 "));

  target = g_strconcat (g_uri_get_path (callback), "?code=six", NULL);
  v6 = visit ("::1", g_uri_get_port (callback), "GET", target, "[::1]");
  if (*v6 == '\0') {
    g_test_skip ("this computer has no IPv6");
    return;
  }

  g_assert_true (g_str_has_prefix (v6, "HTTP/1.1 200 "));
  wait_until_settled (fixture);
  assert_key (fixture, KEY);
}

static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) callback = NULL;
  g_autofree char *right = NULL, *wrong = NULL, *longer = NULL, *blank = NULL, *bare = NULL;
  guint port;

  causerie_sign_in_start (fixture->sign_in, TRUE);
  callback = get_callback (fixture);
  port = g_uri_get_port (callback);
  bare = g_strdup (g_uri_get_path (callback));
  right = g_strconcat (bare, "?code=abc", NULL);
  blank = g_strconcat (bare, "?code=", NULL);
  longer = g_strconcat (bare, "x?code=abc", NULL);
  wrong = g_strdup (right);
  wrong[strlen (bare) - 1] ^= 1;

  assert_visit (port, "GET", "/", "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", "/callback?code=abc", "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", "/callback/?code=abc", "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", wrong, "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", longer, "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", bare, "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", blank, "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "POST", right, "localhost", "HTTP/1.1 404 ");
  assert_visit (port, "GET", right, "evil.example", "HTTP/1.1 404 ");
  g_assert_cmpint (causerie_sign_in_get_state (fixture->sign_in), ==, CAUSERIE_SIGN_IN_WAITING);

  assert_visit (port, "GET", right, "127.0.0.1", "HTTP/1.1 200 ");
  wait_until_settled (fixture);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 1);
}

static void
test_refused_in_browser (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GUri) callback = NULL;
  g_autofree char *target = NULL, *sentence = NULL;

  causerie_sign_in_start (fixture->sign_in, TRUE);
  callback = get_callback (fixture);
  target = g_strconcat (g_uri_get_path (callback), "?error=access_denied", NULL);
  assert_visit (g_uri_get_port (callback), "GET", target, "localhost", "HTTP/1.1 200 ");
  wait_until_settled (fixture);
  sentence = causerie_sign_in_dup_sentence (fixture->sign_in);
  g_assert_cmpstr (sentence, ==, "The sign-in was refused in the browser.");
  assert_key (fixture, NULL);
}

static void
test_pasted_code (Fixture *fixture, gconstpointer data)
{
  g_autofree char *callback = NULL;

  g_assert_false (causerie_sign_in_enter_code (fixture->sign_in, "early"));
  causerie_sign_in_start (fixture->sign_in, FALSE);
  g_assert_true (causerie_sign_in_get_needs_code (fixture->sign_in));
  callback = get_query (causerie_sign_in_get_url (fixture->sign_in), "callback_url");
  g_assert_null (callback);

  g_assert_false (causerie_sign_in_enter_code (fixture->sign_in, " \n"));
  g_assert_true (causerie_sign_in_enter_code (fixture->sign_in, "  pasted\n"));
  g_assert_false (causerie_sign_in_enter_code (fixture->sign_in, "twice"));
  wait_until_settled (fixture);
  assert_key (fixture, KEY);
  g_assert_nonnull (strstr (loopback_server_get_request (fixture->server, 0)->body,
                            "\"code\":\"pasted\""));
}

/* Stands before the C library's own, as long as this is what the libraries are linked to. */
static gboolean refuses_ports;

int
listen (int fd, int backlog)
{
  if (refuses_ports) {
    errno = EADDRINUSE;
    return -1;
  }
  return (int) syscall (SYS_listen, fd, backlog);
}

/* No port can be had: then the page shows a code, and a browser need not come back. */
static void
test_no_port (Fixture *fixture, gconstpointer data)
{
  g_autofree char *callback = NULL;

  refuses_ports = TRUE;
  causerie_sign_in_start (fixture->sign_in, TRUE);
  refuses_ports = FALSE;

  g_assert_cmpint (causerie_sign_in_get_state (fixture->sign_in), ==, CAUSERIE_SIGN_IN_WAITING);
  g_assert_true (causerie_sign_in_get_needs_code (fixture->sign_in));
  callback = get_query (causerie_sign_in_get_url (fixture->sign_in), "callback_url");
  g_assert_null (callback);
  g_assert_true (causerie_sign_in_enter_code (fixture->sign_in, "pasted"));
  wait_until_settled (fixture);
  assert_key (fixture, KEY);
}

static void
test_code_not_taken (Fixture *fixture, gconstpointer data)
{
  CauserieFailure *failure;
  g_autofree char *sentence = NULL;

  fixture->status = data;
  fixture->body = "{\"error\":{\"code\":403,\"message\":\"Invalid code or code_verifier\"}}";
  causerie_sign_in_start (fixture->sign_in, FALSE);
  causerie_sign_in_enter_code (fixture->sign_in, "old");
  wait_until_settled (fixture);

  failure = causerie_sign_in_get_failure (fixture->sign_in);
  g_assert_cmpint (causerie_failure_get_kind (failure), ==, CAUSERIE_FAILURE_KEY_INVALID);
  g_assert_cmpstr (causerie_failure_get_facts (failure)->code, ==, CAUSERIE_CODE_SIGN_IN_REFUSED);
  sentence = causerie_sign_in_dup_sentence (fixture->sign_in);
  g_assert_nonnull (strstr (sentence, "not accepted"));
  assert_key (fixture, NULL);
}

static void
test_no_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  fixture->body = "{\"key\":\"two words\"}";
  causerie_sign_in_start (fixture->sign_in, FALSE);
  causerie_sign_in_enter_code (fixture->sign_in, "c");
  wait_until_settled (fixture);
  g_assert_cmpint (causerie_failure_get_kind (causerie_sign_in_get_failure (fixture->sign_in)), ==,
                   CAUSERIE_FAILURE_UNREADABLE);
  sentence = causerie_sign_in_dup_sentence (fixture->sign_in);
  g_assert_nonnull (sentence);
  assert_key (fixture, NULL);
}

static void
test_time_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  causerie_sign_in_set_limit (fixture->sign_in, 1);
  causerie_sign_in_start (fixture->sign_in, TRUE);
  wait_until_settled (fixture);
  g_assert_cmpint (causerie_failure_get_kind (causerie_sign_in_get_failure (fixture->sign_in)), ==,
                   CAUSERIE_FAILURE_TIMEOUT);
  sentence = causerie_sign_in_dup_sentence (fixture->sign_in);
  g_assert_cmpstr (sentence, ==, "Nobody signed in within ten minutes.");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gboolean is_exchanging = GPOINTER_TO_INT (data);

  causerie_sign_in_start (fixture->sign_in, FALSE);
  if (is_exchanging)
    causerie_sign_in_enter_code (fixture->sign_in, "c");
  causerie_sign_in_cancel (fixture->sign_in);
  causerie_sign_in_cancel (fixture->sign_in);
  g_assert_cmpuint (fixture->n_settled, ==, 1);
  g_assert_cmpint (causerie_failure_get_kind (causerie_sign_in_get_failure (fixture->sign_in)), ==,
                   CAUSERIE_FAILURE_CANCELLED);
  assert_key (fixture, NULL);
}

#define ADD(name, data, function) \
  g_test_add ("/sign-in/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("browser", NULL, test_browser);
  ADD ("both-families", NULL, test_both_families);
  ADD ("strangers", NULL, test_strangers);
  ADD ("refused-in-browser", NULL, test_refused_in_browser);
  ADD ("pasted-code", NULL, test_pasted_code);
  ADD ("no-port", NULL, test_no_port);
  ADD ("code-not-taken/400", "400 Bad Request", test_code_not_taken);
  ADD ("code-not-taken/403", "403 Forbidden", test_code_not_taken);
  ADD ("no-key", NULL, test_no_key);
  ADD ("time-out", NULL, test_time_out);
  ADD ("cancel/waiting", GINT_TO_POINTER (FALSE), test_cancel);
  ADD ("cancel/exchanging", GINT_TO_POINTER (TRUE), test_cancel);

  return g_test_run ();
}
