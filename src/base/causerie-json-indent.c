/* causerie-json-indent.c: JSON laid out for people to read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-indent.h"

#include <string.h>

/* Deeper levels are drawn at this one. */
#define MAX_LEVEL 32

static const char *
skip_space (const char *text)
{
  return text + strspn (text, " \t\r\n");
}

/* Behind the closing quote, or at the end of a text without one. */
static const char *
find_string_end (const char *text)
{
  for (text++; *text != '\0' && *text != '"'; text++) {
    if (text[0] == '\\' && text[1] != '\0')
      text++;
  }
  return *text == '"' ? text + 1 : text;
}

static void
break_line (GString *out, guint level)
{
  g_string_append_printf (out, "\n%*s", 2 * (int) MIN (level, MAX_LEVEL), "");
}

/* Writes the bracket at `text` and what belongs to it; returns what comes next. */
static const char *
append_bracket (GString *out, const char *text, guint *level)
{
  const char *next = skip_space (text + 1);
  gboolean is_open = *text == '{' || *text == '[';

  if (is_open && *next == *text + 2) { /* '}' follows '{' at this distance, and ']' '[' */
    g_string_append_len (out, *text == '{' ? "{}" : "[]", 2);
    return next + 1;
  }

  if (is_open) {
    g_string_append_c (out, *text);
    break_line (out, ++*level);
  } else {
    *level -= *level > 0 ? 1 : 0;
    break_line (out, *level);
    g_string_append_c (out, *text);
  }
  return next;
}

char *
causerie_json_indent (const char *text)
{
  GString *out = g_string_new (NULL);
  guint level = 0;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  for (text = skip_space (text); *text != '\0'; text = skip_space (end)) {
    end = text + 1;
    if (strchr ("{}[]", *text) != NULL) {
      end = append_bracket (out, text, &level);
    } else if (*text == ',') {
      g_string_append_c (out, ',');
      break_line (out, level);
    } else if (*text == ':') {
      g_string_append (out, ": ");
    } else {
      end = *text == '"' ? find_string_end (text) : text + strcspn (text, "{}[],:\" \t\r\n");
      g_string_append_len (out, text, end - text);
    }
  }
  return g_string_free (out, FALSE);
}
