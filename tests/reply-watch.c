/* reply-watch.c: what a reply does, from outside
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "reply-watch.h"

static void
delta_cb (CauserieReply *reply, CauserieDelta *delta, gpointer user_data)
{
  ReplyWatch *watch = user_data;
  gint64 now = g_get_monotonic_time ();

  g_assert_cmpuint (watch->n_settled, ==, 0);
  if (causerie_delta_get_text_was_reasoning (delta)) {
    g_string_append (watch->reasoning, watch->text->str);
    g_string_truncate (watch->text, 0);
  }
  g_string_append (watch->text, causerie_delta_get_text (delta, NULL));
  g_string_append (watch->reasoning, causerie_delta_get_reasoning (delta, NULL));
  if (watch->n_deltas > 0)
    watch->shortest_gap_us = MIN (watch->shortest_gap_us, now - watch->last_delta_us);
  watch->last_delta_us = now;
  watch->n_deltas++;
  if (watch->n_deltas == watch->cancel_after)
    causerie_reply_cancel (reply);
}

static void
settled_cb (CauserieReply *reply, gpointer user_data)
{
  ReplyWatch *watch = user_data;

  g_assert_cmpint (causerie_reply_get_state (reply), ==, CAUSERIE_REPLY_SETTLED);
  watch->n_settled++;
}

static void
state_cb (CauserieReply *reply, GParamSpec *pspec, gpointer user_data)
{
  ReplyWatch *watch = user_data;
  CauserieReplyState state = causerie_reply_get_state (reply);

  g_assert_cmpint (state, >, watch->last_state);
  watch->last_state = state;
}

CauserieRequest *
reply_watch_make_request (const char *url, const char *key)
{
  CauserieRequest *request = causerie_request_new (url, causerie_provider_for_url (url), "a/b");

  causerie_request_set_key (request, key);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi", NULL);
  return request;
}

void
reply_watch_clear_reply (ReplyWatch *watch)
{
  if (watch->reply == NULL)
    return;

  g_assert_finalize_object (g_steal_pointer (&watch->reply));
}

void
reply_watch_start (ReplyWatch *watch, const char *url, const char *key)
{
  g_autoptr(CauserieRequest) request = reply_watch_make_request (url, key);

  reply_watch_clear_reply (watch);
  if (watch->http == NULL)
    watch->http = causerie_http_new ();
  watch->n_deltas = watch->n_settled = 0;
  watch->shortest_gap_us = G_MAXINT64;
  watch->last_state = CAUSERIE_REPLY_IDLE;
  watch->text = watch->text != NULL ? g_string_truncate (watch->text, 0) : g_string_new (NULL);
  watch->reasoning = watch->reasoning != NULL ? g_string_truncate (watch->reasoning, 0)
                                              : g_string_new (NULL);
  watch->reply = causerie_reply_new (watch->http, request);
  g_signal_connect (watch->reply, "delta", G_CALLBACK (delta_cb), watch);
  g_signal_connect (watch->reply, "settled", G_CALLBACK (settled_cb), watch);
  g_signal_connect (watch->reply, "notify::state", G_CALLBACK (state_cb), watch);
  causerie_reply_start (watch->reply);
  g_assert_cmpuint (watch->n_settled, ==, 0);
}

void
reply_watch_wait (ReplyWatch *watch)
{
  while (watch->n_settled == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (watch->n_settled, ==, 1);
}

static gboolean
wake_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

void
reply_watch_pause (guint duration_ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (duration_ms, wake_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
reply_watch_run (ReplyWatch *watch, const char *url)
{
  reply_watch_start (watch, url, KEY);
  reply_watch_wait (watch);
}

void
reply_watch_clear (ReplyWatch *watch)
{
  reply_watch_clear_reply (watch);
  if (watch->http != NULL)
    g_assert_finalize_object (g_steal_pointer (&watch->http));
  if (watch->text != NULL)
    g_string_free (watch->text, TRUE);
  if (watch->reasoning != NULL)
    g_string_free (watch->reasoning, TRUE);
}

const char *
reply_watch_get_kind (ReplyWatch *watch)
{
  CauserieFailure *failure = causerie_reply_get_failure (watch->reply);

  return failure != NULL ? causerie_failure_get_kind_name (failure) : "none";
}

const CauserieFailureFacts *
reply_watch_get_facts (ReplyWatch *watch)
{
  return causerie_failure_get_facts (causerie_reply_get_failure (watch->reply));
}

void
reply_watch_serve_answer (LoopbackRequest *request, gpointer user_data)
{
  loopback_begin_chunks (request, EVENT_STREAM "X-Generation-Id: gen-head\r\n");
  loopback_send_chunk (request, COMMENT COMMENT, -1);
  loopback_send_chunk (request, CHUNK ("Hel"), -1);
  loopback_send_chunk (request, CHUNK ("lo") FINISH, -1);
  loopback_send_chunk (request, DONE, -1);
  loopback_end_chunks (request);
}

void
reply_watch_serve_nothing (LoopbackRequest *request, gpointer user_data)
{
  gboolean *closed = user_data;

  g_atomic_int_set (closed, loopback_wait_closed (request, 2000));
  request->close = TRUE;
}
