/* causerie-math-read-words.c: words in formulas: \text, \sin, \operatorname
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

#include <string.h>

/* What has been read of a text since its last node. */
typedef struct {
  CauserieMathParser     *parser;
  CauserieMathRowBuilder *row;
  CauserieMathTextFont    font;
  GString                *words;
} Text;

static gboolean read_text (Text *self);

static void
flush (Text *self)
{
  if (self->words->len > 0)
    causerie_math_row_append (self->row,
                              causerie_math_parser_new_text (self->parser, self->words->str,
                                                             self->words->len, self->font));
  g_string_truncate (self->words, 0);
}

/* "$…$" in a text is a formula again. */
static gboolean
read_formula (Text *self)
{
  CauserieMathParser *parser = self->parser;
  CauserieMathRowBuilder row = { 0 };
  CauserieMathScope outer = parser->scope;
  gboolean readable;

  flush (self);
  parser->scope.alphabet = CAUSERIE_MATH_ALPHABET_NORMAL;
  readable = causerie_math_parser_read_row (parser, CAUSERIE_MATH_SCOPE_DOLLAR, &row) &&
             causerie_math_parser_accept (parser, "$");
  parser->scope = outer;
  if (readable)
    causerie_math_row_append (self->row, causerie_math_parser_finish_row (parser, &row));
  return readable;
}

/* "{…}" with a font of its own. */
static gboolean
read_part (Text *self, CauserieMathTextFont font)
{
  Text part = { self->parser, self->row, font, self->words };

  flush (self);
  if (!read_text (&part))
    return FALSE;
  flush (&part);
  return TRUE;
}

/* "\euro": what is no letter or sign of formulas. */
static gboolean
append_symbol (Text *self, const char *name, gsize length)
{
  const CauserieMathSymbolInfo *info = causerie_math_symbol_find (name, length);

  if (info == NULL || info->kind != CAUSERIE_MATH_SYMBOL_ATOM ||
      (info->class != CAUSERIE_MATH_ORD && info->class != CAUSERIE_MATH_INNER))
    return FALSE;
  g_string_append_unichar (self->words, info->character);
  return TRUE;
}

static gboolean
read_command (Text *self)
{
  static const char *plain = "%&#_${} ";
  const CauserieMathCommand *command;
  const char *name;
  gsize length;

  if (!causerie_math_parser_read_name (self->parser, &name, &length))
    return FALSE;
  if (length == 1 && strchr (plain, *name) != NULL) {
    g_string_append_c (self->words, *name);
    return TRUE;
  }

  if (g_ascii_isalpha (*name))
    causerie_math_parser_skip_space (self->parser);
  command = causerie_math_command_find (name, length);
  if (command != NULL && command->read == causerie_math_read_text)
    return causerie_math_parser_sees (self->parser, "{") && read_part (self, command->value);
  if (command != NULL && command->read == causerie_math_read_space) {
    flush (self);
    return command->read (self->parser, command, self->row);
  }
  if (command != NULL && command->read == causerie_math_read_alphabet_switch) {
    flush (self);
    return causerie_math_alphabet_get_font (command->value, &self->font);
  }
  return append_symbol (self, name, length);
}

/* White space of any length is one space; dashes and quotes are made as TeX makes them. Signs that
 * mean nothing in words ("max_len") are themselves, though TeX would refuse them. */
static gboolean
read_character (Text *self)
{
  static const struct { const char *typed, *shown; } signs[] = {
    { "---", "—" }, { "--", "–" }, { "``", "“" }, { "''", "”" }, { "`", "‘" }, { "'", "’" },
    { "~", "\u00a0" },
  };
  CauserieMathParser *parser = self->parser;
  gsize left = parser->end - parser->p;
  gunichar c = g_utf8_get_char (parser->p);

  if (g_unichar_isspace (c)) {
    while (parser->p < parser->end && g_unichar_isspace (g_utf8_get_char (parser->p)))
      parser->p = g_utf8_next_char (parser->p);
    g_string_append_c (self->words, ' ');
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    gsize length = strlen (signs[i].typed);

    if (length <= left && strncmp (parser->p, signs[i].typed, length) == 0) {
      g_string_append (self->words, signs[i].shown);
      parser->p += length;
      return TRUE;
    }
  }
  if (!g_unichar_isprint (c))
    return FALSE;
  g_string_append_unichar (self->words, c);
  parser->p = g_utf8_next_char (parser->p);
  return TRUE;
}

/* "{…}", or one character. */
static gboolean
read_text (Text *self)
{
  CauserieMathParser *parser = self->parser;
  gboolean readable = parser->depth < CAUSERIE_MATH_MAX_DEPTH;

  if (!causerie_math_parser_accept (parser, "{"))
    return parser->p < parser->end && strchr ("\\$}", *parser->p) == NULL && read_character (self);

  parser->depth++;
  while (readable && parser->p < parser->end && *parser->p != '}') {
    if (*parser->p == '{')
      readable = read_part (self, self->font);
    else if (*parser->p == '\\')
      readable = read_command (self);
    else if (*parser->p == '$')
      readable = parser->p++ < parser->end && read_formula (self);
    else
      readable = read_character (self);
  }
  parser->depth--;
  return readable && causerie_math_parser_accept (parser, "}");
}

