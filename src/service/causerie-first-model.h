/* causerie-first-model.h: which model answers first, with the person's money in mind
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-facts.h"
#include "causerie-model.h"

G_BEGIN_DECLS

/* The least context of a free model that is chosen, in tokens. */
#define CAUSERIE_FIRST_MODEL_MIN_CONTEXT 32000

/* What a key has to spend. */
typedef enum {
  CAUSERIE_FUNDS_UNKNOWN, /* nobody told: treated as none */
  CAUSERIE_FUNDS_NONE,    /* the free tier, or nothing is left */
  CAUSERIE_FUNDS_PAID,
} CauserieFunds;

/* Either may be NULL: not told. A key that was switched off has nothing to spend. */
CauserieFunds  causerie_first_model_judge_funds (const CauserieKeyFacts *key,
                                                 const CauserieCredits  *credits);

/* The model of the list (CauserieModels of one connection) that a new chat begins with (transfer full):
 * with money the cheapest of the guides' defaults (causerie-template.h) that is there, by the price of one
 * token in and one out; without, a free text model of enough context: first those that are free by name,
 * of the guides' authors, and new, a router last. Where there is no such model the other rule holds, then the
 * cheapest, and where no prices are known the first of the guides' defaults by its name alone, else the
 * first of the list. One that has gone by `today` ("2026-11-22"; NULL: not looked at) or cannot chat is never
 * chosen. NULL when nothing is left. What it costs is said by causerie_template_describe_price(). */
CauserieModel *causerie_first_model_choose      (GPtrArray             *models,
                                                 CauserieFunds          funds,
                                                 const char            *today);

G_END_DECLS
