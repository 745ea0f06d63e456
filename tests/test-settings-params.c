/* test-settings-params.c: sampling settings are kept, and unset stays unset
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define CASE_PREFIX "/settings-params/"
#include "settings-fixture.h"

static CauserieParams
guide_params (void)
{
  CauserieParams params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  return params;
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_unset_stays_unset (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = guide_params ();
  CauserieProfile *profile = add_profile (fixture->settings, "Kimi");
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (profile));

  causerie_profile_set_params (profile, &params);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "temperature", "0.69999999999999996");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "context-length", "8192");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "max-tokens", NULL);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "top-p", NULL);

  /* Set to what the schema suggests is set nevertheless, and zero is a value. */
  causerie_params_set (&params, CAUSERIE_PARAM_TOP_P, 1);
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0);
  causerie_params_unset (&params, CAUSERIE_PARAM_CONTEXT_LENGTH);
  causerie_profile_set_params (profile, &params);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "temperature", "0.0");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "top-p", "1.0");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "context-length", NULL);

  start_again (fixture);
  profile = causerie_settings_find_profile (fixture->settings, uid);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));
}

/* Words as words, texts as typed; all of it there at the next start. */
static void
test_every_setting_is_kept (Fixture *fixture, gconstpointer data)
{
  g_auto(CauserieParams) params = { 0 };
  CauserieProfile *profile = add_profile (fixture->settings, "Kimi");
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (profile));

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    causerie_params_set (&params, i, causerie_param_get_facts (i)->minimum);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "a\n\\n");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "anthropic");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, "{\"top_a\":0.5}");
  causerie_profile_set_params (profile, &params);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "reasoning-effort", "'none'");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "routing-fallbacks", "'no'");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "seed", "-9007199254740991");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "routing-only", "'anthropic'");
  assert_stored (fixture, G_OBJECT (profile), "profiles", "routing-ignore", NULL);

  start_again (fixture);
  profile = causerie_settings_find_profile (fixture->settings, uid);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));

  causerie_params_clear (&params);
  causerie_profile_set_params (profile, &params);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "reasoning-effort", NULL);
  assert_stored (fixture, G_OBJECT (profile), "profiles", "extra", NULL);
}

static void
test_params_from_outside_arrive (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieSettings) settings = causerie_settings_new_for_backend (backend, NULL);
  g_autoptr(GSettings) stored = NULL;
  g_autofree char *path = NULL;
  CauserieProfile *profile = add_profile (settings, "P");
  const CauserieParams *params = causerie_profile_get_params (profile);
  double value = 0;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Profile", TRUE);
  path = g_strdup_printf (CAUSERIE_APP_PATH "/profiles/%s/", causerie_profile_get_uid (profile));
  stored = g_settings_new_full (schema, backend, path);

  g_settings_set_int64 (stored, "max-tokens", 4096);
  g_assert_true (causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &value));
  g_assert_cmpfloat (value, ==, 4096);
  g_settings_reset (stored, "max-tokens");
  g_assert_false (causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &value));
}

static guint n_warnings;

static GLogWriterOutput
count_warnings_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        strstr (fields[i].value, "extra: “model” is set by the program") != NULL) {
      n_warnings++;
      return G_LOG_WRITER_HANDLED;
    }

  return g_log_writer_default (level, fields, n_fields, data);
}

/* What was written by hand and cannot be sent is said, and not used. */
static void
test_nonsense_from_outside_is_not_used (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieSettings) settings = causerie_settings_new_for_backend (backend, NULL);
  g_autoptr(GSettings) stored = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  CauserieProfile *profile = add_profile (settings, "P");
  const CauserieParams *params = causerie_profile_get_params (profile);

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Profile", TRUE);
  path = g_strdup_printf (CAUSERIE_APP_PATH "/profiles/%s/", causerie_profile_get_uid (profile));
  stored = g_settings_new_full (schema, backend, path);

  g_settings_set_string (stored, "reasoning-effort", "high");
  g_assert_cmpstr (causerie_params_get_word (params, CAUSERIE_PARAM_REASONING_EFFORT), ==, "high");
  g_settings_set_string (stored, "extra", "{\"top_a\":1}");
  g_assert_cmpstr (causerie_params_get_text (params, CAUSERIE_TEXT_PARAM_EXTRA), ==,
                   "{\"top_a\":1}");

  n_warnings = 0;
  g_settings_set_string (stored, "extra", "{\"model\":1}");
  g_assert_cmpuint (n_warnings, ==, 1);
  text = g_settings_get_string (stored, "extra");
  g_assert_cmpstr (text, ==, "{\"model\":1}");
  g_assert_null (causerie_params_get_text (params, CAUSERIE_TEXT_PARAM_EXTRA));
  g_assert_cmpstr (causerie_params_get_word (params, CAUSERIE_PARAM_REASONING_EFFORT), ==, "high");
}

static void
test_one_change_is_one_notification (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = guide_params ();
  CauserieProfile *profile = add_profile (fixture->settings, "P");
  guint n_times = 0;

  g_signal_connect_swapped (profile, "notify::params", G_CALLBACK (count_cb), &n_times);
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_times, ==, 1);
  causerie_profile_set_params (profile, &params);
  g_assert_cmpuint (n_times, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();
  g_log_set_writer_func (count_warnings_cb, NULL, NULL);

  FILE_CASE ("unset-stays-unset", test_unset_stays_unset);
  FILE_CASE ("every-setting-is-kept", test_every_setting_is_kept);
  MEMORY_CASE ("params-from-outside-arrive", test_params_from_outside_arrive);
  MEMORY_CASE ("nonsense-from-outside-is-not-used", test_nonsense_from_outside_is_not_used);
  FILE_CASE ("one-change-is-one-notification", test_one_change_is_one_notification);

  return g_test_run ();
}
