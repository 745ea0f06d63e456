/* test-reply.c: one answer in flight, against a server on loopback
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reply-watch.h"

#include <string.h>

static void
test_answer (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };
  const CauserieUsageFacts *usage;
  g_autofree char *cost = NULL;

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
  g_assert_cmpstr (causerie_reply_get_finish_word (watch.reply), ==, "stop");
  g_assert_cmpstr (causerie_reply_get_model (watch.reply), ==, "m-2026");
  g_assert_cmpstr (causerie_reply_get_provider (watch.reply), ==, "P");
  g_assert_cmpstr (causerie_reply_get_generation_id (watch.reply), ==, "gen-head");
  g_assert_cmpuint (causerie_reply_get_tool_calls (watch.reply)->len, ==, 0);

  usage = causerie_usage_get_facts (causerie_reply_get_usage (watch.reply));
  cost = causerie_money_to_text (usage->cost);
  g_assert_cmpint (usage->total_tokens, ==, 15);
  g_assert_cmpstr (cost, ==, "0.000048");
}

static void
test_request (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };
  LoopbackRequest *request;
  g_autofree char *authorization = NULL;
  g_autofree char *accept = NULL;
  g_autofree char *type = NULL;
  g_autofree char *referer = NULL;

  reply_watch_run (&watch, loopback_server_get_url (server));
  request = loopback_server_get_request (server, 0);
  authorization = loopback_request_dup_header (request, "Authorization");
  accept = loopback_request_dup_header (request, "Accept");
  type = loopback_request_dup_header (request, "Content-Type");
  referer = loopback_request_dup_header (request, "HTTP-Referer");
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->target, ==, "/v1/chat/completions");
  g_assert_cmpstr (authorization, ==, "Bearer " KEY);
  g_assert_cmpstr (accept, ==, "text/event-stream");
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_null (referer);
  g_assert_cmpstr (request->body, ==,
                   "{\"model\":\"a/b\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                   "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
}

static void
test_no_key (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };
  g_autofree char *authorization = NULL;

  reply_watch_start (&watch, loopback_server_get_url (server), "");
  reply_watch_wait (&watch);
  authorization = loopback_request_dup_header (loopback_server_get_request (server, 0),
                                               "Authorization");
  g_assert_null (authorization);
}

static void
test_bad_key (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_start (&watch, loopback_server_get_url (server), "two\r\nX-Other: lines");
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "key-invalid");
  g_assert_cmpuint (loopback_server_get_count (server), ==, 0);
}

/* 60 chunks, 5 ms apart: about ten steps, never closer than a step. */
static void
serve_slowly (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  for (guint i = 0; i < 60; i++) {
    loopback_send_chunk (request, CHUNK ("a "), -1);
    g_usleep (5000);
  }
  loopback_send_chunk (request, FINISH DONE, -1);
  loopback_end_chunks (request);
}

static void
test_pace (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_slowly, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpuint (watch.text->len, ==, 120);
  g_assert_cmpuint (watch.n_deltas, >=, 3);
  g_assert_cmpuint (watch.n_deltas, <, 20);
  g_assert_cmpint (watch.shortest_gap_us, >=, (CAUSERIE_REPLY_STEP_MS - 2) * 1000);
}

/* The connection closes where the body does not end: HTTP itself notices nothing. */
static void
serve_cut (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Some text"), -1);
  request->close = TRUE;
}

static void
serve_cut_cleanly (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Some text"), -1);
  loopback_end_chunks (request);
}

static void
test_cut_off (gconstpointer handler)
{
  g_autoptr(LoopbackServer) server = loopback_server_new ((LoopbackHandler) handler, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "cut-off");
  g_assert_cmpstr (watch.text->str, ==, "Some text");
}

static void
serve_error_in_stream (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Partial") "data: {\"error\":{\"code\":429,\"message\":"
                       "\"Rate limit exceeded for " KEY "\"},\"choices\":[{\"index\":0,\"delta\":"
                       "{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n" DONE, -1);
  loopback_end_chunks (request);
}

