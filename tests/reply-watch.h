/* reply-watch.h: what a reply does, from outside
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-reply.h"

#include "loopback-server.h"

G_BEGIN_DECLS

#define KEY "sk-or-v1-0123456789abcdef"

#define EVENT_STREAM "Content-Type: text/event-stream\r\n"

#define CHUNK(text) \
  "data: {\"id\":\"gen-1\",\"model\":\"m-2026\",\"provider\":\"P\",\"choices\":[{\"index\":0," \
  "\"delta\":{\"role\":\"assistant\",\"content\":\"" text "\"},\"finish_reason\":null}]}\n\n"
#define FINISH \
  "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]," \
  "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,\"total_tokens\":15,\"cost\":4.8e-05}}\n\n"
#define DONE "data: [DONE]\n\n"
#define COMMENT ": OPENROUTER PROCESSING\n\n"

/* Zeroed, or with `http` or `cancel_after` set. One reply after the other. */
typedef struct {
  CauserieHttp       *http;
  CauserieReply      *reply;
  GString            *text;
  GString            *reasoning;
  guint               n_deltas;
  guint               n_settled;
  gint64              last_delta_us;
  gint64              shortest_gap_us;
  CauserieReplyState  last_state;
  guint               cancel_after; /* deltas; 0: never */
} ReplyWatch;

/* A request that says "Hi" to the model "a/b". */
CauserieRequest *reply_watch_make_request (const char *url, const char *key);

/* Sends it and follows what comes; checks that nothing happens before it returns, that the state
 * only moves forward, that it settles once, and that the reply before it is finalised. */
void        reply_watch_start (ReplyWatch *watch, const char *url, const char *key);
void        reply_watch_wait  (ReplyWatch *watch);

/* Both, with KEY. */
void        reply_watch_run   (ReplyWatch *watch, const char *url);

/* Lets the main loop run for so long. */
void        reply_watch_pause (guint duration_ms);

/* The kind of the failure, or "none". */
const char *reply_watch_get_kind (ReplyWatch *watch);
const CauserieFailureFacts *reply_watch_get_facts (ReplyWatch *watch);

void        reply_watch_clear_reply (ReplyWatch *watch);
void        reply_watch_clear (ReplyWatch *watch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReplyWatch, reply_watch_clear)

/* Handlers: a whole answer, "Hello"; no answer, until the client has gone, which is noted in the
 * gboolean that is the user data. */
void        reply_watch_serve_answer  (LoopbackRequest *request, gpointer user_data);
void        reply_watch_serve_nothing (LoopbackRequest *request, gpointer user_data);

G_END_DECLS
