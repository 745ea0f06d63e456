/* causerie-math-layout-stretch.c: signs that grow with what they stand beside
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include <math.h>

/* A bracket covers so much of what it encloses, and is at most so much shorter. More than TeX asks
 * for, whose brackets come in fewer heights and so are higher than asked. */
#define FENCE_FACTOR    0.96
#define FENCE_SHORTFALL (2.5 * CAUSERIE_MATH_PT)

/* Where a bracket is missing. */
#define NO_BRACKET (1.2 * CAUSERIE_MATH_PT)

/* No sign needs more pieces of a kind. */
#define MAX_REPEATS 512

/* --- signs that are built of pieces ----------------------------------------------------------- */

static guint
count_parts (const CauserieMathFontPart *part, guint n_repeats)
{
  return part->repeats ? n_repeats : 1;
}

/* How long the pieces are when they cover each other as little, or as much, as they may. */
static void
find_range (GArray *parts, guint n_repeats, double overlap, double *longest, double *shortest)
{
  double connector = INFINITY;

  *longest = *shortest = 0;
  for (guint i = 0; i < parts->len; i++) {
    const CauserieMathFontPart *part = &g_array_index (parts, CauserieMathFontPart, i);

    for (guint n = count_parts (part, n_repeats); n > 0; n--) {
      double most = MIN (MIN (connector, part->start_connector), part->length);
      gboolean is_first = !isfinite (connector);

      *longest += part->length - (is_first ? 0 : overlap);
      *shortest += part->length - (is_first ? 0 : MAX (most, overlap));
      connector = part->end_connector;
    }
  }
}

static guint
count_repeats (GArray *parts, double overlap, double length)
{
  double longest = 0, shortest, before = -1;
  guint n_repeats = 0;

  for (; n_repeats < MAX_REPEATS; n_repeats++) {
    find_range (parts, n_repeats, overlap, &longest, &shortest);
    if (longest >= length || (n_repeats > 1 && longest <= before))
      break;
    before = longest;
  }
  return n_repeats;
}

typedef struct {
  CauserieMathDirection direction;
  guint32               color;
  double                size;
  double                at;     /* where the next piece begins, along the direction */
} Assembly;

/* Upward it grows from the baseline, so that it has no descent. */
static void
add_part (CauserieMathLayout *self, Assembly *assembly, const CauserieMathFontPart *part,
          CauserieMathPiece *piece)
{
  CauserieMathGlyph glyph = causerie_math_font_measure (self->font, part->glyph);
  CauserieMathPiece added =
    causerie_math_layout_add_glyph (self, &glyph, assembly->color, assembly->size);

  if (assembly->direction == CAUSERIE_MATH_UPWARD) {
    causerie_math_layout_move (self, &added, 0, -assembly->at - added.descent);
    piece->width = MAX (piece->width, added.width);
  } else {
    causerie_math_layout_move (self, &added, assembly->at - glyph.left * assembly->size, 0);
    piece->ascent = MAX (piece->ascent, added.ascent);
    piece->descent = MAX (piece->descent, added.descent);
  }
}

/* The pieces cover each other alike, at joints where they may. */
static CauserieMathPiece
assemble (CauserieMathLayout *self, GArray *parts, double overlap, double length, Assembly assembly)
{
  CauserieMathPiece piece = causerie_math_layout_begin (self);
  guint n_repeats = count_repeats (parts, overlap, length);
  double longest, shortest, share, connector = INFINITY;

  find_range (parts, n_repeats, overlap, &longest, &shortest);
  share = longest > shortest ? CLAMP ((longest - length) / (longest - shortest), 0, 1) : 0;
  piece.ascent = piece.descent =
    assembly.direction == CAUSERIE_MATH_UPWARD ? 0 : -INFINITY;

  for (guint i = 0; i < parts->len; i++) {
    const CauserieMathFontPart *part = &g_array_index (parts, CauserieMathFontPart, i);

    for (guint n = count_parts (part, n_repeats); n > 0; n--) {
      double most = MAX (MIN (MIN (connector, part->start_connector), part->length), overlap);

      if (isfinite (connector))
        assembly.at -= (overlap + share * (most - overlap)) * assembly.size;
      add_part (self, &assembly, part, &piece);
      assembly.at += part->length * assembly.size;
      connector = part->end_connector;
    }
  }

  if (assembly.direction == CAUSERIE_MATH_UPWARD)
    piece.ascent = assembly.at;
  else
    piece.width = assembly.at;
  causerie_math_layout_end (self, &piece);
  return piece;
}

