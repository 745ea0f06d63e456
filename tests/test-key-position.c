/* test-key-position.c: which Latin key stands where
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-position.h"

#include <linux/input-event-codes.h>

static void
test_positions (void)
{
  static const struct { guint code; guint latin; } cases[] = {
    { KEY_1, '1' }, { KEY_0, '0' }, { KEY_EQUAL, '=' },
    { KEY_Q, 'q' }, { KEY_P, 'p' }, { KEY_RIGHTBRACE, ']' },
    { KEY_A, 'a' }, { KEY_L, 'l' }, { KEY_APOSTROPHE, '\'' }, { KEY_GRAVE, '`' },
    { KEY_Z, 'z' }, { KEY_N, 'n' }, { KEY_M, 'm' }, { KEY_COMMA, ',' }, { KEY_SLASH, '/' },
    { KEY_ESC, 0 }, { KEY_ENTER, 0 }, { KEY_TAB, 0 }, { KEY_LEFTSHIFT, 0 }, { KEY_SPACE, 0 },
    { KEY_F9, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (causerie_key_position_to_latin (cases[i].code + 8), ==, cases[i].latin);

  g_assert_cmpuint (causerie_key_position_to_latin (0), ==, 0);
  g_assert_cmpuint (causerie_key_position_to_latin (G_MAXUINT), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-position/positions", test_positions);

  return g_test_run ();
}
