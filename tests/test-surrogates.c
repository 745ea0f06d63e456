/* test-surrogates.c: characters that came in two halves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-surrogates.h"

#include "causerie-json.h"

#include <string.h>

#define FIRST  "\xed\xa0\xbd" /* U+D83D */
#define SECOND "\xed\xb8\x80" /* U+DE00 */
#define BOTH   "\xf0\x9f\x98\x80"
#define NEITHER "\xef\xbf\xbd"

static const struct {
  const char *name;
  const char *text;
  const char *joined;
  gsize       open_tail; /* bytes, before joining */
} cases[] = {
  { "nothing", "", "" },
  { "plain", "a\xc3\xa9\xe4\xb8\xad" BOTH, "a\xc3\xa9\xe4\xb8\xad" BOTH },
  { "pair", FIRST SECOND, BOTH },
  { "pair-within", "a" FIRST SECOND "b", "a" BOTH "b" },
  { "pairs", FIRST SECOND FIRST SECOND "x" FIRST SECOND, BOTH BOTH "x" BOTH },
  { "first-alone", "a" FIRST "b", "a" NEITHER "b" },
  { "first-last", "a" FIRST, "a" NEITHER, 3 },
  { "second-alone", SECOND "b", NEITHER "b" },
  { "second-last", "b" SECOND, "b" NEITHER },
  { "wrong-order", SECOND FIRST, NEITHER NEITHER, 3 },
  { "first-twice", FIRST FIRST SECOND, NEITHER BOTH },
  { "hangul", "\xed\x95\x9c\xea\xb8\x80\xed\x9f\xbb", "\xed\x95\x9c\xea\xb8\x80\xed\x9f\xbb" },
  { "hangul-and-pair", "\xed\x95\x9c" FIRST SECOND "\xed\x95\x9c", "\xed\x95\x9c" BOTH "\xed\x95\x9c" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GString) text = g_string_new (cases[i].text);

    g_test_message ("%s", cases[i].name);
    g_assert_cmpuint (causerie_surrogates_open_tail (text), ==, cases[i].open_tail);
    causerie_surrogates_join (text);
    g_assert_cmpstr (text->str, ==, cases[i].joined);
    g_assert_cmpuint (text->len, ==, strlen (cases[i].joined));
    g_assert_true (g_utf8_validate (text->str, -1, NULL));
  }
}

/* From a document, and back from bytes that hold every surrogate there is. */
static void
test_all (void)
{
  static const char * const pieces[] = { "t", NULL };

  for (guint unit = 0xd800; unit <= 0xdfff; unit++) {
    g_autofree char *json = g_strdup_printf ("{\"t\":\"\\u%04x\",\"u\":\"\\u%04x\"}", unit, unit);
    g_autoptr(JsonNode) node = causerie_json_parse_pieces (json, -1, NULL, pieces, NULL);
    JsonObject *object = causerie_json_node_object (node);
    g_autoptr(GString) text = g_string_new (causerie_json_get_string (object, "t"));

    g_assert_cmpuint (text->len, ==, 3);
    g_assert_false (g_utf8_validate (text->str, -1, NULL));
    g_assert_cmpstr (causerie_json_get_string (object, "u"), ==, NEITHER);
    if (unit < 0xdc00) {
      g_string_append (text, SECOND);
      causerie_surrogates_join (text);
      g_assert_cmpuint (g_utf8_get_char (text->str), ==, 0x10000 + ((unit - 0xd800) << 10) + 0x200);
    } else {
      g_string_prepend (text, FIRST);
      causerie_surrogates_join (text);
      g_assert_cmpuint (g_utf8_get_char (text->str), ==, 0x1f400 + (unit - 0xdc00));
    }
    g_assert_cmpuint (text->len, ==, 4);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/surrogates/cases", test_cases);
  g_test_add_func ("/surrogates/all", test_all);

  return g_test_run ();
}