static void
test_error_in_stream (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_error_in_stream, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "rate-limited");
  g_assert_cmpstr (reply_watch_get_facts (&watch)->message, ==, "Rate limit exceeded for ***");
  g_assert_cmpstr (watch.text->str, ==, "Partial");
}

static void
serve_silence (LoopbackRequest *request, gpointer user_data)
{
  gboolean *closed = user_data;

  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Some text"), -1);
  g_atomic_int_set (closed, loopback_wait_closed (request, 2000));
  request->close = TRUE;
}

static void
test_silent_stream (void)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_silence, &closed);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 1000, 80);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "timeout");
  g_assert_cmpstr (watch.text->str, ==, "Some text");
  g_clear_pointer (&server, loopback_server_free);
  g_assert_true (closed);
}

/* All has been said but "[DONE]": silence is then an end like any other. */
static void
serve_finish_without_end (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Hello") FINISH, -1);
  loopback_wait_closed (request, 2000);
  request->close = TRUE;
}

static void
test_silent_after_finish (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_finish_without_end, NULL);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 1000, 80);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
}

/* Comments count as life: 6 × 60 ms of them outlive an idle time of 250 ms. */
static void
serve_comments (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM);
  for (guint i = 0; i < 6; i++) {
    loopback_send_chunk (request, COMMENT, -1);
    g_usleep (60000);
  }
  loopback_send_chunk (request, CHUNK ("late") FINISH DONE, -1);
  loopback_end_chunks (request);
}

static void
test_comments (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_comments, NULL);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 1000, 250);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "late");
}

static void
test_cancel_stream (void)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_silence, &closed);
  g_auto(ReplyWatch) watch = { .cancel_after = 1 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "cancelled");
  g_assert_cmpstr (watch.text->str, ==, "Some text");
  causerie_reply_cancel (watch.reply);
  g_assert_cmpuint (watch.n_settled, ==, 1);

  reply_watch_clear_reply (&watch);
  g_clear_pointer (&server, loopback_server_free);
  g_assert_true (closed);
}

static void
test_cancel_waiting (void)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_nothing, &closed);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  while (loopback_server_get_count (server) == 0)
    g_main_context_iteration (NULL, FALSE);
  causerie_reply_cancel (watch.reply);
  g_assert_cmpuint (watch.n_settled, ==, 1);
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "cancelled");

  reply_watch_clear_reply (&watch);
  g_clear_pointer (&server, loopback_server_free);
  g_assert_true (closed);
}

static void
test_cancel_at_once (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  causerie_reply_cancel (watch.reply);
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "cancelled");
}

/* The body, compressed and flushed after each event, as proxies do it. */
static void
serve_gzip (LoopbackRequest *request, gpointer user_data)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr(GOutputStream) output = g_converter_output_stream_new (memory,
                                                                   G_CONVERTER (compressor));
  const char * const events[] = { COMMENT, CHUNK ("Hel"), CHUNK ("lo"), FINISH DONE };
  gsize sent = 0;

  loopback_begin_chunks (request, EVENT_STREAM "Content-Encoding: gzip\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++) {
    const char *data;
    gsize size;

    g_output_stream_write_all (output, events[i], strlen (events[i]), NULL, NULL, NULL);
    g_output_stream_flush (output, NULL, NULL);
    data = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory));
    size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
    loopback_send_chunk (request, data + sent, size - sent);
    sent = size;
    g_usleep (10000);
  }
  loopback_end_chunks (request);
}

static void
test_gzip (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_gzip, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
}

static void
serve_open_end (LoopbackRequest *request, gpointer user_data)
{
  gboolean *closed = user_data;

  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Hello") FINISH DONE, -1);
  g_atomic_int_set (closed, loopback_wait_closed (request, 2000));
  request->close = TRUE;
}

static void
test_open_end (void)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_open_end, &closed);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");

  /* The connection is given up a moment later, by this side: it was not waited for. */
  while (!g_atomic_int_get (&closed))
    reply_watch_pause (5);
}

/* A server that ignored "stream". */
static void
serve_document (LoopbackRequest *request, gpointer user_data)
{
  loopback_send_reply (request, "200 OK", "Content-Type: application/json\r\n",
                       "\n\n{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                       "\"assistant\",\"content\":\"Whole\",\"reasoning\":\"Thought\"},"
                       "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1}}");
}

