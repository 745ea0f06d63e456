/* test-search-fold.c: the words of a text, folded
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-fold.h"

#include <string.h>

/* The folded words, with a space between. */
static char *
fold (const char *text)
{
  GString *words = g_string_new (NULL);
  CauserieSearchFold reader;
  CauserieSearchWord word;

  causerie_search_fold_init (&reader, text);
  while (causerie_search_fold_next (&reader, &word)) {
    g_assert_cmpuint (word.length, ==, strlen (word.text));
    g_assert_cmpuint (word.start, <, word.end);
    g_assert_cmpuint (word.end, <=, strlen (text));
    g_assert_true (g_utf8_validate (text + word.start, (gssize) (word.end - word.start), NULL));
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word.text);
  }
  return g_string_free (words, FALSE);
}

typedef struct {
  const char *text;
  const char *words;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *words = fold (cases[i].text);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_words (void)
{
  const Case cases[] = {
    { "", "" },
    { " .,;!? — … 🚀 ", "" },
    { "Hello, World", "hello world" },
    { "g_object_ref(self->x)", "g object ref self x" },
    { "GPT-4o costs 1,50", "gpt 4o costs 1 50" },
    { "don't", "don t" },
    { "a\nb\tc\u00a0d", "a b c d" },
    { "**bold** `code`", "bold code" },
    { "1\ufe0f\u20e3", "1" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_capitals_and_accents (void)
{
  const Case cases[] = {
    { "ÀÉÎõü", "aeiou" },
    { "Cafe\u0301 café", "cafe cafe" },
    { "Straße STRASSE", "strasse strasse" },
    { "Łódź øre ﬁn", "lodz ore fin" },
    { "Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ" },
    { "İstanbul ılık", "istanbul ilik" },
    { "Ｆｕｌｌ", "full" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_cyrillic (void)
{
  const Case cases[] = {
    { "Ёлка елка е\u0308лка", "елка елка елка" },
    { "мой мои мо\u0438\u0306", "мой мои мой" },
    { "їжа іжа \u0456\u0308жа", "їжа іжа їжа" },
    { "ґрати грати", "ґрати грати" },
    { "за\u0301мок замо\u0301к", "замок замок" },
    { "ЪЫЭ ъыэ", "ъыэ ъыэ" },
    { "\u0450 \u045d", "е и" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_apostrophes (void)
{
  const Case cases[] = {
    { "об'єкт об’єкт обʼєкт", "обʼєкт обʼєкт обʼєкт" },
    { "'слово' ’слово’ слово'", "слово слово слово" },
    { "п'\u00adять", "пʼять" },
    { "O'Brien l’homme", "o brien l homme" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_invisible (void)
{
  const Case cases[] = {
    { "sil\u00adbe zero\u200bwidth jo\u200din", "silbe zerowidth join" },
    { "\ufeffbom wo\u2060rd", "bom word" },
    { "\u0301 \u0301a", "a" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_other_scripts (void)
{
  const Case cases[] = {
    { "東京タワー", "東 京 タ ワ ー" },
    { "カ\u3099 ガ", "ガ ガ" },
    { "東京tower", "東 京 tower" },
    { "한국어", "한국어" },
    { "नमस्ते", "नमस्ते" },
    { "שלום", "שלום" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_places (void)
{
  const char *text = "Ein «Об’єкт» hier";
  CauserieSearchFold reader;
  CauserieSearchWord word;

  causerie_search_fold_init (&reader, text);
  g_assert_true (causerie_search_fold_next (&reader, &word));
  g_assert_cmpint (word.letters, ==, CAUSERIE_SEARCH_LATIN);
  g_assert_true (causerie_search_fold_next (&reader, &word));
  g_assert_cmpint (word.letters, ==, CAUSERIE_SEARCH_CYRILLIC | CAUSERIE_SEARCH_UKRAINIAN);
  g_assert_true (g_str_has_prefix (text + word.start, "Об’єкт»"));
  g_assert_true (g_str_has_prefix (text + word.end, "»"));
}

static void
test_long_word (void)
{
  g_autofree char *a = g_strnfill (100000, 'a');
  g_autofree char *words = fold (a);

  g_assert_cmpuint (strlen (words), ==, CAUSERIE_SEARCH_MAX_WORD);
}

/* Every character, alone and between letters: no word comes out empty or invalid, and folding what
 * was folded changes nothing. */
static void
test_all_characters (void)
{
  for (gunichar c = 1; c < 0x3100; c++) {
    char bytes[7] = { 0 };
    g_autofree char *text = NULL;
    g_autofree char *once = NULL;
    g_autofree char *twice = NULL;

    if (!g_unichar_validate (c))
      continue;
    g_unichar_to_utf8 (c, bytes);
    text = g_strdup_printf ("%s ж%sж", bytes, bytes);
    once = fold (text);
    twice = fold (once);
    g_assert_true (g_utf8_validate (once, -1, NULL));
    g_assert_cmpstr (once, ==, twice);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-fold/words", test_words);
  g_test_add_func ("/search-fold/capitals-and-accents", test_capitals_and_accents);
  g_test_add_func ("/search-fold/cyrillic", test_cyrillic);
  g_test_add_func ("/search-fold/apostrophes", test_apostrophes);
  g_test_add_func ("/search-fold/invisible", test_invisible);
  g_test_add_func ("/search-fold/other-scripts", test_other_scripts);
  g_test_add_func ("/search-fold/places", test_places);
  g_test_add_func ("/search-fold/long-word", test_long_word);
  g_test_add_func ("/search-fold/all-characters", test_all_characters);

  return g_test_run ();
}
