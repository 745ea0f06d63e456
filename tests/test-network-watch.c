/* test-network-watch.c: sleep, and networks that change, while requests run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-clock-private.h"
#include "causerie-http-private.h"

#include "reply-watch.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

/* A program that just starts has asked nothing about networks. */
static void
test_nothing_before_a_request (void)
{
  g_autoptr(CauserieHttp) http = causerie_http_new ();

  g_assert_cmpuint (g_type_from_name ("GNetworkMonitorBase"), ==, 0);
  g_assert_true (causerie_http_get_network_watch (http) == causerie_http_get_network_watch (http));
  g_assert_cmpuint (g_type_from_name ("GNetworkMonitorBase"), ==, 0);
  causerie_network_watch_begin (causerie_http_get_network_watch (http));
  g_assert_cmpuint (g_type_from_name ("GNetworkMonitorBase"), !=, 0);
  causerie_network_watch_end (causerie_http_get_network_watch (http));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_tick (void)
{
  g_autoptr(CauserieNetworkWatch) watch = causerie_network_watch_new ();
  guint n_woke = 0;

  g_signal_connect_swapped (watch, "woke", G_CALLBACK (count_cb), &n_woke);
  causerie_network_watch_set_tick (watch, 20);
  causerie_network_watch_begin (watch);
  reply_watch_pause (50);
  g_assert_cmpuint (n_woke, ==, 0);
  causerie_clock_pretend_sleep (4 * G_USEC_PER_SEC); /* not worth a word */
  reply_watch_pause (50);
  g_assert_cmpuint (n_woke, ==, 0);
  causerie_clock_pretend_sleep (6 * G_USEC_PER_SEC);
  while (n_woke == 0)
    g_main_context_iteration (NULL, TRUE);
  reply_watch_pause (50);
  g_assert_cmpuint (n_woke, ==, 1);
  causerie_network_watch_end (watch);
}

/* At rest nothing ticks; that there was a sleep shows at the next request. */
static void
test_rest (void)
{
  g_autoptr(CauserieNetworkWatch) watch = causerie_network_watch_new ();
  guint n_woke = 0;

  g_signal_connect_swapped (watch, "woke", G_CALLBACK (count_cb), &n_woke);
  causerie_network_watch_set_tick (watch, 5);
  causerie_network_watch_begin (watch);
  causerie_network_watch_end (watch);
  causerie_clock_pretend_sleep (HOUR_US);
  reply_watch_pause (20);
  g_assert_false (causerie_network_watch_check (watch));
  g_assert_cmpuint (n_woke, ==, 0);
  causerie_network_watch_begin (watch);
  g_assert_cmpuint (n_woke, ==, 1);
  causerie_network_watch_end (watch);
}

/* One chunk, then the rest when it is told; or nothing any more. */
static void
serve_with_break (LoopbackRequest *request, gpointer user_data)
{
  guint pause_ms = GPOINTER_TO_UINT (user_data);

  loopback_begin_chunks (request, EVENT_STREAM);
  loopback_send_chunk (request, CHUNK ("Hel"), -1);
  if (loopback_wait_closed (request, pause_ms > 0 ? pause_ms : 5000)) {
    request->close = TRUE;
    return;
  }
  loopback_send_chunk (request, CHUNK ("lo") FINISH DONE, -1);
  loopback_end_chunks (request);
}

static void
run_until_text (ReplyWatch *watch)
{
  while (watch->text == NULL || watch->text->len == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stream_dies_in_sleep (gconstpointer data)
{
  gboolean by_deadline = GPOINTER_TO_INT (data);
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_with_break, NULL);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };
  gint64 woken;

  causerie_http_set_grace_ms (watch.http, 80);
  causerie_http_set_timeouts (watch.http, 0, by_deadline ? 100 : 0);
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_text (&watch);
  causerie_clock_pretend_sleep (HOUR_US);
  woken = g_get_monotonic_time ();
  if (!by_deadline)
    g_assert_true (causerie_network_watch_check (causerie_http_get_network_watch (watch.http)));
  reply_watch_wait (&watch);
  g_assert_cmpint (g_get_monotonic_time () - woken, >=, 80 * 1000);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "cut-off");
  g_assert_cmpstr (reply_watch_get_facts (&watch)->code, ==, CAUSERIE_CODE_WOKE);
  g_assert_cmpstr (watch.text->str, ==, "Hel");
}

static void
test_stream_survives_sleep (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_with_break, GUINT_TO_POINTER (160));
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 0, 60);
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_text (&watch);
  causerie_clock_pretend_sleep (HOUR_US);
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
}

