/* causerie-math-row.c: nodes, rows of them, and what they are among their neighbours
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-parser.h"

#include <string.h>

gboolean
causerie_math_alphabet_get_font (CauserieMathAlphabet alphabet, CauserieMathTextFont *font)
{
  *font = CAUSERIE_MATH_TEXT_ROMAN;

  switch (alphabet) {
  case CAUSERIE_MATH_ALPHABET_ROMAN:
    return TRUE;
  case CAUSERIE_MATH_ALPHABET_BOLD:
    *font = CAUSERIE_MATH_TEXT_BOLD;
    return TRUE;
  case CAUSERIE_MATH_ALPHABET_ITALIC:
    *font = CAUSERIE_MATH_TEXT_ITALIC;
    return TRUE;
  case CAUSERIE_MATH_ALPHABET_SANS:
    *font = CAUSERIE_MATH_TEXT_SANS;
    return TRUE;
  case CAUSERIE_MATH_ALPHABET_MONO:
    *font = CAUSERIE_MATH_TEXT_MONO;
    return TRUE;
  default:
    return FALSE;
  }
}

CauserieMathNode *
causerie_math_parser_new_node (CauserieMathParser *self,
                               CauserieMathKind    kind,
                               CauserieMathClass   class)
{
  CauserieMathNode *node = causerie_math_allocate (self->math, sizeof *node);

  node->kind = kind;
  node->class = class;
  node->color = self->scope.color;
  return node;
}

CauserieMathNode *
causerie_math_parser_new_symbol (CauserieMathParser *self,
                                 gunichar            character,
                                 CauserieMathClass   class)
{
  CauserieMathNode *node = causerie_math_parser_new_node (self, CAUSERIE_MATH_SYMBOL, class);

  node->symbol.character = character;
  return node;
}

CauserieMathNode *
causerie_math_parser_new_text (CauserieMathParser   *self,
                               const char           *text,
                               gsize                 length,
                               CauserieMathTextFont  font)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_TEXT, CAUSERIE_MATH_ORD);
  char *copy = causerie_math_allocate (self->math, length + 1);

  node->text.text = memcpy (copy, text, length);
  node->text.font = font;
  return node;
}

/* Integrals have what they run over beside them. */
static CauserieMathLimits
get_usual_limits (const CauserieMathNode *node)
{
  gunichar c = node->symbol.character;

  if (node->kind != CAUSERIE_MATH_OPERATOR || (c >= U'∫' && c <= U'∳') || c == U'⨌')
    return CAUSERIE_MATH_LIMITS_NEVER;
  return CAUSERIE_MATH_LIMITS_DISPLAY;
}

void
causerie_math_row_append (CauserieMathRowBuilder *row, CauserieMathNode *node)
{
  if (row->last != NULL)
    row->last->next = node;
  else
    row->first = node;

  row->last = node;
  row->limits = get_usual_limits (node);
  row->scripts_open = FALSE;
}

void
causerie_math_parser_append_symbol (CauserieMathParser     *self,
                                    CauserieMathRowBuilder *row,
                                    gunichar                character,
                                    CauserieMathClass       class)
{
  causerie_math_row_append (row, causerie_math_parser_new_symbol (self, character, class));
}

void
causerie_math_parser_append_space (CauserieMathParser     *self,
                                   CauserieMathRowBuilder *row,
                                   double                  em)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_SPACE, CAUSERIE_MATH_NO_ATOM);

  node->space.width = em;
  causerie_math_row_append (row, node);
}

void
causerie_math_row_append_row (CauserieMathRowBuilder *row, const CauserieMathRowBuilder *other)
{
  if (other->first == NULL)
    return;

  causerie_math_row_append (row, other->first);
  row->last = other->last;
  row->limits = other->limits;
  row->scripts_open = other->scripts_open;
  row->primed = other->primed;
}

static gboolean
joins_nothing_before (const CauserieMathNode *before)
{
  if (before == NULL || (before->kind == CAUSERIE_MATH_DELIMITER && before->delimiter.size == 0))
    return TRUE;

  switch (before->class) {
  case CAUSERIE_MATH_OP:
  case CAUSERIE_MATH_BIN:
  case CAUSERIE_MATH_REL:
  case CAUSERIE_MATH_OPEN:
  case CAUSERIE_MATH_PUNCT:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
joins_nothing_after (const CauserieMathNode *after)
{
  return after == NULL || after->class == CAUSERIE_MATH_REL ||
         after->class == CAUSERIE_MATH_CLOSE || after->class == CAUSERIE_MATH_PUNCT;
}

/* The TeXbook, appendix G, rules 5 and 6. */
static void
settle_classes (CauserieMathNode *first)
{
  CauserieMathNode *before = NULL;

  for (CauserieMathNode *node = first; node != NULL; node = (CauserieMathNode *) node->next) {
    if (node->class == CAUSERIE_MATH_NO_ATOM)
      continue;
    if (node->class == CAUSERIE_MATH_BIN && joins_nothing_before (before))
      node->class = CAUSERIE_MATH_ORD;
    if (before != NULL && before->class == CAUSERIE_MATH_BIN && joins_nothing_after (node))
      before->class = CAUSERIE_MATH_ORD;
    before = node;
  }
  if (before != NULL && before->class == CAUSERIE_MATH_BIN)
    before->class = CAUSERIE_MATH_ORD;
}

CauserieMathNode *
causerie_math_parser_finish_row (CauserieMathParser *self, const CauserieMathRowBuilder *row)
{
  CauserieMathNode *only = row->first, *node;

  settle_classes (row->first);
  if (only != NULL && only == row->last && only->class == CAUSERIE_MATH_ORD)
    return only;

  node = causerie_math_parser_new_node (self, CAUSERIE_MATH_ROW, CAUSERIE_MATH_ORD);
  node->row.first = row->first;
  return node;
}
