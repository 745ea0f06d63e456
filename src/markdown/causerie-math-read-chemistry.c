/* causerie-math-read-chemistry.c: \ce{2 H2O <=> OH- + H3O+}
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What mhchem writes shorter is written out in TeX, which is then read. */

#include "causerie-math-command.h"

#include <string.h>

typedef struct {
  const char *p;
  const char *end;
  GString    *tex;
  gboolean    begins; /* a new substance: digits are how many */
} Chemistry;

typedef struct {
  const char *typed;
  const char *plain;
  const char *labelled; /* with "[above][below]" */
} Arrow;

/* The longer before what begins it. */
static const Arrow arrows[] = {
  { "<=>>", "rightleftharpoons", "xrightleftharpoons" },
  { "<<=>", "rightleftharpoons", "xrightleftharpoons" },
  { "<=>", "rightleftharpoons", "xrightleftharpoons" },
  { "<-->", "rightleftarrows", "xtofrom" },
  { "<->", "longleftrightarrow", "xleftrightarrow" },
  { "<-", "longleftarrow", "xleftarrow" },
  { "->", "longrightarrow", "xrightarrow" },
};

static gboolean translate (Chemistry *self);

static gboolean
sees (Chemistry *self, const char *sign)
{
  gsize length = strlen (sign);

  return (gsize) (self->end - self->p) >= length && strncmp (self->p, sign, length) == 0;
}

static gboolean
accept (Chemistry *self, const char *sign)
{
  if (!sees (self, sign))
    return FALSE;
  self->p += strlen (sign);
  return TRUE;
}

static gboolean
is_over (Chemistry *self)
{
  return self->p == self->end || strchr (" \t\n\r", *self->p) != NULL;
}

static void
copy_character (Chemistry *self)
{
  g_string_append_unichar (self->tex, g_utf8_get_char (self->p));
  self->p = g_utf8_next_char (self->p);
}

/* --- numbers ---------------------------------------------------------------------------------- */

/* Past "2" or "0.5". */
static const char *
skip_number (const char *p, const char *end)
{
  while (p < end && (g_ascii_isdigit (*p) ||
                     (*p == '.' && p + 1 < end && g_ascii_isdigit (p[1]))))
    p++;
  return p;
}

/* "2", "0.5" or "1/2": how much of a substance. */
static void
translate_amount (Chemistry *self)
{
  const char *over = self->p, *slash = skip_number (over, self->end), *under = slash, *end = slash;

  if (slash < self->end && *slash == '/') {
    under = slash + 1;
    end = skip_number (under, self->end);
  }

  if (end > under) {
    g_string_append_printf (self->tex, "\\tfrac{%.*s}{%.*s}\\,", (int) (slash - over), over,
                            (int) (end - under), under);
    self->p = end;
  } else {
    g_string_append_printf (self->tex, "%.*s\\,", (int) (slash - over), over);
    self->p = slash;
  }
}

/* How many atoms. */
static void
translate_count (Chemistry *self)
{
  const char *count = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  g_string_append_printf (self->tex, "_{%.*s}", (int) (self->p - count), count);
}

/* --- arrows ----------------------------------------------------------------------------------- */

/* "[…]" as it is written, NULL when there is none. */
static gboolean
read_label (Chemistry *self, Chemistry *label)
{
  const char *close;

  *label = (Chemistry) { NULL, NULL, self->tex, TRUE };
  if (!accept (self, "["))
    return TRUE;
  close = memchr (self->p, ']', self->end - self->p);
  if (close == NULL)
    return FALSE;

  label->p = self->p;
  label->end = close;
  self->p = close + 1;
  return TRUE;
}

static gboolean
translate_arrow (Chemistry *self, const Arrow *arrow)
{
  Chemistry above, below;
  gboolean readable;

  self->begins = TRUE;
  if (!read_label (self, &above) || !read_label (self, &below))
    return FALSE;
  if (above.p == NULL) {
    g_string_append_printf (self->tex, "\\%s ", arrow->plain);
    return TRUE;
  }

  g_string_append_printf (self->tex, "\\%s[{", arrow->labelled);
  readable = below.p == NULL || translate (&below);
  g_string_append (self->tex, "}]{");
  readable = readable && translate (&above);
  g_string_append_c (self->tex, '}');
  return readable;
}

/* --- signs ------------------------------------------------------------------------------------ */

/* "{…}", which is balanced, or one sign. Of a charge "2-" is all of it. */
static void
copy_script (Chemistry *self)
{
  guint n_open = 0;

  g_string_append_c (self->tex, '{');
  while (self->p < self->end) {
    char c = *self->p;

    if (n_open == 0 && c != '{' && !g_ascii_isdigit (c) && c != '+' && c != '-')
      break;
    n_open += c == '{';
    n_open -= c == '}';
    g_string_append_c (self->tex, *self->p++);
    if (n_open == 0 && c == '}')
      break;
  }
  g_string_append_c (self->tex, '}');
}

