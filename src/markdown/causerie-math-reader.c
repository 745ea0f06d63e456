/* causerie-math-reader.c: TeX's text: white space, names, braces, lengths
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-parser.h"

#include <string.h>

typedef struct {
  const char *name;
  double      em;
} Unit;

/* At ten points, as TeX's own. */
static const Unit units[] = {
  { "em", 1 }, { "ex", 0.43 }, { "mu", 1 / 18. }, { "pt", 0.1 }, { "px", 0.1 }, { "mm", 0.2845 },
  { "cm", 2.845 }, { "in", 7.227 }, { "bp", 0.1004 }, { "pc", 1.2 },
};

/* No length of a formula has more digits, or is longer. */
#define MAX_DIGITS 16
#define MAX_EM     100

void
causerie_math_parser_begin (CauserieMathParser *self, const char *tex, gsize length)
{
  self->p = tex;
  self->end = tex + length;
  self->last_line = self->end;
  while (self->last_line > tex && self->last_line[-1] != '\n')
    self->last_line--;
}

gboolean
causerie_math_parser_skip_space (CauserieMathParser *self)
{
  while (self->p < self->end) {
    if (*self->p == '%' && self->p < self->last_line) {
      self->p = memchr (self->p, '\n', self->last_line - self->p);
    } else if (strchr (" \t\r\n", *self->p) != NULL) {
      self->p++;
    } else if (strncmp (self->p, "\u00a0", MIN (2, self->end - self->p)) == 0) {
      self->p += strlen ("\u00a0");
    } else {
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
causerie_math_parser_sees (CauserieMathParser *self, const char *token)
{
  gsize length = strlen (token), left;
  gboolean is_word = length > 1 && g_ascii_isalpha (token[1]);

  causerie_math_parser_skip_space (self);
  left = self->end - self->p;
  if (left < length || strncmp (self->p, token, length) != 0)
    return FALSE;
  return !is_word || left == length || !g_ascii_isalpha (self->p[length]);
}

gboolean
causerie_math_parser_accept (CauserieMathParser *self, const char *token)
{
  if (!causerie_math_parser_sees (self, token))
    return FALSE;
  self->p += strlen (token);
  return TRUE;
}

gboolean
causerie_math_parser_read_name (CauserieMathParser *self, const char **name, gsize *length)
{
  const char *start = self->p + 1;

  if (!causerie_math_parser_accept (self, "\\") || self->p == self->end)
    return FALSE;

  while (self->p < self->end && g_ascii_isalpha (*self->p))
    self->p++;
  if (self->p == start)
    self->p = g_utf8_next_char (start);

  *name = start;
  *length = self->p - start;
  return TRUE;
}

gboolean
causerie_math_parser_read_raw (CauserieMathParser *self, const char **text, gsize *length)
{
  guint n_open = 1;

  if (!causerie_math_parser_accept (self, "{"))
    return FALSE;

  for (const char *p = self->p; p < self->end; p++) {
    if (*p == '{')
      n_open++;
    if (*p == '}' && --n_open == 0) {
      *text = self->p;
      *length = p - self->p;
      self->p = p + 1;
      return TRUE;
    }
    if (*p == '\\' && p + 1 < self->end)
      p++;
  }
  return FALSE;
}

gboolean
causerie_math_parser_read_length (CauserieMathParser *self, double *em)
{
  char digits[MAX_DIGITS + 1] = { 0 };
  char *rest;
  guint n = 0;

  causerie_math_parser_skip_space (self);
  while (self->p < self->end && n < MAX_DIGITS && strchr ("+-.0123456789", *self->p) != NULL)
    digits[n++] = *self->p++;
  *em = g_ascii_strtod (digits, &rest);
  if (n == 0 || *rest != '\0')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    if (causerie_math_parser_accept (self, units[i].name)) {
      *em *= units[i].em;
      return ABS (*em) <= MAX_EM;
    }
  }
  return FALSE;
}
