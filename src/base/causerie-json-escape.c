/* causerie-json-escape.c: what a backslash in a JSON string stands for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-escape.h"

#include <glib/gi18n.h>
#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd

/* The four hexadecimal digits of a \u escape, or -1. */
static int
read_unit (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (p[i]);

    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/* The three bytes UTF-8 would have for a surrogate if it allowed them, as WTF-8 does. */
static void
append_half (GString *text, gunichar unit)
{
  g_string_append_c (text, 0xe0 | (unit >> 12));
  g_string_append_c (text, 0x80 | ((unit >> 6) & 0x3f));
  g_string_append_c (text, 0x80 | (unit & 0x3f));
}

/* The low half that follows, `p` moved behind it; -1: something else does. */
static int
take_low_half (const char **p, const char *end)
{
  int low;

  if (end - *p < 6 || (*p)[0] != '\\' || (*p)[1] != 'u')
    return -1;

  low = read_unit (*p + 2, end);
  if (low < 0xdc00 || low > 0xdfff)
    return -1;

  *p += 6;
  return low;
}

/* Reads what follows "\u". */
static const char *
read_unicode (const char **p, const char *end, gboolean keep_half, GString *text)
{
  int unit = read_unit (*p, end);
  int low;
  gunichar c;

  if (unit < 0)
    return N_("bad \\u escape");

  *p += 4;
  low = unit >= 0xd800 && unit <= 0xdbff ? take_low_half (p, end) : -1;
  c = low < 0 ? (gunichar) unit
              : 0x10000 + (((gunichar) unit - 0xd800) << 10) + ((gunichar) low - 0xdc00);

  if (c >= 0xd800 && c <= 0xdfff && keep_half)
    append_half (text, c);
  else if (c == 0 || (c >= 0xd800 && c <= 0xdfff))
    g_string_append_unichar (text, REPLACEMENT_CHARACTER);
  else
    g_string_append_unichar (text, c);

  return NULL;
}

const char *
causerie_json_escape_read (const char **p, const char *end, gboolean keep_half, GString *text)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  char name = *p < end ? **p : '\0';
  const char *found = name != '\0' ? strchr (names, name) : NULL;

  if (name == 'u') {
    ++*p;
    return read_unicode (p, end, keep_half, text);
  }
  if (found == NULL)
    return N_("unknown escape");

  ++*p;
  g_string_append_c (text, values[found - names]);
  return NULL;
}
