/* test-ask-target.c: from the arguments of `ask` to whom, how and with which key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-prompt.h"
#include "causerie-ask-target.h"
#include "causerie-error.h"
#include "causerie-keyring.h"

#include <glib/gstdio.h>
#include <locale.h>

/* --- options ---------------------------------------------------------------------------------- */

/* Words are separated by one space. */
static CauserieAskOptions *
parse (const char *line, GError **error)
{
  g_autofree char *whole = g_strconcat ("ask ", line, NULL);
  g_auto(GStrv) words = g_strsplit (whole, " ", -1);
  g_autofree char **argv = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof *words);

  return causerie_ask_options_new ((int) g_strv_length (words), argv, error);
}

static void
test_options (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieAskOptions) options = NULL;

  options = parse ("What --base-url openrouter.ai -m a/b is --json it -a x -a y -r id -- -s", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (options->prompt, ==, "What is it -s");
  g_assert_cmpstr (options->target.base_url, ==, "https://openrouter.ai/api/v1");
  g_assert_cmpstr (options->model, ==, "a/b");
  g_assert_cmpuint (g_strv_length (options->attachments), ==, 2);
  g_assert_cmpstr (options->conversation, ==, "id");
  g_assert_true (options->json);
  g_assert_true (options->save);
  g_assert_false (options->no_stream);
  g_assert_null (options->instructions);
}

static void
test_options_of_any_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieAskOptions) options = NULL;

  setlocale (LC_ALL, "C");
  options = parse ("-c demo -s Коротко. Привіт", &error);
  setlocale (LC_ALL, before);
  g_assert_no_error (error);
  g_assert_cmpstr (options->prompt, ==, "Привіт");
  g_assert_cmpstr (options->instructions, ==, "Коротко.");
}

static void
test_bad_options (void)
{
  static const char *const lines[] = {
    "--api-key x hi",
    "-p one -c two hi",
    "-c one --base-url http://localhost -m m hi",
    "--base-url http://localhost hi",
    "-c one hi",
    "--base-url ftp://localhost -m m hi",
    "--base-url http://localhost -m  hi",
    "-c demo --temperature warm hi",
    "-c demo --temperature 2,5 hi",
    "-c demo --top-p 1.5 hi",
    "-c demo --max-tokens 0 hi",
    "-c demo --max-tokens 1.5 hi",
    "-c demo hi -m",
    "-c demo --proxy ftp://localhost:1 hi",
    "-c demo --proxy localhost:1 hi",
    "-c demo --proxy http:// hi",
    "-c demo --proxy http://user:word@localhost:1 hi",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(CauserieAskOptions) options = parse (lines[i], &error);

    g_test_message ("%s", lines[i]);
    g_assert_null (options);
    g_assert_nonnull (error);
  }
}

/* --- prompt ----------------------------------------------------------------------------------- */

static void
assert_prompt (const char *arguments, const char *piped, gsize length, const char *expected)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (piped, length);
  g_autofree char *prompt = causerie_ask_prompt_join (arguments, bytes);

  g_assert_cmpstr (prompt, ==, expected);
}

static void
test_prompt (void)
{
  assert_prompt ("say hi", "+one\n-two\r\n\n", 12, "say hi\n\n+one\n-two");
  assert_prompt ("say hi", "", 0, "say hi");
  assert_prompt ("say hi", " \n\n", 3, "say hi");
  assert_prompt ("", "  one\n", 6, "  one");
  assert_prompt (" ", "one", 3, "one");
  assert_prompt ("", "", 0, "");
  assert_prompt ("", "a\377b", 3, "a\357\277\275b");
  assert_prompt ("hi", "a\0b", 3, NULL);
}

/* --- target ----------------------------------------------------------------------------------- */

