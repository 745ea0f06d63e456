/* test-first-profile.c: the model profile that a first start ends with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-first-profile.h"
#include "settings-fixture.h"

#define KEY   "sk-or-v1-first"
#define OTHER "sk-or-v1-second"
#define LOCAL "http://localhost:11434/v1"
#define MODEL "openai/gpt-4o-mini"

/* (transfer full) */
static CauserieConnection *
new_connection (const char *name, const char *base_url)
{
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_name (connection, name);
  causerie_connection_set_provider (connection,
                                    causerie_provider_for_url (base_url)->id);
  causerie_connection_set_base_url (connection, base_url);
  return connection;
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* (transfer full) */
static CauserieProfile *
add (Fixture *fixture, CauserieKeyring *keyring, CauserieConnection *connection, const char *key,
     const char *model)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CauserieProfile *profile;

  causerie_first_profile_add_async (fixture->settings, keyring, connection, key, model, NULL,
                                    keep_result_cb, &result);
  wait_for (&result);
  profile = causerie_first_profile_add_finish (fixture->settings, result, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (causerie_settings_find_profile (fixture->settings,
                                                    causerie_profile_get_uid (profile)));
  return profile;
}

static void
assert_key (CauserieKeyring *keyring, CauserieProfile *profile, const char *expected)
{
  g_autoptr(GAsyncResult) result = NULL;
  char *key;

  causerie_keyring_lookup_async (keyring, causerie_profile_get_connection (profile), NULL,
                                 keep_result_cb, &result);
  wait_for (&result);
  key = causerie_keyring_lookup_finish (keyring, result, NULL);
  g_assert_cmpstr (key, ==, expected);
  causerie_keyring_free_key (key);
}

static void
assert_counts (Fixture *fixture, guint n_connections, guint n_profiles)
{
  g_assert_cmpuint (g_list_model_get_n_items (
                      causerie_settings_get_connections (fixture->settings)), ==, n_connections);
  g_assert_cmpuint (g_list_model_get_n_items (
                      causerie_settings_get_profiles (fixture->settings)), ==, n_profiles);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnection) connection = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieProfile) profile = add (fixture, keyring, connection, KEY, MODEL);

  assert_counts (fixture, 1, 1);
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, MODEL);
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "gpt-4o-mini");
  g_assert_cmpstr (causerie_profile_get_connection (profile), ==,
                   causerie_connection_get_uid (connection));
  assert_key (keyring, profile, KEY);
}

/* The same key again is the same account: nothing is doubled. */
static void
test_same_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnection) first = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieConnection) again = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieProfile) one = add (fixture, keyring, first, KEY, MODEL);
  g_autoptr(CauserieProfile) two = add (fixture, keyring, again, KEY, MODEL);

  g_assert_true (one == two);
  assert_counts (fixture, 1, 1);
}

static void
test_other_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnection) first = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieConnection) again = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieProfile) one = NULL, two = NULL;

  one = add (fixture, keyring, first, KEY, MODEL);
  two = add (fixture, keyring, again, OTHER, MODEL);
  assert_counts (fixture, 2, 2);
  g_assert_cmpstr (causerie_connection_get_name (again), ==, "OpenRouter 2");
  assert_key (keyring, one, KEY);
  assert_key (keyring, two, OTHER);
}

/* A sign-in has put the key where it belongs. */
static void
test_kept_already (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnection) connection = new_connection ("OpenRouter", OPENROUTER);
  g_autoptr(CauserieProfile) profile = NULL;

  causerie_keyring_remember (keyring, causerie_connection_get_uid (connection), KEY);
  profile = add (fixture, keyring, connection, NULL, MODEL);
  assert_key (keyring, profile, KEY);
}

static void
test_without_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnection) first = new_connection ("Ollama", LOCAL);
  g_autoptr(CauserieConnection) again = new_connection ("Ollama", LOCAL);
  g_autoptr(CauserieProfile) one = add (fixture, keyring, first, "", "llama3.2:latest");
  g_autoptr(CauserieProfile) two = add (fixture, keyring, again, "", "qwen3:4b");

  g_assert_cmpstr (causerie_profile_get_connection (one), ==,
                   causerie_profile_get_connection (two));
  assert_counts (fixture, 1, 2);
  assert_key (keyring, one, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/first-profile/" name, Fixture, NULL, set_up_memory, test, tear_down)
  ADD ("new", test_new);
  ADD ("same-key", test_same_key);
  ADD ("other-key", test_other_key);
  ADD ("kept-already", test_kept_already);
  ADD ("without-key", test_without_key);
#undef ADD

  return g_test_run ();
}
