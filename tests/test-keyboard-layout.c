/* test-keyboard-layout.c: what was typed with the other keyboard layout switched on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-keyboard-layout.h"

static void
test_swap (void)
{
  static const struct {
    const char *typed;
    const char *russian;   /* or NULL */
    const char *ukrainian;
  } cases[] = {
    { "ghbdtn", "привет", "привет" },
    { "ghbdsn", "привыт", "привіт" },
    { "Ghbdsn", "Привыт", "Привіт" },
    { "руддщ", "hello", "hello" },
    { "РУДДЩ", "HELLO", "HELLO" },
    { "цщкдв", "world", "world" },
    { "k.,jdm", "любовь", "любовь" },
    { "j,'rn", "обэкт", "обєкт" },
    { "[fnf", "хата", "хата" },
    { "{fnf", "Хата", "Хата" },
    { "p\\fynb", "з\\анти", "зґанти" },
    { "ішь", NULL, "sim" },
    { "ышьзду", "simple", NULL },
    { "\"ghbdtn vbh\" -ljv", "\"привет мир\" -дом", "\"привет мир\" -дом" },
    { "2026", NULL, NULL },
    { "", NULL, NULL },
    { "привет hello", NULL, NULL },
    { "café", NULL, NULL },
    { "\xff", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *russian =
      causerie_keyboard_layout_swap (cases[i].typed, CAUSERIE_KEYBOARD_RUSSIAN);
    g_autofree char *ukrainian =
      causerie_keyboard_layout_swap (cases[i].typed, CAUSERIE_KEYBOARD_UKRAINIAN);

    g_assert_cmpstr (russian, ==, cases[i].russian);
    g_assert_cmpstr (ukrainian, ==, cases[i].ukrainian);
  }
}

/* Every letter of a layout comes back. */
static void
test_round_trip (void)
{
  static const char * const alphabets[CAUSERIE_KEYBOARD_N_LAYOUTS] = {
    [CAUSERIE_KEYBOARD_RUSSIAN] = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    [CAUSERIE_KEYBOARD_UKRAINIAN] = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
  };

  for (guint i = 0; i < CAUSERIE_KEYBOARD_N_LAYOUTS; i++) {
    g_autofree char *latin = causerie_keyboard_layout_swap (alphabets[i], i);
    g_autofree char *back = causerie_keyboard_layout_swap (latin, i);

    g_assert_cmpstr (back, ==, alphabets[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyboard-layout/swap", test_swap);
  g_test_add_func ("/keyboard-layout/round-trip", test_round_trip);

  return g_test_run ();
}
