/* test-first-model.c: the model that answers first, by what there is to spend
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-first-model.h"

#include "recorded-models.h"

#define TODAY "2026-02-15"

#define FREE { "0", "0" }

static const char * const text_only[] = { "text", NULL };
static const char * const pictures_too[] = { "image", "text", NULL };
static const char * const pictures[] = { "image", NULL };

/* The id of what is chosen among `facts`; NULL: nothing. */
static void
assert_chosen (const CauserieModelFacts *facts,
               gsize                     n_facts,
               CauserieFunds             funds,
               const char               *expected)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CauserieModel) chosen = NULL;

  for (gsize i = 0; i < n_facts; i++)
    g_ptr_array_add (models, causerie_model_new (&facts[i]));

  chosen = causerie_first_model_choose (models, funds, TODAY);
  g_assert_cmpstr (chosen != NULL ? causerie_model_get_id (chosen) : NULL, ==, expected);
}

/* --- the money -------------------------------------------------------------------------------- */

static void
test_funds (void)
{
  g_autoptr(CauserieMoney) none = causerie_money_new_zero ();
  g_autoptr(CauserieMoney) some = causerie_money_parse ("1.5");
  g_autoptr(CauserieMoney) debt = causerie_money_parse ("-0.01");
  const CauserieKeyFacts paid = { 0 };
  const CauserieKeyFacts free_tier = { .is_free_tier = TRUE };
  const CauserieKeyFacts disabled = { .is_disabled = TRUE };
  const CauserieKeyFacts spent = { .limit = some, .limit_remaining = none };
  const CauserieKeyFacts limited = { .limit = some, .limit_remaining = some };
  const CauserieCredits rich = { .total = some, .used = none, .balance = some };
  const CauserieCredits empty = { .total = some, .used = some, .balance = none };
  const CauserieCredits behind = { .total = some, .used = some, .balance = debt };
  const struct {
    const CauserieKeyFacts *key;
    const CauserieCredits  *credits;
    CauserieFunds           funds;
  } rows[] = {
    { NULL, NULL, CAUSERIE_FUNDS_UNKNOWN },
    { NULL, &rich, CAUSERIE_FUNDS_PAID },
    { NULL, &empty, CAUSERIE_FUNDS_NONE },
    { &paid, NULL, CAUSERIE_FUNDS_PAID },
    { &paid, &rich, CAUSERIE_FUNDS_PAID },
    { &paid, &empty, CAUSERIE_FUNDS_NONE },
    { &paid, &behind, CAUSERIE_FUNDS_NONE },
    { &free_tier, NULL, CAUSERIE_FUNDS_NONE },
    { &free_tier, &rich, CAUSERIE_FUNDS_NONE },
    { &disabled, &rich, CAUSERIE_FUNDS_NONE },
    { &spent, &rich, CAUSERIE_FUNDS_NONE },
    { &limited, NULL, CAUSERIE_FUNDS_PAID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (causerie_first_model_judge_funds (rows[i].key, rows[i].credits), ==,
                     rows[i].funds);
}

/* --- OpenRouter's catalogue ------------------------------------------------------------------- */

static void
test_recorded (Recorded *recorded, gconstpointer data)
{
  static const struct { CauserieFunds funds; const char *id; } rows[] = {
    { CAUSERIE_FUNDS_PAID, "openai/gpt-4o-mini" },
    { CAUSERIE_FUNDS_NONE, "openai/gpt-oss-120b:free" },
    { CAUSERIE_FUNDS_UNKNOWN, "openai/gpt-oss-120b:free" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieModel) chosen =
      causerie_first_model_choose (recorded->models, rows[i].funds, TODAY);

    g_assert_cmpstr (causerie_model_get_id (chosen), ==, rows[i].id);
  }
}

/* --- what is paid ----------------------------------------------------------------------------- */

static void
test_cheapest_default (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "cheap/other", .prices = { "0.00000001", "0.00000001" } },
    { .id = "openai/gpt-4", .prices = { "0.00003", "0.00006" } },
    { .id = "moonshotai/kimi-k2", .prices = { "0.00000055", "0.0000022" } },
    { .id = "anthropic/claude-3-haiku", .prices = { "0.00000025", "0.00000125" } },
    { .id = "openai/gpt-4o-mini", .prices = { "0.00000001", "0" }, .expires = "2026-02-14" },
    { .id = "free/one:free", .prices = FREE, .context_length = 131072 },
  };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_PAID, "anthropic/claude-3-haiku");
}