/* "^{2+}", "_n"; "^" alone: the gas leaves. */
static gboolean
translate_script (Chemistry *self)
{
  char sign = *self->p++;

  if (is_over (self) && sign == '^') {
    g_string_append (self->tex, "\\uparrow ");
    return TRUE;
  }
  if (is_over (self))
    return FALSE;

  g_string_append_c (self->tex, sign);
  if (strchr ("{+-0123456789", *self->p) != NULL)
    copy_script (self);
  else
    copy_character (self);
  self->begins = FALSE;
  return TRUE;
}

/* "+" between substances, a charge or a bond. */
static void
translate_sign (Chemistry *self)
{
  char sign = *self->p++;

  if (self->begins)
    g_string_append_printf (self->tex, " %c ", sign);
  else if (sign == '+' || is_over (self) || strchr ("])", *self->p) != NULL)
    g_string_append_printf (self->tex, "^{%c}", sign);
  else
    g_string_append_printf (self->tex, "{%c}", sign);
}

/* A command is TeX already. */
static gboolean
copy_command (Chemistry *self)
{
  copy_character (self);
  if (self->p == self->end)
    return FALSE;
  copy_character (self);
  while (self->p < self->end && g_ascii_isalpha (self->p[-1]) && g_ascii_isalpha (*self->p))
    copy_character (self);
  g_string_append_c (self->tex, ' ');
  return TRUE;
}

/* "$…$" */
static gboolean
copy_formula (Chemistry *self)
{
  const char *close = memchr (self->p + 1, '$', self->end - self->p - 1);

  if (close == NULL)
    return FALSE;
  g_string_append_printf (self->tex, "{\\mathnormal{%.*s}}", (int) (close - self->p - 1),
                          self->p + 1);
  self->p = close + 1;
  self->begins = FALSE;
  return TRUE;
}

/* "v" alone: it sinks. */
static gboolean
accept_sink (Chemistry *self)
{
  const char *p = self->p;

  self->p++;
  if (self->begins && *p == 'v' && is_over (self))
    return TRUE;
  self->p = p;
  return FALSE;
}

/* --- all of it -------------------------------------------------------------------------------- */

static gboolean
translate_character (Chemistry *self)
{
  static const struct { const char *typed, *tex; gboolean begins; } signs[] = {
    { "=", "{=}", FALSE }, { "#", "{\\equiv}", FALSE }, { ".", "\\cdot ", TRUE },
    { "*", "\\cdot ", TRUE }, { "(", "(", TRUE }, { "[", "[", TRUE }, { ")", ")", FALSE },
    { "]", "]", FALSE }, { ",", "{,}", TRUE }, { "/", "/", FALSE }, { "{", "{", FALSE },
    { "}", "}", FALSE }, { "·", "\\cdot ", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (accept (self, signs[i].typed)) {
      g_string_append (self->tex, signs[i].tex);
      self->begins = signs[i].begins;
      return TRUE;
    }
  }

  if (!g_unichar_isalpha (g_utf8_get_char (self->p)))
    return FALSE;
  copy_character (self);
  self->begins = FALSE;
  return TRUE;
}

static gboolean
translate_next (Chemistry *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++) {
    if (accept (self, arrows[i].typed))
      return translate_arrow (self, &arrows[i]);
  }

  if (is_over (self)) {
    self->p++;
    self->begins = TRUE;
  } else if (g_ascii_isdigit (*self->p) && self->begins) {
    translate_amount (self);
  } else if (g_ascii_isdigit (*self->p)) {
    translate_count (self);
  } else if (*self->p == '+' || *self->p == '-') {
    translate_sign (self);
  } else if (*self->p == '^' || *self->p == '_') {
    return translate_script (self);
  } else if (*self->p == '\\') {
    return copy_command (self);
  } else if (*self->p == '$') {
    return copy_formula (self);
  } else if (accept_sink (self)) {
    g_string_append (self->tex, "\\downarrow ");
  } else {
    return translate_character (self);
  }
  return TRUE;
}

static gboolean
translate (Chemistry *self)
{
  while (self->p < self->end) {
    if (!translate_next (self))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_math_read_chemistry (CauserieMathParser        *self,
                              const CauserieMathCommand *command,
                              CauserieMathRowBuilder    *row)
{
  g_autoptr(GString) tex = g_string_new (NULL);
  Chemistry chemistry = { .tex = tex, .begins = TRUE };
  CauserieMathScope outer = self->scope;
  const char *text;
  gsize length;
  CauserieMathNode *node;

  if (self->written || !causerie_math_parser_read_raw (self, &text, &length))
    return FALSE;
  chemistry.p = text;
  chemistry.end = text + length;
  if (!translate (&chemistry))
    return FALSE;

  self->scope.alphabet = CAUSERIE_MATH_ALPHABET_ROMAN;
  node = causerie_math_parser_read_written (self, tex->str, tex->len);
  self->scope = outer;
  if (node != NULL)
    causerie_math_row_append (row, node);
  return node != NULL;
}
