/* causerie-key-facts.h: what a provider tells of a key and of the account behind it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-money.h"

G_BEGIN_DECLS

/* Amounts are US dollars. A text or an amount that was not told is NULL. Everything is owned. */
typedef struct {
  char          *label;           /* the key as the provider shows it, masked, or what it was named */
  CauserieMoney *limit;           /* NULL: none is set */
  CauserieMoney *limit_remaining;
  char          *limit_reset;     /* "daily", "weekly" or "monthly" */
  CauserieMoney *used;            /* since there is the key */
  CauserieMoney *used_today;
  CauserieMoney *used_this_month;
  char          *expires;         /* ISO 8601 */
  gboolean       is_disabled;     /* switched off by its owner */
  gboolean       is_free_tier;    /* nothing was ever paid in */
} CauserieKeyFacts;

void causerie_key_facts_free (CauserieKeyFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieKeyFacts, causerie_key_facts_free)

/* What was paid in, what of it is spent, and what is left; all known, and owned. */
typedef struct {
  CauserieMoney *total;
  CauserieMoney *used;
  CauserieMoney *balance;         /* negative where more was spent */
} CauserieCredits;

void causerie_credits_free (CauserieCredits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieCredits, causerie_credits_free)

G_END_DECLS
