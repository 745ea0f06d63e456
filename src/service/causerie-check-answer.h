/* causerie-check-answer.h: the smallest question there is, asked once
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"

G_BEGIN_DECLS

/* Asks a model for an answer of one token, or of a few where one is too few for the server, on the way of any
 * question. An answer that is cut by its length is one, with or without text: a model that thinks first
 * has no more room. One that begins and then stops for 4 s is none. */
void             causerie_check_answer_async  (CauserieGateway      *gateway,
                                               CauserieConnection   *connection,
                                               const char           *key,   /* as in CauserieQuestion */
                                               const char           *model,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* The answer, settled (transfer full). `failure` (transfer full): why it is none; NULL: it is one. */
CauserieMessage *causerie_check_answer_finish (GAsyncResult     *result,
                                               CauserieFailure **failure);

G_END_DECLS
