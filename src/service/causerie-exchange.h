/* causerie-exchange.h: one question to a model and its answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-message.h"

G_BEGIN_DECLS

/* What is asked. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieConnection   *connection;
  const char           *model;
  const char           *instructions; /* "" none */
  const CauserieParams *params;
  GPtrArray            *messages;     /* CauserieMessages, oldest first; the last is the question */
  const char           *key;          /* used instead of the keyring's, "" none; NULL: ask the keyring */
  const char           *session_id;   /* the conversation; NULL none */
  gboolean              stream;
} CauserieQuestion;

#define CAUSERIE_TYPE_EXCHANGE (causerie_exchange_get_type ())
G_DECLARE_FINAL_TYPE (CauserieExchange, causerie_exchange, CAUSERIE, EXCHANGE, GObject)

/* Made by causerie_gateway_ask(). Writes everything that happens into its answer, a CauserieMessage: state,
 * text, usage, failure, times. Signal: "settled", exactly once, when the answer no longer runs. */

CauserieMessage *causerie_exchange_get_answer  (CauserieExchange *self);
gboolean         causerie_exchange_is_settled  (CauserieExchange *self);

/* Ends it at once; the answer keeps what came and is marked stopped. Harmless when settled. */
void             causerie_exchange_stop        (CauserieExchange *self);

G_END_DECLS
