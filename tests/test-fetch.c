/* test-fetch.c: one small call and its whole answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-fetch.h"

#include "loopback-proxy.h"
#include "loopback-server.h"

#include <string.h>

#define KEY "sk-or-v1-0123456789abcdef"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(CauserieFetched **) user_data = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
}

static CauserieFetched *
run (CauserieHttp *http, const CauserieFetch *fetch, GCancellable *cancellable)
{
  CauserieFetched *fetched = NULL;

  causerie_fetch_async (http, fetch, cancellable, done_cb, &fetched);
  g_assert_null (fetched);
  while (fetched == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fetched;
}

static CauserieFetched *
get (const char *base, const char *path)
{
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autofree char *url = g_strconcat (base, path, NULL);
  CauserieFetch fetch = { .method = "GET", .url = url, .key = KEY, .purpose = "models" };

  return run (http, &fetch, NULL);
}

static const char *
get_kind (CauserieFetched *fetched)
{
  return fetched->failure != NULL ? causerie_failure_get_kind_name (fetched->failure) : "none";
}

static void
serve (LoopbackRequest *request, gpointer user_data)
{
  const char *path = request->target;

  if (g_str_equal (path, "/v1/models"))
    loopback_send_reply (request, "200 OK", "Content-Type: application/json\r\n", "{\"data\":[]}");
  else if (g_str_equal (path, "/v1/moved"))
    loopback_send_reply (request, "302 Found", "Location: models\r\n", "");
  else if (g_str_equal (path, "/v1/away"))
    loopback_send_reply (request, "302 Found", "Location: http://localhost:1/models\r\n", "");
  else if (g_str_equal (path, "/v1/circle"))
    loopback_send_reply (request, "301 Moved Permanently", "Location: circle\r\n", "");
  else if (g_str_equal (path, "/v1/page"))
    loopback_send_reply (request, "200 OK", "Content-Type: application/json\r\n",
                         "\n <!doctype html><title>Sign in</title>");
  else if (g_str_equal (path, "/v1/key"))
    loopback_send_reply (request, "401 Unauthorized", "Content-Type: application/json\r\n",
                         "{\"error\":{\"message\":\"No such key " KEY "\",\"code\":401}}");
  else if (g_str_equal (path, "/v1/loading"))
    loopback_send_reply (request, "503 Service Unavailable", "Content-Type: application/json\r\n",
                         "{\"error\":{\"code\":503,\"message\":\"Loading model\","
                         "\"type\":\"unavailable_error\"}}");
  else if (g_str_equal (path, "/v1/portal"))
    loopback_send_reply (request, "511 Network Authentication Required",
                         "Content-Type: text/html\r\n", "<html>Sign in to the network</html>");
  else
    loopback_wait_closed (request, 5000);
}

static void
test_get (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieFetched) fetched = get (loopback_server_get_url (server), "/models");
  LoopbackRequest *request = loopback_server_get_request (server, 0);
  g_autofree char *authorization = loopback_request_dup_header (request, "Authorization");
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/models", NULL);
  gsize length;
  const char *body = g_bytes_get_data (fetched->body, &length);

  g_assert_cmpstr (get_kind (fetched), ==, "none");
  g_assert_cmpint (fetched->status, ==, 200);
  g_assert_cmpmem (body, length, "{\"data\":[]}", 11);
  g_assert_cmpstr (fetched->url, ==, url);
  g_assert_cmpstr (authorization, ==, "Bearer " KEY);
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_true (g_str_has_prefix (fetched->trace.address, "127.0.0.1:"));
  g_assert_cmpint (fetched->trace.connecting, >, 0);
  g_assert_cmpint (fetched->trace.connected, >=, fetched->trace.connecting);
  g_assert_cmpint (fetched->trace.answered, >=, fetched->trace.sent);
  g_assert_cmpint (fetched->trace.tls_handshaking, ==, 0);
  g_assert_cmpstr (fetched->trace.fingerprint, ==, "");
}

static void
test_post (void)
{
  static const char * const headers[] = { "X-One", "1", "X-Two", "2", NULL };
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/models", NULL);
  CauserieFetch fetch = { .method = "POST", .url = url, .headers = headers, .body = "{\"a\":1}" };
  g_autoptr(CauserieFetched) fetched = run (http, &fetch, NULL);
  LoopbackRequest *request = loopback_server_get_request (server, 0);
  g_autofree char *authorization = loopback_request_dup_header (request, "Authorization");
  g_autofree char *two = loopback_request_dup_header (request, "X-Two");
  g_autofree char *type = loopback_request_dup_header (request, "Content-Type");

  g_assert_cmpstr (get_kind (fetched), ==, "none");
  g_assert_cmpstr (request->body, ==, "{\"a\":1}");
  g_assert_cmpstr (two, ==, "2");
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_null (authorization);
}

static void
test_redirects (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieFetched) moved = get (loopback_server_get_url (server), "/moved");
  g_autoptr(CauserieFetched) away = get (loopback_server_get_url (server), "/away");
  g_autoptr(CauserieFetched) circle = get (loopback_server_get_url (server), "/circle");

  g_assert_cmpstr (get_kind (moved), ==, "none");
  g_assert_true (g_str_has_suffix (moved->url, "/v1/models"));
  g_assert_cmpstr (get_kind (away), ==, "not-an-api");
  g_assert_null (causerie_failure_get_facts (away->failure)->code);
  g_assert_cmpstr (get_kind (circle), ==, "not-an-api");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 2 + 1 + 4);
}

/* A redirect that asks for another method is not followed by a POST. */
static void
test_redirect_of_post (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/moved", NULL);
  CauserieFetch fetch = { .method = "POST", .url = url, .body = "{}" };
  g_autoptr(CauserieFetched) fetched = run (http, &fetch, NULL);

  g_assert_cmpstr (get_kind (fetched), ==, "not-an-api");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 1);
}

