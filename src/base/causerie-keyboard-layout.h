/* causerie-keyboard-layout.h: what was typed with the other keyboard layout switched on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_KEYBOARD_RUSSIAN,
  CAUSERIE_KEYBOARD_UKRAINIAN,
  CAUSERIE_KEYBOARD_N_LAYOUTS,
} CauserieKeyboardLayout;

/* The text as the same keys give it with the other layout: of Latin letters (QWERTY) what they are in
 * `layout` ("ghbdtn" gives "привет"), of Cyrillic ones what they are in QWERTY ("руддщ" gives
 * "hello"). NULL when nothing changes, the text mixes both alphabets, or a letter is on no key of
 * that layout. (transfer full) */
char *causerie_keyboard_layout_swap (const char *text, CauserieKeyboardLayout layout);

G_END_DECLS
