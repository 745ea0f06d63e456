/* causerie-math-layout.c: a row of a formula, and its simplest parts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

/* Spaces between neighbours, in eighteenths of an em. */
#define THIN   3
#define MEDIUM 4
#define THICK  5

/* Row: what stands left; column: what stands right of it. Of a negative space nothing is left in
 * scripts. Pairs with a binary sign that cannot be are 0. */
static const gint8 spaces[][CAUSERIE_MATH_NO_ATOM] = {
  /* clang-format off */
  [CAUSERIE_MATH_ORD]   = { 0, THIN, -MEDIUM, -THICK, 0, 0, 0, -THIN },
  [CAUSERIE_MATH_OP]    = { THIN, THIN, 0, -THICK, 0, 0, 0, -THIN },
  [CAUSERIE_MATH_BIN]   = { -MEDIUM, -MEDIUM, 0, 0, -MEDIUM, 0, 0, -MEDIUM },
  [CAUSERIE_MATH_REL]   = { -THICK, -THICK, 0, 0, -THICK, 0, 0, -THICK },
  [CAUSERIE_MATH_OPEN]  = { 0, 0, 0, 0, 0, 0, 0, 0 },
  [CAUSERIE_MATH_CLOSE] = { 0, THIN, -MEDIUM, -THICK, 0, 0, 0, -THIN },
  [CAUSERIE_MATH_PUNCT] = { -THIN, -THIN, 0, -THIN, -THIN, -THIN, -THIN, -THIN },
  [CAUSERIE_MATH_INNER] = { -THIN, THIN, -MEDIUM, -THICK, -THIN, 0, -THIN, -THIN },
  /* clang-format on */
};

static double
get_space (CauserieMathLayout *self, CauserieMathClass left, CauserieMathClass right,
           CauserieMathSetting setting)
{
  int space = spaces[left][right];

  if (space < 0)
    space = causerie_math_layout_get_level (setting) == 0 ? -space : 0;
  return space / 18.0 * causerie_math_layout_get_size (self, setting);
}

/* --- a row ------------------------------------------------------------------------------------ */

/* The long formulas of a text may be broken where their outermost row has a sign between two. */
static void
end_segment (CauserieMathLayout *self, double x)
{
  CauserieMathSegment *last =
    &g_array_index (self->segments, CauserieMathSegment, self->segments->len - 1);
  CauserieMathSegment next = { .start = x, .first_mark = self->marks->len };

  last->end = x;
  last->end_mark = self->marks->len;
  g_array_append_val (self->segments, next);
}

typedef struct {
  CauserieMathPiece   row;
  CauserieMathSetting setting;
  CauserieMathClass   last;       /* the atom before; NO_ATOM at the start */
  guint               n_atoms;
  gboolean            has_spaces;
  gboolean            is_outermost;
} Row;

static void
append_piece (CauserieMathLayout *self, Row *row, const CauserieMathPiece *piece)
{
  causerie_math_layout_move (self, piece, row->row.width, 0);
  row->row.ascent = MAX (row->row.ascent, piece->ascent);
  row->row.descent = MAX (row->row.descent, piece->descent);
  row->row.width += piece->width + (piece->is_large ? 0 : piece->italic);
}

static void
append_atom (CauserieMathLayout *self, Row *row, const CauserieMathNode *node,
             CauserieMathPiece *only)
{
  CauserieMathPiece piece;

  if (row->last != CAUSERIE_MATH_NO_ATOM) {
    row->row.width += get_space (self, row->last, node->class, row->setting);
    if (row->is_outermost && (row->last == CAUSERIE_MATH_REL || row->last == CAUSERIE_MATH_BIN))
      end_segment (self, row->row.width);
  }
  piece = causerie_math_layout_node (self, node, row->setting);
  append_piece (self, row, &piece);
  row->last = node->class;
  row->n_atoms++;
  *only = piece;
}

static CauserieMathPiece
layout_row (CauserieMathLayout *self, const CauserieMathNode *first, CauserieMathSetting setting,
            gboolean is_outermost)
{
  Row row = {
    causerie_math_layout_begin (self), setting, CAUSERIE_MATH_NO_ATOM, .is_outermost = is_outermost,
  };
  CauserieMathPiece only;

  for (const CauserieMathNode *node = first; node != NULL; node = node->next) {
    if (node->kind == CAUSERIE_MATH_STYLE) {
      row.setting = causerie_math_layout_get_styled (row.setting, node->style.style);
    } else if (node->class == CAUSERIE_MATH_NO_ATOM) {
      CauserieMathPiece piece = causerie_math_layout_node (self, node, row.setting);

      row.has_spaces = TRUE;
      append_piece (self, &row, &piece);
    } else {
      append_atom (self, &row, node, &only);
    }
  }
  causerie_math_layout_end (self, &row.row);

  /* A row of one is that one: scripts and accents stand at it as if it had no braces. */
  if (row.n_atoms == 1 && !row.has_spaces)
    return only;
  row.row.attachment = row.row.width / 2;
  return row.row;
}

