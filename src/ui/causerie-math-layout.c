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

/* A part of a row: first all are laid out, then they are placed. */
typedef struct {
  const CauserieMathNode *node;
  CauserieMathSetting     setting;
  CauserieMathPiece       piece;
} Item;

/* Its height is that of the brackets around the row. */
static gboolean
is_middle (const CauserieMathNode *node)
{
  return node->kind == CAUSERIE_MATH_DELIMITER && node->delimiter.size == 0;
}

static GArray *
lay_out_items (CauserieMathLayout *self, const CauserieMathNode *first, CauserieMathSetting setting)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (Item));

  for (const CauserieMathNode *node = first; node != NULL; node = node->next) {
    Item item = { node, setting, { 0 } };

    if (node->kind == CAUSERIE_MATH_STYLE) {
      setting = causerie_math_layout_get_styled (setting, node->style.style);
      continue;
    }
    item.piece = is_middle (node) ? causerie_math_layout_begin (self)
                                  : causerie_math_layout_node (self, node, setting);
    g_array_append_val (items, item);
  }
  return items;
}

/* How high brackets around the items are. */
static double
find_bracket_height (CauserieMathLayout *self, GArray *items, CauserieMathSetting setting)
{
  double ascent = 0, descent = 0;

  for (guint i = 0; i < items->len; i++) {
    const CauserieMathPiece *piece = &g_array_index (items, Item, i).piece;

    ascent = MAX (ascent, piece->ascent);
    descent = MAX (descent, piece->descent);
  }
  return causerie_math_layout_get_bracket_height (self, ascent, descent, setting);
}

static void
lay_out_middles (CauserieMathLayout *self, GArray *items, double height)
{
  for (guint i = 0; i < items->len; i++) {
    Item *item = &g_array_index (items, Item, i);

    if (is_middle (item->node))
      item->piece = causerie_math_layout_bracket (self, item->node->delimiter.character,
                                                  item->node->color, height, item->setting);
  }
}

/* The long formulas of a text may be broken where their outermost row has a sign between two. */
static void
end_segment (CauserieMathLayout *self, double x, guint mark)
{
  CauserieMathSegment *last =
    &g_array_index (self->segments, CauserieMathSegment, self->segments->len - 1);
  CauserieMathSegment next = { .start = x, .first_mark = mark };

  last->end = x;
  last->end_mark = mark;
  g_array_append_val (self->segments, next);
}

static void
place_item (CauserieMathLayout *self, CauserieMathPiece *row, const Item *item,
            CauserieMathClass before, gboolean is_outermost)
{
  const CauserieMathPiece *piece = &item->piece;

  if (before != CAUSERIE_MATH_NO_ATOM && item->node->class != CAUSERIE_MATH_NO_ATOM) {
    row->width += get_space (self, before, item->node->class, item->setting);
    if (is_outermost && (before == CAUSERIE_MATH_REL || before == CAUSERIE_MATH_BIN))
      end_segment (self, row->width, piece->first);
  }
  causerie_math_layout_move (self, piece, row->width, 0);
  row->ascent = MAX (row->ascent, piece->ascent);
  row->descent = MAX (row->descent, piece->descent);
  row->width += piece->width + (piece->is_large ? 0 : piece->italic);
}

/* `row` began before the items. A row of one is that one: scripts and accents stand at it as if it
 * had no braces. */
static CauserieMathPiece
place_items (CauserieMathLayout *self, CauserieMathPiece row, GArray *items, gboolean is_outermost)
{
  CauserieMathClass before = CAUSERIE_MATH_NO_ATOM;

  if (items->len == 1 && g_array_index (items, Item, 0).node->class != CAUSERIE_MATH_NO_ATOM)
    return g_array_index (items, Item, 0).piece;

  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);

    place_item (self, &row, item, before, is_outermost);
    if (item->node->class != CAUSERIE_MATH_NO_ATOM)
      before = item->node->class;
  }
  causerie_math_layout_end (self, &row);
  row.attachment = row.width / 2;
  return row;
}

static CauserieMathPiece
layout_row (CauserieMathLayout *self, const CauserieMathNode *first, CauserieMathSetting setting,
            gboolean is_outermost)
{
  CauserieMathPiece row = causerie_math_layout_begin (self);
  g_autoptr(GArray) items = lay_out_items (self, first, setting);

  lay_out_middles (self, items, 0);
  return place_items (self, row, items, is_outermost);
}

CauserieMathPiece
causerie_math_layout_fenced (CauserieMathLayout     *self,
                             const CauserieMathNode *body,
                             CauserieMathSetting     setting,
                             double                 *height)
{
  CauserieMathPiece row = causerie_math_layout_begin (self);
  g_autoptr(GArray) items =
    lay_out_items (self, body->kind == CAUSERIE_MATH_ROW ? body->row.first : body, setting);

  *height = find_bracket_height (self, items, setting);
  lay_out_middles (self, items, *height);
  return place_items (self, row, items, FALSE);
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
