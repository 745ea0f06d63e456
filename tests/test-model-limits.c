/* test-model-limits.c: what a model takes of the sampling settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-limits.h"

static CauserieModel *
new_model (void)
{
  static const char * const parameters[] = { "temperature", "reasoning", "max_tokens", NULL };
  static const char * const efforts[] = { "low", "high", NULL };
  const CauserieModelFacts facts = {
    .id = "a/b", .context_length = 131000, .max_completion_tokens = 4096,
    .parameters = parameters, .defaults = "{\"temperature\":0.6}",
    .reasoning_efforts = efforts, .reasoning_mandatory = TRUE,
  };

  return causerie_model_new (&facts);
}

static void
test_takes (void)
{
  g_autoptr(CauserieModel) model = new_model ();
  const CauserieProvider *openrouter = causerie_provider_get ("openrouter");
  const CauserieProvider *custom = causerie_provider_get ("custom");

  g_assert_true (causerie_model_limits_takes (model, openrouter, CAUSERIE_PARAM_TEMPERATURE));
  g_assert_false (causerie_model_limits_takes (model, openrouter, CAUSERIE_PARAM_TOP_K));
  g_assert_true (causerie_model_limits_takes (NULL, openrouter, CAUSERIE_PARAM_TOP_K));
  g_assert_true (causerie_model_limits_takes (model, openrouter, CAUSERIE_PARAM_ROUTING_SORT));
  g_assert_false (causerie_model_limits_takes (model, custom, CAUSERIE_PARAM_ROUTING_SORT));
  g_assert_false (causerie_model_limits_takes_text (model, custom, CAUSERIE_TEXT_PARAM_STOP));
  g_assert_true (causerie_model_limits_takes_text (model, custom, CAUSERIE_TEXT_PARAM_EXTRA));
  g_assert_false (causerie_model_limits_takes_choice (model, CAUSERIE_PARAM_REASONING_EFFORT, 0));
  g_assert_true (causerie_model_limits_takes_choice (model, CAUSERIE_PARAM_REASONING_EFFORT, 2));
  g_assert_false (causerie_model_limits_takes_choice (model, CAUSERIE_PARAM_REASONING_EFFORT, 3));
}

static void
test_numbers (void)
{
  g_autoptr(CauserieModel) model = new_model ();
  g_auto(CauserieParams) params = { 0 };
  g_autofree char *kept = NULL;
  g_autofree char *nothing = NULL;
  double value;

  g_assert_true (causerie_model_limits_get_default (model, CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, 0.6);
  g_assert_false (causerie_model_limits_get_default (model, CAUSERIE_PARAM_TOP_P, &value));
  g_assert_cmpint (causerie_model_limits_get_maximum (model, CAUSERIE_PARAM_MAX_TOKENS), ==, 4096);

  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  kept = causerie_model_limits_describe (model, CAUSERIE_PARAM_CONTEXT_LENGTH, &params);
  g_assert_true (g_str_has_prefix (kept, "8192 are kept"));
  nothing = causerie_model_limits_describe (NULL, CAUSERIE_PARAM_CONTEXT_LENGTH, &params);
  g_assert_null (nothing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model-limits/takes", test_takes);
  g_test_add_func ("/model-limits/numbers", test_numbers);

  return g_test_run ();
}
