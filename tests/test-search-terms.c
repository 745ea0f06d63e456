/* test-search-terms.c: what a person typed, as words to look for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-terms.h"

/* "word", "=exact phrase", "-excluded", "unfinished*", with | between. */
static char *
describe (const char *text, gboolean typing)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (text, typing);
  GString *described = g_string_new (NULL);

  for (guint i = 0; i < terms->terms->len; i++) {
    const CauserieSearchTerm *term = g_ptr_array_index (terms->terms, i);

    g_string_append_printf (described, "%s%s%s", i > 0 ? "|" : "", term->excluded ? "-" : "",
                            term->exact ? "=" : "");
    for (guint k = 0; k < term->words->len; k++)
      g_string_append_printf (described, "%s%s", k > 0 ? " " : "",
                              ((CauserieSearchTermWord *) term->words->pdata[k])->text);
    if (term->unfinished)
      g_string_append_c (described, '*');
  }
  return g_string_free (described, FALSE);
}

typedef struct {
  const char *text;
  const char *terms;
} Case;

static void
check (const Case *cases, gsize n, gboolean typing)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *terms = describe (cases[i].text, typing);

    g_assert_cmpstr (terms, ==, cases[i].terms);
  }
}

static void
test_parse (void)
{
  const Case cases[] = {
    { "", "" },
    { "  ", "" },
    { "Two Words", "two|words" },
    { "\"Two Words\"", "=two words" },
    { "\"one\"", "=one" },
    { "«ёлка» “b c” „d”", "=елка|=b c|=d" },
    { "a -b -\"c d\"", "a|-b|-=c d" },
    { "a - b --c", "a|b|-c" },
    { "not closed \"a b", "not|closed|=a b" },
    { "\"", "" },
    { "\"\" -", "" },
    { "a\"b c\"d", "a|=b c|d" },
    { "g_object_ref", "=g object ref" },
    { "東京", "=東 京" },
    { "well-known інтернет-магазин", "well|known|інтернет|магазин" },
    { "gpt-4 e-mail", "=gpt 4|=e mail" },
    { "-well-known", "-well|-known" },
    { "words:a* NEAR(b, 2) AND ^c {d}", "=words a|=near b|2|and|c|d" },
    { "';DROP TABLE search;--", "drop|table|search" },
    { "\xff\xfe", "" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_typing (void)
{
  const Case cases[] = {
    { "he", "he*" },
    { "hello wo", "hello|wo*" },
    { "hello ", "hello" },
    { "hello,", "hello" },
    { "\"hello wo", "=hello wo*" },
    { "\"hello\"", "=hello" },
    { "a -b", "a|-b" },
    { "g_obj", "=g obj*" },
  };

  check (cases, G_N_ELEMENTS (cases), TRUE);
}

static void
test_match (void)
{
  static const struct {
    const char *text;
    gboolean    typing;
    gboolean    in_reasoning;
    const char *match;
  } cases[] = {
    { "runs", FALSE, FALSE,
      "({words names} : \"runs\" OR {words stems} : (\"runs\" OR \"run\"))" },
    { "\"a b\" -c", FALSE, FALSE,
      "({words names} : \"a b\") NOT ({words names} : \"c\" OR {words stems} : (\"c\"))" },
    { "-c \"a\"", FALSE, TRUE,
      "({words names reasoning} : \"a\") NOT ({words names reasoning} : \"c\" OR"
      " {words stems reasoning reasoning_stems} : (\"c\"))" },
    { "\"a\" \"b\"", TRUE, FALSE, "({words names} : \"a\") AND ({words names} : \"b\")" },
    { "ab", TRUE, FALSE, "({words names} : \"ab\" * OR {words stems} : (\"ab\"))" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieSearchTerms) terms =
      causerie_search_terms_parse (cases[i].text, cases[i].typing);
    g_autofree char *match = causerie_search_terms_to_match (terms, cases[i].in_reasoning, FALSE);

    g_assert_cmpstr (match, ==, cases[i].match);
  }
}

static void
test_only_excluded (void)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse ("-a -\"b c\"", FALSE);

  g_assert_cmpuint (terms->terms->len, ==, 2);
  g_assert_cmpuint (terms->n_wanted, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-terms/parse", test_parse);
  g_test_add_func ("/search-terms/typing", test_typing);
  g_test_add_func ("/search-terms/match", test_match);
  g_test_add_func ("/search-terms/only-excluded", test_only_excluded);

  return g_test_run ();
}
