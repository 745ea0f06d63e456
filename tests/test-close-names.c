/* test-close-names.c: which names a mistyped one finds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-close-names.h"

static const char *const names[] = {
  "anthropic/claude-sonnet-4.5", "anthropic/claude-haiku-4.5", "deepseek/deepseek-chat",
  "deepseek/deepseek-chat:free", "google/gemini-2.5-pro", "meta-llama/llama-3.1-8b-instruct",
  "mistralai/mistral-small", "moonshotai/kimi-k2", "moonshotai/kimi-k2:free", "openai/gpt-4o",
  "openai/gpt-4o-mini", "openai/o3", "qwen/qwen3-8b", NULL,
};

static const struct {
  const char *wanted;
  const char *expected; /* joined by spaces */
} cases[] = {
  { "moonshotai/kimi-k2", "moonshotai/kimi-k2 moonshotai/kimi-k2:free" },
  { "kimi k2", "moonshotai/kimi-k2 moonshotai/kimi-k2:free" },
  { "moonshoot/kmi-k2", "moonshotai/kimi-k2" },
  { "Moonshotai/Kimi-K2", "moonshotai/kimi-k2 moonshotai/kimi-k2:free" },
  { "gpt4o", "openai/gpt-4o openai/gpt-4o-mini" },
  { "gpt-o4", "openai/gpt-4o" },
  { "claude-sonet-4.5", "anthropic/claude-sonnet-4.5" },
  { "o3", "openai/o3" },
  { "qwen3:8b", "qwen/qwen3-8b" },
  { "something-else-entirely", "" },
  { "", "" },
  { "/", "" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto(GStrv) found = causerie_close_names_find (cases[i].wanted, names, 3);
    g_autofree char *joined = g_strjoinv (" ", found);

    g_test_message ("%s", cases[i].wanted);
    g_assert_cmpstr (joined, ==, cases[i].expected);
  }
}

static void
test_limits (void)
{
  static const char *const none[] = { NULL };
  g_autofree char *endless = g_strnfill (10000, 'k');
  const char *const long_names[] = { endless, "k", NULL };
  g_auto(GStrv) nothing = causerie_close_names_find ("x", none, 3);
  g_auto(GStrv) self = causerie_close_names_find (endless, long_names, 3);
  g_auto(GStrv) one = causerie_close_names_find ("gpt4o", names, 1);

  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_cmpuint (g_strv_length (self), ==, 1);
  g_assert_cmpuint (g_strv_length (one), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/close-names/table", test_table);
  g_test_add_func ("/close-names/limits", test_limits);

  return g_test_run ();
}
