/* test-pickle.c: values out of pickles, and nothing else
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-pickle.h"

#include <string.h>

/* The value as JSON, or "error N". */
static char *
read_pickle (gconstpointer data, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *exact = g_memdup2 (data, length);
  g_autoptr(JsonNode) node = causerie_pickle_parse (exact, length, &error);

  if (node != NULL) {
    g_assert_no_error (error);
    return causerie_json_write (node);
  }
  g_assert_cmpuint (error->domain, ==, CAUSERIE_ERROR);
  return g_strdup_printf ("error %d", error->code);
}

typedef struct {
  const char *bytes;
  gsize       length;
  const char *json;
} Case;

/* Of a literal, NUL bytes and all. */
#define CASE(bytes, json) { bytes, sizeof bytes - 1, json }

static void
assert_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *json = read_pickle (cases[i].bytes, cases[i].length);

    g_assert_cmpstr (json, ==, cases[i].json);
  }
}

/* As Python 3.11 writes them. */
static void
test_values (void)
{
  static const Case cases[] = {
    CASE ("\x80\x04N.", "null"),
    CASE ("\x80\x02\x88.", "true"),
    CASE ("\x80\x05\x89.", "false"),
    CASE ("\x80\x04K\x07.", "7"),
    CASE ("\x80\x04M\x01\x02.", "513"),
    CASE ("\x80\x04J\xfe\xff\xff\xff.", "-2"),
    CASE ("\x80\x04\x95\x0a\0\0\0\0\0\0\0G@\x09\x21\xfb\x54\x44\x2d\x18.", "3.141592653589793"),
    CASE ("\x80\x04G\x7f\xf0\0\0\0\0\0\0.", "null"), /* inf */
    CASE ("\x80\x04\x8a\0.", "0"),
    CASE ("\x80\x04\x8a\x01\xff.", "-1"),
    CASE ("\x80\x04\x8a\x02\xff\0.", "255"),
    CASE ("\x80\x04\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f.", "9223372036854775807"),
    CASE ("\x80\x04\x8a\x09\0\0\0\0\0\0\0\x80\0.", "\"9223372036854775808\""),
    CASE ("\x80\x04\x8a\x09\0\0\0\0\0\0\0\0\xff.", "\"-18446744073709551616\""),
    CASE ("\x80\x04\x8c\x0cпривет\x94.", "\"привет\""),
    CASE ("\x80\x03X\x02\0\0\0hiq\0.", "\"hi\""),
    CASE ("\x80\x04\x8c\x03\x61\0\x62\x94.", "\"a\357\277\275b\""),
    CASE ("\x80\x04\x8c\x01\xff\x94.", "\"\357\277\275\""),
    CASE ("\x80\x04\x43\x02hi\x94.", "null"), /* bytes */
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_containers (void)
{
  static const Case cases[] = {
    CASE ("\x80\x04]\x94.", "[]"),
    CASE ("\x80\x04}\x94.", "{}"),
    CASE ("\x80\x04).", "[]"),
    CASE ("\x80\x04]\x94(K\x01K\x02]\x94K\x03" "ae.", "[1,2,[3]]"),
    CASE ("\x80\x04K\x01K\x02\x86\x94.", "[1,2]"),
    CASE ("\x80\x04(K\x01K\x02K\x03K\x04t\x94.", "[1,2,3,4]"),
    CASE ("\x80\x04}\x94(\x8c\x01" "a\x94K\x01K\x05\x8c\x01" "b\x94u.", "{\"a\":1,\"5\":\"b\"}"),
    CASE ("\x80\x04}\x94\x8c\x01" "a\x94]\x94s.", "{\"a\":[]}"),
    CASE ("\x80\x04\x8f\x94(K\x01\x90.", "[1]"),
    CASE ("\x80\x04(K\x01\x91\x94.", "[1]"),
    /* One list in two places. */
    CASE ("\x80\x04]\x94(]\x94K\x01" "ah\x01" "e.", "[[1],[1]]"),
    /* A key twice. */
    CASE ("\x80\x04}\x94(\x8c\x01" "a\x94K\x01h\x01K\x02u.", "{\"a\":1}"),
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* What would import, call or build something, and what no pickler writes. */
static void
test_refused (void)
{
  static const Case cases[] = {
    CASE ("", "error 0"),
    CASE ("\x80", "error 0"),
    CASE ("\x80\x01.", "error 0"),
    CASE ("\x80\x06N.", "error 0"),
    CASE ("\x80\x04", "error 0"),
    CASE ("\x80\x04.", "error 0"),
    CASE ("\x80\x04N", "error 0"),
    /* os.system ("id"), in both spellings. */
    CASE ("\x80\x04" "cos\nsystem\n(\x8c\x02idtR.", "error 0"),
    CASE ("\x80\x04\x8c\x02os\x94\x8c\x06system\x94\x93\x94\x8c\x02id\x94\x85\x94R\x94.", "error 0"),
    CASE ("\x80\x04(\x8c\x02idios\nsystem\n.", "error 0"),
    CASE ("\x80\x04}}b.", "error 0"),
    CASE ("\x80\x04P1\n.", "error 0"),
    CASE ("\x80\x04\x8c\x05hi.", "error 0"),
    CASE ("\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff.", "error 0"),
    CASE ("\x80\x04" "a.", "error 0"),
    CASE ("\x80\x04K\x01K\x02" "a.", "error 0"),
    CASE ("\x80\x04" "e.", "error 0"),
    CASE ("\x80\x04]K\x01(e.", "error 0"),
    CASE ("\x80\x04}(K\x01u.", "error 0"),
    CASE ("\x80\x04}(NK\x01u.", "error 0"),
    CASE ("\x80\x04h\x05.", "error 0"),
    CASE ("\x80\x04]\x94h\0" "a.", "error 0"),                /* a list that holds itself */
    CASE ("\x80\x04]\x94]\x94h\0" "a" "a.", "error 0"),
    CASE ("\x80\x04]\x94(]\x94h\x01h\x01" "a" "e.", "error 0"),
    CASE ("\x80\x04]\x94(]\x94" "e(h\x01h\x01" "ae.", "error 0"), /* filled after it was shared */
  };

  g_assert_cmpint (CAUSERIE_ERROR_INVALID, ==, 0);
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_depth (void)
{
  g_assert_cmpint (CAUSERIE_ERROR_TOO_LARGE, ==, 2);

  for (guint depth = CAUSERIE_PICKLE_MAX_DEPTH; depth <= CAUSERIE_PICKLE_MAX_DEPTH + 1; depth++) {
    GString *pickle = g_string_new ("\x80\x04");
    g_autofree char *json = NULL;

    for (guint i = 0; i <= depth; i++)
      g_string_append_c (pickle, ']');
    for (guint i = 0; i < depth; i++)
      g_string_append_c (pickle, 'a');
    g_string_append_c (pickle, '.');

    json = read_pickle (pickle->str, pickle->len);
    g_assert_cmpint (g_str_equal (json, "error 2"), ==, depth > CAUSERIE_PICKLE_MAX_DEPTH);
    g_string_free (pickle, TRUE);
  }
}

/* Each list holds the one before ten times: small in the file, past all bounds for who walks
 * through. */
static void
test_laughter (void)
{
  GString *pickle = g_string_new ("\x80\x04]\x94");
  g_autofree char *json = NULL;

  for (guint i = 1; i <= 20; i++) {
    g_string_append (pickle, "]\x94(");
    for (guint j = 0; j < 10; j++) {
      g_string_append_c (pickle, 'h');
      g_string_append_c (pickle, i - 1);
    }
    g_string_append_c (pickle, 'e');
  }
  g_string_append_c (pickle, '.');

  json = read_pickle (pickle->str, pickle->len);
  g_assert_cmpstr (json, ==, "error 2");
  g_string_free (pickle, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pickle/values", test_values);
  g_test_add_func ("/pickle/containers", test_containers);
  g_test_add_func ("/pickle/refused", test_refused);
  g_test_add_func ("/pickle/depth", test_depth);
  g_test_add_func ("/pickle/laughter", test_laughter);

  return g_test_run ();
}