/* Settings with one saved connection to OpenRouter and a profile for it; both are called "Kimi". */
typedef struct {
  CauserieSettings   *settings;
  CauserieConnection *connection;
  CauserieProfile    *profile;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = { 0 };
  g_autoptr(GError) error = NULL;

  g_unsetenv ("CAUSERIE_API_KEY");
  g_unsetenv ("OPENROUTER_API_KEY");
  g_unsetenv ("NEXT_PUBLIC_APP_URL");

  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);

  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_name (fixture->connection, "Kimi");
  causerie_connection_set_provider (fixture->connection, "openrouter");
  causerie_connection_set_base_url (fixture->connection, "https://openrouter.ai/api/v1");
  causerie_connection_set_app_url (fixture->connection, "https://example.org");
  causerie_settings_add_connection (fixture->settings, fixture->connection);

  fixture->profile = causerie_profile_new (NULL);
  causerie_profile_set_name (fixture->profile, "Kimi");
  causerie_profile_set_connection (fixture->profile,
                                   causerie_connection_get_uid (fixture->connection));
  causerie_profile_set_model (fixture->profile, "moonshotai/kimi-k2");
  causerie_profile_set_instructions (fixture->profile, "Be brief.");
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 4096);
  causerie_profile_set_params (fixture->profile, &params);
  causerie_settings_add_profile (fixture->settings, fixture->profile);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  causerie_settings_remove_connection (fixture->settings, fixture->connection);
  g_object_unref (fixture->profile);
  g_object_unref (fixture->connection);
  g_object_unref (fixture->settings);
}

static CauserieAskTarget *
find (Fixture *fixture, const char *line, GError **error)
{
  g_autoptr(CauserieAskOptions) options = parse (line, error);

  return options != NULL ? causerie_ask_target_new (options, fixture->settings, NULL, error) : NULL;
}

static void
assert_profile (Fixture *fixture, const char *line, const char *model, const char *instructions,
                double temperature, double max_tokens)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieAskTarget) target = find (fixture, line, &error);
  double value;

  g_assert_no_error (error);
  g_assert_cmpstr (target->model, ==, model);
  g_assert_cmpstr (target->instructions, ==, instructions);
  g_assert_true (causerie_params_get (&target->params, CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, temperature);
  g_assert_true (causerie_params_get (&target->params, CAUSERIE_PARAM_MAX_TOKENS, &value));
  g_assert_cmpfloat (value, ==, max_tokens);
  g_assert_cmpstr (target->profile, ==, causerie_profile_get_uid (fixture->profile));
  g_assert_true (target->is_saved);
  g_assert_true (target->connection != fixture->connection);
  g_assert_cmpstr (causerie_connection_get_uid (target->connection), ==,
                   causerie_connection_get_uid (fixture->connection));
}

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *by_uid = g_strdup_printf ("-p %s hi", causerie_profile_get_uid (fixture->profile));

  assert_profile (fixture, "hi", "moonshotai/kimi-k2", "Be brief.", 0.7, 4096);
  assert_profile (fixture, "-p Kimi hi", "moonshotai/kimi-k2", "Be brief.", 0.7, 4096);
  assert_profile (fixture, by_uid, "moonshotai/kimi-k2", "Be brief.", 0.7, 4096);
  assert_profile (fixture, "-p Kimi -m other -s  --temperature 0,2 --max-tokens 10 hi",
                  "other", "", 0.2, 10);
}

static void
test_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieAskTarget) saved = find (fixture, "-c Kimi -m a/b hi", &error);
  g_autoptr(CauserieAskTarget) demo = find (fixture, "-c demo hi", &error);
  g_autoptr(CauserieAskTarget) address = find (fixture, "--base-url localhost:11434 -m c hi", &error);

  g_assert_no_error (error);
  g_assert_true (saved->is_saved);
  g_assert_cmpstr (saved->model, ==, "a/b");
  g_assert_cmpstr (saved->instructions, ==, "");
  g_assert_false (saved->params.is_set[CAUSERIE_PARAM_TEMPERATURE]);

  g_assert_false (demo->is_saved);
  g_assert_cmpstr (demo->model, ==, CAUSERIE_DEMO_MODEL);
  g_assert_true (causerie_connection_get_facts (demo->connection)->flags & CAUSERIE_PROVIDER_DEMO);

  g_assert_false (address->is_saved);
  g_assert_cmpstr (causerie_connection_get_base_url (address->connection), ==,
                   "http://localhost:11434/v1");
  g_assert_cmpuint (g_list_model_get_n_items (
                      causerie_settings_get_connections (fixture->settings)), ==, 1);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = { "-p Nobody hi", "-c Nobody -m m hi" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(CauserieAskTarget) target = find (fixture, lines[i], &error);

    g_assert_null (target);
    g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  }
}

