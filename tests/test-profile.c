/* test-profile.c: a saved model configuration
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile.h"
#include "check-property.h"

static void
test_new (void)
{
  CauserieProfile *profile = causerie_profile_new ("u-1");
  g_autoptr(CauserieProfile) fresh = causerie_profile_new (NULL);
  CauserieParams none = { 0 };

  g_assert_cmpstr (causerie_profile_get_uid (profile), ==, "u-1");
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "");
  g_assert_cmpstr (causerie_profile_get_connection (profile), ==, "");
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, "");
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &none));
  g_assert_finalize_object (profile);

  g_assert_true (g_uuid_string_is_valid (causerie_profile_get_uid (fresh)));
}

static void
test_properties (void)
{
  static const char * const names[] = {
    "params", "name", "connection", "model", "instructions", "icon", "color", "starters",
    "title-model", NULL
  };
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  for (gsize i = 1; names[i] != NULL; i++)
    check_string_property (profile, names[i]);
  check_all_writable (profile, names);
}

static void
test_params (void)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  CauserieParams params = { 0 };
  guint n_notifies = 0;

  g_signal_connect (profile, "notify::params", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_notifies, ==, 0);

  /* Zero is a value; unset is not zero. */
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0);
  causerie_profile_set_params (profile, &params);
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_notifies, ==, 1);

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  g_assert_false (causerie_params_equal (causerie_profile_get_params (profile), &params));
  g_object_set (profile, "params", &params, NULL);
  g_object_set (profile, "params", &params, NULL);
  g_assert_cmpuint (n_notifies, ==, 2);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));

  causerie_profile_set_params (profile, causerie_profile_get_params (profile));
  g_assert_cmpuint (n_notifies, ==, 2);
  g_object_set (profile, "params", NULL, NULL);
  g_assert_cmpuint (n_notifies, ==, 3);
}

static void
test_starters (void)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  g_auto(GStrv) none = causerie_profile_dup_starters (profile);
  g_auto(GStrv) starters = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  causerie_profile_set_starters (profile, "\n  Explain this \n\nПереклади:\n \n");
  starters = causerie_profile_dup_starters (profile);
  g_assert_cmpuint (g_strv_length (starters), ==, 2);
  g_assert_cmpstr (starters[0], ==, "Explain this");
  g_assert_cmpstr (starters[1], ==, "Переклади:");
}

static void
test_assign (void)
{
  g_autoptr(CauserieProfile) source = causerie_profile_new ("source");
  g_autoptr(CauserieProfile) profile = causerie_profile_new ("profile");
  g_auto(CauserieParams) params = { 0 };
  guint n_notifies = 0;

  causerie_params_set (&params, CAUSERIE_PARAM_SEED, 7);
  causerie_profile_set_name (source, "Name");
  causerie_profile_set_title_model (source, "small/model");
  causerie_profile_set_params (source, &params);

  g_signal_connect (profile, "notify", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_profile_assign (profile, source);
  causerie_profile_assign (profile, source);
  causerie_profile_assign (profile, profile);
  g_assert_cmpuint (n_notifies, ==, 3);
  g_assert_cmpstr (causerie_profile_get_uid (profile), ==, "profile");
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "Name");
  g_assert_cmpstr (causerie_profile_get_title_model (profile), ==, "small/model");
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));
}

/* The profile has texts of its own. */
static void
test_text_params (void)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  CauserieParams params = { 0 };
  guint n_notifies = 0;

  g_signal_connect (profile, "notify::params", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "END");
  causerie_profile_set_params (profile, &params);
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_notifies, ==, 1);
  causerie_params_clear (&params);
  g_assert_cmpstr (causerie_params_get_text (causerie_profile_get_params (profile),
                                             CAUSERIE_TEXT_PARAM_STOP), ==, "END");
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_notifies, ==, 2);
}

static void
test_setters (void)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  guint n_notifies = 0;

  g_signal_connect (profile, "notify", G_CALLBACK (count_notify_cb), &n_notifies);
  for (guint i = 0; i < 2; i++) {
    causerie_profile_set_name (profile, "Kimi");
    causerie_profile_set_connection (profile, "c-1");
    causerie_profile_set_model (profile, "moonshotai/kimi-k2");
    causerie_profile_set_instructions (profile, "Be brief.");
  }

  g_assert_cmpuint (n_notifies, ==, 4);
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "Kimi");
  g_assert_cmpstr (causerie_profile_get_connection (profile), ==, "c-1");
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "moonshotai/kimi-k2");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, "Be brief.");
}

static void
test_name_for_model (void)
{
  static const struct {
    const char *model;
    const char *name;
  } cases[] = {
    { "moonshotai/kimi-k2", "kimi-k2" },
    { "openai/gpt-4o-mini:free", "gpt-4o-mini:free" },
    { "~anthropic/claude-latest", "claude-latest" },
    { "accounts/fireworks/models/llama", "llama" },
    { "/srv/models/Qwen3-8B-Q4_K_M.gguf", "Qwen3-8B-Q4_K_M" },
    { "llama3.2:3b", "llama3.2:3b" },
    { " gpt-4o ", "gpt-4o" },
    { "author/", "author" },
    { "/", "/" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = causerie_profile_name_for_model (cases[i].model);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/new", test_new);
  g_test_add_func ("/profile/properties", test_properties);
  g_test_add_func ("/profile/starters", test_starters);
  g_test_add_func ("/profile/assign", test_assign);
  g_test_add_func ("/profile/params", test_params);
  g_test_add_func ("/profile/text-params", test_text_params);
  g_test_add_func ("/profile/setters", test_setters);
  g_test_add_func ("/profile/name-for-model", test_name_for_model);

  return g_test_run ();
}
