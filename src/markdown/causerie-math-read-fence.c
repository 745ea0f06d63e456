/* causerie-math-read-fence.c: delimiters that grow
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-command.h"

/* What may be a delimiter though it is no bracket. */
static gboolean
is_upright_sign (gunichar c)
{
  static const gunichar signs[] = { U'|', U'‖', U'/', U'\\', U'↑', U'↓', U'↕', U'⇑', U'⇓', U'⇕' };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (signs[i] == c)
      return TRUE;
  }
  return FALSE;
}

gboolean
causerie_math_parser_read_delimiter (CauserieMathParser *self, gunichar *character)
{
  const CauserieMathSymbolInfo *info;
  const char *name;
  gsize length;

  if (!causerie_math_parser_skip_space (self))
    return FALSE;

  if (*self->p == '\\') {
    if (!causerie_math_parser_read_name (self, &name, &length))
      return FALSE;
    info = causerie_math_symbol_find (name, length);
  } else {
    info = causerie_math_symbol_recognise (g_utf8_get_char (self->p));
    self->p = g_utf8_next_char (self->p);
  }
  if (info == NULL)
    return FALSE;

  *character = info->character;
  if (*character == '.')
    *character = 0;
  else if (*character == '<')
    *character = U'⟨';
  else if (*character == '>')
    *character = U'⟩';
  else
    return info->class == CAUSERIE_MATH_OPEN || info->class == CAUSERIE_MATH_CLOSE ||
           is_upright_sign (*character);
  return TRUE;
}

static CauserieMathNode *
new_fence (CauserieMathParser     *self,
           gunichar                left,
           gunichar                right,
           const CauserieMathNode *body)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_FENCE, CAUSERIE_MATH_INNER);

  node->fence.left = left;
  node->fence.right = right;
  node->fence.body = body;
  return node;
}

gboolean
causerie_math_read_fence (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  CauserieMathRowBuilder body = { 0 };
  gunichar left, right;

  if (!causerie_math_parser_read_delimiter (self, &left) ||
      !causerie_math_parser_read_row (self, CAUSERIE_MATH_SCOPE_FENCE, &body) ||
      !causerie_math_parser_accept (self, "\\right") ||
      !causerie_math_parser_read_delimiter (self, &right))
    return FALSE;

  causerie_math_row_append (row, new_fence (self, left, right,
                                            causerie_math_parser_finish_row (self, &body)));
  return TRUE;
}

gboolean
causerie_math_read_middle (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node;
  gunichar character;

  if (self->scope.kind != CAUSERIE_MATH_SCOPE_FENCE ||
      !causerie_math_parser_read_delimiter (self, &character))
    return FALSE;

  node = causerie_math_parser_new_node (self, CAUSERIE_MATH_DELIMITER, CAUSERIE_MATH_CLOSE);
  node->delimiter.character = character;
  causerie_math_row_append (row, node);
  row->divided = TRUE;
  return TRUE;
}

gboolean
causerie_math_read_big (CauserieMathParser        *self,
                        const CauserieMathCommand *command,
                        CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node;
  gunichar character;

  if (!causerie_math_parser_read_delimiter (self, &character))
    return FALSE;

  node = causerie_math_parser_new_node (self, CAUSERIE_MATH_DELIMITER, command->option);
  node->delimiter.character = character;
  node->delimiter.size = command->value;
  causerie_math_row_append (row, node);
  return TRUE;
}

gboolean
causerie_math_read_around (CauserieMathParser        *self,
                           const CauserieMathCommand *command,
                           CauserieMathRowBuilder    *row)
{
  const CauserieMathNode *body;

  causerie_math_parser_accept (self, "*");
  body = causerie_math_parser_read_argument (self);
  if (body == NULL)
    return FALSE;

  causerie_math_row_append (row, new_fence (self, command->value, command->option, body));
  return TRUE;
}
