/* causerie-math-parser.c: TeX to a tree: rows, groups, scripts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-parser.h"

#include "causerie-text.h"

#include <string.h>

static gboolean
at_end_of_row (CauserieMathParser *self)
{
  static const char *ends[] = { "\\\\", "\\cr", "\\end", "\\right" };

  if (!causerie_math_parser_skip_space (self))
    return TRUE;

  switch (*self->p) {
  case '}':
  case '&':
    return TRUE;
  case ']':
    return self->scope.kind == CAUSERIE_MATH_SCOPE_OPTION;
  case '$':
    return self->scope.kind == CAUSERIE_MATH_SCOPE_DOLLAR;
  case '\\':
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
      if (causerie_math_parser_sees (self, ends[i]))
        return TRUE;
    }
    return FALSE;
  default:
    return FALSE;
  }
}

/* --- characters and words --------------------------------------------------------------------- */

/* Letters that are no signs of mathematics, as Cyrillic ones, are words in any alphabet. */
static gboolean
is_foreign (gunichar c)
{
  return c >= 0x80 && (g_unichar_isalpha (c) || g_unichar_ismark (c)) &&
         causerie_math_alphabet_get (CAUSERIE_MATH_ALPHABET_BOLD, c) == c &&
         causerie_math_alphabet_plain (c) == c && causerie_math_symbol_recognise (c) == NULL;
}

static gboolean
is_in_word (gunichar c, gboolean upright)
{
  return (upright && c < 0x80 && g_ascii_isalnum (c)) || is_foreign (c);
}

/* Two letters or more that are one name: all but the last when that has a script. */
static gboolean
read_word (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  CauserieMathTextFont font;
  gboolean upright = causerie_math_alphabet_get_font (self->scope.alphabet, &font);
  const char *p = self->p, *last = p;
  CauserieMathNode *word;

  if (g_ascii_isdigit (*p))
    return FALSE;
  while (p < self->end && is_in_word (g_utf8_get_char (p), upright)) {
    last = p;
    p = g_utf8_next_char (p);
  }
  if (p < self->end && strchr ("^_'", *p) != NULL)
    p = last;
  if (p <= g_utf8_next_char (self->p))
    return FALSE;

  word = causerie_math_parser_new_text (self, self->p, p - self->p, font);
  causerie_math_row_append (row, word);
  self->p = p;
  return TRUE;
}

static void
append_symbol (CauserieMathParser           *self,
               CauserieMathRowBuilder       *row,
               const CauserieMathSymbolInfo *info)
{
  CauserieMathNode *node = causerie_math_parser_new_symbol (self, info->character, info->class);

  if (info->kind == CAUSERIE_MATH_SYMBOL_LARGE)
    node->kind = CAUSERIE_MATH_OPERATOR;
  if (info->kind == CAUSERIE_MATH_SYMBOL_VARIABLE)
    node->symbol.character = causerie_math_alphabet_get (self->scope.alphabet, info->character);

  causerie_math_row_append (row, node);
}

static gboolean
read_character (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  const char *start = self->p;
  gunichar c = g_utf8_get_char (start);
  const CauserieMathSymbolInfo *info = causerie_math_symbol_recognise (c);

  if (!g_unichar_isgraph (c))
    return FALSE;

  self->p = g_utf8_next_char (start);
  if (info != NULL) {
    append_symbol (self, row, info);
  } else if ((c < 0x80 && g_ascii_isalnum (c)) || causerie_math_alphabet_plain (c) != c) {
    c = causerie_math_alphabet_get (self->scope.alphabet, c);
    causerie_math_parser_append_symbol (self, row, c, CAUSERIE_MATH_ORD);
  } else if (c >= 0x80) {
    causerie_math_row_append (row, causerie_math_parser_new_text (self, start, self->p - start,
                                                                  CAUSERIE_MATH_TEXT_ROMAN));
  } else {
    return FALSE;
  }
  return TRUE;
}

