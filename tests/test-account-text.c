/* test-account-text.c: what is said of a key, and what is never made up
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-account-text.h"

/* The lines as "title: value"; behind a sentence "."; behind a page that page. */
static char *
describe (const CauserieKeyFacts *key, const CauserieCredits *credits, gboolean hides_balance,
          const char *provider)
{
  g_autoptr(GPtrArray) lines =
    causerie_account_text_list (key, credits, hides_balance, causerie_provider_get (provider));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const CauserieAccountLine *line = g_ptr_array_index (lines, i);

    g_string_append_printf (text, "%s: %s%s%s\n", line->title, line->value,
                            line->is_sentence ? "." : "", line->page != NULL ? line->page : "");
  }

  return g_string_free (text, FALSE);
}

static void
test_everything_known (void)
{
  g_autoptr(CauserieMoney) ten = causerie_money_parse ("10");
  g_autoptr(CauserieMoney) little = causerie_money_parse ("0.1");
  CauserieKeyFacts key = {
    .label = (char *) "sk-or-v1-0a1...c3d", .limit = ten, .limit_remaining = little,
    .limit_reset = (char *) "weekly", .used = ten, .used_today = little, .used_this_month = little,
    .expires = (char *) "2027-01-02T12:00:00Z",
  };
  CauserieCredits credits = { .total = ten, .used = little, .balance = ten };
  g_autofree char *text = describe (&key, &credits, FALSE, "openrouter");

  g_assert_cmpstr (text, ==, "Key: sk-or-v1-0a1...c3d\n"
                             "Balance: $10.00\n"
                             "Spent today: $0.10\n"
                             "Spent this month: $0.10\n"
                             "Spent in all: $10.00\n"
                             "Limit a week: $10.00\n"
                             "Left of the limit: $0.10\n"
                             "Free tier: no\n"
                             "The key expires: 2 January 2027\n");
}

static void
test_nothing_known (void)
{
  const CauserieKeyFacts key = { 0 };
  g_autofree char *text = describe (&key, NULL, FALSE, "openrouter");

  g_assert_cmpstr (text, ==, "Limit: none\nFree tier: no\n");
}

static void
test_hidden_balance (void)
{
  const CauserieKeyFacts key = { .is_disabled = TRUE, .is_free_tier = TRUE };
  g_autofree char *told = describe (&key, NULL, TRUE, "openrouter");
  g_autofree char *untold = describe (&key, NULL, TRUE, "custom");

  g_assert_cmpstr (told, ==, "State: switched off by its owner.\n"
                             "Balance: this key may not see it."
                             "https://openrouter.ai/settings/credits\n"
                             "Limit: none\n"
                             "Free tier: yes; nothing was ever paid in.\n");
  g_assert_cmpstr (untold, ==, "State: switched off by its owner.\n"
                               "Balance: this key may not see it.\n"
                               "Limit: none\n"
                               "Free tier: yes; nothing was ever paid in.\n");
}

/* What is no time is shown as the server wrote it. */
static void
test_strange_expiry (void)
{
  const CauserieKeyFacts key = { .expires = (char *) "at the end of time" };
  g_autofree char *text = describe (&key, NULL, FALSE, "openrouter");

  g_assert_cmpstr (text, ==, "Limit: none\nFree tier: no\nThe key expires: at the end of time\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-text/everything-known", test_everything_known);
  g_test_add_func ("/account-text/nothing-known", test_nothing_known);
  g_test_add_func ("/account-text/hidden-balance", test_hidden_balance);
  g_test_add_func ("/account-text/strange-expiry", test_strange_expiry);

  return g_test_run ();
}
