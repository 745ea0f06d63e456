/* causerie-key-facts.c: what a provider tells of a key and of the account behind it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-facts.h"

void
causerie_key_facts_free (CauserieKeyFacts *self)
{
  g_free (self->label);
  g_clear_pointer (&self->limit, causerie_money_unref);
  g_clear_pointer (&self->limit_remaining, causerie_money_unref);
  g_free (self->limit_reset);
  g_clear_pointer (&self->used, causerie_money_unref);
  g_clear_pointer (&self->used_today, causerie_money_unref);
  g_clear_pointer (&self->used_this_month, causerie_money_unref);
  g_free (self->expires);
  g_free (self);
}

void
causerie_credits_free (CauserieCredits *self)
{
  g_clear_pointer (&self->total, causerie_money_unref);
  g_clear_pointer (&self->used, causerie_money_unref);
  g_clear_pointer (&self->balance, causerie_money_unref);
  g_free (self);
}
