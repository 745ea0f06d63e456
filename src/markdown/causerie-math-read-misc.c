/* causerie-math-read-misc.c: spaces, classes, dots, negations and tags
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

#include <string.h>

gboolean
causerie_math_read_space (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  causerie_math_parser_append_space (self, row, command->value / 18.);
  return TRUE;
}

gboolean
causerie_math_read_length (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  gboolean braced;
  double em;

  causerie_math_parser_accept (self, "*");
  braced = causerie_math_parser_accept (self, "{");
  if (!causerie_math_parser_read_length (self, &em) ||
      (braced && !causerie_math_parser_accept (self, "}")))
    return FALSE;
  causerie_math_parser_append_space (self, row, em);
  return TRUE;
}

gboolean
causerie_math_read_class (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  CauserieMathNode *argument = causerie_math_parser_read_argument (self);

  if (argument == NULL)
    return FALSE;
  argument->class = command->value;
  causerie_math_row_append (row, argument);
  if (command->value == CAUSERIE_MATH_OP)
    row->limits = CAUSERIE_MATH_LIMITS_DISPLAY;
  return TRUE;
}

gboolean
causerie_math_read_spaced (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  causerie_math_parser_append_space (self, row, 5 / 18.);
  causerie_math_parser_append_symbol (self, row, command->value, CAUSERIE_MATH_REL);
  causerie_math_parser_append_space (self, row, 5 / 18.);
  return TRUE;
}

/* As amsmath: raised between signs that are in the middle of the line, else on its foot. */
gboolean
causerie_math_read_dots (CauserieMathParser        *self,
                         const CauserieMathCommand *command,
                         CauserieMathRowBuilder    *row)
{
  static const char *raised[] = { "+", "-", "=", "<", ">", "*", "\\cdot", "\\times", "\\le", "\\leq",
                                  "\\to", "\\sum", "\\int", "\\cup", "\\cap", "\\oplus" };
  gunichar character = U'…';

  for (guint i = 0; i < G_N_ELEMENTS (raised); i++) {
    if (causerie_math_parser_sees (self, raised[i]))
      character = U'⋯';
  }

  causerie_math_parser_append_symbol (self, row, character, CAUSERIE_MATH_INNER);
  return TRUE;
}

/* Most negated relations are characters of their own. */
gboolean
causerie_math_read_not (CauserieMathParser        *self,
                        const CauserieMathCommand *command,
                        CauserieMathRowBuilder    *row)
{
  CauserieMathRowBuilder content = { 0 };
  CauserieMathNode *node, *negated;
  gunichar character;

  if (!causerie_math_parser_read_into (self, &content) || content.first == NULL ||
      content.first != content.last)
    return FALSE;

  node = content.first;
  if (node->kind == CAUSERIE_MATH_SYMBOL &&
      g_unichar_compose (node->symbol.character, U'\u0338', &character)) {
    node->symbol.character = character;
    causerie_math_row_append (row, node);
    return TRUE;
  }

  negated = causerie_math_parser_new_node (self, CAUSERIE_MATH_ENCLOSURE, node->class);
  negated->enclosure.kind = CAUSERIE_MATH_NEGATED;
  negated->enclosure.base = node;
  causerie_math_row_append (row, negated);
  return TRUE;
}

/* "\tag{1}" is shown "(1)", "\tag*{1}" as it is. */
gboolean
causerie_math_read_tag (CauserieMathParser        *self,
                        const CauserieMathCommand *command,
                        CauserieMathRowBuilder    *row)
{
  static const CauserieMathCommand text = { .value = CAUSERIE_MATH_TEXT_ROMAN };
  gboolean bare = causerie_math_parser_accept (self, "*");
  CauserieMathScope outer = self->scope;
  CauserieMathRowBuilder tag = { 0 };
  gboolean readable;

  if (self->tag != NULL || !causerie_math_parser_sees (self, "{"))
    return FALSE;

  self->scope.color = 0;
  if (!bare)
    causerie_math_parser_append_symbol (self, &tag, '(', CAUSERIE_MATH_ORD);
  readable = causerie_math_read_text (self, &text, &tag);
  if (!bare)
    causerie_math_parser_append_symbol (self, &tag, ')', CAUSERIE_MATH_ORD);
  self->tag = causerie_math_parser_finish_row (self, &tag);
  self->scope = outer;
  return readable;
}

gboolean
causerie_math_read_nothing (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  const char *text;
  gsize length;

  for (guint i = 0; i < command->option; i++) {
    if (!causerie_math_parser_read_raw (self, &text, &length))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_math_read_same (CauserieMathParser        *self,
                         const CauserieMathCommand *command,
                         CauserieMathRowBuilder    *row)
{
  CauserieMathNode *argument = causerie_math_parser_read_argument (self);

  if (argument != NULL)
    causerie_math_row_append (row, argument);
  return argument != NULL;
}
