/* test-settings.c: connections, profiles and preferences are kept, and nothing else is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define CASE_PREFIX "/settings/"
#include "settings-fixture.h"

#define INSTRUCTIONS "Ти — „помічник“;\n#2=3 \\ ]\n"

static char *
join_names (GListModel *model)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (model, i);
    g_autofree char *name = NULL;

    g_object_get (item, "name", &name, NULL);
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
  }
  return g_string_free (names, FALSE);
}

static void
assert_names (GListModel *model, const char *expected)
{
  g_autofree char *names = join_names (model);

  g_assert_cmpstr (names, ==, expected);
}

static CauserieParams
guide_params (void)
{
  CauserieParams params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  return params;
}

static void
test_starts_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *open_chat = NULL;

  assert_names (causerie_settings_get_connections (fixture->settings), "");
  assert_names (causerie_settings_get_profiles (fixture->settings), "");
  g_assert_null (causerie_settings_get_new_chat_profile (fixture->settings));
  g_assert_null (causerie_settings_find_connection (fixture->settings, ""));
  g_assert_true (causerie_settings_get_boolean (fixture->settings, CAUSERIE_SETTING_ENTER_SENDS));
  open_chat = causerie_settings_dup_string (fixture->settings, CAUSERIE_SETTING_OPEN_CHAT);
  g_assert_cmpstr (open_chat, ==, "");
}

static void
test_is_there_at_the_next_start (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = guide_params ();
  CauserieConnection *connection;
  CauserieProfile *profile;
  g_autofree char *connection_uid = NULL;
  g_autofree char *profile_uid = NULL;

  connection = add_connection (fixture->settings, "Main", "openrouter", OPENROUTER);
  causerie_connection_set_app_url (connection, "http://localhost:3000");
  connection_uid = g_strdup (causerie_connection_get_uid (connection));
  profile = add_profile (fixture->settings, "Kimi");
  causerie_profile_set_connection (profile, connection_uid);
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_profile_set_instructions (profile, INSTRUCTIONS);
  causerie_profile_set_params (profile, &params);
  profile_uid = g_strdup (causerie_profile_get_uid (profile));
  causerie_settings_set_string (fixture->settings, CAUSERIE_SETTING_OPEN_CHAT, "chat-1");
  causerie_settings_set_boolean (fixture->settings, CAUSERIE_SETTING_ENTER_SENDS, FALSE);

  start_again (fixture);

  connection = causerie_settings_find_connection (fixture->settings, connection_uid);
  g_assert_nonnull (connection);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Main");
  g_assert_cmpstr (causerie_connection_get_provider (connection), ==, "openrouter");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, OPENROUTER);
  g_assert_cmpstr (causerie_connection_get_app_url (connection), ==, "http://localhost:3000");
  g_assert_cmpstr (causerie_connection_get_app_title (connection), ==, "");
  profile = causerie_settings_find_profile (fixture->settings, profile_uid);
  g_assert_nonnull (profile);
  g_assert_cmpstr (causerie_profile_get_connection (profile), ==, connection_uid);
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "moonshotai/kimi-k2");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, INSTRUCTIONS);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));
  g_assert_false (causerie_settings_get_boolean (fixture->settings, CAUSERIE_SETTING_ENTER_SENDS));
}

static void
test_a_connection_is_kept_whole (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture->settings, "Work", "custom", "http://models.example/v1");
  g_autofree char *uid = g_strdup (causerie_connection_get_uid (connection));

  causerie_connection_set_proxy (connection, "socks5://127.0.0.1:9050");
  causerie_connection_set_authority (connection, "-----BEGIN CERTIFICATE-----\nMII\n");
  causerie_connection_set_header_names (connection, "X-Team");
  causerie_connection_set_idle_seconds (connection, "90");
  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);

  start_again (fixture);
  connection = causerie_settings_find_connection (fixture->settings, uid);
  g_assert_cmpstr (causerie_connection_get_proxy (connection), ==, "socks5://127.0.0.1:9050");
  g_assert_cmpstr (causerie_connection_get_authority (connection), ==,
                   "-----BEGIN CERTIFICATE-----\nMII\n");
  g_assert_cmpstr (causerie_connection_get_header_names (connection), ==, "X-Team");
  g_assert_cmpuint (causerie_connection_get_idle_ms (connection), ==, 90000);
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
}

static void
test_a_change_is_written_at_once (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection;

  connection = add_connection (fixture->settings, "Home", "ollama", "http://localhost:11434/v1");
  causerie_connection_set_name (connection, "Cellar");
  assert_stored (fixture, G_OBJECT (connection), "connections", "name", "'Cellar'");
  causerie_connection_set_base_url (connection, OPENROUTER);
  assert_stored (fixture, G_OBJECT (connection), "connections", "base-url", "'" OPENROUTER "'");
}

static void
test_keeps_the_order (Fixture *fixture, gconstpointer data)
{
  GListModel *profiles = causerie_settings_get_profiles (fixture->settings);
  CauserieProfile *second;

  add_profile (fixture->settings, "one");
  second = add_profile (fixture->settings, "two");
  add_profile (fixture->settings, "three");
  assert_names (profiles, "one two three");

  causerie_settings_remove_profile (fixture->settings, second);
  assert_names (profiles, "one three");
  add_profile (fixture->settings, "four");
  start_again (fixture);
  assert_names (causerie_settings_get_profiles (fixture->settings), "one three four");
}

static void
test_another_order (Fixture *fixture, gconstpointer data)
{
  GListModel *profiles = causerie_settings_get_profiles (fixture->settings);
  CauserieProfile *one = add_profile (fixture->settings, "one");
  CauserieProfile *three;

  add_profile (fixture->settings, "two");
  three = add_profile (fixture->settings, "three");
  causerie_settings_move_profile (fixture->settings, three, 0);
  assert_names (profiles, "three one two");
  causerie_settings_move_profile (fixture->settings, three, 1);
  assert_names (profiles, "one three two");
  causerie_settings_move_profile (fixture->settings, one, 99);
  assert_names (profiles, "three two one");
  causerie_settings_move_profile (fixture->settings, one, 2);
  assert_names (profiles, "three two one");
  g_assert_true (causerie_settings_find_profile (fixture->settings,
                                                 causerie_profile_get_uid (one)) == one);

  start_again (fixture);
  assert_names (causerie_settings_get_profiles (fixture->settings), "three two one");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = guide_params ();
  CauserieProfile *profile = add_profile (fixture->settings, "one");
  CauserieProfile *copy;
  g_autofree char *uid = NULL;

  add_profile (fixture->settings, "two");
  causerie_profile_set_params (profile, &params);
  causerie_profile_set_starters (profile, "First\nSecond");
  causerie_profile_set_color (profile, "teal");
  copy = causerie_settings_duplicate_profile (fixture->settings, profile);
  assert_names (causerie_settings_get_profiles (fixture->settings), "one one (copy) two");
  uid = g_strdup (causerie_profile_get_uid (copy));

  start_again (fixture);
  copy = causerie_settings_find_profile (fixture->settings, uid);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (copy), &params));
  g_assert_cmpstr (causerie_profile_get_starters (copy), ==, "First\nSecond");
  g_assert_cmpstr (causerie_profile_get_color (copy), ==, "teal");
}

static void
test_removal_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  CauserieParams params = guide_params ();
  g_autoptr(CauserieProfile) profile = NULL;
  g_autofree char *contents = NULL;

  profile = g_object_ref (add_profile (fixture->settings, "Remove me"));
  causerie_profile_set_params (profile, &params);
  causerie_profile_set_instructions (profile, "secret plan");

  causerie_settings_remove_profile (fixture->settings, profile);
  assert_names (causerie_settings_get_profiles (fixture->settings), "");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, "secret plan");
  causerie_profile_set_name (profile, "Written no more");

  g_assert_true (g_file_get_contents (fixture->file, &contents, NULL, NULL));
  g_assert_null (strstr (contents, "Remove me"));
  g_assert_null (strstr (contents, "secret plan"));
  g_assert_null (strstr (contents, "Written no more"));
  g_assert_null (strstr (contents, "temperature"));

  /* Taken back by an undo. */
  causerie_settings_add_profile (fixture->settings, profile);
  assert_names (causerie_settings_get_profiles (fixture->settings), "Written no more");
  g_assert_true (causerie_params_equal (causerie_profile_get_params (profile), &params));
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
test_a_change_from_outside_arrives (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsSchema) root_schema = NULL;
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieSettings) settings = causerie_settings_new_for_backend (backend, NULL);
  g_autoptr(GSettings) root = NULL;
  g_autoptr(GSettings) stored = NULL;
  const char *uids[] = { "../odd", "", "b", "a", "b", NULL };
  CauserieConnection *connection;
  guint n_times = 0;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Connection", TRUE);
  root_schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID, TRUE);
  root = g_settings_new_full (root_schema, backend, NULL);
  stored = g_settings_new_full (schema, backend, CAUSERIE_APP_PATH "/connections/a/");

  g_settings_set_string (stored, "name", "A");
  g_settings_set_strv (root, "connections", uids);
  /* b has no name yet; the rest are no uids. */
  assert_names (causerie_settings_get_connections (settings), " A");

  connection = causerie_settings_find_connection (settings, "a");
  g_signal_connect_swapped (connection, "notify::base-url", G_CALLBACK (count_cb), &n_times);
  g_settings_set_string (stored, "base-url", "HTTPS://OpenRouter.ai/");
  g_assert_cmpuint (n_times, ==, 1);
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, OPENROUTER);

  g_settings_set_strv (root, "connections", uids + 5);
  assert_names (causerie_settings_get_connections (settings), "");
}