static void
test_document (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_document, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Whole");
  g_assert_cmpstr (watch.reasoning->str, ==, "Thought");
  g_assert_cmpstr (causerie_reply_get_finish_word (watch.reply), ==, "stop");
}

/* A stream under a wrong type, its first bytes one by one. */
static void
serve_mistyped (LoopbackRequest *request, gpointer user_data)
{
  const char *body = "\r\n" CHUNK ("Hello") FINISH DONE;

  loopback_begin_chunks (request, "Content-Type: text/plain\r\n");
  for (guint i = 0; i < 8; i++)
    loopback_send_chunk (request, body + i, 1);
  loopback_send_chunk (request, body + 8, -1);
  loopback_end_chunks (request);
}

static void
test_mistyped (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_mistyped, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
}

static void
serve_then_silence (LoopbackRequest *request, gpointer user_data)
{
  gboolean *closed = user_data;

  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Hel"), -1);
  g_atomic_int_set (closed, loopback_wait_closed (request, 5000));
  request->close = TRUE;
}

/* What was waited for, one after the other, as long as it is told. */
typedef struct {
  GString *phases; /* a letter each: c s a - */
  guint    n_sending;
  double   fraction;
} WaitLog;

static void
wait_cb (CauserieReply *reply, GParamSpec *pspec, gpointer user_data)
{
  static const char letters[] = { '-', 'c', 's', 'a' };
  WaitLog *log = user_data;
  const CauserieWait *wait = causerie_reply_get_wait (reply);
  char letter = letters[wait->phase];

  if (letter == 's') {
    g_assert_cmpfloat (wait->fraction, >=, log->n_sending == 0 ? 0 : log->fraction);
    g_assert_cmpfloat (wait->fraction, <=, 1);
    log->fraction = wait->fraction;
    log->n_sending++;
  }
  if (log->phases->len == 0 || log->phases->str[log->phases->len - 1] != letter)
    g_string_append_c (log->phases, letter);
}

#define UPLOAD_BYTES (20 * 1024 * 1024)

static void
test_upload (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  const char *url = loopback_server_get_url (server);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autoptr(CauserieRequest) request = NULL;
  g_autoptr(CauserieReply) reply = NULL;
  g_autofree char *text = g_strnfill (UPLOAD_BYTES, 'x');
  WaitLog log = { .phases = g_string_new (NULL) };

  request = causerie_request_new (url, causerie_provider_for_url (url), "a/b");
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, text, NULL);
  reply = causerie_reply_new (http, request);
  g_signal_connect (reply, "notify::wait", G_CALLBACK (wait_cb), &log);
  causerie_reply_start (reply);
  while (causerie_reply_get_state (reply) != CAUSERIE_REPLY_SETTLED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (causerie_reply_get_failure (reply));
  g_assert_cmpuint (strlen (loopback_server_get_request (server, 0)->body), >, UPLOAD_BYTES);
  g_assert_cmpstr (log.phases->str, ==, "csa-");
  g_assert_cmpfloat (log.fraction, ==, 1);
  g_assert_cmpuint (log.n_sending, >, 20); /* in steps that are worth a redraw */
  g_assert_cmpuint (log.n_sending, <=, 102);
  g_string_free (log.phases, TRUE);
}

/* The server sees it without the loop having waited for anything. */
static void
test_cancel_is_prompt (gconstpointer handler)
{
  gboolean closed = FALSE;
  g_autoptr(LoopbackServer) server = loopback_server_new ((LoopbackHandler) handler, &closed);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  while (loopback_server_get_count (server) == 0)
    g_main_context_iteration (NULL, FALSE);
  reply_watch_pause (50);
  causerie_reply_cancel (watch.reply);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 200 && !g_atomic_int_get (&closed); i++)
    g_usleep (5000);
  g_assert_true (g_atomic_int_get (&closed));
  reply_watch_wait (&watch);
}

