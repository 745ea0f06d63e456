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
    "name", "provider", "base-url", "app-url", "app-title", "proxy", "proxy-user", "authority",
    "certificate", "header-names", "first-byte-seconds", "idle-seconds", "confirmed-risks", NULL
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
    causerie_connection_set_proxy (connection, "socks5://127.0.0.1:9050");
    causerie_connection_set_proxy_user (connection, "me");
    causerie_connection_set_authority (connection, "PEM");
    causerie_connection_set_certificate (connection, "sha256:00");
    causerie_connection_set_header_names (connection, "X-Team");
    causerie_connection_set_first_byte_seconds (connection, "600");
    causerie_connection_set_idle_seconds (connection, "90");
  }

  g_assert_cmpuint (n_notifies, ==, 12);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Home");
  g_assert_cmpstr (causerie_connection_get_provider (connection), ==, "ollama");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:11434/v1");
  g_assert_cmpstr (causerie_connection_get_app_url (connection), ==, "https://example.org");
  g_assert_cmpstr (causerie_connection_get_app_title (connection), ==, "Example");
  g_assert_cmpstr (causerie_connection_get_proxy (connection), ==, "socks5://127.0.0.1:9050");
  g_assert_cmpstr (causerie_connection_get_proxy_user (connection), ==, "me");
  g_assert_cmpstr (causerie_connection_get_authority (connection), ==, "PEM");
  g_assert_cmpstr (causerie_connection_get_certificate (connection), ==, "sha256:00");
  g_assert_cmpstr (causerie_connection_get_header_names (connection), ==, "X-Team");
  g_assert_cmpstr (causerie_connection_get_first_byte_seconds (connection), ==, "600");
  g_assert_cmpstr (causerie_connection_get_idle_seconds (connection), ==, "90");
}

static void
test_copy (void)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new ("u-1");
  g_autoptr(CauserieConnection) copy = NULL;
  g_autoptr(CauserieConnection) other = causerie_connection_copy (connection, NULL);
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (connection), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    if (!(properties[i]->flags & G_PARAM_CONSTRUCT_ONLY))
      g_object_set (connection, properties[i]->name, properties[i]->name, NULL);

  copy = causerie_connection_copy (connection, "u-2");
  for (guint i = 0; i < n_properties; i++) {
    g_autofree char *text = NULL;

    g_object_get (copy, properties[i]->name, &text, NULL);
    g_assert_cmpstr (text, ==, properties[i]->flags & G_PARAM_CONSTRUCT_ONLY
                               ? "u-2" : properties[i]->name);
  }
  g_assert_cmpstr (causerie_connection_get_uid (other), !=, "u-1");
}

static void
test_waits (void)
{
  static const struct {
    const char *text;
    guint       ms;
  } cases[] = {
    { "", 0 }, { "1", 1000 }, { " 600 ", 600000 }, { "86400", 86400000 }, { "0", 0 }, { "-5", 0 },
    { "86401", 0 }, { "1.5", 0 }, { "long", 0 }, { "99999999999999999999", 0 },
  };
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    causerie_connection_set_first_byte_seconds (connection, cases[i].text);
    causerie_connection_set_idle_seconds (connection, cases[i].text);
    g_assert_cmpuint (causerie_connection_get_first_byte_ms (connection), ==, cases[i].ms);
    g_assert_cmpuint (causerie_connection_get_idle_ms (connection), ==, cases[i].ms);
  }
}

static void
test_header_list (void)
{
  static const char * const cases[][2] = {
    { "", "" }, { " , ,", "" }, { "X-Team", "X-Team" },
    { " X-Team,, x-api-key ", "X-Team|x-api-key" },
  };
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto(GStrv) list = NULL;
    g_autofree char *joined = NULL;

    causerie_connection_set_header_names (connection, cases[i][0]);
    list = causerie_connection_dup_header_list (connection);
    joined = g_strjoinv ("|", list);
    g_assert_cmpstr (joined, ==, cases[i][1]);
  }
}

/* What was agreed to for one host does not hold for another. */
static void
test_risks (void)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autofree char *confirmed = NULL;

  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));

  causerie_connection_set_base_url (connection, "http://models.example/v1");
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY));

  causerie_connection_set_base_url (connection, "http://example/v1");
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
  causerie_connection_confirm (connection, CAUSERIE_RISK_FOREIGN_KEY);
  causerie_connection_set_base_url (connection, "http://models.example:8080/other");
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY));

  g_object_get (connection, "confirmed-risks", &confirmed, NULL);
  g_assert_cmpstr (confirmed, ==, "plain-http@models.example,foreign-key@example");
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
    { "custom", "https://res.openai.azure.com/openai/v1", "azure", TRUE },
    { "azure", "https://proxy.example/v1", "custom", FALSE },
    { "open-webui", "https://chat.example/api", "open-webui", FALSE },
    { "litellm", "http://10.0.0.2:4000", "litellm", FALSE },
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
  g_test_add_func ("/connection/copy", test_copy);
  g_test_add_func ("/connection/waits", test_waits);
  g_test_add_func ("/connection/header-list", test_header_list);
  g_test_add_func ("/connection/risks", test_risks);
  g_test_add_func ("/connection/facts", test_facts);

  return g_test_run ();
}