static void
test_refusals (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieFetched) page = get (loopback_server_get_url (server), "/page");
  g_autoptr(CauserieFetched) key = get (loopback_server_get_url (server), "/key");
  g_autoptr(CauserieFetched) loading = get (loopback_server_get_url (server), "/loading");

  g_assert_cmpstr (get_kind (page), ==, "not-an-api");
  g_assert_cmpint (page->status, ==, 200);
  g_assert_cmpstr (get_kind (key), ==, "key-invalid");
  g_assert_cmpstr (causerie_failure_get_facts (key->failure)->message, ==, "No such key ***");
  g_assert_cmpstr (get_kind (loading), ==, "server");
  g_assert_cmpstr (causerie_failure_get_facts (loading->failure)->message, ==, "Loading model");
}

static void
test_portal_by_status (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieFetched) fetched = get (loopback_server_get_url (server), "/portal");

  g_assert_cmpstr (get_kind (fetched), ==, "not-an-api");
  g_assert_cmpstr (causerie_failure_get_facts (fetched->failure)->code, ==,
                   CAUSERIE_CODE_CAPTIVE_PORTAL);
}

/* What stands between here and a known service, and answers in its place. */
static void
serve_portal (LoopbackRequest *request, gpointer user_data)
{
  if (g_str_has_suffix (request->target, "/redirect"))
    loopback_send_reply (request, "302 Found", "Location: http://login.example/?from=x\r\n", "");
  else if (g_str_has_suffix (request->target, "/here"))
    loopback_send_reply (request, "302 Found", "Location: /elsewhere\r\n", "");
  else
    loopback_send_reply (request, "200 OK", "Content-Type: text/html\r\n", "<html>Welcome</html>");
}