static void
test_match (Fixture *fixture, gconstpointer data)
{
  CauserieSettings *settings = fixture->settings;
  CauserieConnection *first, *custom;

  first = add_connection (settings, "A", "openrouter", OPENROUTER);
  add_connection (settings, "B", "openrouter", OPENROUTER);
  custom = add_connection (settings, "C", "custom", OPENROUTER);

  g_assert_true (first == causerie_settings_match_connection (settings, "openrouter", OPENROUTER));
  g_assert_true (custom == causerie_settings_match_connection (settings, "custom", OPENROUTER));
  g_assert_null (causerie_settings_match_connection (settings, "openai", OPENROUTER));
  g_assert_null (causerie_settings_match_connection (settings, "custom", "https://openrouter.ai"));
}

static void
test_new_chat_profile (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *one = add_profile (fixture->settings, "one");
  CauserieProfile *two = add_profile (fixture->settings, "two");
  CauserieProfile *three = add_profile (fixture->settings, "three");

  g_assert_true (causerie_settings_get_new_chat_profile (fixture->settings) == one);
  causerie_settings_set_string (fixture->settings, CAUSERIE_SETTING_LAST_PROFILE,
                                causerie_profile_get_uid (three));
  g_assert_true (causerie_settings_get_new_chat_profile (fixture->settings) == three);
  causerie_settings_set_string (fixture->settings, CAUSERIE_SETTING_DEFAULT_PROFILE,
                                causerie_profile_get_uid (two));
  g_assert_true (causerie_settings_get_new_chat_profile (fixture->settings) == two);
  causerie_settings_remove_profile (fixture->settings, two);
  g_assert_true (causerie_settings_get_new_chat_profile (fixture->settings) == three);
}

