/* test-template.c: the guides' configurations, and what a catalogue says of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-template.h"

#include "recorded-models.h"

#include <string.h>

static CauserieTemplateFacts *
look_up (Recorded *recorded, const char *id)
{
  return causerie_template_look_up (id, recorded_find (recorded, id),
                                    (const char * const *) recorded->ids->pdata, "2026-02-15");
}

static const CauserieTemplate *
get (const char *id)
{
  const CauserieTemplate *template = causerie_template_find (id);

  g_assert_nonnull (template);
  return template;
}

/* The numbers are the guide's, whatever a model could take. */
static void
test_guide (void)
{
  static const struct {
    const char *id, *model;
    gint64      context_length;
    double      temperature;
    guint       guides;
  } rows[] = {
    { "kimi-k2", "moonshotai/kimi-k2", 8192, 0.7, CAUSERIE_TEMPLATE_SAMPLE },
    { "gpt-4o-mini", "openai/gpt-4o-mini", 128000, 0.7,
      CAUSERIE_TEMPLATE_SAMPLE | CAUSERIE_TEMPLATE_DEFAULT },
    { "claude-3-haiku", "anthropic/claude-3-haiku", 200000, 0.7,
      CAUSERIE_TEMPLATE_SAMPLE | CAUSERIE_TEMPLATE_DEFAULT },
    { "gpt-4", "openai/gpt-4", 0, -1, CAUSERIE_TEMPLATE_DEFAULT },
    { "gpt-3.5-turbo", "openai/gpt-3.5-turbo", 0, -1, CAUSERIE_TEMPLATE_DEFAULT },
    { "claude-3-sonnet", "anthropic/claude-3-sonnet", 0, -1, CAUSERIE_TEMPLATE_DEFAULT },
  };
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);

  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < n_templates; i++) {
    g_assert_cmpstr (templates[i].id, ==, rows[i].id);
    g_assert_cmpstr (templates[i].model, ==, rows[i].model);
    g_assert_cmpint (templates[i].context_length, ==, rows[i].context_length);
    g_assert_cmpfloat (templates[i].temperature, ==, rows[i].temperature);
    g_assert_cmpuint (templates[i].guides, ==, rows[i].guides);
    g_assert_cmpstr (templates[i].base_url, ==, "https://openrouter.ai/api/v1");
    g_assert_true (causerie_template_find (rows[i].id) == &templates[i]);
  }
  g_assert_null (causerie_template_find ("gemini-pro"));
}

/* The guide calls three of them free, which they are not. */
static void
test_none_is_called_free (void)
{
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);

  for (gsize i = 0; i < n_templates; i++) {
    g_autofree char *name = g_ascii_strdown (templates[i].name, -1);
    g_autofree char *summary = g_ascii_strdown (templates[i].summary, -1);

    g_assert_null (strstr (name, "free"));
    g_assert_null (strstr (summary, "free"));
    g_assert_null (strstr (templates[i].model, "free"));
  }
}

static void
test_profile (void)
{
  g_autoptr(CauserieProfile) profile =
    causerie_template_new_profile (get ("kimi-k2"), "uid", NULL);
  g_autoptr(CauserieProfile) bare = causerie_template_new_profile (get ("gpt-4"), "uid", NULL);
  g_autofree char *params = causerie_params_to_json (causerie_profile_get_params (profile));
  g_autofree char *none = causerie_params_to_json (causerie_profile_get_params (bare));

  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "Kimi K2");
  g_assert_cmpstr (causerie_profile_get_connection (profile), ==, "uid");
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "moonshotai/kimi-k2");
  g_assert_cmpstr (params, ==, "{\"temperature\":0.7,\"context-length\":8192}");
  g_assert_cmpstr (none, ==, "{}");
}

/* The guide's context length is its own model's. */
static void
test_profile_of_another_model (void)
{
  const CauserieModelFacts facts = {
    .id = "anthropic/claude-3.5-haiku", .name = "Claude 3.5 Haiku"
  };
  g_autoptr(CauserieModel) model = causerie_model_new (&facts);
  g_autoptr(CauserieProfile) profile =
    causerie_template_new_profile (get ("claude-3-haiku"), "", model);
  g_autofree char *params = causerie_params_to_json (causerie_profile_get_params (profile));

  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "Claude 3.5 Haiku");
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "anthropic/claude-3.5-haiku");
  g_assert_cmpstr (params, ==, "{\"temperature\":0.7}");
}

