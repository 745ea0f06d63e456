/* test-json-splitter.c: a JSON text cut into pieces while it is read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-splitter.h"

#include "causerie-error.h"

#include <string.h>

#define MAX_BYTES 40
#define MAX_VALUES 8

/* "member=text;" for each piece, "member=!;" for one that was skipped. */
static gboolean
note_piece (const char *member, const char *text, gsize length, gpointer user_data, GError **error)
{
  GString *notes = user_data;

  g_assert_true (text == NULL || strlen (text) == length);
  g_string_append_printf (notes, "%s=%s;", member, text != NULL ? text : "!");
  return TRUE;
}

/* The notes, and "error" where the text ends to be JSON. `step` 0: cut at random. */
static char *
split (const char *text, gsize length, CauserieJsonCut cut, gsize step)
{
  GString *notes = g_string_new (NULL);
  g_autoptr(CauserieJsonSplitter) splitter =
    causerie_json_splitter_new (cut, MAX_BYTES, MAX_VALUES, note_piece, notes);
  g_autoptr(GError) error = NULL;
  gboolean ok = TRUE;

  for (gsize start = 0; ok && start < length;) {
    gsize wanted = step > 0 ? step : (gsize) g_test_rand_int_range (1, 9);
    gsize n_bytes = MIN (wanted, length - start);
    g_autofree char *bytes = g_memdup2 (text + start, n_bytes); /* a step too far is seen */

    ok = causerie_json_splitter_push (splitter, bytes, n_bytes, &error);
    start += n_bytes;
  }
  if (!ok || !causerie_json_splitter_finish (splitter, &error)) {
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL);
    g_string_append (notes, "error");
  }
  return g_string_free (notes, FALSE);
}

static void
assert_split (const char *text, CauserieJsonCut cut, const char *expected)
{
  const gsize steps[] = { G_MAXSIZE, 1, 2, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *notes = split (text, strlen (text), cut, steps[i]);

    g_assert_cmpstr (notes, ==, expected);
  }
}

static void
test_members (void)
{
  static const char * const pairs[][2] = {
    { "[]", "" },
    { " [ ] ", "" },
    { "\xef\xbb\xbf[1]", "=1;" },
    { "[{\"a\":1},{\"b\":[2,3]}]", "={\"a\":1};={\"b\":[2,3]};" },
    { "[1, true ,\"x\",null,[ ],-2.5e3]", "=1;=true;=\"x\";=null;=[ ];=-2.5e3;" },
    { "[\"]\",\"\\\"\",\"\\\\\",\"a,b\"]", "=\"]\";=\"\\\"\";=\"\\\\\";=\"a,b\";" },
    { "[{\"}\":\"{[\"}]", "={\"}\":\"{[\"};" },
    { "{}", "" },
    { "{\"a\":1}", "a=1;" },
    { "{\"a\":[1,{\"x\":2}],\"b\":{\"c\":[3]},\"d\":[]}", "a=1;a={\"x\":2};b={\"c\":[3]};" },
    { "{ \"a\\n\\u0416\" : \"v\" }\n", "a\nЖ=\"v\";" },
    { "{\"\":[[1]]}", "=[1];" },
    { "[\"книга\"]", "=\"книга\";" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_split (pairs[i][0], CAUSERIE_JSON_MEMBERS, pairs[i][1]);
}

static void
test_whole (void)
{
  assert_split (" {\"a\":[1,2]} ", CAUSERIE_JSON_WHOLE, "={\"a\":[1,2]};");
  assert_split ("[{\"a\":1},2]", CAUSERIE_JSON_WHOLE, "={\"a\":1};=2;");
  assert_split ("{\"a\":1", CAUSERIE_JSON_WHOLE, "error");
  assert_split ("{} {}", CAUSERIE_JSON_WHOLE, "={};error");
}

/* What was complete before the mistake is taken. */
static void
test_broken (void)
{
  static const char * const pairs[][2] = {
    { "", "error" },
    { "  ", "error" },
    { "\xef\xbb", "error" },
    { "\xef\xbb\xbf", "error" },
    { "7", "error" },
    { "<html>", "error" },
    { "[", "error" },
    { "[1", "error" },
    { "[1,", "=1;error" },
    { "[1,]", "=1;error" },
    { "[,1]", "error" },
    { "[1 2]", "=1;error" },
    { "[1]]", "=1;error" },
    { "[1}", "=1;error" },
    { "[{\"a\":1},{\"b\":2", "={\"a\":1};error" },
    { "[\"a\\\"]", "error" },
    { "{\"a\"}", "error" },
    { "{\"a\":}", "error" },
    { "{\"a\":1,}", "a=1;error" },
    { "{\"a\":1 \"b\":2}", "a=1;error" },
    { "{a:1}", "error" },
    { "{\"a\":[1}", "a=1;error" },
    { "{\"\\q\":1}", "error" },
    { "[{\"a\":oops},2]", "={\"a\":oops};=2;" }, /* for the parser to find */
    { "[{\"a\":1],2]", "={\"a\":1];=2;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_split (pairs[i][0], CAUSERIE_JSON_MEMBERS, pairs[i][1]);
}

static void
test_limits (void)
{
  assert_split ("[\"12345678901234567890123456789012345678\",1]", CAUSERIE_JSON_MEMBERS,
                "=\"12345678901234567890123456789012345678\";=1;");
  assert_split ("[\"123456789012345678901234567890123456789\",1]", CAUSERIE_JSON_MEMBERS,
                "=!;=1;");
  assert_split ("{\"a\":[[1,2,3,4,5,6,7,8],[1,2,3]]}", CAUSERIE_JSON_MEMBERS, "a=!;a=[1,2,3];");
  assert_split ("[[[[[[[[[[[[]]]]]]]]]]],{}]", CAUSERIE_JSON_MEMBERS, "=!;={};");
}

static gboolean
refuse_piece (const char  *member,
              const char  *text,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  guint *n_calls = user_data;

  ++*n_calls;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
  return FALSE;
}

static void
test_refused (void)
{
  guint n_calls = 0;
  g_autoptr(CauserieJsonSplitter) splitter =
    causerie_json_splitter_new (CAUSERIE_JSON_MEMBERS, MAX_BYTES, MAX_VALUES, refuse_piece,
                                &n_calls);
  g_autoptr(GError) error = NULL;

  g_assert_false (causerie_json_splitter_push (splitter, "[1,2,3]", 7, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-splitter/members", test_members);
  g_test_add_func ("/json-splitter/whole", test_whole);
  g_test_add_func ("/json-splitter/broken", test_broken);
  g_test_add_func ("/json-splitter/limits", test_limits);
  g_test_add_func ("/json-splitter/refused", test_refused);

  return g_test_run ();
}