/* --- scripts ---------------------------------------------------------------------------------- */

/* The SCRIPTS at the end of the row; made of the last atom when there is none yet. */
static CauserieMathNode *
open_scripts (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  CauserieMathNode *node = row->last, *base;

  if (row->scripts_open)
    return node;

  if (node == NULL || node->class == CAUSERIE_MATH_NO_ATOM) {
    base = NULL;
    node = causerie_math_parser_new_node (self, CAUSERIE_MATH_SCRIPTS, CAUSERIE_MATH_ORD);
    causerie_math_row_append (row, node);
  } else {
    base = causerie_math_parser_new_node (self, node->kind, node->class);
    *base = *node;
    *node = (CauserieMathNode) { .kind = CAUSERIE_MATH_SCRIPTS, .class = base->class,
                                 .color = base->color };
  }

  node->scripts.base = base;
  node->scripts.limits = row->limits;
  row->scripts_open = TRUE;
  row->primed = FALSE;
  return node;
}

static gboolean
read_primes (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  static const gunichar primes[] = { U'′', U'″', U'‴', U'⁗' };
  CauserieMathNode *node = open_scripts (self, row);
  guint n = 0;

  if (node->scripts.sup != NULL)
    return FALSE;
  while (causerie_math_parser_accept (self, "'"))
    n++;
  if (n > G_N_ELEMENTS (primes))
    return FALSE;

  node->scripts.sup = causerie_math_parser_new_symbol (self, primes[n - 1], CAUSERIE_MATH_ORD);
  row->primed = TRUE;
  return TRUE;
}

/* "f'^2": the primes and what comes after are one superscript. */
static const CauserieMathNode *
join_primes (CauserieMathParser *self, const CauserieMathNode *primes, CauserieMathNode *sup)
{
  CauserieMathRowBuilder row = { 0 };

  causerie_math_row_append (&row, (CauserieMathNode *) primes);
  causerie_math_row_append (&row, sup);
  return causerie_math_parser_finish_row (self, &row);
}

static gboolean
read_script (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  gboolean above = *self->p++ == '^';
  CauserieMathNode *node = open_scripts (self, row);
  const CauserieMathNode **script = above ? &node->scripts.sup : &node->scripts.sub;
  CauserieMathNode *argument;

  if (*script != NULL && !(above && row->primed))
    return FALSE;
  argument = causerie_math_parser_read_argument (self);
  if (argument == NULL)
    return FALSE;

  *script = above && row->primed ? join_primes (self, *script, argument) : argument;
  if (above)
    row->primed = FALSE;
  return TRUE;
}

/* --- rows ------------------------------------------------------------------------------------- */

static gboolean
read_group (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  CauserieMathNode *group = causerie_math_parser_read_argument (self);

  if (group != NULL)
    causerie_math_row_append (row, group);
  return group != NULL;
}

static gboolean
read_command (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  const char *name;
  gsize length;
  const CauserieMathCommand *command;
  const CauserieMathSymbolInfo *info;

  if (!causerie_math_parser_read_name (self, &name, &length))
    return FALSE;
  command = causerie_math_command_find (name, length);
  if (command != NULL)
    return command->read (self, command, row);
  info = causerie_math_symbol_find (name, length);
  if (info != NULL)
    append_symbol (self, row, info);
  return info != NULL;
}

/* What comes next and is neither white space nor the end of the row. */
static gboolean
read_token (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  switch (*self->p) {
  case '{':
    return read_group (self, row);
  case '^':
  case '_':
    return read_script (self, row);
  case '\'':
    return read_primes (self, row);
  case '\\':
    return read_command (self, row);
  case '~':
    self->p++;
    causerie_math_parser_append_space (self, row, 1 / 3.);
    return TRUE;
  default:
    return read_character (self, row);
  }
}

