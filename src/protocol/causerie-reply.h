/* causerie-reply.h: one answer in flight
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-delta.h"
#include "causerie-failure.h"
#include "causerie-http.h"
#include "causerie-request.h"
#include "causerie-usage.h"
#include "causerie-wait.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Only moves forward. */
typedef enum {
  CAUSERIE_REPLY_IDLE,
  CAUSERIE_REPLY_SENDING,   /* connecting, sending, waiting for the head */
  CAUSERIE_REPLY_WAITING,   /* the server accepted; nothing of the answer yet */
  CAUSERIE_REPLY_STREAMING,
  CAUSERIE_REPLY_SETTLED,
} CauserieReplyState;

#define CAUSERIE_TYPE_REPLY_STATE (causerie_reply_state_get_type ())
GType causerie_reply_state_get_type (void);

#define CAUSERIE_TYPE_REPLY (causerie_reply_get_type ())
G_DECLARE_FINAL_TYPE (CauserieReply, causerie_reply, CAUSERIE, REPLY, GObject)

/* Reads the stream at the pace it is shown: at most one step per CAUSERIE_REPLY_STEP_MS, idle between.
 * Properties: state, wait. Signals: "delta" (CauserieDelta), at most one a step; "settled", exactly once,
 * whatever happens, after the last delta. Starting keeps the object alive until it settles. */
#define CAUSERIE_REPLY_STEP_MS 33

CauserieReply      *causerie_reply_new               (CauserieHttp    *http,
                                                      CauserieRequest *request);
void                causerie_reply_start             (CauserieReply *self);

/* Closes the connection at once and settles as cancelled; harmless when settled. */
void                causerie_reply_cancel            (CauserieReply *self);

CauserieReplyState  causerie_reply_get_state         (CauserieReply *self);

/* What it is waiting for: connecting, sending (how far), the answer, or nothing. Never NULL. */
const CauserieWait *causerie_reply_get_wait          (CauserieReply *self);

/* What is known so far; complete once settled. Strings are borrowed, NULL when the server did not say.
 * A failure of kind CAUSERIE_FAILURE_CANCELLED is an outcome, not a fault; NULL means success. */
CauserieFailure    *causerie_reply_get_failure       (CauserieReply *self);
CauserieUsage      *causerie_reply_get_usage         (CauserieReply *self);
const char         *causerie_reply_get_finish_word   (CauserieReply *self);
const char         *causerie_reply_get_model         (CauserieReply *self);
const char         *causerie_reply_get_provider      (CauserieReply *self);
const char         *causerie_reply_get_generation_id (CauserieReply *self);

/* Tool calls put together, in order (CauserieParts); empty until settled. */
GPtrArray          *causerie_reply_get_tool_calls    (CauserieReply *self);

G_END_DECLS
