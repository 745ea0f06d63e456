/* test-profile-file.c: model profiles that go to somebody else
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-file.h"

#include "causerie-error.h"

#define CASE_PREFIX "/profile-file/"
#include "settings-fixture.h"

#include <string.h>

#define KEY "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

#define HEAD "{\"format\":\"causerie-profiles\",\"version\":1,\"profiles\":"
#define PROFILE(name, members) "{\"name\":\"" name "\",\"model\":\"m\"" members "}"
#define PROVIDER(id) ",\"provider\":\"" id "\""
#define ADDRESS(url) ",\"base_url\":\"" url "\""
#define ONE(members) HEAD "[" PROFILE ("N", members) "]}"

static char *
write_all (CauserieSettings *settings)
{
  GListModel *list = causerie_settings_get_profiles (settings);
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (profiles, g_list_model_get_item (list, i));

  return causerie_profile_file_write (profiles, settings);
}

static CauserieProfileFile *
read_file (const char *text)
{
  g_autoptr(GError) error = NULL;
  CauserieProfileFile *file = causerie_profile_file_read (text, -1, &error);

  g_assert_no_error (error);
  return file;
}

/* The guide's first sample, with everything that can be said of a profile. */
static CauserieProfile *
add_kimi (CauserieSettings *settings, CauserieConnection *connection)
{
  CauserieProfile *profile = add_profile (settings, "Kimi „одна“");
  g_auto(CauserieParams) params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  causerie_params_set (&params, CAUSERIE_PARAM_REASONING_EFFORT, 4);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "END\nзнов\\n");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, "{\"top_a\": 0.5, \"n\": [1, 2]}");
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_profile_set_icon (profile, "🌙");
  causerie_profile_set_color (profile, causerie_profile_list_colors ()[0]);
  causerie_profile_set_title_model (profile, "openai/gpt-4o-mini");
  causerie_profile_set_instructions (profile, "Коротко.\nБез вступів.");
  causerie_profile_set_starters (profile, "Привіт! Як справи?\nHello");
  causerie_profile_set_params (profile, &params);
  return profile;
}

/* --- there and back --------------------------------------------------------------------------- */

static void
test_text (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture->settings, "Mine", "openrouter", OPENROUTER);
  CauserieProfile *profile = add_profile (fixture->settings, "Kimi");
  g_auto(CauserieParams) params = { 0 };
  g_autofree char *text = NULL;

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, "{\"top_a\":0.5}");
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_profile_set_params (profile, &params);

  text = write_all (fixture->settings);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"format\": \"causerie-profiles\",\n"
                   "  \"version\": 1,\n"
                   "  \"profiles\": [\n"
                   "    {\n"
                   "      \"name\": \"Kimi\",\n"
                   "      \"provider\": \"openrouter\",\n"
                   "      \"base_url\": \"https://openrouter.ai/api/v1\",\n"
                   "      \"model\": \"moonshotai/kimi-k2\",\n"
                   "      \"params\": {\n"
                   "        \"temperature\": 0.7,\n"
                   "        \"extra\": {\n"
                   "          \"top_a\": 0.5\n"
                   "        }\n"
                   "      }\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");
}

static void
assert_same (CauserieProfile *copy, CauserieProfile *original)
{
  g_autofree char *copied = causerie_params_to_json (causerie_profile_get_params (copy));

  g_assert_cmpstr (causerie_profile_get_uid (copy), !=, causerie_profile_get_uid (original));
  g_assert_cmpstr (causerie_profile_get_model (copy), ==, causerie_profile_get_model (original));
  g_assert_cmpstr (causerie_profile_get_icon (copy), ==, causerie_profile_get_icon (original));
  g_assert_cmpstr (causerie_profile_get_color (copy), ==, causerie_profile_get_color (original));
  g_assert_cmpstr (causerie_profile_get_title_model (copy), ==,
                   causerie_profile_get_title_model (original));
  g_assert_cmpstr (causerie_profile_get_instructions (copy), ==,
                   causerie_profile_get_instructions (original));
  g_assert_cmpstr (causerie_profile_get_starters (copy), ==,
                   causerie_profile_get_starters (original));
  g_assert_cmpstr (causerie_profile_get_connection (copy), ==,
                   causerie_profile_get_connection (original));
  g_assert_cmpstr (copied, ==,
                   "{\"temperature\":0.7,\"context-length\":8192,\"reasoning-effort\":\"high\","
                   "\"stop\":\"END\\nзнов\\\\n\","
                   "\"extra\":\"{\\\"top_a\\\":0.5,\\\"n\\\":[1,2]}\"}");
}

