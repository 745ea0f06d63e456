/* test-search-stems.c: which words are forms of one another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-terms.h"

#include <string.h>

/* Whether somebody who asks for `wanted` finds `text`, which stands alone. */
static gboolean
finds (const char *wanted, const char *text)
{
  g_autoptr(CauserieSearchTerms) terms = causerie_search_terms_parse (wanted, FALSE);
  CauserieSearchFold fold;
  CauserieSearchWord word;

  g_assert_cmpuint (terms->terms->len, ==, 1);
  causerie_search_fold_init (&fold, text);
  g_assert_true (causerie_search_fold_next (&fold, &word));
  return causerie_search_term_fits (terms->terms->pdata[0], 0, &word,
                                    causerie_search_stems_guess (text));
}

/* Checks the pairs of a line; returns how many. */
static guint
check_line (const char *line)
{
  gboolean apart = g_str_has_prefix (line, "! ");
  g_auto(GStrv) words = g_strsplit (line + (apart ? 2 : 0), " ", -1);

  for (guint i = 1; words[i] != NULL; i++)
    if (finds (words[0], words[i]) == apart || finds (words[i], words[0]) == apart)
      g_error ("“%s” and “%s” are %s", words[0], words[i], apart ? "joined" : "apart");
  return g_strv_length (words) - 1;
}

typedef struct {
  const char *file;
  guint       least; /* pairs */
} Fixture;

static void
test_pairs (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "search", fixture->file, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_pairs = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      n_pairs += check_line (lines[i]);

  g_test_message ("%u pairs", n_pairs);
  g_assert_cmpuint (n_pairs, >=, fixture->least);
}

/* Letters of the text around it tell the language of a word that has none of its own. */
static void
test_language (void)
{
  g_assert_cmpint (causerie_search_stems_guess ("это Ёж"), ==, CAUSERIE_SEARCH_RUSSIAN);
  g_assert_cmpint (causerie_search_stems_guess ("Її"), ==, CAUSERIE_SEARCH_UKRAINIAN);
  g_assert_cmpint (causerie_search_stems_guess ("вода, water"), ==, 0);
  g_assert_cmpint (causerie_search_stems_guess ("ы і"), ==,
                   CAUSERIE_SEARCH_RUSSIAN | CAUSERIE_SEARCH_UKRAINIAN);
}

/* Bytes of other letters that look like those of a language do not count. */
static void
test_no_language (void)
{
  for (gunichar c = 0x80; c < 0x3000; c++) {
    char bytes[7] = { 0 };
    gboolean tells = g_utf8_strchr ("ыъэёЫЪЭЁіїєІЇЄ", -1, c) != NULL;

    g_unichar_to_utf8 (c, bytes);
    g_assert_cmpint (causerie_search_stems_guess (bytes) != 0, ==, tells);
  }
}

static void
find_in_thread (gpointer data, gpointer unused)
{
  g_assert_true (finds ("running", "runs"));
  g_assert_true (finds ("ошибка", "ошибками"));
}

/* libstemmer is not safe across threads; each has its own. */
static void
test_threads (void)
{
  GThreadPool *pool = g_thread_pool_new (find_in_thread, NULL, 4, TRUE, NULL);

  for (guint i = 0; i < 64; i++)
    g_thread_pool_push (pool, pool, NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

int
main (int argc, char *argv[])
{
  static const Fixture ukrainian = { "ukrainian.txt", 800 };
  static const Fixture russian = { "russian.txt", 100 };
  static const Fixture english = { "english.txt", 30 };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/search-stems/ukrainian", &ukrainian, test_pairs);
  g_test_add_data_func ("/search-stems/russian", &russian, test_pairs);
  g_test_add_data_func ("/search-stems/english", &english, test_pairs);
  g_test_add_func ("/search-stems/language", test_language);
  g_test_add_func ("/search-stems/no-language", test_no_language);
  g_test_add_func ("/search-stems/threads", test_threads);

  return g_test_run ();
}
