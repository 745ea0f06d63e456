/* causerie-math-read-over.c: what stands over, under and at the corners of something
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

static CauserieMathNode *
read_accent (CauserieMathParser *self, const CauserieMathCommand *command)
{
  CauserieMathKind kind = command->value != 0 ? CAUSERIE_MATH_ACCENT : CAUSERIE_MATH_BAR;
  CauserieMathNode *node = causerie_math_parser_new_node (self, kind, CAUSERIE_MATH_ORD);

  node->accent.base = causerie_math_parser_read_argument (self);
  node->accent.character = command->value;
  node->accent.stretches = (command->option & CAUSERIE_MATH_ACCENT_STRETCHES) != 0;
  node->accent.under = (command->option & CAUSERIE_MATH_ACCENT_UNDER) != 0;
  return node->accent.base != NULL ? node : NULL;
}

gboolean
causerie_math_read_accent (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node = read_accent (self, command);

  if (node != NULL)
    causerie_math_row_append (row, node);
  return node != NULL;
}

/* In LaTeX it is an operator, so that "-" after it is no longer binary; nobody means that. */
gboolean
causerie_math_read_brace (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node = read_accent (self, command);

  if (node == NULL)
    return FALSE;
  causerie_math_row_append (row, node);
  row->limits = CAUSERIE_MATH_LIMITS_ALWAYS;
  return TRUE;
}

/* It is spaced as the one atom it is put around, "\overset{!}{=}" as "=", or as the operator that
 * ends it: "\underset{x}{\arg\min}". */
static CauserieMathNode *
read_base (CauserieMathParser *self, CauserieMathClass *class)
{
  CauserieMathRowBuilder row = { 0 };

  if (!causerie_math_parser_read_into (self, &row))
    return NULL;
  *class = CAUSERIE_MATH_ORD;
  if (row.last != NULL && (row.first == row.last || row.last->class == CAUSERIE_MATH_OP))
    *class = row.last->class;
  return causerie_math_parser_finish_row (self, &row);
}

gboolean
causerie_math_read_set (CauserieMathParser        *self,
                        const CauserieMathCommand *command,
                        CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_SCRIPTS, CAUSERIE_MATH_ORD);
  const CauserieMathNode **scripts[] = { &node->scripts.sup, &node->scripts.sub };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    if ((command->option & (1 << i)) == 0)
      continue;
    *scripts[i] = causerie_math_parser_read_argument (self);
    if (*scripts[i] == NULL)
      return FALSE;
  }

  node->scripts.base = read_base (self, &node->class);
  node->scripts.limits = CAUSERIE_MATH_LIMITS_ALWAYS;
  causerie_math_row_append (row, node);
  return node->scripts.base != NULL;
}

gboolean
causerie_math_read_arrow (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_ARROW, CAUSERIE_MATH_REL);

  node->arrow.character = command->value;
  if (!causerie_math_parser_read_option (self, &node->arrow.under))
    return FALSE;
  node->arrow.over = causerie_math_parser_read_argument (self);
  causerie_math_row_append (row, node);
  return node->arrow.over != NULL;
}

gboolean
causerie_math_read_limits (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  if (row->last == NULL || (row->last->class != CAUSERIE_MATH_OP &&
                            row->limits == CAUSERIE_MATH_LIMITS_NEVER))
    return FALSE;

  row->limits = command->value;
  if (row->scripts_open)
    row->last->scripts.limits = command->value;
  return TRUE;
}

gboolean
causerie_math_read_root (CauserieMathParser        *self,
                         const CauserieMathCommand *command,
                         CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_ROOT, CAUSERIE_MATH_ORD);

  if (!causerie_math_parser_read_option (self, &node->root.index))
    return FALSE;
  node->root.radicand = causerie_math_parser_read_argument (self);
  causerie_math_row_append (row, node);
  return node->root.radicand != NULL;
}
