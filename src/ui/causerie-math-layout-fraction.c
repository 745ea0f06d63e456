/* causerie-math-layout-fraction.c: fractions and roots
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include <math.h>

#define CONSTANT(name) \
  causerie_math_layout_get_constant (self, setting, HB_OT_MATH_CONSTANT_##name)

/* On both sides of a fraction without brackets. */
#define SIDE (1.2 * CAUSERIE_MATH_PT)

/* The least height of the brackets of a binomial coefficient. */
#define BRACKET_DISPLAY 2.1
#define BRACKET_TEXT    1.01

/* A rule reaches so far into the sign it goes on from: no seam is seen. */
#define JOINT 0.02

#define ROOT_SIGN 0x221a

/* --- fractions -------------------------------------------------------------------------------- */

static CauserieMathSetting
get_part_setting (CauserieMathSetting setting, gboolean continued)
{
  if (continued)
    setting.style = CAUSERIE_MATH_STYLE_DISPLAY;
  else if (setting.style == CAUSERIE_MATH_STYLE_DISPLAY)
    setting.style = CAUSERIE_MATH_STYLE_TEXT;
  else
    setting = causerie_math_layout_get_script (setting);
  return setting;
}

typedef struct {
  CauserieMathPiece upper;
  CauserieMathPiece lower;
  double            up;   /* of the numerator's baseline */
  double            down; /* of the denominator's */
} Halves;

static void
part_halves_with_rule (CauserieMathLayout *self, Halves *halves, double rule,
                       CauserieMathSetting setting)
{
  gboolean is_display = setting.style == CAUSERIE_MATH_STYLE_DISPLAY;
  double axis = causerie_math_layout_get_axis (self, setting), above, below;

  halves->up = is_display ? CONSTANT (FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP)
                          : CONSTANT (FRACTION_NUMERATOR_SHIFT_UP);
  halves->down = is_display ? CONSTANT (FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN)
                            : CONSTANT (FRACTION_DENOMINATOR_SHIFT_DOWN);
  above = is_display ? CONSTANT (FRACTION_NUM_DISPLAY_STYLE_GAP_MIN)
                     : CONSTANT (FRACTION_NUMERATOR_GAP_MIN);
  below = is_display ? CONSTANT (FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN)
                     : CONSTANT (FRACTION_DENOMINATOR_GAP_MIN);
  halves->up = MAX (halves->up, axis + rule / 2 + above + halves->upper.descent);
  halves->down = MAX (halves->down, below + halves->lower.ascent - (axis - rule / 2));
}

static void
part_halves (CauserieMathLayout *self, Halves *halves, CauserieMathSetting setting)
{
  gboolean is_display = setting.style == CAUSERIE_MATH_STYLE_DISPLAY;
  double gap, least;

  halves->up = is_display ? CONSTANT (STACK_TOP_DISPLAY_STYLE_SHIFT_UP)
                          : CONSTANT (STACK_TOP_SHIFT_UP);
  halves->down = is_display ? CONSTANT (STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN)
                            : CONSTANT (STACK_BOTTOM_SHIFT_DOWN);
  least = is_display ? CONSTANT (STACK_DISPLAY_STYLE_GAP_MIN) : CONSTANT (STACK_GAP_MIN);
  gap = halves->up - halves->upper.descent + halves->down - halves->lower.ascent;
  if (gap < least) {
    halves->up += (least - gap) / 2;
    halves->down += (least - gap) / 2;
  }
}

/* The one above the other, from x = 0 on. */
static CauserieMathPiece
layout_halves (CauserieMathLayout *self, const CauserieMathNode *node, CauserieMathSetting setting)
{
  const CauserieMathFraction *fraction = &node->fraction;
  CauserieMathSetting inside = get_part_setting (setting, fraction->continued);
  CauserieMathPiece piece = causerie_math_layout_begin (self);
  double rule = CONSTANT (FRACTION_RULE_THICKNESS);
  double axis = causerie_math_layout_get_axis (self, setting);
  Halves halves;

  halves.upper = causerie_math_layout_node (self, fraction->numerator, inside);
  halves.lower = causerie_math_layout_node (self, fraction->denominator,
                                            causerie_math_layout_get_cramped (inside));
  halves.upper.width += halves.upper.italic;
  halves.lower.width += halves.lower.italic;
  if (fraction->no_rule)
    part_halves (self, &halves, setting);
  else
    part_halves_with_rule (self, &halves, rule, setting);

  piece.width = MAX (halves.upper.width, halves.lower.width);
  piece.ascent = halves.up + halves.upper.ascent;
  piece.descent = halves.down + halves.lower.descent;
  causerie_math_layout_move (self, &halves.upper, (piece.width - halves.upper.width) / 2,
                             -halves.up);
  causerie_math_layout_move (self, &halves.lower, (piece.width - halves.lower.width) / 2,
                             halves.down);
  if (!fraction->no_rule)
    causerie_math_layout_add_rule (self, node->color, 0, -axis - rule / 2, piece.width, rule);
  causerie_math_layout_end (self, &piece);
  return piece;
}

