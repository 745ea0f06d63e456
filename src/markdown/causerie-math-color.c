/* causerie-math-color.c: colours as TeX names them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-color.h"

#include <stdlib.h>
#include <string.h>

#define OPAQUE 0xff000000

typedef struct {
  const char *name;
  guint32     rgb;
} Name;

/* Of xcolor and CSS; where they differ, of the Web, which models were shown. */
static const Name names[] = {
  { "aqua", 0x00ffff }, { "black", 0x000000 }, { "blue", 0x0000ff }, { "brown", 0xbf8040 },
  { "coral", 0xff7f50 }, { "crimson", 0xdc143c }, { "cyan", 0x00aeef }, { "darkblue", 0x00008b },
  { "darkgray", 0x404040 }, { "darkgreen", 0x006400 }, { "darkorange", 0xff8c00 },
  { "darkred", 0x8b0000 }, { "forestgreen", 0x228b22 }, { "fuchsia", 0xff00ff },
  { "gold", 0xffd700 }, { "gray", 0x808080 }, { "green", 0x008000 }, { "grey", 0x808080 },
  { "indigo", 0x4b0082 }, { "lightblue", 0xadd8e6 }, { "lightgray", 0xbfbfbf },
  { "lightgreen", 0x90ee90 }, { "lightyellow", 0xffffe0 }, { "lime", 0x00ff00 },
  { "limegreen", 0x32cd32 }, { "magenta", 0xff00ff }, { "maroon", 0x800000 }, { "navy", 0x000080 },
  { "olive", 0x808000 }, { "orange", 0xff8000 }, { "orchid", 0xda70d6 }, { "pink", 0xffc0cb },
  { "purple", 0x800080 }, { "red", 0xff0000 }, { "royalblue", 0x4169e1 }, { "salmon", 0xfa8072 },
  { "silver", 0xc0c0c0 }, { "skyblue", 0x87ceeb }, { "steelblue", 0x4682b4 },
  { "tan", 0xd2b48c }, { "teal", 0x008080 }, { "tomato", 0xff6347 }, { "turquoise", 0x40e0d0 },
  { "violet", 0xee82ee }, { "white", 0xffffff }, { "yellow", 0xffff00 },
};

#define MAX_NAME 16

static int
compare_cb (const void *key, const void *element)
{
  return g_ascii_strcasecmp (key, ((const Name *) element)->name);
}

/* Three or six digits. */
static gboolean
parse_digits (const char *digits, guint32 *color)
{
  gsize length = strlen (digits);
  guint32 rgb = 0;

  if (length != 3 && length != 6)
    return FALSE;

  for (gsize i = 0; i < length; i++) {
    int digit = g_ascii_xdigit_value (digits[i]);

    if (digit < 0)
      return FALSE;
    rgb = length == 3 ? rgb << 8 | digit << 4 | digit : rgb << 4 | digit;
  }

  *color = OPAQUE | rgb;
  return TRUE;
}

gboolean
causerie_math_color_parse (const char *text, gsize length, guint32 *color)
{
  char name[MAX_NAME] = { 0 };
  const Name *known;

  if (length >= sizeof name)
    return FALSE;
  memcpy (name, text, length);
  g_strstrip (name);
  if (name[0] == '#')
    return parse_digits (name + 1, color);

  known = bsearch (name, names, G_N_ELEMENTS (names), sizeof *names, compare_cb);
  if (known == NULL)
    return parse_digits (name, color);
  *color = OPAQUE | known->rgb;
  return TRUE;
}
