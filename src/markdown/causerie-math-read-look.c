/* causerie-math-read-look.c: how what follows looks: alphabet, style, colour, frames
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-color.h"
#include "causerie-math-command.h"

gboolean
causerie_math_read_alphabet (CauserieMathParser        *self,
                             const CauserieMathCommand *command,
                             CauserieMathRowBuilder    *row)
{
  CauserieMathScope outer = self->scope;
  CauserieMathNode *node;

  self->scope.alphabet = command->value;
  node = causerie_math_parser_read_argument (self);
  self->scope = outer;
  if (node != NULL)
    causerie_math_row_append (row, node);
  return node != NULL;
}

gboolean
causerie_math_read_alphabet_switch (CauserieMathParser        *self,
                                    const CauserieMathCommand *command,
                                    CauserieMathRowBuilder    *row)
{
  self->scope.alphabet = command->value;
  return TRUE;
}

gboolean
causerie_math_read_style (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_STYLE, CAUSERIE_MATH_NO_ATOM);

  node->style.style = command->value;
  causerie_math_row_append (row, node);
  return TRUE;
}

/* --- colour ----------------------------------------------------------------------------------- */

/* "{red}", "[HTML]{ff8800}". */
static gboolean
read_color (CauserieMathParser *self, guint32 *color)
{
  const char *text;
  gsize length;

  if (causerie_math_parser_accept (self, "[") &&
      (!causerie_math_parser_accept (self, "HTML") || !causerie_math_parser_accept (self, "]")))
    return FALSE;
  return causerie_math_parser_read_raw (self, &text, &length) &&
         causerie_math_color_parse (text, length, color);
}

/* The argument in a colour. It changes nothing else: "\textcolor{red}{+}" is spaced as "+". Only
 * what has scripts as a whole is one atom. */
static gboolean
read_colored (CauserieMathParser *self, guint32 color, CauserieMathRowBuilder *row)
{
  CauserieMathScope outer = self->scope;
  CauserieMathRowBuilder content = { 0 };
  gboolean readable;

  self->scope.color = color;
  readable = causerie_math_parser_read_into (self, &content);
  self->scope = outer;
  if (!readable)
    return FALSE;

  if (content.first != content.last &&
      (causerie_math_parser_sees (self, "^") || causerie_math_parser_sees (self, "_")))
    causerie_math_row_append (row, causerie_math_parser_finish_row (self, &content));
  else
    causerie_math_row_append_row (row, &content);
  return TRUE;
}

/* In LaTeX the colour holds to the end of the group; models that write "\color{red}{x}" mean x. */
gboolean
causerie_math_read_color (CauserieMathParser        *self,
                          const CauserieMathCommand *command,
                          CauserieMathRowBuilder    *row)
{
  guint32 color;

  if (!read_color (self, &color))
    return FALSE;
  if (causerie_math_parser_sees (self, "{"))
    return read_colored (self, color, row);
  self->scope.color = color;
  return TRUE;
}

gboolean
causerie_math_read_text_color (CauserieMathParser        *self,
                               const CauserieMathCommand *command,
                               CauserieMathRowBuilder    *row)
{
  guint32 color;

  return read_color (self, &color) && read_colored (self, color, row);
}

/* --- frames and lines ------------------------------------------------------------------------- */

static CauserieMathNode *
new_enclosure (CauserieMathParser        *self,
               CauserieMathEnclosureKind  kind,
               const CauserieMathNode    *base)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_ENCLOSURE, CAUSERIE_MATH_ORD);

  node->enclosure.kind = kind;
  node->enclosure.base = base;
  return node;
}

/* The argument as words. */
static const CauserieMathNode *
read_words (CauserieMathParser *self)
{
  static const CauserieMathCommand text = { .value = CAUSERIE_MATH_TEXT_ROMAN };
  CauserieMathRowBuilder row = { 0 };

  return causerie_math_read_text (self, &text, &row) ? row.first : NULL;
}

gboolean
causerie_math_read_enclosure (CauserieMathParser        *self,
                              const CauserieMathCommand *command,
                              CauserieMathRowBuilder    *row)
{
  const CauserieMathNode *base =
    command->option ? read_words (self) : causerie_math_parser_read_argument (self);

  if (base != NULL)
    causerie_math_row_append (row, new_enclosure (self, command->value, base));
  return base != NULL;
}

gboolean
causerie_math_read_color_box (CauserieMathParser        *self,
                              const CauserieMathCommand *command,
                              CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node = new_enclosure (self, CAUSERIE_MATH_FILLED, NULL);

  if (!read_color (self, &node->enclosure.color))
    return FALSE;
  node->enclosure.base = read_words (self);
  causerie_math_row_append (row, node);
  return node->enclosure.base != NULL;
}

gboolean
causerie_math_read_framed_color_box (CauserieMathParser        *self,
                                     const CauserieMathCommand *command,
                                     CauserieMathRowBuilder    *row)
{
  CauserieMathNode *ground = new_enclosure (self, CAUSERIE_MATH_FILLED, NULL);
  CauserieMathNode *frame = new_enclosure (self, CAUSERIE_MATH_BOXED, ground);

  if (!read_color (self, &frame->color) || !read_color (self, &ground->enclosure.color))
    return FALSE;
  ground->enclosure.base = read_words (self);
  causerie_math_row_append (row, frame);
  return ground->enclosure.base != NULL;
}

gboolean
causerie_math_read_phantom (CauserieMathParser        *self,
                            const CauserieMathCommand *command,
                            CauserieMathRowBuilder    *row)
{
  CauserieMathNode *node =
    causerie_math_parser_new_node (self, CAUSERIE_MATH_PHANTOM, CAUSERIE_MATH_ORD);
  CauserieMathPhantom *phantom = &node->phantom;

  phantom->base = causerie_math_parser_read_argument (self);
  phantom->visible = (command->option & CAUSERIE_MATH_PHANTOM_VISIBLE) != 0;
  phantom->has_width = (command->option & CAUSERIE_MATH_PHANTOM_NO_WIDTH) == 0;
  phantom->has_height = (command->option & CAUSERIE_MATH_PHANTOM_NO_HEIGHT) == 0;
  if (command->option & CAUSERIE_MATH_PHANTOM_LEFT)
    phantom->align = CAUSERIE_MATH_COLUMN_LEFT;
  else if (command->option & CAUSERIE_MATH_PHANTOM_RIGHT)
    phantom->align = CAUSERIE_MATH_COLUMN_RIGHT;
  causerie_math_row_append (row, node);
  return phantom->base != NULL;
}
