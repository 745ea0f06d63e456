/* causerie-stopped-cost-private.h: for tests: without the two seconds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-stopped-cost.h"

G_BEGIN_DECLS

void causerie_stopped_cost_follow_at (CauserieLibrary      *library,
                                      CauserieConversation *conversation,
                                      CauserieConnection   *connection,
                                      CauserieMessage      *answer,
                                      CauserieUsage        *before,
                                      guint                 delay_ms);

G_END_DECLS
