/* causerie-math-read-fraction.c: fractions and binomials, by \frac and by \over
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

static CauserieMathNode *
new_fraction (CauserieMathParser     *self,
              const CauserieMathNode *numerator,
              const CauserieMathNode *denominator)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_FRACTION, CAUSERIE_MATH_ORD);

  node->fraction.numerator = numerator;
  node->fraction.denominator = denominator;
  return node;
}

static CauserieMathNode *
read_fraction (CauserieMathParser *self)
{
  const CauserieMathNode *numerator = causerie_math_parser_read_argument (self);
  const CauserieMathNode *denominator =
    numerator != NULL ? causerie_math_parser_read_argument (self) : NULL;

  return denominator != NULL ? new_fraction (self, numerator, denominator) : NULL;
}

gboolean
causerie_math_read_fraction (CauserieMathParser        *self,
                             const CauserieMathCommand *command,
                             CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node;

  if (command->option && causerie_math_parser_accept (self, "[")) {
    self->p += self->p < self->end; /* which side the numerator goes to: always its middle here */
    if (!causerie_math_parser_accept (self, "]"))
      return FALSE;
  }

  node = read_fraction (self);
  if (node == NULL)
    return FALSE;
  node->fraction.style = command->value;
  node->fraction.continued = command->option;
  causerie_math_row_append (row, node);
  return TRUE;
}

gboolean
causerie_math_read_binomial (CauserieMathParser        *self,
                             const CauserieMathCommand *command,
                             CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node = read_fraction (self);

  if (node == NULL)
    return FALSE;
  node->fraction.style = command->value;
  node->fraction.left = '(';
  node->fraction.right = ')';
  node->fraction.no_rule = TRUE;
  causerie_math_row_append (row, node);
  return TRUE;
}

/* A delimiter in braces, which may be empty. */
static gboolean
read_braced_delimiter (CauserieMathParser *self, gunichar *character)
{
  *character = 0;
  if (!causerie_math_parser_accept (self, "{"))
    return causerie_math_parser_read_delimiter (self, character);
  if (causerie_math_parser_accept (self, "}"))
    return TRUE;
  return causerie_math_parser_read_delimiter (self, character) &&
         causerie_math_parser_accept (self, "}");
}

/* "{0pt}": no rule; "{}": a rule. Other widths have no place here. */
static gboolean
read_thickness (CauserieMathParser *self, gboolean *no_rule)
{
  double em = 1;

  if (!causerie_math_parser_accept (self, "{"))
    return FALSE;
  if (causerie_math_parser_accept (self, "}")) {
    *no_rule = FALSE;
    return TRUE;
  }
  *no_rule = TRUE;
  return causerie_math_parser_read_length (self, &em) && em == 0 &&
         causerie_math_parser_accept (self, "}");
}

static gboolean
read_style_number (CauserieMathParser *self, CauserieMathStyle *style)
{
  static const char *numbers[] = { "0", "1", "2", "3" };

  *style = CAUSERIE_MATH_STYLE_INHERIT;
  if (!causerie_math_parser_accept (self, "{"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (causerie_math_parser_accept (self, numbers[i]))
      *style = CAUSERIE_MATH_STYLE_DISPLAY + i;
  }
  return causerie_math_parser_accept (self, "}");
}

gboolean
causerie_math_read_genfrac (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  gunichar left, right;
  gboolean no_rule;
  CauserieMathStyle style;
  CauserieMathNode *node;

  if (!read_braced_delimiter (self, &left) || !read_braced_delimiter (self, &right) ||
      !read_thickness (self, &no_rule) || !read_style_number (self, &style))
    return FALSE;

  node = read_fraction (self);
  if (node == NULL)
    return FALSE;
  node->fraction.style = style;
  node->fraction.left = left;
  node->fraction.right = right;
  node->fraction.no_rule = no_rule;
  causerie_math_row_append (row, node);
  return TRUE;
}

/* All that stands before it in its group is the numerator, all after it the denominator. */
gboolean
causerie_math_read_infix (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  static const char signs[][2] = {
    [CAUSERIE_MATH_INFIX_OVER] = "",
    [CAUSERIE_MATH_INFIX_ATOP] = "",
    [CAUSERIE_MATH_INFIX_CHOOSE] = { '(', ')' },
    [CAUSERIE_MATH_INFIX_BRACE] = { '{', '}' },
    [CAUSERIE_MATH_INFIX_BRACK] = { '[', ']' },
  };
  CauserieMathScopeKind kind = self->scope.kind;
  CauserieMathRowBuilder below = { .divided = TRUE };
  const CauserieMathNode *numerator = causerie_math_parser_finish_row (self, row);
  CauserieMathNode *node;

  if (kind == CAUSERIE_MATH_SCOPE_FENCE)
    kind = CAUSERIE_MATH_SCOPE_GROUP;
  if (row->divided || !causerie_math_parser_read_row (self, kind, &below))
    return FALSE;

  node = new_fraction (self, numerator, causerie_math_parser_finish_row (self, &below));
  node->fraction.left = signs[command->value][0];
  node->fraction.right = signs[command->value][1];
  node->fraction.no_rule = command->value != CAUSERIE_MATH_INFIX_OVER;
  *row = (CauserieMathRowBuilder) { .divided = TRUE };
  causerie_math_row_append (row, node);
  return TRUE;
}
