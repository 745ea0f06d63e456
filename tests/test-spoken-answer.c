/* test-spoken-answer.c: an answer as it is read out while it comes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-spoken-answer.h"

#include <string.h>

static void
assert_taken (CauserieSpokenAnswer *answer, const char *text, const char *expected)
{
  g_autofree char *words = causerie_spoken_answer_take (answer, text, strlen (text), FALSE);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_rest (CauserieSpokenAnswer *answer, const char *text, const char *expected)
{
  g_autofree char *words = causerie_spoken_answer_take (answer, text, strlen (text), TRUE);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_sentences (void)
{
  g_autoptr(CauserieSpokenAnswer) answer = causerie_spoken_answer_new ();

  assert_taken (answer, "Ravens are", NULL);
  assert_taken (answer, "Ravens are **large**.", NULL);
  assert_taken (answer, "Ravens are **large**. They", "Ravens are large.");
  assert_taken (answer, "Ravens are **large**. They", NULL);
  assert_taken (answer, "Ravens are **large**. They are 3.5 ft", NULL);
  assert_rest (answer, "Ravens are **large**. They are 3.5 ft wide.", "They are 3.5 ft wide.");
  assert_rest (answer, "Ravens are **large**. They are 3.5 ft wide.", NULL);
}

static void
test_lines (void)
{
  g_autoptr(CauserieSpokenAnswer) answer = causerie_spoken_answer_new ();

  assert_taken (answer, "# Birds\n", "Birds");
  assert_taken (answer, "# Birds\n\n- one\n- tw", "one");
  assert_taken (answer, "# Birds\n\n- one\n- two\n\nA line\nthat", "two");
  assert_taken (answer, "# Birds\n\n- one\n- two\n\nA line\nthat is broken.\nAnd",
                "A line\nthat is broken.");
}

static void
test_quotations (void)
{
  g_autoptr(CauserieSpokenAnswer) answer = causerie_spoken_answer_new ();

  assert_taken (answer, "He said “Go.” Then", "He said “Go.”");
  assert_taken (answer, "He said “Go.” Then *they left.* So", "Then they left.");
}

static void
test_code_is_named (void)
{
  g_autoptr(CauserieSpokenAnswer) answer = causerie_spoken_answer_new ();

  assert_taken (answer, "So:\n\n```c\nint x. y\n", "So:");
  assert_taken (answer, "So:\n\n```c\nint x. y\n```\n", "Code.");
  assert_taken (answer, "So:\n\n```c\nint x. y\n```\nDone. ", "Done.");
}

/* However it comes, nothing is said twice and nothing is left out. */
static void
test_any_pieces (void)
{
  static const char text[] =
    "# Title\n\nOne sentence. Another one? Да! 本当。 そう\n\n- an *entry*\n- another. One more\n\n"
    "```\ncode. here\n```\n\nThe end.";
  g_autofree char *whole = NULL;

  for (gsize step = 1; step < sizeof text; step++) {
    g_autoptr(CauserieSpokenAnswer) answer = causerie_spoken_answer_new ();
    g_autoptr(GString) said = g_string_new (NULL);
    g_auto(GStrv) words = NULL;
    g_autofree char *joined = NULL;

    for (gsize length = 0; length < sizeof text; length += step) {
      gsize cut = g_utf8_find_prev_char (text, text + length + 1) - text;
      g_autofree char *piece = g_strndup (text, cut);
      g_autofree char *taken = causerie_spoken_answer_take (answer, piece, cut, FALSE);

      g_string_append_printf (said, " %s", taken != NULL ? taken : "");
    }
    joined = causerie_spoken_answer_take (answer, text, strlen (text), TRUE);
    g_string_append_printf (said, " %s", joined != NULL ? joined : "");

    words = g_strsplit_set (said->str, " \n", -1);
    g_string_truncate (said, 0);
    for (guint i = 0; words[i] != NULL; i++)
      g_string_append_printf (said, *words[i] != '\0' ? "%s " : "%s", words[i]);
    if (whole == NULL)
      whole = g_strdup (said->str);
    g_assert_cmpstr (said->str, ==, whole);
  }
  g_assert_cmpstr (whole, ==, "Title One sentence. Another one? Да! 本当。 そう an entry another. "
                              "One more Code. The end. ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spoken-answer/sentences", test_sentences);
  g_test_add_func ("/spoken-answer/lines", test_lines);
  g_test_add_func ("/spoken-answer/quotations", test_quotations);
  g_test_add_func ("/spoken-answer/code-is-named", test_code_is_named);
  g_test_add_func ("/spoken-answer/any-pieces", test_any_pieces);

  return g_test_run ();
}
