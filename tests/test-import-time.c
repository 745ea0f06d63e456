/* test-import-time.c: the times of other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-time.h"
#include "causerie-json.h"

#define TIME_US (G_GINT64_CONSTANT (1756000000) * G_USEC_PER_SEC)

static void
test_numbers (void)
{
  static const struct {
    double number;
    gint64 us;
  } cases[] = {
    { 1756000000, TIME_US },
    { 1756000000.25, TIME_US + 250000 },
    { 1756000000e3, TIME_US },
    { 1756000000e6, TIME_US },
    { 1756000000e9, TIME_US },
    { 1, G_USEC_PER_SEC },
    { 0, 0 }, { -5, 0 }, { 1e300, 0 }, { -1e300, 0 }, { 1e-12, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (causerie_import_time_from_number (cases[i].number), ==, cases[i].us);
}

static void
test_texts (void)
{
  static const struct {
    const char *text;
    gint64      us;
  } cases[] = {
    { "2025-08-24T01:46:40Z", TIME_US },
    { "2025-08-24T01:46:40.250000Z", TIME_US + 250000 },
    { "2025-08-24T01:46:40.25+00:00", TIME_US + 250000 },
    { "2025-08-24T03:46:40+02:00", TIME_US },
    { "2025-08-24T01:46:40", TIME_US },
    { "1756000000", TIME_US },
    { "1756000000.25", TIME_US + 250000 },
    { "", 0 }, { "yesterday", 0 }, { "1756000000 s", 0 }, { "1069-01-01T00:00:00Z", 0 }, { "nan", 0 },
    { "9999-99-99T99:99:99Z", 0 }, { NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (causerie_import_time_from_text (cases[i].text), ==, cases[i].us);
}

static void
test_local (void)
{
  g_assert_cmpint (causerie_import_time_from_local ("2025/08/24 01:46:40"), ==, TIME_US);
  g_assert_cmpint (causerie_import_time_from_local ("2025-08-24 01:46:40"), ==, TIME_US);
  g_assert_cmpint (causerie_import_time_from_local ("2025-08-24T01:46:40"), ==, TIME_US);
  g_assert_cmpint (causerie_import_time_from_local ("2025/13/24 01:46:40"), ==, 0);
  g_assert_cmpint (causerie_import_time_from_local ("24.08.2025"), ==, 0);
  g_assert_cmpint (causerie_import_time_from_local (""), ==, 0);
  g_assert_cmpint (causerie_import_time_from_local (NULL), ==, 0);
}

static void
test_members (void)
{
  g_autoptr(JsonNode) node =
    causerie_json_parse ("{\"a\":1756000000,\"b\":\"2025-08-24T01:46:40Z\",\"c\":[],\"d\":null}", -1,
                         NULL, NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (causerie_import_time_read (object, "a"), ==, TIME_US);
  g_assert_cmpint (causerie_import_time_read (object, "b"), ==, TIME_US);
  g_assert_cmpint (causerie_import_time_read (object, "c"), ==, 0);
  g_assert_cmpint (causerie_import_time_read (object, "d"), ==, 0);
  g_assert_cmpint (causerie_import_time_read (object, "e"), ==, 0);
  g_assert_cmpint (causerie_import_time_read (NULL, "e"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-time/numbers", test_numbers);
  g_test_add_func ("/import-time/texts", test_texts);
  g_test_add_func ("/import-time/local", test_local);
  g_test_add_func ("/import-time/members", test_members);

  return g_test_run ();
}
