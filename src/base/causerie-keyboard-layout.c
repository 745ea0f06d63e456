/* causerie-keyboard-layout.c: what was typed with the other keyboard layout switched on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-keyboard-layout.h"

#include <string.h>

/* The keys that differ, row by row, in the three layouts. Quotation marks and the minus, which a
 * search has a use for, stay what they are; an apostrophe is a key of QWERTY and, on another, of
 * the Ukrainian layout. */
static const char latin_keys[] = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,.";

static const char * const cyrillic_keys[CAUSERIE_KEYBOARD_N_LAYOUTS] = {
  [CAUSERIE_KEYBOARD_RUSSIAN] =   "ёйцукенгшщзхъ\\фывапролджэячсмитьбю",
  [CAUSERIE_KEYBOARD_UKRAINIAN] = "'йцукенгшщзхїґфівапролджєячсмитьбю",
};

/* On the Latin layout with the shift key; letters have their capitals. */
static const char shifted_keys[] = "~{}|:<>";
static const char unshifted_keys[] = "`[]\\;,.";

static gboolean
is_cyrillic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC;
}

static gboolean
is_latin (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

/* 0: not on a key that differs. */
static gunichar
make_cyrillic (gunichar c, const char *cyrillic)
{
  const char *shifted = c < 128 ? strchr (shifted_keys, (int) c) : NULL;
  gunichar plain = shifted != NULL ? (guchar) unshifted_keys[shifted - shifted_keys]
                                   : g_unichar_tolower (c);
  const char *key = plain < 128 ? strchr (latin_keys, (int) plain) : NULL;
  gunichar found;

  if (key == NULL)
    return 0;

  found = g_utf8_get_char (g_utf8_offset_to_pointer (cyrillic, key - latin_keys));
  return plain != c ? g_unichar_toupper (found) : found;
}

static gunichar
make_latin (gunichar c, const char *cyrillic)
{
  gunichar plain = g_unichar_tolower (c);
  const char *key = g_utf8_strchr (cyrillic, -1, plain);
  gunichar found;

  if (key == NULL)
    return 0;

  found = (guchar) latin_keys[g_utf8_pointer_to_offset (cyrillic, key)];
  return plain != c ? g_unichar_toupper (found) : found;
}

/* Which way it goes; FALSE for neither, or both. */
static gboolean
find_direction (const char *text, gboolean *to_cyrillic)
{
  gboolean latin = FALSE, cyrillic = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    latin |= is_latin (g_utf8_get_char (at));
    cyrillic |= is_cyrillic (g_utf8_get_char (at));
  }

  *to_cyrillic = latin;
  return latin != cyrillic;
}

char *
causerie_keyboard_layout_swap (const char *text, CauserieKeyboardLayout layout)
{
  g_autoptr(GString) swapped = NULL;
  gboolean to_cyrillic;

  g_return_val_if_fail (text != NULL && layout < CAUSERIE_KEYBOARD_N_LAYOUTS, NULL);

  if (!g_utf8_validate (text, -1, NULL) || !find_direction (text, &to_cyrillic))
    return NULL;

  swapped = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gunichar other = to_cyrillic ? make_cyrillic (c, cyrillic_keys[layout])
                                 : make_latin (c, cyrillic_keys[layout]);

    if (other == 0 && g_unichar_isalpha (c))
      return NULL;
    g_string_append_unichar (swapped, other != 0 ? other : c);
  }
  return g_string_free (g_steal_pointer (&swapped), FALSE);
}
