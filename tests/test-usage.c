/* test-usage.c: tokens and money of an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-usage.h"

static void
test_unknown (void)
{
  g_autoptr(CauserieUsage) usage = causerie_usage_new (&CAUSERIE_USAGE_UNKNOWN);
  const CauserieUsageFacts *facts = causerie_usage_get_facts (usage);

  g_assert_cmpint (facts->prompt_tokens, ==, -1);
  g_assert_cmpint (facts->completion_tokens, ==, -1);
  g_assert_cmpint (facts->total_tokens, ==, -1);
  g_assert_cmpint (facts->reasoning_tokens, ==, -1);
  g_assert_cmpint (facts->cached_tokens, ==, -1);
  g_assert_null (facts->cost);
  g_assert_false (facts->cost_is_estimate);
}

static void
test_known (void)
{
  g_autoptr(CauserieMoney) cost = causerie_money_parse ("4.8e-05");
  CauserieUsageFacts wanted = {
    .prompt_tokens = 15, .completion_tokens = 9, .total_tokens = 24,
    .reasoning_tokens = 0, .cached_tokens = G_MAXINT64, .cost = cost, .cost_is_estimate = TRUE,
  };
  g_autoptr(CauserieUsage) usage = causerie_usage_new (&wanted);
  const CauserieUsageFacts *facts = causerie_usage_get_facts (usage);
  g_autofree char *text = NULL;

  /* It keeps its own hold on the cost and its own copy of the facts. */
  g_clear_pointer (&cost, causerie_money_unref);
  wanted.prompt_tokens = 0;

  g_assert_cmpint (facts->prompt_tokens, ==, 15);
  g_assert_cmpint (facts->completion_tokens, ==, 9);
  g_assert_cmpint (facts->total_tokens, ==, 24);
  g_assert_cmpint (facts->reasoning_tokens, ==, 0);
  g_assert_cmpint (facts->cached_tokens, ==, G_MAXINT64);
  g_assert_true (facts->cost_is_estimate);
  text = causerie_money_to_text (facts->cost);
  g_assert_cmpstr (text, ==, "0.000048");
}

static void
test_boxed (void)
{
  CauserieUsage *usage = causerie_usage_new (&CAUSERIE_USAGE_UNKNOWN);
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, CAUSERIE_TYPE_USAGE);
  g_value_take_boxed (&value, causerie_usage_ref (usage));
  causerie_usage_unref (usage);
  g_assert_true (g_value_get_boxed (&value) == usage);
  g_assert_cmpint (causerie_usage_get_facts (usage)->total_tokens, ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usage/unknown", test_unknown);
  g_test_add_func ("/usage/known", test_known);
  g_test_add_func ("/usage/boxed", test_boxed);

  return g_test_run ();
}