gboolean
causerie_math_read_text (CauserieMathParser        *self,
                         const CauserieMathCommand *command,
                         CauserieMathRowBuilder    *row)
{
  g_autoptr(GString) words = g_string_new (NULL);
  CauserieMathRowBuilder parts = { 0 };
  Text text = { self, &parts, command->value, words };

  if (!read_text (&text))
    return FALSE;
  flush (&text);
  causerie_math_row_append (row, causerie_math_parser_finish_row (self, &parts));
  return TRUE;
}

/* "①" */
gboolean
causerie_math_read_circled (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  char text[7] = { 0 };
  const char *inside;
  gsize length;
  guint64 number;

  if (!causerie_math_parser_read_raw (self, &inside, &length) || length == 0 || length > 2 ||
      !g_ascii_isdigit (inside[0]) || !g_ascii_isdigit (inside[length - 1]))
    return FALSE;
  number = g_ascii_strtoull (inside, NULL, 10);
  if (number < 1 || number > 20)
    return FALSE;

  g_unichar_to_utf8 (U'①' + number - 1, text);
  causerie_math_row_append (row, causerie_math_parser_new_text (self, text, strlen (text),
                                                                CAUSERIE_MATH_TEXT_ROMAN));
  return TRUE;
}

/* --- names of functions ----------------------------------------------------------------------- */

gboolean
causerie_math_read_function (CauserieMathParser        *self,
                             const CauserieMathCommand *command,
                             CauserieMathRowBuilder    *row)
{
  static const struct { const char *name, *shown; } names[] = {
    { "argmax", "arg max" }, { "argmin", "arg min" }, { "liminf", "lim inf" },
    { "limsup", "lim sup" }, { "injlim", "inj lim" }, { "projlim", "proj lim" },
  };
  const char *shown = command->name;
  CauserieMathNode *node;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i].name, shown) == 0)
      shown = names[i].shown;
  }

  node = causerie_math_parser_new_text (self, shown, strlen (shown), CAUSERIE_MATH_TEXT_ROMAN);
  node->class = CAUSERIE_MATH_OP;
  causerie_math_row_append (row, node);
  row->limits = command->value;
  return TRUE;
}

gboolean
causerie_math_read_operator_name (CauserieMathParser        *self,
                                  const CauserieMathCommand *command,
                                  CauserieMathRowBuilder    *row)
{
  CauserieMathScope outer = self->scope;
  CauserieMathLimits limits = CAUSERIE_MATH_LIMITS_NEVER;
  CauserieMathNode *name;

  if (causerie_math_parser_accept (self, "*") || strcmp (command->name, "operatorname") != 0)
    limits = CAUSERIE_MATH_LIMITS_DISPLAY;

  self->scope.alphabet = CAUSERIE_MATH_ALPHABET_ROMAN;
  name = causerie_math_parser_read_argument (self);
  self->scope = outer;
  if (name == NULL)
    return FALSE;

  name->class = CAUSERIE_MATH_OP;
  causerie_math_row_append (row, name);
  row->limits = limits;
  return TRUE;
}

static void
append_mod (CauserieMathParser *self, CauserieMathRowBuilder *row, CauserieMathClass class)
{
  CauserieMathNode *node =
    causerie_math_parser_new_text (self, "mod", strlen ("mod"), CAUSERIE_MATH_TEXT_ROMAN);

  node->class = class;
  causerie_math_row_append (row, node);
}

/* "a mod b" */
gboolean
causerie_math_read_modulo (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  append_mod (self, row, CAUSERIE_MATH_BIN);
  return TRUE;
}

/* "(mod n)"; the space before it is wide in display, as amsmath has it. */
gboolean
causerie_math_read_modulus (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  CauserieMathNode *modulus = causerie_math_parser_read_argument (self);

  if (modulus == NULL)
    return FALSE;

  causerie_math_parser_append_space (self, row, self->math->display ? 1 : 4 / 9.);
  if (command->option & CAUSERIE_MATH_MODULUS_FENCED)
    causerie_math_parser_append_symbol (self, row, '(', CAUSERIE_MATH_OPEN);
  if (command->option & CAUSERIE_MATH_MODULUS_NAMED) {
    append_mod (self, row, CAUSERIE_MATH_ORD);
    causerie_math_parser_append_space (self, row, 1 / 3.);
  }
  causerie_math_row_append (row, modulus);
  if (command->option & CAUSERIE_MATH_MODULUS_FENCED)
    causerie_math_parser_append_symbol (self, row, ')', CAUSERIE_MATH_CLOSE);
  return TRUE;
}