gboolean
causerie_math_parser_read_row (CauserieMathParser     *self,
                               CauserieMathScopeKind   kind,
                               CauserieMathRowBuilder *row)
{
  CauserieMathScope outer = self->scope;
  gboolean readable = self->depth < CAUSERIE_MATH_MAX_DEPTH;

  self->depth++;
  self->scope.kind = kind;
  while (readable && !at_end_of_row (self))
    readable = read_word (self, row) || read_token (self, row);
  self->scope = outer;
  self->depth--;
  return readable;
}

gboolean
causerie_math_parser_read_into (CauserieMathParser *self, CauserieMathRowBuilder *row)
{
  gboolean readable;

  if (causerie_math_parser_accept (self, "{"))
    return causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_GROUP, row) &&
           causerie_math_parser_accept (self, "}");

  if (at_end_of_row (self) || strchr ("^_'", *self->p) != NULL ||
      self->depth >= CAUSERIE_MATH_MAX_DEPTH)
    return FALSE;

  self->depth++;
  readable = read_token (self, row);
  self->depth--;
  return readable;
}

CauserieMathNode *
causerie_math_parser_read_argument (CauserieMathParser *self)
{
  CauserieMathRowBuilder row = { 0 };

  if (!causerie_math_parser_read_into (self, &row))
    return NULL;
  return causerie_math_parser_finish_row (self, &row);
}

gboolean
causerie_math_parser_read_option (CauserieMathParser *self, const CauserieMathNode **option)
{
  CauserieMathRowBuilder row = { 0 };

  *option = NULL;
  if (!causerie_math_parser_accept (self, "["))
    return TRUE;
  if (!causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_OPTION, &row) ||
      !causerie_math_parser_accept (self, "]"))
    return FALSE;

  *option = causerie_math_parser_finish_row (self, &row);
  return TRUE;
}

static CauserieMathNode *
read_all (CauserieMathParser *self)
{
  CauserieMathRowBuilder row = { 0 };

  if (!causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_GROUP, &row) ||
      causerie_math_parser_skip_space (self))
    return NULL;
  return causerie_math_parser_finish_row (self, &row);
}

CauserieMathNode *
causerie_math_parser_read_written (CauserieMathParser *self, const char *tex, gsize length)
{
  const char *p = self->p, *end = self->end, *last_line = self->last_line;
  CauserieMathNode *all;

  causerie_math_parser_begin (self, tex, length);
  self->written = TRUE;
  all = read_all (self);
  self->written = FALSE;
  self->p = p;
  self->end = end;
  self->last_line = last_line;
  return all;
}

/* The whole formula; in display "\\" may stand in it though no environment is begun. */
static const CauserieMathNode *
read_formula (CauserieMathParser *self)
{
  const char *start = self->p;
  const CauserieMathNode *all = read_all (self);

  if (all != NULL || !self->math->display || !causerie_math_parser_sees (self, "\\\\"))
    return all;

  self->p = start;
  self->tag = NULL;
  return causerie_math_parser_read_lines (self);
}

static const CauserieMathNode *
make_row (CauserieMathParser *self, const CauserieMathNode *content)
{
  CauserieMathNode *row;

  if (content == NULL || content->kind == CAUSERIE_MATH_ROW)
    return content;
  row = causerie_math_parser_new_node (self, CAUSERIE_MATH_ROW, CAUSERIE_MATH_ORD);
  row->row.first = content;
  return row;
}

CauserieMath *
causerie_math_parse (const char *tex, gsize length, gboolean display)
{
  g_autoptr(CauserieMath) math = NULL;
  CauserieMathParser parser = { .scope.stretch = 1 };

  if (length > CAUSERIE_MATH_MAX_LENGTH || !causerie_text_is_utf8 (tex, length))
    return NULL;

  math = causerie_math_new (display);
  parser.math = math;
  causerie_math_parser_begin (&parser, tex, length);
  math->root = make_row (&parser, read_formula (&parser));
  math->tag = parser.tag;
  return math->root != NULL ? g_steal_pointer (&math) : NULL;
}