/* It is offered to the end of its last day; the first of equal ones is taken. */
static void
test_last_day (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "openai/gpt-4o-mini", .prices = { "0.000001", "0.000001" }, .expires = TODAY },
    { .id = "moonshotai/kimi-k2", .prices = { "0.000001", "0.000001" } },
  };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_PAID, "openai/gpt-4o-mini");
}

static void
test_no_default (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "a/small", .prices = { "0.0000001", "0.0000001" }, .context_length = 4096 },
    { .id = "a/large", .prices = { "0.000001", "0.000002" }, .context_length = 131072 },
    { .id = "a/larger", .prices = { "0.000001", "0.000003" }, .context_length = 262144 },
    { .id = "a/varies", .price_varies = TRUE, .context_length = 262144 },
  };
  static const CauserieModelFacts with_free[] = {
    { .id = "a/large", .prices = { "0.000001", "0.000002" }, .context_length = 131072 },
    { .id = "a/one:free", .prices = FREE, .context_length = 32768, .output_modalities = text_only },
  };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_PAID, "a/large");
  assert_chosen (with_free, G_N_ELEMENTS (with_free), CAUSERIE_FUNDS_PAID, "a/one:free");
}

/* --- what is free ----------------------------------------------------------------------------- */

static void
test_free (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "openrouter/free", .prices = FREE, .context_length = 200000, .created = 9 },
    { .id = "google/tiny:free", .prices = FREE, .context_length = 8192, .created = 8 },
    { .id = "google/painter:free", .prices = FREE, .context_length = 131072, .created = 8,
      .output_modalities = pictures_too },
    { .id = "google/ends:free", .prices = FREE, .context_length = 131072, .created = 8,
      .expires = "2026-02-01" },
    { .id = "other/new:free", .prices = FREE, .context_length = 131072, .created = 7 },
    { .id = "openai/unnamed", .prices = FREE, .context_length = 131072, .created = 7 },
    { .id = "anthropic/old:free", .prices = FREE, .context_length = 131072, .created = 2 },
    { .id = "openai/new:free", .prices = FREE, .context_length = 32768, .created = 3,
      .output_modalities = text_only },
    { .id = "openai/gpt-4o-mini", .prices = { "0.00000015", "0.0000006" } },
  };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_NONE, "openai/new:free");
  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_UNKNOWN, "openai/new:free");
  assert_chosen (facts, 7, CAUSERIE_FUNDS_NONE, "anthropic/old:free");
  assert_chosen (facts, 6, CAUSERIE_FUNDS_NONE, "other/new:free");
  assert_chosen (facts, 1, CAUSERIE_FUNDS_NONE, "openrouter/free");
}

/* Nothing is free: its price stands beside it. */
static void
test_nothing_free (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "openai/gpt-4", .prices = { "0.00003", "0.00006" } },
    { .id = "openai/gpt-4o-mini", .prices = { "0.00000015", "0.0000006" } },
  };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_NONE, "openai/gpt-4o-mini");
}

/* --- servers without prices ------------------------------------------------------------------- */

static void
test_no_prices (void)
{
  static const CauserieModelFacts facts[] = {
    { .id = "text-embedding", .output_modalities = pictures },
    { .id = "gpt-4.1" },
    { .id = "gpt-4" },
    { .id = "gpt-4o-mini" },
  };
  static const CauserieModelFacts local[] = { { .id = "qwen3:8b" }, { .id = "llama3.2" } };

  assert_chosen (facts, G_N_ELEMENTS (facts), CAUSERIE_FUNDS_UNKNOWN, "gpt-4o-mini");
  assert_chosen (local, G_N_ELEMENTS (local), CAUSERIE_FUNDS_UNKNOWN, "qwen3:8b");
  assert_chosen (local, 0, CAUSERIE_FUNDS_PAID, NULL);
  assert_chosen (facts, 1, CAUSERIE_FUNDS_PAID, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/first-model/funds", test_funds);
  recorded_add ("/first-model/recorded", test_recorded);
  g_test_add_func ("/first-model/cheapest-default", test_cheapest_default);
  g_test_add_func ("/first-model/last-day", test_last_day);
  g_test_add_func ("/first-model/no-default", test_no_default);
  g_test_add_func ("/first-model/free", test_free);
  g_test_add_func ("/first-model/nothing-free", test_nothing_free);
  g_test_add_func ("/first-model/no-prices", test_no_prices);

  return g_test_run ();
}