CauserieMathPiece
causerie_math_layout_stretched (CauserieMathLayout    *self,
                                gunichar               character,
                                guint32                color,
                                CauserieMathDirection  direction,
                                double                 length,
                                CauserieMathSetting    setting)
{
  double size = causerie_math_layout_get_size (self, setting), overlap;
  CauserieMathGlyph glyph = causerie_math_font_find (self->font, character, 0);
  g_autoptr(GArray) parts = NULL;
  gboolean long_enough;
  guint variant;

  if (glyph.glyph == 0)
    return causerie_math_layout_add_symbol (self, character, color, setting);

  variant = causerie_math_font_find_variant (self->font, glyph.glyph, direction, length / size,
                                             &long_enough);
  if (!long_enough)
    parts = causerie_math_font_dup_parts (self->font, glyph.glyph, direction, &overlap);
  if (parts != NULL)
    return assemble (self, parts, overlap, length / size, (Assembly) { direction, color, size, 0 });

  glyph = causerie_math_font_measure (self->font, variant);
  return causerie_math_layout_add_glyph (self, &glyph, color, size);
}

/* --- brackets --------------------------------------------------------------------------------- */

CauserieMathPiece
causerie_math_layout_bracket (CauserieMathLayout  *self,
                              gunichar             character,
                              guint32              color,
                              double               height,
                              CauserieMathSetting  setting)
{
  double axis = causerie_math_layout_get_axis (self, setting), shift;
  CauserieMathPiece piece;

  if (character == 0) {
    piece = causerie_math_layout_begin (self);
    piece.width = NO_BRACKET * causerie_math_layout_get_size (self, setting);
    return piece;
  }

  piece = causerie_math_layout_stretched (self, character, color, CAUSERIE_MATH_UPWARD, height,
                                          setting);
  shift = (piece.ascent - piece.descent) / 2 - axis;
  causerie_math_layout_move (self, &piece, 0, shift);
  piece.ascent -= shift;
  piece.descent += shift;
  piece.glyph = 0;
  piece.italic = 0;
  return piece;
}

CauserieMathPiece
causerie_math_layout_delimiter (CauserieMathLayout     *self,
                                const CauserieMathNode *node,
                                CauserieMathSetting     setting)
{
  /* TeX's \big … \Bigg: 12, 18, 24 and 30 pt, of which it takes the next that is not much less. */
  static const double heights[] = { 0, 1.1, 1.65, 2.2, 2.75 };
  guint size = MIN (node->delimiter.size, G_N_ELEMENTS (heights) - 1);

  return causerie_math_layout_bracket (self, node->delimiter.character, node->color, heights[size],
                                       setting);
}

double
causerie_math_layout_get_bracket_height (CauserieMathLayout  *self,
                                         double               ascent,
                                         double               descent,
                                         CauserieMathSetting  setting)
{
  double axis = causerie_math_layout_get_axis (self, setting);
  double both = 2 * MAX (ascent - axis, descent + axis);
  double shortfall = FENCE_SHORTFALL * causerie_math_layout_get_size (self, setting);

  return MAX (both * FENCE_FACTOR, both - shortfall);
}

static void
append (CauserieMathLayout *self, CauserieMathPiece *row, const CauserieMathPiece *piece)
{
  causerie_math_layout_move (self, piece, row->width, 0);
  row->width += piece->width + piece->italic;
  row->ascent = MAX (row->ascent, piece->ascent);
  row->descent = MAX (row->descent, piece->descent);
}

CauserieMathPiece
causerie_math_layout_fence (CauserieMathLayout     *self,
                            const CauserieMathNode *node,
                            CauserieMathSetting     setting)
{
  const CauserieMathFence *fence = &node->fence;
  CauserieMathPiece row = causerie_math_layout_begin (self), left, body, right;
  double height;

  body = causerie_math_layout_fenced (self, fence->body, setting, &height);
  left = causerie_math_layout_bracket (self, fence->left, node->color, height, setting);
  right = causerie_math_layout_bracket (self, fence->right, node->color, height, setting);
  append (self, &row, &left);
  append (self, &row, &body);
  append (self, &row, &right);
  causerie_math_layout_end (self, &row);
  row.attachment = row.width / 2;
  return row;
}