static void
test_binds_preferences (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfile) object = causerie_profile_new (NULL);
  g_autofree char *open_chat = NULL;

  causerie_settings_bind (fixture->settings, CAUSERIE_SETTING_OPEN_CHAT, object, "name",
                          G_SETTINGS_BIND_DEFAULT);
  causerie_profile_set_name (object, "chat-7");
  open_chat = causerie_settings_dup_string (fixture->settings, CAUSERIE_SETTING_OPEN_CHAT);
  g_assert_cmpstr (open_chat, ==, "chat-7");
  causerie_settings_set_string (fixture->settings, CAUSERIE_SETTING_OPEN_CHAT, "chat-8");
  g_assert_cmpstr (causerie_profile_get_name (object), ==, "chat-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  FILE_CASE ("starts-empty", test_starts_empty);
  MEMORY_CASE ("starts-empty", test_starts_empty);
  FILE_CASE ("is-there-at-the-next-start", test_is_there_at_the_next_start);
  FILE_CASE ("a-connection-is-kept-whole", test_a_connection_is_kept_whole);
  FILE_CASE ("a-change-is-written-at-once", test_a_change_is_written_at_once);
  FILE_CASE ("keeps-the-order", test_keeps_the_order);
  FILE_CASE ("another-order", test_another_order);
  FILE_CASE ("duplicate", test_duplicate);
  FILE_CASE ("removal-leaves-nothing", test_removal_leaves_nothing);
  MEMORY_CASE ("a-change-from-outside-arrives", test_a_change_from_outside_arrives);
  MEMORY_CASE ("match", test_match);
  MEMORY_CASE ("new-chat-profile", test_new_chat_profile);
  MEMORY_CASE ("binds-preferences", test_binds_preferences);

  return g_test_run ();
}