CauserieMathPiece
causerie_math_layout_fraction (CauserieMathLayout     *self,
                               const CauserieMathNode *node,
                               CauserieMathSetting     setting)
{
  const CauserieMathFraction *fraction = &node->fraction;
  CauserieMathPiece all = causerie_math_layout_begin (self), halves, left, right;
  double height;

  setting = causerie_math_layout_get_styled (setting, fraction->style);
  height = (setting.style == CAUSERIE_MATH_STYLE_DISPLAY ? BRACKET_DISPLAY : BRACKET_TEXT) *
           causerie_math_layout_get_size (self, setting);
  halves = layout_halves (self, node, setting);
  height = MAX (height, (halves.ascent + halves.descent) * 0.9);

  if (fraction->left == 0 && fraction->right == 0) {
    double side = SIDE * causerie_math_layout_get_size (self, setting);

    causerie_math_layout_move (self, &halves, side, 0);
    halves.width += 2 * side;
    halves.attachment = halves.width / 2;
    return halves;
  }

  left = causerie_math_layout_bracket (self, fraction->left, node->color, height, setting);
  right = causerie_math_layout_bracket (self, fraction->right, node->color, height, setting);
  causerie_math_layout_move (self, &halves, left.width, 0);
  causerie_math_layout_move (self, &right, left.width + halves.width, 0);
  all.width = left.width + halves.width + right.width;
  all.ascent = MAX (halves.ascent, MAX (left.ascent, right.ascent));
  all.descent = MAX (halves.descent, MAX (left.descent, right.descent));
  all.attachment = all.width / 2;
  causerie_math_layout_end (self, &all);
  return all;
}

/* --- roots ------------------------------------------------------------------------------------ */

/* Puts the index in front of a root, low in the hook of its sign. */
static void
add_index (CauserieMathLayout *self, const CauserieMathNode *index, CauserieMathPiece *all,
           CauserieMathSetting setting)
{
  CauserieMathSetting small = causerie_math_layout_get_cramped (setting);
  CauserieMathPiece root = *all, piece;
  double before = CONSTANT (RADICAL_KERN_BEFORE_DEGREE), x, y;
  double after = CONSTANT (RADICAL_KERN_AFTER_DEGREE);
  double raise = causerie_math_font_get_constant (
    self->font, HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT);

  small.style = CAUSERIE_MATH_STYLE_SCRIPT_SCRIPT;
  piece = causerie_math_layout_node (self, index, small);
  x = MAX (0, before + piece.width + after);
  y = all->descent - raise * (all->ascent + all->descent) - piece.descent;
  causerie_math_layout_move (self, &root, x, 0);
  causerie_math_layout_move (self, &piece, MAX (before, x - after - piece.width), y);
  all->width += x;
  all->ascent = MAX (all->ascent, piece.ascent - y);
}

CauserieMathPiece
causerie_math_layout_root (CauserieMathLayout     *self,
                           const CauserieMathNode *node,
                           CauserieMathSetting     setting)
{
  CauserieMathPiece all = causerie_math_layout_begin (self);
  CauserieMathPiece body = causerie_math_layout_node (self, node->root.radicand,
                                                      causerie_math_layout_get_cramped (setting));
  double rule = CONSTANT (RADICAL_RULE_THICKNESS);
  double gap = setting.style == CAUSERIE_MATH_STYLE_DISPLAY
                 ? CONSTANT (RADICAL_DISPLAY_STYLE_VERTICAL_GAP)
                 : CONSTANT (RADICAL_VERTICAL_GAP);
  double joint = JOINT * causerie_math_layout_get_size (self, setting);
  double inner = body.ascent + body.descent, top;
  CauserieMathPiece sign;

  body.width += body.italic;
  sign = causerie_math_layout_stretched (self, ROOT_SIGN, node->color, CAUSERIE_MATH_UPWARD,
                                         inner + gap + rule, setting);

  /* A sign that is higher than need be shares what is too much above and below. */
  gap = MAX (gap, (gap + sign.ascent + sign.descent - rule - inner) / 2);
  top = body.ascent + gap + rule;
  causerie_math_layout_move (self, &sign, 0, sign.ascent - top);
  causerie_math_layout_move (self, &body, sign.width, 0);
  causerie_math_layout_add_rule (self, node->color, sign.width - joint, -top, body.width + joint,
                                 rule);
  all.width = sign.width + body.width;
  all.ascent = top + CONSTANT (RADICAL_EXTRA_ASCENDER);
  all.descent = MAX (body.descent, sign.ascent + sign.descent - top);
  causerie_math_layout_end (self, &all);
  if (node->root.index != NULL) {
    add_index (self, node->root.index, &all, setting);
    causerie_math_layout_end (self, &all);
  }
  all.attachment = all.width / 2;
  return all;
}
