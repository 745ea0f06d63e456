/* test-fold.c: letters without capitals and accents
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-fold.h"

#include <string.h>

static void
test_letters (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "", "" }, { "Abc 12", "abc 12" }, { "ÀÉÎÕÜ", "aeiou" }, { "Straße Æ ø Ł", "strasse ae o l" },
    { "Ёлка Йод Їжак Ґанок", "елка йод їжак ґанок" }, { "e\u0301 е\u0308 и\u0306", "e е й" },
    { "ΆΈ ς", "αε σ" }, { "a\u00adb\u200bc", "abc" }, { "a \t\n b", "a b" }, { "it’s", "it's" },
    { "東京", "東京" }, { "x = \"y\";", "x = \"y\";" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CauserieFoldedText folded;

    causerie_folded_text_init (&folded, cases[i].text);
    g_assert_cmpstr (folded.text, ==, cases[i].folded);
    g_assert_cmpuint (folded.length, ==, strlen (cases[i].folded));
    g_assert_cmpuint (folded.starts[folded.length], ==, strlen (cases[i].text));
    causerie_folded_text_clear (&folded);
  }
}

/* All that is found of `words` in `text`, in brackets. */
static char *
mark_found (const char *text, const char *words)
{
  g_autoptr(GString) marked = g_string_new (NULL);
  CauserieFoldedText folded, needle;
  gsize from = 0, start, end, at = 0;

  causerie_folded_text_init (&folded, text);
  causerie_folded_text_init (&needle, words);
  while (causerie_folded_text_find (&folded, &needle, &from, &start, &end)) {
    g_string_append_len (marked, text + at, (gssize) (start - at));
    g_string_append_printf (marked, "[%.*s]", (int) (end - start), text + start);
    at = end;
  }
  g_string_append (marked, text + at);
  causerie_folded_text_clear (&folded);
  causerie_folded_text_clear (&needle);
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
test_found (void)
{
  static const struct { const char *text, *words, *marked; } cases[] = {
    { "one two One", "one", "[one] two [One]" },
    { "aaa", "aa", "[aa]a" },
    { "Café, cafe\u0301!", "CAFE", "[Café], [cafe\u0301]!" },
    { "Straße", "s", "[S]tra[ß]e" },
    { "Straße", "strasse", "[Straße]" },
    { "a\n\n b", "a b", "[a\n\n b]" },
    { "co\u00adop", "coop", "[co\u00adop]" },
    { "Мой, мои", "мои", "Мой, [мои]" },
    { "nothing", "no thing", "nothing" },
    { "anything", "", "anything" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *marked = mark_found (cases[i].text, cases[i].words);

    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

/* Whatever the text, what is found are whole characters of it. */
static void
test_random (void)
{
  static const char * const pieces[] = { "a", "A", "ß", "é", "e\u0301", "\u0301", "\u00ad", " ",
                                         "\n", "й", "и\u0306", "’", "東", "\U0001f600" };

  for (guint i = 0; i < 3000; i++) {
    g_autoptr(GString) text = g_string_new (NULL);
    CauserieFoldedText folded, needle;
    gsize from = 0, start, end, last = 0;

    for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    causerie_folded_text_init (&folded, text->str);
    causerie_folded_text_init (&needle, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    g_assert_true (g_utf8_validate (folded.text, -1, NULL));
    while (causerie_folded_text_find (&folded, &needle, &from, &start, &end)) {
      g_assert_cmpuint (last, <=, start);
      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, text->len);
      g_assert_true (g_utf8_validate (text->str + start, (gssize) (end - start), NULL));
      last = start;
    }
    causerie_folded_text_clear (&folded);
    causerie_folded_text_clear (&needle);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/letters", test_letters);
  g_test_add_func ("/fold/found", test_found);
  g_test_add_func ("/fold/random", test_random);
  return g_test_run ();
}
