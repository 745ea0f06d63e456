/* test-json.c: JSON read without surprises and written exactly
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json.h"

#include "causerie-error.h"
#include "comma-locale.h"

#include <math.h>
#include <string.h>

/* Parses and writes again; "error N" when it is refused. */
static char *
rewrite (const char *text, gssize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = causerie_json_parse (text, length, NULL, &error);

  if (node == NULL) {
    g_assert_true (error->domain == CAUSERIE_ERROR);
    return g_strdup_printf ("error %d", error->code);
  }
  g_assert_no_error (error);
  return causerie_json_write (node);
}

static void
assert_rewritten (const char *text, const char *expected)
{
  g_autofree char *unterminated = g_memdup2 (text, MAX (strlen (text), 1));
  g_autofree char *written = rewrite (text, -1);
  g_autofree char *bounded = rewrite (unterminated, strlen (text));

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (bounded, ==, expected);
}

static JsonObject *
parse_object (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = causerie_json_parse (text, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_dup_object (node);
}

static void
test_documents (void)
{
  static const char * const pairs[][2] = {
    { "{}", "{}" },
    { " [ ] ", "[]" },
    { "\xef\xbb\xbf{\"a\":1}\r\n\t ", "{\"a\":1}" },
    { "{ \"b\" : [1, 2.5 ,\"x\"] , \"a\" : null }", "{\"b\":[1,2.5,\"x\"],\"a\":null}" },
    { "[true,false,null]", "[true,false,null]" },
    { "7", "7" },
    { "\"text\"", "\"text\"" },
    { "null", "null" },
    { "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}" },
    { "{\"\":{\"\":[]}}", "{\"\":{\"\":[]}}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_rewritten (pairs[i][0], pairs[i][1]);
}

static void
test_refused (void)
{
  static const char * const texts[] = {
    "", " ", "\n", "\xef\xbb\xbf",
    "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
    "{\"a\":1,}", "{a:1}", "{'a':1}", "['a']", "{\"a\" 1}", "{1:2}", "[1 2]", "[1:2]", "{\"a\":1]",
    "{} {}", "[]x", "1 2", "{}{", "data", "[DONE]", "tru", "nul", "True", "NaN", "Infinity",
    "-", "+1", ".5", "5.", "1e", "1e+", "-x", "01", "0x10", "1.2.3", "--1",
    "// c\n{}", "/* c */ {}", "{} // c", "var x = {};",
    "\"", "\"a", "\"\\", "\"\\\"", "\"\\x\"", "\"\\'\"", "\"\\u\"", "\"\\u12\"", "\"\\u12g4\"",
    "\"\\u00", "<html>",
  };
  g_autofree char *expected = g_strdup_printf ("error %d", CAUSERIE_ERROR_PROTOCOL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_rewritten (texts[i], expected);
}

static void
test_strings (void)
{
  static const char * const pairs[][2] = {
    { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\"" },
    { "\"\\u0041\\u00e9\\u20ac\"", "\"Aé€\"" },
    { "\"\\ud83d\\ude00\"", "\"😀\"" },
    { "\"\\uD83D\\uDE00!\"", "\"😀!\"" },
    { "\"\\ud83d\"", "\"\ufffd\"" },
    { "\"\\ude00\"", "\"\ufffd\"" },
    { "\"\\ud83dx\"", "\"\ufffdx\"" },
    { "\"\\ud83d\\n\"", "\"\ufffd\\n\"" },
    { "\"\\ud83d\\u0041\"", "\"\ufffdA\"" },
    { "\"\\ud83d\\ud83d\\ude00\"", "\"\ufffd😀\"" },
    { "\"\\ude00\\ud83d\"", "\"\ufffd\ufffd\"" },
    { "\"a\\u0000b\"", "\"a\ufffdb\"" },
    /* An escaped backslash before "ud83d" makes it plain text. */
    { "\"\\\\ud83d\"", "\"\\\\ud83d\"" },
    { "\"\\\\\\ud83d\"", "\"\\\\\ufffd\"" },
    /* Raw control characters, which some servers send. */
    { "\"a\nb\tc\x01\"", "\"a\\nb\\tc\\u0001\"" },
    { "\"\x7f\"", "\"\x7f\"" },
    { "{\"\\u0061\\ud800\":1}", "{\"a\ufffd\":1}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_rewritten (pairs[i][0], pairs[i][1]);
}

static void
test_invalid_utf8 (void)
{
  static const char nul[] = "[\"a\0b\"]";
  g_autofree char *with_nul = rewrite (nul, sizeof nul - 1);

  assert_rewritten ("\"caf\xe9\"", "\"caf\ufffd\"");
  assert_rewritten ("\"\xed\xa0\x80\"", "\"\ufffd\ufffd\ufffd\"");
  assert_rewritten ("\"\xf0\x9f\x98\"", "\"\ufffd\ufffd\ufffd\"");
  g_assert_cmpstr (with_nul, ==, "[\"a\ufffdb\"]");
}

static void
test_depth (void)
{
  for (guint depth = CAUSERIE_JSON_MAX_DEPTH - 1; depth <= CAUSERIE_JSON_MAX_DEPTH + 1; depth++) {
    g_autoptr(GString) text = g_string_new (NULL);
    g_autofree char *written = NULL;

    for (guint i = 0; i < depth; i++)
      g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
    if (depth % 2 == 0)
      g_string_append_c (text, '1');
    for (guint i = depth; i > 0; i--)
      g_string_append_c (text, i % 2 == 1 ? ']' : '}');

    written = rewrite (text->str, text->len);
    if (depth <= CAUSERIE_JSON_MAX_DEPTH)
      g_assert_cmpstr (written, ==, text->str);
    else
      g_assert_cmpstr (written, ==, "error 2");
  }
  G_STATIC_ASSERT (CAUSERIE_ERROR_TOO_LARGE == 2);
}

/* A million brackets must neither overflow the stack nor take long. */
static void
test_hostile_depth (void)
{
  g_autofree char *text = g_strnfill (1000 * 1000, '[');
  g_autofree char *written = rewrite (text, -1);
  g_autoptr(GString) wide = g_string_new ("[");
  g_autofree char *wide_written = NULL;

  g_assert_cmpstr (written, ==, "error 2");

  for (guint i = 0; i < 1000; i++)
    g_string_append (wide, "[[]],");
  g_string_append (wide, "[]]");
  wide_written = rewrite (wide->str, -1);
  g_assert_cmpstr (wide_written, ==, wide->str);
}

/* Documents whose nature is depth may ask for more of it, and are as safe. */
static void
test_nested (void)
{
  g_autofree char *opening = g_strnfill (CAUSERIE_JSON_MAX_NESTING, '[');
  g_autofree char *closing = g_strnfill (CAUSERIE_JSON_MAX_NESTING, ']');
  g_autofree char *deepest = g_strconcat (opening, closing, NULL);
  g_autofree char *deeper = g_strconcat ("[", deepest, "]", NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  node = causerie_json_parse_nested (deepest, -1, NULL, CAUSERIE_JSON_MAX_NESTING, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);

  g_assert_null (causerie_json_parse_nested (deeper, -1, NULL, CAUSERIE_JSON_MAX_NESTING, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_null (causerie_json_parse_nested ("[[[1]]]", -1, NULL, 2, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE);
}

/* Names that come again and again must not make it slow. */
static void
test_hostile_names (void)
{
  g_autoptr(GString) text = g_string_new ("{");
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "\"%u\":0,", i);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "\"19999\":%u,", i);
  g_string_append (text, "\"last\":1}");

  node = causerie_json_parse (text->str, -1, NULL, NULL);
  object = json_node_get_object (node);
  g_assert_cmpuint (json_object_get_size (object), ==, 20001);
  g_assert_cmpint (json_object_get_int_member (object, "19999"), ==, 19999);
}

static void
test_numbers (void)
{
  static const char * const pairs[][2] = {
    { "0", "0" }, { "-0", "0" }, { "-1", "-1" }, { "1e3", "1000" }, { "1E+3", "1000" },
    { "9223372036854775807", "9223372036854775807" },
    { "-9223372036854775808", "-9223372036854775808" },
    { "9223372036854775808", "9.223372036854776e+18" },
    { "123456789012345678901234567890", "1.2345678901234568e+29" },
    { "0.7", "0.7" }, { "0.1", "0.1" }, { "2.5e-06", "2.5e-06" }, { "1.0", "1" },
    { "0.30000000000000004", "0.30000000000000004" },
    { "1e400", "null" }, { "-1e400", "null" }, { "1e-400", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_rewritten (pairs[i][0], pairs[i][1]);
}

static void
test_literals (void)
{
  static const char * const members[] = { "cost", "upstream_cost", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *written = NULL;

  node = causerie_json_parse (
    "{\"cost\": 4.8e-05 ,\"other\":4.8e-05,\"in\":[{\"cost\":-0.0000001300000002},"
    "{\"upstream_cost\":123456789012345678901234567890.10}],\"a\":{\"cost\":null,"
    "\"upstream_cost\":\"1\"},\"b\":{\"cost\":[1],\"upstream_cost\":{\"x\":0}},\"co\\u0073t\":0}",
    -1, members, &error);
  g_assert_no_error (error);

  written = causerie_json_write (node);
  g_assert_cmpstr (written, ==,
    "{\"cost\":\"0\",\"other\":4.8e-05,\"in\":[{\"cost\":\"-0.0000001300000002\"},"
    "{\"upstream_cost\":\"123456789012345678901234567890.10\"}],\"a\":{\"cost\":null,"
    "\"upstream_cost\":\"1\"},\"b\":{\"cost\":[1],\"upstream_cost\":{\"x\":0}}}");
}

/* What is written reads back as the same number, digit for digit where people wrote it. */
static void
test_format_double (void)
{
  static const struct { double value; const char *text; } pairs[] = {
    { 0, "0" }, { 1, "1" }, { -2, "-2" }, { 0.7, "0.7" }, { 0.1 + 0.2, "0.30000000000000004" },
    { 1e-7, "1e-07" }, { 0.0001, "0.0001" }, { 100000, "100000" }, { 1.05, "1.05" },
    { 1e14, "100000000000000" }, { 1e15, "1e+15" }, { 1e300, "1e+300" }, { 5e-324, "5e-324" },
    { 1234567.5, "1234567.5" }, { 2.0 / 3, "0.6666666666666666" },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *text = causerie_json_format_double (pairs[i].value);

    g_assert_cmpstr (text, ==, pairs[i].text);
  }

  for (guint i = 0; i < 2000; i++) {
    double value = ldexp (g_rand_double_range (rand, -1, 1), g_rand_int_range (rand, -1000, 1000));
    g_autofree char *text = causerie_json_format_double (value);

    g_assert_true (g_ascii_strtod (text, NULL) == value);
  }
}

static void
check_comma (void)
{
  assert_rewritten ("[0.7,1.5e-3,1e400]", "[0.7,0.0015,null]");
}

static void
test_comma_locale (void)
{
  run_with_comma_locale (check_comma);
}

static void
test_readers (void)
{
  g_autoptr(JsonObject) object = parse_object (
    "{\"s\":\"x\",\"i\":3,\"d\":2.5,\"whole\":4.096e3,\"huge\":1e400,\"big\":1e19,\"b\":true,"
    "\"n\":null,\"o\":{\"k\":\"v\"},\"a\":[1,{\"k\":2}]}");
  JsonArray *array = causerie_json_get_array (object, "a");

  g_assert_cmpstr (causerie_json_get_string (object, "s"), ==, "x");
  g_assert_cmpint (causerie_json_get_int (object, "i", -7), ==, 3);
  g_assert_cmpint (causerie_json_get_int (object, "whole", -7), ==, 4096);
  g_assert_cmpfloat (causerie_json_get_double (object, "d", -7), ==, 2.5);
  g_assert_cmpfloat (causerie_json_get_double (object, "i", -7), ==, 3);
  g_assert_true (causerie_json_get_boolean (object, "b", FALSE));
  g_assert_cmpstr (causerie_json_get_string (causerie_json_get_object (object, "o"), "k"), ==, "v");
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  g_assert_cmpint (causerie_json_get_int (causerie_json_element_object (array, 1), "k", -7), ==, 2);

  /* Out of range for the type asked for. */
  g_assert_cmpint (causerie_json_get_int (object, "d", -7), ==, -7);
  g_assert_cmpint (causerie_json_get_int (object, "big", -7), ==, -7);
  g_assert_cmpint (causerie_json_get_int (object, "huge", -7), ==, -7);
  g_assert_cmpfloat (causerie_json_get_double (object, "huge", -7), ==, -7);
  g_assert_null (causerie_json_element_object (array, 0));
  g_assert_null (causerie_json_element_object (array, 2));
  g_assert_null (causerie_json_element_object (NULL, 0));

  g_assert_true (causerie_json_has (object, "o"));
  g_assert_false (causerie_json_has (object, "n"));
  g_assert_false (causerie_json_has (object, "missing"));
  g_assert_false (causerie_json_has (NULL, "s"));
}

/* Every reader against every type but its own. */
static void
test_readers_wrong_type (void)
{
  static const char * const names[] = { "s", "i", "b", "n", "o", "a", "missing" };
  g_autoptr(JsonObject) object =
    parse_object ("{\"s\":\"12\",\"i\":3,\"b\":true,\"n\":null,\"o\":{},\"a\":[]}");
  JsonObject *objects[] = { object, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (names) * 2; i++) {
    JsonObject *from = objects[i % 2];
    const char *name = names[i / 2];
    char kind = from != NULL ? *name : '\0';

    if (kind != 's')
      g_assert_null (causerie_json_get_string (from, name));
    if (kind != 'i') {
      g_assert_cmpint (causerie_json_get_int (from, name, -7), ==, -7);
      g_assert_cmpfloat (causerie_json_get_double (from, name, -7), ==, -7);
    }
    if (kind != 'b')
      g_assert_true (causerie_json_get_boolean (from, name, TRUE));
    if (kind != 'o')
      g_assert_null (causerie_json_get_object (from, name));
    if (kind != 'a')
      g_assert_null (causerie_json_get_array (from, name));
  }

  g_assert_null (causerie_json_node_object (NULL));
  g_assert_null (causerie_json_node_array (NULL));
  g_assert_null (causerie_json_node_string (NULL));
}

/* Errors say where, and quote nothing of what was sent. */
static void
test_error_text (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (causerie_json_parse ("{\"key\": secret}", -1, NULL, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL);
  g_assert_cmpstr (error->message, ==, "JSON: line 1, column 9: expected a value");
}

/* Where a text that somebody wrote is wrong: lines and columns as an editor counts them. */
static void
test_fault (void)
{
  static const struct {
    const char *text;
    guint       line;
    guint       column;
    const char *what;
  } cases[] = {
    { "", 1, 1, "unexpected end" },
    { "  ", 1, 3, "unexpected end" },
    { "{", 1, 2, "unexpected end" },
    { "{\"a\"\n", 2, 1, "unexpected end" },
    { "tru", 1, 1, "expected a value" },
    { "\xef\xbb\xbf{,}", 1, 2, "expected a name in double quotes" },
    { "{\n\t\"a\" 1}", 2, 6, "expected a colon" },
    { "{\r\n  \"a\": 01\r\n}", 2, 9, "expected a comma or an end" },
    { "[1,\n2,\n]", 3, 1, "expected a value" },
    { "[\"приветик\" 1]", 1, 13, "expected a comma or an end" },
    { "{\"a\":\n \"never closed\n}", 2, 2, "a string without an end" },
    { "[\"\\x\"]", 1, 4, "unknown escape" },
    { "[-]", 1, 3, "bad number" },
    { "{}\n\n{}", 3, 1, "more text after the value" },
  };
  CauserieJsonFault fault;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_true (causerie_json_find_fault (cases[i].text, -1, &fault));
    g_assert_cmpstr (fault.what, ==, cases[i].what);
    g_assert_cmpuint (fault.line, ==, cases[i].line);
    g_assert_cmpuint (fault.column, ==, cases[i].column);
  }

  g_assert_false (causerie_json_find_fault ("{ \"a\": [1] }", -1, &fault));
}

/* Deeper than is read: the place is that of the bracket too many. */
static void
test_deep_fault (void)
{
  g_autofree char *deep = g_strnfill (CAUSERIE_JSON_MAX_DEPTH + 1, '[');
  CauserieJsonFault fault;

  g_assert_true (causerie_json_find_fault (deep, -1, &fault));
  g_assert_cmpstr (fault.what, ==, "nested too deeply");
  g_assert_cmpuint (fault.column, ==, CAUSERIE_JSON_MAX_DEPTH + 1);
}

/* Bytes of any kind give a node or an error, and what was read is written as valid UTF-8. */
static void
test_noise (void)
{
  static const char seed_text[] =
    "{\"choices\":[{\"delta\":{\"content\":\"Caf\\u00e9 \\ud83d\\ude00\",\"n\":-1.5e-3}}],"
    "\"x\":null}";

  for (guint round = 0; round < 20000; round++) {
    g_autofree char *text = g_memdup2 (seed_text, sizeof seed_text - 1);
    gsize length = g_test_rand_int_range (0, sizeof seed_text);
    g_autoptr(JsonNode) node = NULL;

    for (guint i = 0; i < 1 + round % 4 && length > 0; i++)
      text[g_test_rand_int_range (0, length)] = (char) g_test_rand_int_range (0, 256);

    node = causerie_json_parse (text, length, NULL, NULL);
    if (node != NULL) {
      g_autofree char *written = causerie_json_write (node);
      g_autofree char *again = rewrite (written, -1);

      g_assert_true (g_utf8_validate (written, -1, NULL));
      g_assert_cmpstr (again, ==, written);
    }
  }
}

/* The whole list of a provider: written and read again, it is the same. */
static void
test_model_list (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("CAUSERIE_FIXTURES"), "models-openrouter.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    g_test_skip ("the shared fixtures are not there");
    return;
  }

  once = rewrite (text, length);
  g_assert_cmpuint (strlen (once), >, 100 * 1000);
  twice = rewrite (once, -1);
  g_assert_cmpstr (twice, ==, once);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/documents", test_documents);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/strings", test_strings);
  g_test_add_func ("/json/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/hostile-depth", test_hostile_depth);
  g_test_add_func ("/json/nested", test_nested);
  g_test_add_func ("/json/hostile-names", test_hostile_names);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/literals", test_literals);
  g_test_add_func ("/json/format-double", test_format_double);
  g_test_add_func ("/json/comma-locale", test_comma_locale);
  g_test_add_func ("/json/readers", test_readers);
  g_test_add_func ("/json/readers/wrong-type", test_readers_wrong_type);
  g_test_add_func ("/json/error-text", test_error_text);
  g_test_add_func ("/json/fault", test_fault);
  g_test_add_func ("/json/deep-fault", test_deep_fault);
  g_test_add_func ("/json/noise", test_noise);
  g_test_add_func ("/json/model-list", test_model_list);

  return g_test_run ();
}