/* --- simple parts ----------------------------------------------------------------------------- */

static CauserieMathPiece
layout_space (CauserieMathLayout *self, const CauserieMathNode *node, CauserieMathSetting setting)
{
  CauserieMathPiece piece = causerie_math_layout_begin (self);

  piece.width = node->space.width * causerie_math_layout_get_size (self, setting);
  return piece;
}

/* The alignment of a part without width tells to which side it reaches. */
static double
find_phantom_shift (const CauserieMathPhantom *phantom, double width)
{
  switch (phantom->align) {
  case CAUSERIE_MATH_COLUMN_CENTER:
    return -width / 2;
  case CAUSERIE_MATH_COLUMN_RIGHT:
    return -width;
  case CAUSERIE_MATH_COLUMN_LEFT:
  default:
    return 0;
  }
}

static CauserieMathPiece
layout_phantom (CauserieMathLayout *self, const CauserieMathNode *node, CauserieMathSetting setting)
{
  const CauserieMathPhantom *phantom = &node->phantom;
  CauserieMathPiece piece = causerie_math_layout_node (self, phantom->base, setting);

  if (!phantom->visible) {
    g_array_set_size (self->marks, piece.first);
    piece.end = piece.first;
  }
  if (!phantom->has_width) {
    causerie_math_layout_move (self, &piece, find_phantom_shift (phantom, piece.width), 0);
    piece.width = piece.italic = 0;
  }
  if (!phantom->has_height)
    piece.ascent = piece.descent = 0;
  piece.glyph = 0;
  return piece;
}

static CauserieMathPiece
layout_text (CauserieMathLayout *self, const CauserieMathNode *node, CauserieMathSetting setting)
{
  return causerie_math_layout_add_words (self, &node->text, node->color,
                                         causerie_math_layout_get_size (self, setting));
}

CauserieMathPiece
causerie_math_layout_node (CauserieMathLayout     *self,
                           const CauserieMathNode *node,
                           CauserieMathSetting     setting)
{
  if (node == NULL)
    return causerie_math_layout_begin (self);

  switch (node->kind) {
  case CAUSERIE_MATH_ROW:
    return layout_row (self, node->row.first, setting, FALSE);
  case CAUSERIE_MATH_SYMBOL:
    return causerie_math_layout_add_symbol (self, node->symbol.character, node->color, setting);
  case CAUSERIE_MATH_OPERATOR:
    return causerie_math_layout_operator (self, node, setting);
  case CAUSERIE_MATH_DELIMITER:
    return causerie_math_layout_delimiter (self, node, setting);
  case CAUSERIE_MATH_TEXT:
    return layout_text (self, node, setting);
  case CAUSERIE_MATH_SPACE:
    return layout_space (self, node, setting);
  case CAUSERIE_MATH_SCRIPTS:
    return causerie_math_layout_scripts (self, node, setting);
  case CAUSERIE_MATH_FRACTION:
    return causerie_math_layout_fraction (self, node, setting);
  case CAUSERIE_MATH_ROOT:
    return causerie_math_layout_root (self, node, setting);
  case CAUSERIE_MATH_FENCE:
    return causerie_math_layout_fence (self, node, setting);
  case CAUSERIE_MATH_ACCENT:
    return causerie_math_layout_accent (self, node, setting);
  case CAUSERIE_MATH_BAR:
    return causerie_math_layout_bar (self, node, setting);
  case CAUSERIE_MATH_ARROW:
    return causerie_math_layout_arrow (self, node, setting);
  case CAUSERIE_MATH_ENCLOSURE:
    return causerie_math_layout_enclosure (self, node, setting);
  case CAUSERIE_MATH_PHANTOM:
    return layout_phantom (self, node, setting);
  case CAUSERIE_MATH_TABLE:
    return causerie_math_layout_table (self, node, setting);
  case CAUSERIE_MATH_STYLE:
  default:
    return causerie_math_layout_begin (self);
  }
}

CauserieMathPiece
causerie_math_layout_all (CauserieMathLayout *self, CauserieMath *math)
{
  CauserieMathSetting setting = {
    .style = causerie_math_is_display (math) ? CAUSERIE_MATH_STYLE_DISPLAY
                                             : CAUSERIE_MATH_STYLE_TEXT,
  };
  CauserieMathSegment first = { 0 }, *last;
  CauserieMathPiece piece;

  g_array_append_val (self->segments, first);
  piece = layout_row (self, causerie_math_get_root (math)->row.first, setting, TRUE);
  last = &g_array_index (self->segments, CauserieMathSegment, self->segments->len - 1);
  last->end = piece.width + piece.italic;
  last->end_mark = self->marks->len;
  return piece;
}