/* Into the same settings: a second profile, told apart by its name. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  GListModel *list = causerie_settings_get_profiles (fixture->settings);
  CauserieConnection *connection =
    add_connection (fixture->settings, "Mine", "openrouter", OPENROUTER);
  CauserieProfile *original = add_kimi (fixture->settings, connection);
  g_autofree char *text = write_all (fixture->settings);
  g_autofree char *again = NULL;
  g_autofree char *said = NULL;
  g_autoptr(CauserieProfileFile) file = read_file (text);
  g_autoptr(CauserieProfile) copy = NULL;

  said = causerie_profile_file_describe (file, fixture->settings);
  g_assert_null (said);
  causerie_profile_file_add (file, fixture->settings);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  copy = g_list_model_get_item (list, 1);
  g_assert_cmpstr (causerie_profile_get_name (copy), ==, "Kimi „одна“ 2");
  assert_same (copy, original);

  causerie_settings_remove_profile (fixture->settings, original);
  causerie_profile_set_name (copy, "Kimi „одна“");
  again = write_all (fixture->settings);
  g_assert_cmpstr (again, ==, text);
}

static void
test_no_secret (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture->settings, "Mine", "custom",
                    "https://models.example/v1?api-version=2&key=hidden-value");
  CauserieProfile *profile = add_profile (fixture->settings, "N");
  g_auto(CauserieParams) params = { 0 };
  g_autofree char *text = NULL;

  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, "{\"user\":\"" KEY "\",\"n\":1}");
  causerie_profile_set_params (profile, &params);
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, "m");

  text = write_all (fixture->settings);
  g_assert_null (strstr (text, KEY));
  g_assert_null (strstr (text, "hidden-value"));
  g_assert_nonnull (strstr (text, "api-version=2"));
  g_assert_nonnull (strstr (text, "\"n\": 1"));
}

/* --- connections ------------------------------------------------------------------------------ */

static void
assert_connection (CauserieSettings *settings, guint index, CauserieConnection *expected)
{
  g_autoptr(CauserieProfile) profile =
    g_list_model_get_item (causerie_settings_get_profiles (settings), index);

  g_assert_cmpstr (causerie_profile_get_connection (profile), ==,
                   expected != NULL ? causerie_connection_get_uid (expected) : "");
}

/* The same row first; then whoever has the address; the secret part of it is not compared. */
static void
test_connection_is_found (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *custom = add_connection (fixture->settings, "A", "custom", OPENROUTER);
  CauserieConnection *own = add_connection (fixture->settings, "B", "openrouter", OPENROUTER);
  CauserieConnection *keyed =
    add_connection (fixture->settings, "C", "custom", "https://models.example/v1?key=hidden");
  CauserieConnection *demo = add_connection (fixture->settings, "D", "demo", "");
  CauserieConnection *expected[] = { own, custom, own, keyed, demo };
  g_autoptr(CauserieProfileFile) file = read_file (
    HEAD "[" PROFILE ("a", PROVIDER ("openrouter") ADDRESS ("openrouter.ai")) ","
    PROFILE ("b", PROVIDER ("custom") ADDRESS (OPENROUTER)) ","
    PROFILE ("c", PROVIDER ("openrouter")) ","
    PROFILE ("d", PROVIDER ("ollama") ADDRESS ("https://models.example/v1?key=")) ","
    PROFILE ("e", PROVIDER ("demo")) "]}");
  g_autofree char *said = causerie_profile_file_describe (file, fixture->settings);

  g_assert_null (said);
  causerie_profile_file_add (file, fixture->settings);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_connection (fixture->settings, i, expected[i]);
}

static void
test_connection_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileFile) file = read_file (
    HEAD "[" PROFILE ("Kimi", PROVIDER ("openrouter") ADDRESS (OPENROUTER)) ","
    PROFILE ("Two", PROVIDER ("openrouter")) ","
    PROFILE ("Three", ADDRESS ("http://models.example:8080/v1")) ","
    PROFILE ("Four", "") "]}");
  g_autoptr(GPtrArray) missing = causerie_profile_file_list_missing (file, fixture->settings);
  g_autofree char *said = causerie_profile_file_describe (file, fixture->settings);

  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (said, ==,
                   "There is no connection to OpenRouter (https://openrouter.ai/api/v1) yet. Its "
                   "models answer once it is added and chosen for them.\n"
                   "There is no connection to models.example:8080 (http://models.example:8080/v1) "
                   "yet. Its models answer once it is added and chosen for them.\n"
                   "The file does not say which connection “Four” uses.");

  causerie_settings_add_connection (fixture->settings, g_ptr_array_index (missing, 0));
  causerie_profile_file_add (file, fixture->settings);
  assert_connection (fixture->settings, 0, g_ptr_array_index (missing, 0));
  assert_connection (fixture->settings, 1, g_ptr_array_index (missing, 0));
  assert_connection (fixture->settings, 2, NULL);
  assert_connection (fixture->settings, 3, NULL);
}

/* --- what is not taken ------------------------------------------------------------------------ */

