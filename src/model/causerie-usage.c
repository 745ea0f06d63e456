/* causerie-usage.c: what an answer used: tokens and money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-usage.h"

struct _CauserieUsage {
  CauserieUsageFacts facts; /* the cost is owned */
};

G_DEFINE_BOXED_TYPE (CauserieUsage, causerie_usage, causerie_usage_ref, causerie_usage_unref)

static void
clear_usage (gpointer data)
{
  CauserieUsage *self = data;

  g_clear_pointer (&self->facts.cost, causerie_money_unref);
}

CauserieUsage *
causerie_usage_new (const CauserieUsageFacts *facts)
{
  CauserieUsage *self;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_atomic_rc_box_new0 (CauserieUsage);
  self->facts = *facts;
  if (self->facts.cost != NULL)
    causerie_money_ref (self->facts.cost);

  return self;
}

CauserieUsage *
causerie_usage_ref (CauserieUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
causerie_usage_unref (CauserieUsage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_usage);
}

const CauserieUsageFacts *
causerie_usage_get_facts (CauserieUsage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->facts;
}

static void
take_count (gint64 *known, gint64 told)
{
  if (told >= 0)
    *known = told;
}

CauserieUsage *
causerie_usage_merge (CauserieUsage *known, CauserieUsage *told)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  g_return_val_if_fail (told != NULL, NULL);

  if (known != NULL)
    facts = known->facts;
  take_count (&facts.prompt_tokens, told->facts.prompt_tokens);
  take_count (&facts.completion_tokens, told->facts.completion_tokens);
  take_count (&facts.total_tokens, told->facts.total_tokens);
  take_count (&facts.reasoning_tokens, told->facts.reasoning_tokens);
  take_count (&facts.cached_tokens, told->facts.cached_tokens);
  if (told->facts.cost != NULL) {
    facts.cost = told->facts.cost;
    facts.cost_is_estimate = told->facts.cost_is_estimate;
  }

  return causerie_usage_new (&facts);
}

static void
add_count (gint64 *sum, gint64 count)
{
  if (*sum >= 0 && count >= 0)
    *sum += count;
  else
    take_count (sum, count);
}

CauserieUsage *
causerie_usage_add (CauserieUsage *one, CauserieUsage *other)
{
  g_autoptr(CauserieMoney) cost = NULL;
  CauserieUsageFacts sum;

  g_return_val_if_fail (one != NULL || other != NULL, NULL);

  if (one == NULL || other == NULL) {
    sum = one != NULL ? one->facts : other->facts;
    sum.cost_is_estimate = sum.cost != NULL;
    return causerie_usage_new (&sum);
  }

  sum = one->facts;
  add_count (&sum.prompt_tokens, other->facts.prompt_tokens);
  add_count (&sum.completion_tokens, other->facts.completion_tokens);
  add_count (&sum.total_tokens, other->facts.total_tokens);
  add_count (&sum.reasoning_tokens, other->facts.reasoning_tokens);
  add_count (&sum.cached_tokens, other->facts.cached_tokens);

  sum.cost_is_estimate |= other->facts.cost_is_estimate;
  if (sum.cost != NULL && other->facts.cost != NULL) {
    sum.cost = cost = causerie_money_add (sum.cost, other->facts.cost);
  } else if (sum.cost != NULL || other->facts.cost != NULL) {
    sum.cost = sum.cost != NULL ? sum.cost : other->facts.cost;
    sum.cost_is_estimate = TRUE;
  }

  return causerie_usage_new (&sum);
}
