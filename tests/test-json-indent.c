/* test-json-indent.c: JSON laid out for people to read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-indent.h"

#include "causerie-json.h"

#include <string.h>

static void
assert_indented (const char *text, const char *expected)
{
  g_autofree char *indented = causerie_json_indent (text);
  g_autofree char *again = causerie_json_indent (indented);

  g_assert_cmpstr (indented, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_layout (void)
{
  assert_indented ("{\"a\":1,\"b\":[true,null]}",
                   "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}");
  assert_indented ("{ }", "{}");
  assert_indented ("[ [ ], {\n} ]", "[\n  [],\n  {}\n]");
  assert_indented ("  \"word\"  ", "\"word\"");
  assert_indented ("", "");
}

/* Numbers and strings are as they were sent. */
static void
test_tokens_stay (void)
{
  assert_indented ("[1e-07,0.10,\"{ , : \\\" ]\"]", "[\n  1e-07,\n  0.10,\n  \"{ , : \\\" ]\"\n]");
  assert_indented ("[\"привіт \\\\\"]", "[\n  \"привіт \\\\\"\n]");
}

static void
test_no_json (void)
{
  assert_indented ("{\"query\":\"wea", "{\n  \"query\": \"wea");
  assert_indented ("{\"a\":\"\\", "{\n  \"a\": \"\\");
  assert_indented ("London", "London");
  assert_indented ("]}", "\n]\n}");
}

static void
test_depth_is_bounded (void)
{
  g_autofree char *deep = g_strnfill (10000, '[');
  g_autofree char *indented = causerie_json_indent (deep);

  g_assert_cmpuint (strlen (indented), <, 10000 * 100);
}

static void
test_means_the_same (void)
{
  const char *text = "{\"a\":[1,{\"b\":\"c, d: [e]\"},[]],\"f\":{}}";
  g_autofree char *indented = causerie_json_indent (text);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = causerie_json_parse (indented, -1, NULL, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = causerie_json_write (node);
  g_assert_cmpstr (written, ==, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-indent/layout", test_layout);
  g_test_add_func ("/json-indent/tokens-stay", test_tokens_stay);
  g_test_add_func ("/json-indent/no-json", test_no_json);
  g_test_add_func ("/json-indent/depth-is-bounded", test_depth_is_bounded);
  g_test_add_func ("/json-indent/means-the-same", test_means_the_same);

  return g_test_run ();
}
