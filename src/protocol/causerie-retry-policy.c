/* causerie-retry-policy.c: whether asking once more by itself makes sense, and when
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statuses are those of the OpenRouter documents and of OpenAI's own libraries (2026-08). */

#include "causerie-retry-policy.h"

#include <math.h>

#define FIRST_DELAY_MS 500
#define LAST_DELAY_MS  8000
#define RANDOM_PART    0.25

/* What the kinds say that no repetition changes; a status may be the same. */
static gboolean
is_passing (CauserieFailureKind kind)
{
  switch (kind) {
  case CAUSERIE_FAILURE_RATE_LIMITED:
  case CAUSERIE_FAILURE_SERVER:
  case CAUSERIE_FAILURE_TIMEOUT:
  case CAUSERIE_FAILURE_UNREACHABLE:
  case CAUSERIE_FAILURE_TLS: /* a handshake that broke off is one, without a code */
  case CAUSERIE_FAILURE_BAD_REQUEST: /* a conflict is one */
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_passing_status (int status, guint attempt, gboolean is_near)
{
  switch (status) {
  case 408:
  case 429:
  case 498: /* Groq: no capacity left in the tier */
  case 502:
  case 503:
  case 504:
  case 529:
    return TRUE;
  case 409:
    return attempt == 1;
  case 500:
    return !is_near;
  default:
    return status >= 520 && status <= 524;
  }
}

/* Without an answer: a connection that was lost or not made. A time-out has waited long enough. */
static gboolean
is_passing_break (const CauserieFailureFacts *facts, gboolean is_near)
{
  if (is_near && facts->not_sent)
    return FALSE;
  return facts->kind == CAUSERIE_FAILURE_UNREACHABLE ||
         (facts->kind == CAUSERIE_FAILURE_TLS && facts->code == NULL);
}

static gboolean
is_worth_it (const CauserieFailureFacts *facts, guint attempt, gboolean is_near)
{
  if (facts->advice == CAUSERIE_RETRY_ADVICE_DO_NOT || !is_passing (facts->kind))
    return FALSE;
  if (facts->status == 0)
    return is_passing_break (facts, is_near);
  return facts->advice == CAUSERIE_RETRY_ADVICE_RETRY ||
         is_passing_status (facts->status, attempt, is_near);
}

static guint
choose_delay (guint attempt)
{
  double delay = MIN (ldexp (FIRST_DELAY_MS, (int) attempt - 1), LAST_DELAY_MS);

  return (guint) (delay * (1 - RANDOM_PART * g_random_double ()));
}

gboolean
causerie_retry_policy_decide (CauserieFailure *failure,
                              guint            attempt,
                              gboolean         is_near,
                              guint           *delay_ms)
{
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (failure != NULL && attempt > 0 && delay_ms != NULL, FALSE);

  facts = causerie_failure_get_facts (failure);
  if (attempt > CAUSERIE_RETRY_MAX || facts->retry_after > CAUSERIE_RETRY_MAX_WAIT_S ||
      !is_worth_it (facts, attempt, is_near))
    return FALSE;

  *delay_ms = facts->retry_after > 0 ? (guint) ceil (facts->retry_after * 1000)
                                     : choose_delay (attempt);
  return TRUE;
}