static void
test_no_catalogue (void)
{
  static const char * const none[] = { NULL };
  g_autoptr(CauserieTemplateFacts) without =
    causerie_template_look_up ("openai/gpt-4", NULL, NULL, NULL);
  g_autoptr(CauserieTemplateFacts) empty =
    causerie_template_look_up ("openai/gpt-4", NULL, none, NULL);
  g_autofree char *said = causerie_template_facts_describe (without);

  g_assert_cmpint (without->presence, ==, CAUSERIE_MODEL_UNKNOWN);
  g_assert_cmpint (empty->presence, ==, CAUSERIE_MODEL_UNKNOWN);
  g_assert_cmpstr (said, ==, "Price not known yet: the list of models was not read.");
  g_assert_null (causerie_template_facts_compare_context (without, 8192));
}

static void
test_recorded (Recorded *recorded, gconstpointer data)
{
  static const struct { const char *id, *said, *context; } rows[] = {
    { "kimi-k2", "$0.55 in, $2.20 out per 1M tokens",
      "Set to 8192; the model takes 131\u00a0000." },
    { "gpt-4o-mini", "$0.15 in, $0.60 out per 1M tokens", NULL },
    { "claude-3-haiku", "$0.25 in, $1.25 out per 1M tokens", NULL },
    { "gpt-4", "$30.00 in, $60.00 out per 1M tokens", NULL },
    { "gpt-3.5-turbo", "$0.50 in, $1.50 out per 1M tokens", NULL },
    { "claude-3-sonnet", "This model is no longer offered. Like it: anthropic/claude-3.7-sonnet, "
                         "anthropic/claude-3.5-sonnet", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CauserieTemplate *template = get (rows[i].id);
    g_autoptr(CauserieTemplateFacts) facts = look_up (recorded, template->model);
    g_autofree char *said = causerie_template_facts_describe (facts);
    g_autofree char *context =
      causerie_template_facts_compare_context (facts, template->context_length);

    g_assert_true (g_str_has_prefix (said, rows[i].said));
    g_assert_cmpstr (context, ==, rows[i].context);
  }
}

/* What the guides write and OpenRouter has no longer, or never had. */
static void
test_close_names (Recorded *recorded, gconstpointer data)
{
  g_autoptr(CauserieTemplateFacts) sonnet = look_up (recorded, "anthropic/claude-3-5-sonnet");
  g_autoptr(CauserieTemplateFacts) nonsense = look_up (recorded, "nobody/nothing-of-the-kind");
  g_autofree char *said = causerie_template_facts_describe (nonsense);

  g_assert_cmpint (sonnet->presence, ==, CAUSERIE_MODEL_GONE);
  g_assert_cmpstr (sonnet->close_names[0], ==, "anthropic/claude-3.5-sonnet");
  g_assert_cmpint (nonsense->presence, ==, CAUSERIE_MODEL_GONE);
  g_assert_null (nonsense->close_names[0]);
  g_assert_cmpstr (said, ==, "This model is no longer offered.");
}

static void
test_expired (void)
{
  const CauserieModelFacts facts = { .id = "a/model-1", .expires = "2026-03-01" };
  g_autoptr(CauserieModel) model = causerie_model_new (&facts);
  static const char * const ids[] = { "a/model-1", "a/model-2", NULL };
  g_autoptr(CauserieTemplateFacts) before =
    causerie_template_look_up ("a/model-1", model, ids, "2026-03-01");
  g_autoptr(CauserieTemplateFacts) after =
    causerie_template_look_up ("a/model-1", model, ids, "2026-03-02");

  g_assert_cmpint (before->presence, ==, CAUSERIE_MODEL_PRESENT);
  g_assert_cmpint (after->presence, ==, CAUSERIE_MODEL_GONE);
  g_assert_cmpstr (after->close_names[0], ==, "a/model-2");
}

static void
test_prices (void)
{
  static const struct {
    CauserieModelFacts facts;
    const char        *said;
  } rows[] = {
    { { .id = "m" }, "price unknown" },
    { { .id = "m", .price_varies = TRUE }, "price varies" },
    { { .id = "m", .prices = { "0", "0" } }, "free" },
    { { .id = "m", .prices = { "0.000003", "0.000015" } }, "$3.00 in, $15.00 out per 1M tokens" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieModel) model = causerie_model_new (&rows[i].facts);
    g_autofree char *said = causerie_template_describe_price (model);

    g_assert_cmpstr (said, ==, rows[i].said);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/guide", test_guide);
  g_test_add_func ("/template/none-is-called-free", test_none_is_called_free);
  g_test_add_func ("/template/profile", test_profile);
  g_test_add_func ("/template/profile-of-another-model", test_profile_of_another_model);
  g_test_add_func ("/template/no-catalogue", test_no_catalogue);
  g_test_add_func ("/template/expired", test_expired);
  g_test_add_func ("/template/prices", test_prices);
  recorded_add ("/template/recorded", test_recorded);
  recorded_add ("/template/close-names", test_close_names);

  return g_test_run ();
}