/* A server that answers `user_data` milliseconds later, or never. */
static void
serve_late (LoopbackRequest *request, gpointer user_data)
{
  guint delay_ms = GPOINTER_TO_UINT (user_data);

  if (loopback_wait_closed (request, delay_ms > 0 ? delay_ms : 5000))
    request->close = TRUE;
  else
    reply_watch_serve_answer (request, NULL);
}

static void
run_until_sent (ReplyWatch *watch)
{
  while (causerie_reply_get_wait (watch->reply)->phase != CAUSERIE_WAIT_ANSWER)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_wait_ends_after_sleep (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_late, NULL);
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };
  gint64 woken;

  causerie_http_set_grace_ms (watch.http, 80);
  causerie_http_set_timeouts (watch.http, 80, 0);
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_sent (&watch);
  causerie_clock_pretend_sleep (HOUR_US);
  woken = g_get_monotonic_time ();
  reply_watch_wait (&watch);
  g_assert_cmpint (g_get_monotonic_time () - woken, >=, 80 * 1000);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "timeout");
  g_assert_cmpstr (reply_watch_get_facts (&watch)->code, ==, CAUSERIE_CODE_WOKE);
}

static void
test_wait_survives_sleep (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_late, GUINT_TO_POINTER (120));
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_timeouts (watch.http, 80, 80);
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_sent (&watch);
  causerie_clock_pretend_sleep (HOUR_US);
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
}

/* The way from this computer to itself is always the same. */
static void
test_change_is_a_hint (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_with_break, GUINT_TO_POINTER (120));
  g_auto(ReplyWatch) watch = { .http = causerie_http_new () };

  causerie_http_set_grace_ms (watch.http, 50);
  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_text (&watch);
  g_signal_emit_by_name (causerie_http_get_network_watch (watch.http), "changed");
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
}

static void
test_find_local (void)
{
  g_autoptr(GSocketAddress) here = g_inet_socket_address_new_from_string ("127.0.0.1", 9);
  g_autoptr(GSocketAddress) nowhere = g_inet_socket_address_new_from_string ("240.0.0.1", 9);
  g_autoptr(GInetAddress) local = causerie_network_watch_find_local (here);
  g_autofree char *text = g_inet_address_to_string (local);

  g_assert_cmpstr (text, ==, "127.0.0.1");
  g_assert_null (causerie_network_watch_find_local (NULL));
  g_clear_object (&local);
  local = causerie_network_watch_find_local (nowhere); /* with a route to everywhere there is one */
}

static void
sleep_hour (CauserieHttp *http)
{
  causerie_clock_pretend_sleep (HOUR_US);
}

/* A kept connection is not used again; what runs goes on. */
static void
test_renew (gconstpointer renew)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  reply_watch_pause (20);
  ((void (*) (CauserieHttp *)) renew) (watch.http);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpuint (loopback_server_get_request (server, 1)->connection, ==, 2);
}

static void
test_renew_in_a_stream (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (serve_with_break, GUINT_TO_POINTER (100));
  g_auto(ReplyWatch) watch = { 0 };

  reply_watch_start (&watch, loopback_server_get_url (server), KEY);
  run_until_text (&watch);
  causerie_http_renew (watch.http);
  reply_watch_wait (&watch);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  g_assert_cmpstr (watch.text->str, ==, "Hello");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network-watch/nothing-before-a-request", test_nothing_before_a_request);
  g_test_add_func ("/network-watch/tick", test_tick);
  g_test_add_func ("/network-watch/rest", test_rest);
  g_test_add_data_func ("/network-watch/stream-dies-in-sleep/tick", GINT_TO_POINTER (FALSE),
                        test_stream_dies_in_sleep);
  g_test_add_data_func ("/network-watch/stream-dies-in-sleep/deadline", GINT_TO_POINTER (TRUE),
                        test_stream_dies_in_sleep);
  g_test_add_func ("/network-watch/stream-survives-sleep", test_stream_survives_sleep);
  g_test_add_func ("/network-watch/wait-ends-after-sleep", test_wait_ends_after_sleep);
  g_test_add_func ("/network-watch/wait-survives-sleep", test_wait_survives_sleep);
  g_test_add_func ("/network-watch/change-is-a-hint", test_change_is_a_hint);
  g_test_add_func ("/network-watch/find-local", test_find_local);
  g_test_add_data_func ("/network-watch/renew/asked", causerie_http_renew, test_renew);
  g_test_add_data_func ("/network-watch/renew/slept", sleep_hour, test_renew);
  g_test_add_func ("/network-watch/renew/in-a-stream", test_renew_in_a_stream);

  return g_test_run ();
}
