/* test-settings-json.c: settings that go along to another computer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings-json.h"

#include "causerie-json.h"
#include "settings-fixture.h"

#define CASE_PREFIX "/settings-json/"
#define UID(n) "00000000-0000-4000-8000-00000000000" n

static JsonObject *
parse (const char *text)
{
  g_autoptr(JsonNode) node = causerie_json_parse (text, -1, NULL, NULL);

  return json_node_dup_object (node);
}

static void
test_addresses (void)
{
  static const char * const pairs[][2] = {
    { "", "" },
    { "https://a.example/v1", "https://a.example/v1" },
    { "https://me:pw@a.example/v1", "https://a.example/v1" },
    { "https://me:p@w@a.example", "https://a.example" },
    { "https://a.example/x@y", "https://a.example/x@y" },
    { "me:pw@proxy:3128", "proxy:3128" },
    { "https://a.example/?api-version=2&key=abc&x", "https://a.example/?api-version=2&key=&x" },
    { "https://a.example/?API%5FKEY=abc", "https://a.example/?API%5FKEY=" },
    { "https://a.example/?q=sk-or-v1-0123456789abcdef0123456789abcdef", "https://a.example/?q=" },
    { "https://a.example/?sig=a=b&b=c", "https://a.example/?sig=&b=c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *blanked = causerie_settings_json_blank_address (pairs[i][0]);

    g_assert_cmpstr (blanked, ==, pairs[i][1]);
  }
}

static void
test_confirmed_risks_stay (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture->settings, "Far", "custom", "http://models.example/v1");
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
  node = causerie_settings_json_write_connections (fixture->settings);
  text = causerie_json_write (node);
  g_assert_nonnull (strstr (text, "models.example"));
  g_assert_null (strstr (text, "plain-http"));
  causerie_settings_remove_connection (fixture->settings, connection);
}

/* What would break the settings is refused; what is here stays. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr(JsonObject) good =
    parse ("{\"uid\":\"" UID ("1") "\",\"name\":\"A\",\"base-url\":\"https://me:pw@x.example\","
           "\"confirmed-risks\":\"plain-http@x.example\",\"idle-seconds\":7}");
  g_autoptr(JsonObject) other = parse ("{\"uid\":\"" UID ("1") "\",\"name\":\"B\"}");
  g_autoptr(JsonObject) evil = parse ("{\"uid\":\"../profiles\",\"name\":\"C\"}");
  CauserieConnection *connection;

  g_assert_cmpint (causerie_settings_json_add_connection (fixture->settings, good), ==,
                   CAUSERIE_SETTINGS_JSON_ADDED);
  g_assert_cmpint (causerie_settings_json_add_connection (fixture->settings, other), ==,
                   CAUSERIE_SETTINGS_JSON_PRESENT);
  g_assert_cmpint (causerie_settings_json_add_connection (fixture->settings, evil), ==,
                   CAUSERIE_SETTINGS_JSON_REFUSED);
  g_assert_cmpint (causerie_settings_json_add_profile (fixture->settings, evil), ==,
                   CAUSERIE_SETTINGS_JSON_REFUSED);

  connection = causerie_settings_find_connection (fixture->settings, UID ("1"));
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "A");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "");
  g_assert_false (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
  causerie_settings_remove_connection (fixture->settings, connection);
}

static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  g_autoptr(JsonObject) object =
    parse ("{\"enter-sends\":false,\"color-scheme\":\"force-dark\",\"last-profile\":7,"
           "\"window-width\":400,\"profiles\":[\"x\"],\"unknown\":1}");
  g_autoptr(JsonObject) other = parse ("{\"enter-sends\":true}");
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_assert_true (causerie_settings_json_add_preferences (fixture->settings, object));
  g_assert_false (causerie_settings_json_add_preferences (fixture->settings, other));
  node = causerie_settings_json_write_preferences (fixture->settings);
  text = causerie_json_write (node);
  g_assert_cmpstr (text, ==, "{\"color-scheme\":\"force-dark\",\"enter-sends\":false}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func (CASE_PREFIX "addresses", test_addresses);
  MEMORY_CASE ("confirmed-risks-stay", test_confirmed_risks_stay);
  MEMORY_CASE ("add", test_add);
  MEMORY_CASE ("preferences", test_preferences);

  return g_test_run ();
}