static void
test_two_of_a_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfile) twin = causerie_profile_new (NULL);
  g_autoptr(CauserieAskTarget) target = NULL;
  g_autoptr(GError) error = NULL;

  causerie_profile_set_name (twin, "Kimi");
  causerie_settings_add_profile (fixture->settings, twin);
  target = find (fixture, "-p Kimi hi", &error);
  g_assert_null (target);
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  causerie_settings_remove_profile (fixture->settings, twin);
}

static void
test_connection_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieAskTarget) target = NULL;

  causerie_profile_set_connection (fixture->profile, "gone");
  target = find (fixture, "hi", &error);
  g_assert_no_error (error);
  g_assert_null (target->connection);
}

static void
test_app_url (Fixture *fixture, gconstpointer data)
{
  static const char *const values[] = { NULL, "", "http://localhost:3000" };
  static const char *const expected[] = { "https://example.org", "", "http://localhost:3000" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr(CauserieAskTarget) target = NULL;

    if (values[i] != NULL)
      g_setenv ("NEXT_PUBLIC_APP_URL", values[i], TRUE);
    target = find (fixture, "hi", NULL);
    g_assert_cmpstr (causerie_connection_get_app_url (target->connection), ==, expected[i]);
    g_assert_cmpstr (causerie_connection_get_app_url (fixture->connection), ==,
                     "https://example.org");
  }
}

/* --- key -------------------------------------------------------------------------------------- */

static void
assert_key (Fixture *fixture, const char *line, const char *expected)
{
  g_autoptr(CauserieAskOptions) options = parse (line, NULL);
  g_autoptr(CauserieAskTarget) target =
    causerie_ask_target_new (options, fixture->settings, NULL, NULL);
  g_autoptr(GError) error = NULL;
  char *key = causerie_target_options_find_key (&options->target, target->connection,
                                                target->is_saved, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, expected);
  causerie_keyring_free_key (key);
}

static void
test_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL, *with_file = NULL;
  int fd = g_file_open_tmp ("causerie-key-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "Bearer sk-file\n", -1, NULL));
  with_file = g_strdup_printf ("--api-key-file %s hi", path);

  assert_key (fixture, "hi", NULL); /* the keyring's */
  assert_key (fixture, "--base-url localhost:1 -m m hi", "");

  g_setenv ("OPENROUTER_API_KEY", "sk-openrouter", TRUE);
  assert_key (fixture, "hi", "sk-openrouter");
  assert_key (fixture, "--base-url openrouter.ai -m m hi", "sk-openrouter");
  assert_key (fixture, "--base-url localhost:1 -m m hi", "");
  assert_key (fixture, "--base-url https://openrouter.ai.example.org/v1 -m m hi", "");

  g_setenv ("CAUSERIE_API_KEY", "sk-any", TRUE);
  assert_key (fixture, "hi", "sk-any");
  assert_key (fixture, "--base-url localhost:1 -m m hi", "sk-any");

  assert_key (fixture, with_file, "sk-file");
  g_unlink (path);
}

static void
test_bad_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieAskOptions) options = parse ("hi", NULL);
  g_autoptr(CauserieAskTarget) target =
    causerie_ask_target_new (options, fixture->settings, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_setenv ("OPENROUTER_API_KEY", "sk-or-v1 secret", TRUE);
  g_assert_null (causerie_target_options_find_key (&options->target, target->connection,
                                                   target->is_saved, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
  g_assert_null (strstr (error->message, "secret"));
}

#define ADD(name, function) \
  g_test_add ("/ask-target/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ask-options/all", test_options);
  g_test_add_func ("/ask-options/any-locale", test_options_of_any_locale);
  g_test_add_func ("/ask-options/bad", test_bad_options);
  g_test_add_func ("/ask-prompt/join", test_prompt);
  ADD ("profile", test_profile);
  ADD ("connection", test_connection);
  ADD ("unknown", test_unknown);
  ADD ("two-of-a-name", test_two_of_a_name);
  ADD ("connection-gone", test_connection_gone);
  ADD ("app-url", test_app_url);
  ADD ("key", test_key);
  ADD ("bad-key", test_bad_key);

  return g_test_run ();
}
