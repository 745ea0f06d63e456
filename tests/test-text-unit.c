/* test-text-unit.c: the word or line around a place of a text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-unit.h"

#include <string.h>

/* "|" is the place, "[" and "]" are where the unit begins and ends. */
static void
check_unit (CauserieTextUnit unit, const char *marked, const char *expected)
{
  const char *mark = strchr (marked, '|');
  gsize place = (gsize) (mark - marked), start, end;
  g_autofree char *text = g_strdup_printf ("%.*s%s", (int) place, marked, mark + 1);
  g_autofree char *found = NULL;

  causerie_text_unit_find (text, place, unit, &start, &end);
  found = g_strdup_printf ("%.*s[%.*s]%s", (int) start, text, (int) (end - start), text + start,
                           text + end);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (void)
{
  check_unit (CAUSERIE_UNIT_WORD, "one t|wo", "one [two]");
  check_unit (CAUSERIE_UNIT_WORD, "one |two", "one [two]");
  check_unit (CAUSERIE_UNIT_WORD, "one two|", "one [two]");
  check_unit (CAUSERIE_UNIT_WORD, "one| two", "one[ ]two");
  check_unit (CAUSERIE_UNIT_WORD, "|", "[]");
  check_unit (CAUSERIE_UNIT_WORD, "Усе гар|азд.", "Усе [гаразд].");
  check_unit (CAUSERIE_UNIT_WORD, "don|'t", "[don't]");
}

static void
test_lines (void)
{
  check_unit (CAUSERIE_UNIT_LINE, "one\nt|wo\nthree", "one\n[two]\nthree");
  check_unit (CAUSERIE_UNIT_LINE, "one\n|\nthree", "one\n[]\nthree");
  check_unit (CAUSERIE_UNIT_LINE, "a\tb|c\td", "a\t[bc]\td");
  check_unit (CAUSERIE_UNIT_LINE, "|one", "[one]");
  check_unit (CAUSERIE_UNIT_CHARACTER, "on|e", "on[]e");
}

/* Through a whole text, one step after the other. */
static void
check_steps (const char *text, CauserieTextUnit unit, gboolean forward, const char *expected)
{
  g_autoptr(GString) places = g_string_new (NULL);
  gsize place = forward ? 0 : strlen (text), next;

  while ((next = causerie_text_unit_step (text, place, unit, forward)) != place) {
    g_string_append_printf (places, "%s%zu", places->len > 0 ? " " : "", next);
    place = next;
  }
  g_assert_cmpstr (places->str, ==, expected);
}

static void
test_steps (void)
{
  check_steps ("aé\u0301b", CAUSERIE_UNIT_CHARACTER, TRUE, "1 5 6");
  check_steps ("aé\u0301b", CAUSERIE_UNIT_CHARACTER, FALSE, "5 1 0");
  check_steps ("one, two", CAUSERIE_UNIT_WORD, TRUE, "3 8");
  check_steps ("one, two", CAUSERIE_UNIT_WORD, FALSE, "5 0");
  check_steps ("", CAUSERIE_UNIT_WORD, TRUE, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-unit/words", test_words);
  g_test_add_func ("/text-unit/lines", test_lines);
  g_test_add_func ("/text-unit/steps", test_steps);
  return g_test_run ();
}
