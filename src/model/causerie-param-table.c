/* causerie-param-table.c: the facts of the sampling settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params.h"

static const char * const efforts[] = {
  "none", "minimal", "low", "medium", "high", "xhigh", "max", NULL
};
static const char * const sorts[] = { "price", "throughput", "latency", NULL };
static const char * const answers[] = { "no", "yes", NULL };
static const char * const permissions[] = { "allow", "deny", NULL };

/* The largest whole number that a double holds together with its neighbours. */
#define MAX_SEED 9007199254740991

#define CHOICE(words, index) \
  .choices = (words), .maximum = G_N_ELEMENTS (words) - 2, .is_integer = TRUE, .suggestion = (index)

/* The widest ranges a provider takes; a model may take less and says so itself. */
static const CauserieParamFacts facts[CAUSERIE_N_PARAMS] = {
  [CAUSERIE_PARAM_TEMPERATURE] = {
    .name = "temperature", .wire_name = "temperature",
    .minimum = 0, .maximum = 2, .suggestion = 0.7,
  },
  [CAUSERIE_PARAM_TOP_P] = {
    .name = "top-p", .wire_name = "top_p",
    .minimum = 0, .maximum = 1, .suggestion = 1,
  },
  [CAUSERIE_PARAM_MAX_TOKENS] = {
    .name = "max-tokens", .wire_name = "max_tokens",
    .minimum = 1, .maximum = 10000000, .is_integer = TRUE, .suggestion = 4096,
  },
  [CAUSERIE_PARAM_CONTEXT_LENGTH] = {
    .name = "context-length", .wire_name = NULL,
    .minimum = 256, .maximum = 100000000, .is_integer = TRUE, .suggestion = 8192,
  },
  [CAUSERIE_PARAM_TOP_K] = {
    .name = "top-k", .wire_name = "top_k",
    .minimum = 0, .maximum = 1000000, .is_integer = TRUE, .suggestion = 40,
  },
  [CAUSERIE_PARAM_MIN_P] = {
    .name = "min-p", .wire_name = "min_p",
    .minimum = 0, .maximum = 1, .suggestion = 0.05,
  },
  [CAUSERIE_PARAM_FREQUENCY_PENALTY] = {
    .name = "frequency-penalty", .wire_name = "frequency_penalty",
    .minimum = -2, .maximum = 2, .suggestion = 0,
  },
  [CAUSERIE_PARAM_PRESENCE_PENALTY] = {
    .name = "presence-penalty", .wire_name = "presence_penalty",
    .minimum = -2, .maximum = 2, .suggestion = 0,
  },
  [CAUSERIE_PARAM_REPETITION_PENALTY] = {
    .name = "repetition-penalty", .wire_name = "repetition_penalty",
    .minimum = 0, .maximum = 2, .suggestion = 1,
  },
  [CAUSERIE_PARAM_SEED] = {
    .name = "seed", .wire_name = "seed",
    .minimum = -MAX_SEED, .maximum = MAX_SEED, .is_integer = TRUE, .suggestion = 1,
  },
  [CAUSERIE_PARAM_REASONING_EFFORT] = { .name = "reasoning-effort", CHOICE (efforts, 3) },
  [CAUSERIE_PARAM_REASONING_TOKENS] = {
    .name = "reasoning-tokens",
    .minimum = 1, .maximum = 10000000, .is_integer = TRUE, .suggestion = 4096,
  },
  [CAUSERIE_PARAM_ROUTING_SORT] = { .name = "routing-sort", CHOICE (sorts, 0) },
  [CAUSERIE_PARAM_ROUTING_FALLBACKS] = { .name = "routing-fallbacks", CHOICE (answers, 1) },
  [CAUSERIE_PARAM_ROUTING_DATA] = { .name = "routing-data", CHOICE (permissions, 0) },
};

static const CauserieTextParamFacts text_facts[CAUSERIE_N_TEXT_PARAMS] = {
  [CAUSERIE_TEXT_PARAM_STOP] = { "stop", '\n' },
  [CAUSERIE_TEXT_PARAM_ROUTING_ONLY] = { "routing-only", ',' },
  [CAUSERIE_TEXT_PARAM_ROUTING_IGNORE] = { "routing-ignore", ',' },
  [CAUSERIE_TEXT_PARAM_EXTRA] = { "extra", '\0' },
};

const CauserieParamFacts *
causerie_param_get_facts (CauserieParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  return &facts[param];
}

const CauserieTextParamFacts *
causerie_text_param_get_facts (CauserieTextParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_TEXT_PARAMS, NULL);

  return &text_facts[param];
}