static void
test_portal_in_between (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_portal, NULL);
  g_autofree char *proxy = g_strndup (loopback_server_get_url (server),
                                      strlen (loopback_server_get_url (server)) - strlen ("/v1"));
  CauserieRoute route = { .proxy = proxy };
  g_autoptr(CauserieHttp) http = causerie_http_new_for_route (&route, NULL);
  CauserieFetch redirect = { .method = "GET", .url = "http://openrouter.ai/api/v1/redirect" };
  CauserieFetch page = { .method = "GET", .url = "http://openrouter.ai/api/v1/page" };
  CauserieFetch unknown = { .method = "GET", .url = "http://server.example.com/v1/page" };
  g_autoptr(CauserieFetched) redirected = run (http, &redirect, NULL);
  g_autoptr(CauserieFetched) paged = run (http, &page, NULL);
  g_autoptr(CauserieFetched) other = run (http, &unknown, NULL);

  g_assert_cmpstr (get_kind (redirected), ==, "not-an-api");
  g_assert_cmpstr (causerie_failure_get_facts (redirected->failure)->code, ==,
                   CAUSERIE_CODE_CAPTIVE_PORTAL);
  g_assert_cmpstr (causerie_failure_get_facts (redirected->failure)->link, ==,
                   "http://login.example/?from=x");
  g_assert_cmpstr (causerie_failure_get_facts (paged->failure)->code, ==,
                   CAUSERIE_CODE_CAPTIVE_PORTAL);
  g_assert_cmpstr (get_kind (other), ==, "not-an-api");
  g_assert_null (causerie_failure_get_facts (other->failure)->code);
}

static void
test_too_slow (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/never", NULL);
  CauserieFetch fetch = { .method = "GET", .url = url, .timeout_ms = 60 };
  g_autoptr(CauserieFetched) fetched = run (http, &fetch, NULL);

  g_assert_cmpstr (get_kind (fetched), ==, "timeout");
  g_assert_cmpint (fetched->status, ==, 0);
}

static void
test_nobody (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autofree char *url = g_strdup (loopback_server_get_url (server));
  g_autoptr(CauserieFetched) fetched = NULL;

  g_clear_pointer (&server, loopback_server_free);
  fetched = get (url, "/models");
  g_assert_cmpstr (get_kind (fetched), ==, "unreachable");
  g_assert_true (causerie_failure_get_facts (fetched->failure)->not_sent);
  g_assert_cmpuint (g_bytes_get_size (fetched->body), ==, 0);
}

static void
serve_endless (LoopbackRequest *request, gpointer user_data)
{
  g_autofree char *piece = g_strnfill (256 * 1024, 'x');

  loopback_begin_chunks (request, "Content-Type: application/json\r\n");
  while (!loopback_wait_closed (request, 0))
    loopback_send_chunk (request, piece, 256 * 1024);
  request->close = TRUE;
}

static void
test_too_large (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_endless, NULL);
  g_autoptr(CauserieFetched) fetched = get (loopback_server_get_url (server), "/models");

  g_assert_cmpstr (get_kind (fetched), ==, "too-large");
  g_assert_cmpuint (g_bytes_get_size (fetched->body), ==, CAUSERIE_FETCH_MAX);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/never", NULL);
  CauserieFetch fetch = { .method = "GET", .url = url };
  g_autoptr(CauserieFetched) early = NULL;
  g_autoptr(CauserieFetched) late = NULL;

  g_timeout_add (20, cancel_cb, cancellable);
  late = run (http, &fetch, cancellable);
  early = run (http, &fetch, cancellable);
  g_assert_cmpstr (get_kind (late), ==, "cancelled");
  g_assert_cmpstr (get_kind (early), ==, "cancelled");
}

static void
test_bad_input (void)
{
  static const char * const headers[] = { "X-One", "1\r\nX-Two: 2", NULL };
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  CauserieFetch address = { .method = "GET", .url = "no address" };
  CauserieFetch key = { .method = "GET", .url = "http://127.0.0.1:1/v1", .key = "a\r\nb" };
  CauserieFetch header = { .method = "GET", .url = "http://127.0.0.1:1/v1", .headers = headers };
  g_autoptr(CauserieFetched) by_address = run (http, &address, NULL);
  g_autoptr(CauserieFetched) by_key = run (http, &key, NULL);
  g_autoptr(CauserieFetched) by_header = run (http, &header, NULL);

  g_assert_cmpstr (get_kind (by_address), ==, "unreachable");
  g_assert_cmpstr (by_address->url, ==, "no address");
  g_assert_cmpstr (get_kind (by_key), ==, "key-invalid");
  g_assert_cmpstr (get_kind (by_header), ==, "key-invalid");
}

