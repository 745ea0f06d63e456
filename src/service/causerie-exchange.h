/* causerie-exchange.h: one question to a model and its answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-question.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_EXCHANGE (causerie_exchange_get_type ())
G_DECLARE_FINAL_TYPE (CauserieExchange, causerie_exchange, CAUSERIE, EXCHANGE, GObject)

/* Made by causerie_gateway_ask(). Writes everything that happens into its answer, a CauserieMessage: state,
 * text, usage, failure, times, and while it runs what it waits for. Before anything of the answer came it is
 * asked again, twice at most, where that makes sense; a server nearby that loads its model is waited for.
 * Nothing is asked again once it has settled. Signal: "settled", exactly once, when the answer no longer
 * runs. */

CauserieMessage *causerie_exchange_get_answer  (CauserieExchange *self);
gboolean         causerie_exchange_is_settled  (CauserieExchange *self);

/* Once it has settled: whether any of the question left this computer, and what was told of its use (borrowed),
 * NULL when nothing was. The answer itself may have used more: one that is continued is asked for twice. */
gboolean         causerie_exchange_was_sent    (CauserieExchange *self);
CauserieUsage   *causerie_exchange_get_usage   (CauserieExchange *self);

/* Ends it at once; the answer keeps what came and is marked stopped. Harmless when settled. */
void             causerie_exchange_stop        (CauserieExchange *self);

G_END_DECLS
