/* causerie-retry-policy.h: whether asking once more by itself makes sense, and when
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

G_BEGIN_DECLS

/* A server that asks for more patience than this is not waited for: the person is told until when. */
#define CAUSERIE_RETRY_MAX_WAIT_S 60

/* Tries beyond the first. */
#define CAUSERIE_RETRY_MAX 2

/* Whether a request that failed before anything of the answer was shown is sent again, and after how
 * many milliseconds. `attempt` is the try that failed, 1 the first; `is_near`: the server is on this
 * computer or the local network, where a status of 500 means a fault that lasts and a refused connection
 * that nothing runs there. Has no state; the delay has a random part, up to a quarter less. */
gboolean causerie_retry_policy_decide (CauserieFailure *failure,
                                       guint            attempt,
                                       gboolean         is_near,
                                       guint           *delay_ms);

G_END_DECLS
