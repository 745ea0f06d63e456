/* test-http.c: connections, refusals, redirects and time-outs under a reply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reply-watch.h"

#include <string.h>

/* What a server refuses with, and what is made of it. */
typedef struct {
  const char *name;
  const char *status;
  const char *headers;
  const char *body;
  const char *kind;
  const char *message; /* NULL: not looked at */
  double      retry_after;
} Refusal;

static const Refusal refusals[] = {
  { "401", "401 Unauthorized", "Content-Type: application/json\r\n",
    "{\"error\":{\"message\":\"Incorrect API key provided: " KEY "\",\"code\":401}}", "key-invalid",
    "Incorrect API key provided: ***", -1 },
  { "402", "402 Payment Required", "Content-Type: application/json\r\n",
    "{\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}", "no-credit",
    "Insufficient credits", -1 },
  { "404", "404 Not Found", "Content-Type: application/json\r\n",
    "{\"error\":{\"code\":404,\"message\":\"No endpoints found for a/b.\"}}", "model-not-found",
    "No endpoints found for a/b.", -1 },
  { "429", "429 Too Many Requests", "Content-Type: application/json\r\nRetry-After: 120\r\n",
    "{\"error\":{\"code\":429,\"message\":\"Rate limit exceeded\"}}", "rate-limited",
    "Rate limit exceeded", 120 },
  { "500-html", "500 Internal Server Error", "Content-Type: text/html\r\n",
    "<html><head><title>500 Internal Server Error</title></head><body>x</body></html>", "server",
    "HTTP 500 Internal Server Error", -1 },
  { "503-empty", "503 Service Unavailable", "", "", "server", "HTTP 503 Service Unavailable", -1 },
  { "200-html", "200 OK", "Content-Type: text/html\r\n",
    "<!doctype html><title>Sign in</title>", "not-an-api", "Sign in", -1 },
  { "200-error", "200 OK", "Content-Type: application/json\r\n",
    "{\"error\":{\"code\":400,\"message\":\"maximum context length is 10 tokens\"}}",
    "context-too-long", NULL, -1 },
  { "200-text", "200 OK", "Content-Type: text/plain\r\n", "upstream request timeout", "unreadable",
    "upstream request timeout", -1 },
  { "200-empty", "200 OK", EVENT_STREAM, "", "empty", NULL, -1 },
  { "200-comments", "200 OK", EVENT_STREAM, COMMENT COMMENT, "empty", NULL, -1 },
  { "204", "204 No Content", "", "", "empty", NULL, -1 },
  { "302", "302 Found", "Location: /login?next=secret\r\n", "", "not-an-api", NULL, -1 },
};

static void
serve_refusal (LoopbackRequest *request, gpointer user_data)
{
  const Refusal *refusal = user_data;

  loopback_send_reply (request, refusal->status, refusal->headers, refusal->body);
}

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_refusal, (gpointer) refusal);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, refusal->kind);
  g_assert_cmpfloat (reply_watch_get_facts (&watch)->retry_after, ==, refusal->retry_after);
  g_assert_cmpuint (watch.n_deltas, ==, 0);
  if (refusal->message != NULL)
    g_assert_cmpstr (reply_watch_get_facts (&watch)->message, ==, refusal->message);
  if (reply_watch_get_facts (&watch)->raw != NULL)
    g_assert_null (strstr (reply_watch_get_facts (&watch)->raw, KEY));
}

/* `user_data`: the other server's address. */
static void
serve_redirect (LoopbackRequest *request, gpointer user_data)
{
  g_autofree char *headers = g_strdup_printf ("Location: %s/chat/completions?token=abc\r\n",
                                              (const char *) user_data);

  loopback_send_reply (request, "307 Temporary Redirect", headers, "");
}

static void
test_redirect_elsewhere (void)
{
  g_autoptr(LoopbackServer) other = loopback_server_new (reply_watch_serve_answer, NULL);
  g_autoptr(LoopbackServer) server = NULL;
  g_auto(ReplyWatch) watch = { 0 };

  server = loopback_server_new (serve_redirect, (gpointer) loopback_server_get_url (other));
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "not-an-api");
  g_assert_nonnull (strstr (reply_watch_get_facts (&watch)->message,
                            loopback_server_get_url (other)));
  g_assert_null (strstr (reply_watch_get_facts (&watch)->message, "token"));
  g_assert_cmpuint (loopback_server_get_count (other), ==, 0);
}

static void
serve_moved (LoopbackRequest *request, gpointer user_data)
{
  if (g_str_has_prefix (request->target, "/v2/"))
    reply_watch_serve_answer (request, NULL);
  else
    loopback_send_reply (request, "308 Permanent Redirect",
                         "Location: /v2/chat/completions\r\n", "");
}

static void
test_redirect_within (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_moved, NULL);
  g_auto(ReplyWatch) watch = { 0 };
  g_autofree char *authorization = NULL;

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 2);
  authorization = loopback_request_dup_header (loopback_server_get_request (server, 1),
                                               "Authorization");
  g_assert_cmpstr (authorization, ==, "Bearer " KEY);
  g_assert_cmpstr (loopback_server_get_request (server, 1)->body, ==,
                   loopback_server_get_request (server, 0)->body);
}

static void
serve_circle (LoopbackRequest *request, gpointer user_data)
{
  loopback_send_reply (request, "307 Temporary Redirect", "Location: /v1/chat/completions\r\n", "");
}

static void
test_redirect_circle (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_circle, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "not-an-api");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 4);
}

