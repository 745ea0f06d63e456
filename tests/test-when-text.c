/* test-when-text.c: times in few words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-when-text.h"

static gint64
at (int year, int month, int day, int hour, int minute)
{
  g_autoptr(GDateTime) time = g_date_time_new_local (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
assert_text (gint64 time, const char *expected)
{
  g_autofree char *text = causerie_when_text_new (time, at (2024, 5, 15, 12, 0));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  assert_text (at (2024, 5, 15, 9, 5), "09:05");
  assert_text (at (2024, 5, 14, 23, 59), "Yesterday");
  assert_text (at (2024, 5, 13, 12, 0), "Monday");
  assert_text (at (2024, 5, 9, 0, 0), "Thursday");
  assert_text (at (2024, 5, 8, 23, 59), "8 May");
  assert_text (at (2023, 12, 31, 1, 0), "31 December 2023");
}

/* A wrong clock, a damaged history. */
static void
test_impossible (void)
{
  assert_text (at (2024, 5, 15, 13, 30), "13:30");
  assert_text (at (2031, 1, 1, 8, 0), "08:00");
  for (int i = 0; i < 2; i++) {
    g_autofree char *text = causerie_when_text_new (i == 0 ? G_MININT64 : G_MAXINT64, 0);

    g_assert_nonnull (text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when-text/words", test_words);
  g_test_add_func ("/when-text/impossible", test_impossible);

  return g_test_run ();
}
