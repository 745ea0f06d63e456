/* test-context-text.c: how much is sent, and what is left out, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context-text.h"

static void
assert_used (CauserieContextPlan plan, const char *price, const char *expected)
{
  g_autoptr(CauserieMoney) money = price != NULL ? causerie_money_parse (price) : NULL;
  g_autofree char *text = causerie_context_text_used (&plan, money);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_used (void)
{
  assert_used ((CauserieContextPlan) { .tokens = 3100, .length = 8192 }, NULL,
               "Context used: 3100 of 8192");
  assert_used ((CauserieContextPlan) { .tokens = 3100, .length = 8192 }, "0.0031",
               "Context used: 3100 of 8192 · ≈ $0.0031");
  assert_used ((CauserieContextPlan) { .tokens = 3100, .length = 8192 }, "0",
               "Context used: 3100 of 8192");
  assert_used ((CauserieContextPlan) { .tokens = 3100 }, "0.0031",
               "Context used: 3100 · ≈ $0.0031");
  assert_used ((CauserieContextPlan) { .tokens = 3100 }, NULL, "");
  assert_used ((CauserieContextPlan) { .tokens = 421, .length = 8192 }, "0.00105255",
               "Context used: 421 of 8192 · ≈ $0.0011");
}

static void
test_too_long (void)
{
  g_autofree char *text = causerie_context_text_too_long (&(CauserieContextPlan) {
    .tokens = 9000, .length = 8192, .budget = 5734, .is_too_long = TRUE });

  g_assert_cmpstr (text, ==, "Too long: about 9000 tokens, 5734 fit");
}

static void
test_left_out (void)
{
  CauserieContextPlan plan = { .length = 4096 };
  g_autofree char *nothing = causerie_context_text_left_out (&plan, 0);
  g_autofree char *no_files = causerie_context_text_attachments (&plan);
  g_autofree char *one = NULL;
  g_autofree char *smaller = NULL;
  g_autofree char *files = NULL;

  g_assert_null (nothing);
  g_assert_null (no_files);
  plan.n_left_out = plan.n_bare = 1;
  one = causerie_context_text_left_out (&plan, 4096);
  g_assert_cmpstr (one, ==, "Left out above this: 1 message");
  files = causerie_context_text_attachments (&plan);
  g_assert_cmpstr (files, ==, "Left out above this: attachments of 1 message");
  plan.n_left_out = 12;
  smaller = causerie_context_text_left_out (&plan, 8192);
  g_assert_cmpstr (smaller, ==,
                   "Left out above this: 12 messages\nThe model takes 4096 tokens here, not 8192.");
}

static void
test_dropped (void)
{
  static const struct { const char *provider, *advice; } cases[] = {
    { "ollama", "OLLAMA_CONTEXT_LENGTH" },
    { "lm-studio", "In LM Studio" },
    { "custom", "set the context length here" },
    { NULL, "set the context length here" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieConnection) connection =
      cases[i].provider != NULL ? causerie_connection_new (NULL) : NULL;
    g_autofree char *text = NULL;

    if (connection != NULL)
      causerie_connection_set_provider (connection, cases[i].provider);
    text = causerie_context_text_dropped (&(CauserieContextCount) { 9000, 4090 }, connection);
    g_assert_true (g_str_has_prefix (text,
      "The server read 4090 of about 9000 tokens: the beginning is missing.\n"));
    g_assert_nonnull (strstr (text, cases[i].advice));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context-text/used", test_used);
  g_test_add_func ("/context-text/too-long", test_too_long);
  g_test_add_func ("/context-text/left-out", test_left_out);
  g_test_add_func ("/context-text/dropped", test_dropped);

  return g_test_run ();
}