/* What a record said, for after the emission. */
typedef struct {
  guint                 n_records;
  CauserieRequestRecord record;
  char                 *url;
} Record;

static void
ended_cb (CauserieHttp *http, const CauserieRequestRecord *record, gpointer user_data)
{
  Record *seen = user_data;

  seen->n_records++;
  seen->record = *record;
  g_free (seen->url);
  seen->url = g_strdup (record->url);
}

static void
test_record (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve, NULL);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autofree char *url = g_strconcat (loopback_server_get_url (server), "/models?key=secret", NULL);
  g_autofree char *plain = g_strconcat (loopback_server_get_url (server), "/models", NULL);
  g_autofree char *moved = g_strconcat (loopback_server_get_url (server), "/moved", NULL);
  CauserieFetch asked = { .method = "GET", .url = url, .timeout_ms = 50, .purpose = "models" };
  CauserieFetch fetch = { .method = "GET", .url = moved, .purpose = "key" };
  g_autoptr(CauserieFetched) never = NULL;
  g_autoptr(CauserieFetched) fetched = NULL;
  Record seen = { 0 };

  g_signal_connect (http, "request-ended", G_CALLBACK (ended_cb), &seen);
  never = run (http, &asked, NULL); /* the query makes it another path, which nobody answers */
  g_assert_cmpuint (seen.n_records, ==, 1);
  g_assert_cmpstr (seen.record.purpose, ==, "models");
  g_assert_cmpstr (seen.record.kind, ==, "timeout");
  g_assert_cmpstr (seen.url, ==, plain);
  g_assert_cmpint (seen.record.first_byte_us, ==, -1);
  g_assert_cmpint (seen.record.total_us, >=, 50000);

  fetched = run (http, &fetch, NULL);
  g_assert_cmpuint (seen.n_records, ==, 2);
  g_assert_cmpstr (seen.record.purpose, ==, "key");
  g_assert_cmpstr (seen.record.method, ==, "GET");
  g_assert_cmpstr (seen.url, ==, plain);
  g_assert_null (seen.record.kind);
  g_assert_cmpint (seen.record.status, ==, 200);
  g_assert_cmpuint (seen.record.attempt, ==, 1);
  /* Both requests of the redirect, to the byte: the server's lines, and the empty one. */
  g_assert_cmpuint (seen.record.sent_bytes, ==,
                    strlen (loopback_server_get_request (server, 1)->head) + 2 +
                    strlen (loopback_server_get_request (server, 2)->head) + 2);
  g_assert_cmpuint (seen.record.received_bytes, ==,
                    strlen ("HTTP/1.1 302 Found\r\nLocation: models\r\nContent-Length: 0\r\n\r\n") +
                    strlen ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            "Content-Length: 11\r\n\r\n{\"data\":[]}"));
  g_free (seen.url);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fetch/get", test_get);
  g_test_add_func ("/fetch/post", test_post);
  g_test_add_func ("/fetch/redirects", test_redirects);
  g_test_add_func ("/fetch/redirect-of-post", test_redirect_of_post);
  g_test_add_func ("/fetch/refusals", test_refusals);
  g_test_add_func ("/fetch/portal/status", test_portal_by_status);
  g_test_add_func ("/fetch/portal/in-between", test_portal_in_between);
  g_test_add_func ("/fetch/too-slow", test_too_slow);
  g_test_add_func ("/fetch/nobody", test_nobody);
  g_test_add_func ("/fetch/too-large", test_too_large);
  g_test_add_func ("/fetch/cancel", test_cancel);
  g_test_add_func ("/fetch/bad-input", test_bad_input);
  g_test_add_func ("/fetch/record", test_record);

  return g_test_run ();
}