static void
ended_cb (CauserieHttp *http, const CauserieRequestRecord *record, gpointer user_data)
{
  CauserieRequestRecord *seen = user_data;

  g_assert_cmpint (seen->total_us, ==, 0); /* once */
  g_assert_cmpstr (record->model, ==, "a/b");
  g_assert_cmpstr (record->method, ==, "POST");
  g_assert_cmpstr (record->purpose, ==, "chat");
  g_assert_true (record->request_id == NULL || g_str_equal (record->request_id, "gen-head"));
  *seen = *record;
}

static void
test_record (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };
  CauserieRequestRecord record = { 0 };
  LoopbackRequest *request;

  g_signal_connect (watch.http, "request-ended", G_CALLBACK (ended_cb), &record);
  reply_watch_run (&watch, loopback_server_get_url (server));
  request = loopback_server_get_request (server, 0);
  g_assert_cmpint (record.status, ==, 200);
  g_assert_null (record.kind);
  g_assert_cmpuint (record.attempt, ==, 1);
  g_assert_cmpint (record.connect_us, >=, 0);
  g_assert_cmpint (record.tls_us, ==, -1);
  g_assert_cmpint (record.first_byte_us, >, 0);
  g_assert_cmpint (record.total_us, >=, record.first_byte_us);
  g_assert_cmpuint (record.sent_bytes, ==, strlen (request->head) + 2 + strlen (request->body));
  g_assert_cmpuint (record.received_bytes, >, strlen (COMMENT COMMENT CHUNK ("Hel") FINISH DONE));

  reply_watch_pause (20);
  record.total_us = 0;
  reply_watch_run (&watch, loopback_server_get_url (server)); /* on the kept connection */
  g_assert_cmpint (record.connect_us, ==, -1);

  record.total_us = 0;
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  causerie_reply_cancel (watch.reply);
  reply_watch_wait (&watch);
  g_assert_cmpint (record.status, ==, 0);
  g_assert_cmpstr (record.kind, ==, "cancelled");
}

static void
test_never_started (void)
{
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autoptr(CauserieRequest) request = reply_watch_make_request ("http://127.0.0.1:1/v1", NULL);
  CauserieReply *reply = causerie_reply_new (http, request);

  causerie_reply_cancel (reply);
  g_assert_cmpint (causerie_reply_get_state (reply), ==, CAUSERIE_REPLY_IDLE);
  g_assert_null (causerie_reply_get_failure (reply));
  g_assert_finalize_object (reply);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reply/never-started", test_never_started);
  g_test_add_func ("/reply/answer", test_answer);
  g_test_add_func ("/reply/request", test_request);
  g_test_add_func ("/reply/no-key", test_no_key);
  g_test_add_func ("/reply/bad-key", test_bad_key);
  g_test_add_func ("/reply/pace", test_pace);
  g_test_add_data_func ("/reply/cut-off/broken", serve_cut, test_cut_off);
  g_test_add_data_func ("/reply/cut-off/clean", serve_cut_cleanly, test_cut_off);
  g_test_add_func ("/reply/error-in-stream", test_error_in_stream);
  g_test_add_func ("/reply/silent-stream", test_silent_stream);
  g_test_add_func ("/reply/silent-after-finish", test_silent_after_finish);
  g_test_add_func ("/reply/comments", test_comments);
  g_test_add_func ("/reply/cancel/stream", test_cancel_stream);
  g_test_add_func ("/reply/cancel/waiting", test_cancel_waiting);
  g_test_add_func ("/reply/cancel/at-once", test_cancel_at_once);
  g_test_add_data_func ("/reply/cancel/prompt/stream", serve_then_silence, test_cancel_is_prompt);
  g_test_add_data_func ("/reply/cancel/prompt/waiting", reply_watch_serve_nothing,
                        test_cancel_is_prompt);
  g_test_add_func ("/reply/upload", test_upload);
  g_test_add_func ("/reply/record", test_record);
  g_test_add_func ("/reply/gzip", test_gzip);
  g_test_add_func ("/reply/open-end", test_open_end);
  g_test_add_func ("/reply/document", test_document);
  g_test_add_func ("/reply/mistyped", test_mistyped);

  return g_test_run ();
}
