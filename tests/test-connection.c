/* test-connection.c: one account or server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection.h"
#include "check-property.h"

static void
test_new (void)
{
  CauserieConnection *connection = causerie_connection_new ("u-1");
  g_autoptr(CauserieConnection) one = causerie_connection_new (NULL);
  g_autoptr(CauserieConnection) other = causerie_connection_new (NULL);

  g_assert_cmpstr (causerie_connection_get_uid (connection), ==, "u-1");
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "");
  g_assert_cmpstr (causerie_connection_get_provider (connection), ==, "custom");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "");
  g_assert_cmpstr (causerie_connection_get_app_url (connection), ==, "");
  g_assert_cmpstr (causerie_connection_get_app_title (connection), ==, "");
  g_assert_finalize_object (connection);

  g_assert_true (g_uuid_string_is_valid (causerie_connection_get_uid (one)));
  g_assert_cmpstr (causerie_connection_get_uid (one), !=, causerie_connection_get_uid (other));
}

static void
test_properties (void)
{
  static const char * const names[] = {
    "name", "provider", "base-url", "app-url", "app-title", NULL
  };
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    check_string_property (connection, names[i]);
  check_all_writable (connection, names);
}

static void
test_setters (void)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  guint n_notifies = 0;

  g_signal_connect (connection, "notify", G_CALLBACK (count_notify_cb), &n_notifies);
  for (guint i = 0; i < 2; i++) {
    causerie_connection_set_name (connection, "Home");
    causerie_connection_set_provider (connection, "ollama");
    causerie_connection_set_base_url (connection, "http://localhost:11434/v1");
    causerie_connection_set_app_url (connection, "https://example.org");
    causerie_connection_set_app_title (connection, "Example");
  }

  g_assert_cmpuint (n_notifies, ==, 5);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Home");
  g_assert_cmpstr (causerie_connection_get_provider (connection), ==, "ollama");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:11434/v1");
  g_assert_cmpstr (causerie_connection_get_app_url (connection), ==, "https://example.org");
  g_assert_cmpstr (causerie_connection_get_app_title (connection), ==, "Example");
}

static void
test_never_null (void)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  g_object_set (connection, "name", "x", "base-url", NULL, NULL);
  g_object_set (connection, "name", NULL, NULL);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "");
}

static void
test_facts (void)
{
  static const struct {
    const char *provider;
    const char *base_url;
    const char *facts;
    gboolean    needs_key;
  } cases[] = {
    { "openrouter", "https://openrouter.ai/api/v1", "openrouter", TRUE },
    { "custom", "https://openrouter.ai/api/v1", "openrouter", TRUE },
    { "ollama", "https://openrouter.ai/api/v1", "openrouter", TRUE },
    { "demo", "https://openrouter.ai/api/v1", "openrouter", TRUE },
    { "openrouter", "https://openrouter.ai.evil.example/api/v1", "custom", FALSE },
    { "openrouter", "http://127.0.0.1:9000/v1", "custom", FALSE },
    { "openai", "https://proxy.example/v1", "custom", FALSE },
    { "custom", "http://localhost:11434/v1", "custom", FALSE },
    { "ollama", "http://localhost:11434/v1", "ollama", FALSE },
    { "ollama", "http://192.168.1.5:11434/v1", "ollama", FALSE },
    { "llama-cpp", "http://[::1]:8080/v1", "llama-cpp", FALSE },
    { "demo", "", "demo", FALSE },
    { "demo", "http://127.0.0.1:41234/v1", "demo", FALSE },
    { "gone", "https://api.x.ai/v1", "xai", TRUE },
    { "gone", "", "custom", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

    causerie_connection_set_provider (connection, cases[i].provider);
    causerie_connection_set_base_url (connection, cases[i].base_url);
    g_assert_cmpstr (causerie_connection_get_facts (connection)->id, ==, cases[i].facts);
    g_assert_true (causerie_connection_needs_key (connection) == cases[i].needs_key);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection/new", test_new);
  g_test_add_func ("/connection/properties", test_properties);
  g_test_add_func ("/connection/setters", test_setters);
  g_test_add_func ("/connection/never-null", test_never_null);
  g_test_add_func ("/connection/facts", test_facts);

  return g_test_run ();
}
