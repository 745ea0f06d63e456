/* causerie-exchange-private.h: what only the gateway does with an exchange
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-exchange.h"
#include "causerie-reply.h"

G_BEGIN_DECLS

/* A running exchange; it lives until it settles. Sets the answer waiting. */
CauserieExchange *causerie_exchange_new             (CauserieMessage *answer);

/* For tests: waits before another try take so many times as long; 1 at first. */
void              causerie_exchange_set_pace        (CauserieExchange *self, double pace);

/* The first failure settles it. */
void              causerie_exchange_set_once        (CauserieExchange *self, gboolean once);

/* Cancelled when the exchange is stopped; for what has to be found out before asking. */
GCancellable     *causerie_exchange_get_cancellable (CauserieExchange *self);

/* Asks, as often as the retry policy says; harmless when it was stopped meanwhile. `request` is complete. */
void              causerie_exchange_run             (CauserieExchange *self,
                                                     CauserieAccess   *access,
                                                     CauserieRequest  *request);

/* Settles without asking; harmless when it was stopped meanwhile. */
void              causerie_exchange_fail            (CauserieExchange *self,
                                                     CauserieFailure  *failure);

G_END_DECLS