static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileFile) file = read_file (
    "{\"format\":\"causerie-profiles\",\"version\":1,\"by\":\"me\",\"profiles\":[{\"name\":\"N\","
    "\"model\":\"m\",\"api_key\":\"" KEY "\",\"icon\":null,"
    "\"params\":{\"temprature\":0.7,\"top-p\":null,\"seed\":7}}]}");
  g_autofree char *ignored = g_strjoinv (" ", file->ignored);
  CauserieProfile *profile = g_ptr_array_index (file->profiles, 0);
  g_autofree char *params = causerie_params_to_json (causerie_profile_get_params (profile));
  g_autofree char *said = causerie_profile_file_describe (file, fixture->settings);

  g_assert_cmpstr (ignored, ==, "by profiles[0].api_key profiles[0].params.temprature");
  g_assert_cmpstr (params, ==, "{\"seed\":7}");
  g_assert_null (strstr (said, KEY));
  g_assert_nonnull (strstr (said, "profiles[0].params.temprature"));
}

static void
test_refused (void)
{
  static const struct { const char *text, *message; } rows[] = {
    { "", "line 1, column 1: unexpected end" },
    { "{\n  \"format\": 'x'\n}", "line 2, column 13: expected a value" },
    { "{\n  \"format\" \"x\"\n}", "line 2, column 12: expected a colon" },
    { "[]", "this is no file of model profiles" },
    { "{}", "format: this is no file of model profiles" },
    { "{\"format\":\"causerie-profiles\"}", "version: missing" },
    { "{\"format\":\"causerie-profiles\",\"version\":2}",
      "version: the file was written by a newer version of this program" },
    { "{\"format\":\"causerie-profiles\",\"version\":1}", "profiles: missing" },
    { HEAD "[7]}", "profiles[0]: not an object" },
    { HEAD "[{\"model\":\"m\"}]}", "profiles[0].name: missing" },
    { HEAD "[{\"name\":\"N\"}]}", "profiles[0].model: missing" },
    { HEAD "[{\"name\":\"N\",\"model\":\"m\"},{\"name\":\"N\",\"model\":[]}]}",
      "profiles[1].model: not a text" },
    { ONE (",\"instructions\":1"), "profiles[0].instructions: not a text" },
    { ONE (",\"color\":\"nothing\""), "profiles[0].color: “nothing” is no colour of this program" },
    { ONE (",\"starters\":\"a\""), "profiles[0].starters: not a list of texts" },
    { ONE (",\"starters\":[\"a\\nb\"]"), "profiles[0].starters: not a list of texts of one line" },
    { ONE (",\"params\":[]"), "profiles[0].params: not an object" },
    { ONE (",\"params\":{\"temperature\":3}"),
      "profiles[0].params.temperature: 3 is not from 0 to 2" },
    { ONE (",\"params\":{\"temperature\":\"0.7\"}"),
      "profiles[0].params.temperature: not a number" },
    { ONE (",\"params\":{\"temperature\":1e999}"), "profiles[0].params.temperature: not a number" },
    { ONE (",\"params\":{\"max-tokens\":1.5}"),
      "profiles[0].params.max-tokens: 1.5 is not a whole number" },
    { ONE (",\"params\":{\"reasoning-effort\":\"huge\"}"),
      "profiles[0].params.reasoning-effort: “huge” is not one of none, minimal, low, medium, high, "
      "xhigh, max" },
    { ONE (",\"params\":{\"extra\":\"{}\"}"), "profiles[0].params.extra: not an object" },
    { ONE (",\"params\":{\"extra\":{\"stream\":false}}"),
      "profiles[0].params.extra: “stream” is set by the program and cannot be replaced" },
    { ONE (",\"params\":{\"routing-only\":\"a; b\"}"),
      "profiles[0].params.routing-only: “a; b” is not the name of a provider like "
      "“deepinfra/fp8”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(GError) error = NULL;

    g_test_message ("%s", rows[i].text);
    g_assert_null (causerie_profile_file_read (rows[i].text, -1, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, rows[i].message);
  }
}

static void
test_wrong_address (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_profile_file_read (ONE (ADDRESS ("ftp://a.example")), -1, &error));
  g_assert_true (g_str_has_prefix (error->message, "profiles[0].base_url: "));
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (CAUSERIE_PROFILE_FILE_MAX_BYTES + 1, ' ');
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_profile_file_read (text, -1, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up_memory, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add (CASE_PREFIX "text", test_text);
  add (CASE_PREFIX "round-trip", test_round_trip);
  add (CASE_PREFIX "no-secret", test_no_secret);
  add (CASE_PREFIX "connection-is-found", test_connection_is_found);
  add (CASE_PREFIX "connection-is-missing", test_connection_is_missing);
  add (CASE_PREFIX "unknown-members", test_unknown_members);
  g_test_add_func (CASE_PREFIX "refused", test_refused);
  g_test_add_func (CASE_PREFIX "wrong-address", test_wrong_address);
  g_test_add_func (CASE_PREFIX "too-large", test_too_large);

  return g_test_run ();
}