static void
test_silent_head (void)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_nothing, &closed);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 80, 80);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "timeout");
  g_clear_pointer (&server, loopback_server_free);
  g_assert_true (closed);
}

/* A queue of connections that nobody takes, and that is full: the next one is not answered. */
static GPtrArray *
fill_queue (GSocketAddress *address)
{
  GPtrArray *sockets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 8; i++) {
    GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                    G_SOCKET_PROTOCOL_TCP, NULL);

    g_socket_set_blocking (socket, FALSE);
    g_socket_connect (socket, address, NULL, NULL);
    g_ptr_array_add (sockets, socket);
  }
  return sockets;
}

static void
test_silent_connect (void)
{
  g_autoptr(GSocket) listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                              G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GPtrArray) sockets = NULL;
  g_autofree char *url = NULL;
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  g_socket_set_listen_backlog (listener, 0);
  g_assert_true (g_socket_bind (listener, any, FALSE, NULL) && g_socket_listen (listener, NULL));
  address = g_socket_get_local_address (listener, NULL);
  sockets = fill_queue (address);
  url = g_strdup_printf ("http://127.0.0.1:%u/v1",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));

  causerie_http_set_timeouts (watch.http, 80, 80);
  reply_watch_run (&watch, url);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "unreachable");
  g_assert_true (g_str_has_prefix (reply_watch_get_facts (&watch)->message, "connecting"));
}

/* Bytes in the head that are no text anywhere. */
static void
serve_odd_head (LoopbackRequest *request, gpointer user_data)
{
  loopback_send (request, "HTTP/1.1 500 Oh\xff no\r\nX-Generation-Id: \xff\r\n"
                          "Content-Length: 0\r\n\r\n", -1);
}

static void
test_odd_head (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_odd_head, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "server");
  g_assert_true (g_utf8_validate (reply_watch_get_facts (&watch)->message, -1, NULL));
  g_assert_true (g_utf8_validate (causerie_reply_get_generation_id (watch.reply), -1, NULL));
}

static void
test_refused (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_autofree char *url = g_strdup (loopback_server_get_url (server));
  g_auto(ReplyWatch) watch = { 0 };

  g_clear_pointer (&server, loopback_server_free);
  reply_watch_run (&watch, url);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "unreachable");
}

static void
serve_hang_up (LoopbackRequest *request, gpointer user_data)
{
  request->close = TRUE;
}

static void
test_hang_up (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_hang_up, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "unreachable");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 1);
}

/* A kept connection that is dead when it is used again: the question goes out once more, on a
 * new one. */
static void
serve_once_each (LoopbackRequest *request, gpointer user_data)
{
  guint *n_served = user_data;

  if (*n_served == request->connection) {
    request->close = TRUE;
    return;
  }
  *n_served = request->connection;
  reply_watch_serve_answer (request, NULL);
}

static void
test_stale_connection (void)
{
  guint n_served = 0;
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_once_each, &n_served);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  reply_watch_pause (20);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 3);
  g_assert_cmpuint (loopback_server_get_request (server, 1)->connection, ==, 1);
  g_assert_cmpuint (loopback_server_get_request (server, 2)->connection, ==, 2);
}

static void
serve_other_protocol (LoopbackRequest *request, gpointer user_data)
{
  loopback_send (request, "SSH-2.0-OpenSSH_9.2\r\n\r\n", -1);
  request->close = TRUE;
}

static void
test_other_protocol (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_other_protocol, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "not-an-api");
}

static void
test_reuse (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  for (guint i = 0; i < 4; i++) {
    reply_watch_run (&watch, loopback_server_get_url (server));
    g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
    reply_watch_pause (20); /* the body ends just after "[DONE]" */
  }
  g_assert_cmpuint (loopback_server_get_request (server, 3)->connection, ==, 1);
}

/* A refusal that does not end is not read to its end. */
static void
serve_endless_error (LoopbackRequest *request, gpointer user_data)
{
  g_autofree char *piece = g_strnfill (64 * 1024, 'x');

  loopback_send (request, "HTTP/1.1 500 Internal Server Error\r\nTransfer-Encoding: chunked\r\n\r\n", -1);
  while (!loopback_wait_closed (request, 0))
    loopback_send_chunk (request, piece, 64 * 1024);
  request->close = TRUE;
}

static void
test_endless_error (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_endless_error, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "server");
  g_assert_cmpuint (strlen (reply_watch_get_facts (&watch)->raw), <=, 16 * 1024);
}

static void
test_bad_address (void)
{
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, "no address");
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "unreachable");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *path = g_strconcat ("/http/refusal/", refusals[i].name, NULL);

    g_test_add_data_func (path, &refusals[i], test_refusal);
  }
  g_test_add_func ("/http/redirect/elsewhere", test_redirect_elsewhere);
  g_test_add_func ("/http/redirect/within", test_redirect_within);
  g_test_add_func ("/http/redirect/circle", test_redirect_circle);
  g_test_add_func ("/http/silent-head", test_silent_head);
  g_test_add_func ("/http/silent-connect", test_silent_connect);
  g_test_add_func ("/http/odd-head", test_odd_head);
  g_test_add_func ("/http/refused", test_refused);
  g_test_add_func ("/http/hang-up", test_hang_up);
  g_test_add_func ("/http/stale-connection", test_stale_connection);
  g_test_add_func ("/http/other-protocol", test_other_protocol);
  g_test_add_func ("/http/reuse", test_reuse);
  g_test_add_func ("/http/endless-error", test_endless_error);
  g_test_add_func ("/http/bad-address", test_bad_address);

  return g_test_run ();
}
