/* test-search-snippet.c: the place in a text where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-snippet.h"

#include <string.h>

/* The snippet with [ ] around what is marked; NULL when there is none. */
static char *
show (const char *wanted, gboolean typing, const char *text, gboolean anyway)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (wanted, typing);
  g_autoptr(CauserieSearchSnippet) snippet = causerie_search_snippet_new (terms, text, anyway);
  g_autoptr(GString) shown = NULL;
  guint at = 0;

  if (snippet == NULL)
    return NULL;
  g_assert_true (g_utf8_validate (snippet->text, -1, NULL));
  shown = g_string_new (NULL);
  for (guint i = 0; i < snippet->marks->len; i++) {
    CauserieSearchMark mark = g_array_index (snippet->marks, CauserieSearchMark, i);

    g_assert_cmpuint (mark.start, >=, at);
    g_assert_cmpuint (mark.end, >, mark.start);
    g_assert_cmpuint (mark.end, <=, strlen (snippet->text));
    g_string_append_len (shown, snippet->text + at, mark.start - at);
    g_string_append_printf (shown, "[%.*s]", (int) (mark.end - mark.start),
                            snippet->text + mark.start);
    at = mark.end;
  }
  g_string_append (shown, snippet->text + at);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
test_marks (void)
{
  static const struct {
    const char *wanted;
    gboolean    typing;
    const char *text;
    const char *shown; /* or NULL */
  } cases[] = {
    { "run", FALSE, "He runs; running is fun.", "He [runs]; [running] is fun." },
    { "книга", FALSE, "Дві книги й одну Книгу.", "Дві [книги] й одну [Книгу]." },
    { "об'єкт", FALSE, "про об’єкти", "про [об’єкти]" },
    { "елка", FALSE, "У ёлки", "У [ёлки]" },
    { "\"run\"", FALSE, "runs run", "runs [run]" },
    { "\"a b\"", FALSE, "a c a b b a", "a c [a b] b a" },
    { "\"a b\" b", FALSE, "a b c", "[a b] c" },
    { "\"a a b\"", FALSE, "a a a b", "a [a a b]" },
    { "\"a a\"", FALSE, "a a a", "[a a] a" },
    { "prog", TRUE, "a programmer's program", "a [programmer]'s [program]" },
    { "word -other", FALSE, "other word", "other [word]" },
    { "café", FALSE, "Cafe\u0301 au lait", "[Cafe\u0301] au lait" },
    { "b", FALSE, "# a\n\n**b**\n> c\n```d```", "a [b] c d" },
    { "東京", FALSE, "私は東京に", "私は[東京]に" },
    { "nothing", FALSE, "here", NULL },
    { "найкращий", FALSE, "кращого немає", "[кращого] немає" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = show (cases[i].wanted, cases[i].typing, cases[i].text, FALSE);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

/* Of a long text the words around the first hit, cut between words, … where it is cut. */
static void
test_cut (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "слово%u ", i);
  g_string_append (text, "needle ");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "слово%u ", i);

  shown = show ("needle", FALSE, text->str, FALSE);
  g_assert_true (g_str_has_prefix (shown, "…слово199"));
  g_assert_nonnull (strstr (shown, " слово1999 [needle] слово0 слово1 "));
  g_assert_true (g_str_has_suffix (shown, "…"));
  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, 190);
  g_assert_cmpint (g_utf8_strlen (shown, -1), >=, 150);
}

/* A text with nothing to cut it at. */
static void
test_one_word (void)
{
  g_autofree char *letters = g_strnfill (5000, 'x');
  g_autofree char *text = g_strconcat ("b ", letters, NULL);
  g_autofree char *shown = show ("b", FALSE, text, FALSE);
  g_autofree char *long_mark = show (letters, FALSE, letters, FALSE);

  g_assert_cmpstr (shown, ==, "[b]…");
  g_assert_cmpuint (strlen (long_mark), ==, 5002);
}

static void
test_anyway (void)
{
  g_autofree char *shown = show ("nothing", FALSE, "the beginning", TRUE);
  g_autofree char *empty = show ("nothing", FALSE, "", TRUE);

  g_assert_cmpstr (shown, ==, "the beginning");
  g_assert_cmpstr (empty, ==, "");
}

/* Whatever the text is, the marks stand in order inside valid text: show() checks it. */
static void
test_random (void)
{
  const char *pieces[] = { "a", "b", " ", "\n", "**", "#", "я", "é", "е\u0308", "-", "'", "\"",
                           "\u00ad", "東", "🚀", "\u0301", "aab", "`" };

  for (guint round = 0; round < 2000; round++) {
    g_autoptr(GString) text = g_string_new (NULL);
    g_autofree char *shown = NULL;

    for (guint i = g_test_rand_int_range (0, 300); i > 0; i--)
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    shown = show ("a \"b a\" я 東 aa", round % 2 == 0, text->str, TRUE);
    g_assert_nonnull (shown);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-snippet/marks", test_marks);
  g_test_add_func ("/search-snippet/cut", test_cut);
  g_test_add_func ("/search-snippet/one-word", test_one_word);
  g_test_add_func ("/search-snippet/anyway", test_anyway);
  g_test_add_func ("/search-snippet/random", test_random);

  return g_test_run ();
}
