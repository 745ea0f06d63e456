/* causerie-stopped-cost.h: what an answer that was stopped really cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-library.h"

G_BEGIN_DECLS

/* A stopped stream ends before its figures, and some providers go on and charge for the whole. Where the
 * answer was stopped and its provider tells afterwards, the provider is asked two seconds later, and the
 * message gets the true cost and tokens and is saved again. Nothing at all otherwise, and nothing is said
 * when it fails: the figures stay as they were. `connection` is the one that was asked, or NULL;
 * `before` is what an earlier request of the answer used, or NULL. The library is not kept alive. */
void causerie_stopped_cost_follow (CauserieLibrary      *library,
                                   CauserieConversation *conversation,
                                   CauserieConnection   *connection,
                                   CauserieMessage      *answer,
                                   CauserieUsage        *before);

G_END_DECLS
