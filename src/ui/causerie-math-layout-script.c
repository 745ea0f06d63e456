/* causerie-math-layout-script.c: big operators, and what stands at the corners of something
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include <math.h>

#define CONSTANT(name) \
  causerie_math_layout_get_constant (self, setting, HB_OT_MATH_CONSTANT_##name)

/* --- operators -------------------------------------------------------------------------------- */

CauserieMathPiece
causerie_math_layout_operator (CauserieMathLayout     *self,
                               const CauserieMathNode *node,
                               CauserieMathSetting     setting)
{
  gboolean is_display = setting.style == CAUSERIE_MATH_STYLE_DISPLAY;
  double height = is_display ? CONSTANT (DISPLAY_OPERATOR_MIN_HEIGHT) : 0;
  double shift;
  CauserieMathPiece piece;

  piece = causerie_math_layout_stretched (self, node->symbol.character, node->color,
                                          CAUSERIE_MATH_UPWARD, height, setting);
  shift = (piece.ascent - piece.descent) / 2 - causerie_math_layout_get_axis (self, setting);
  causerie_math_layout_move (self, &piece, 0, shift);
  piece.ascent -= shift;
  piece.descent += shift;
  piece.is_large = TRUE;
  return piece;
}

/* --- above and below -------------------------------------------------------------------------- */

static gboolean
has_limits (const CauserieMathScripts *scripts, CauserieMathSetting setting)
{
  return scripts->limits == CAUSERIE_MATH_LIMITS_ALWAYS ||
         (scripts->limits == CAUSERIE_MATH_LIMITS_DISPLAY &&
          setting.style == CAUSERIE_MATH_STYLE_DISPLAY);
}

/* Centred over the base; a leaning one has its limits on its slope. */
static void
place_limit (CauserieMathLayout *self, CauserieMathPiece *all, const CauserieMathPiece *limit,
             double center, double y)
{
  causerie_math_layout_move (self, limit, center - limit->width / 2, y);
  all->ascent = MAX (all->ascent, limit->ascent - y);
  all->descent = MAX (all->descent, limit->descent + y);
}

static CauserieMathPiece
layout_limits (CauserieMathLayout *self, const CauserieMathScripts *scripts,
               CauserieMathSetting setting)
{
  CauserieMathSetting script = causerie_math_layout_get_script (setting);
  CauserieMathPiece all = causerie_math_layout_begin (self);
  CauserieMathPiece base = causerie_math_layout_node (self, scripts->base, setting);
  CauserieMathPiece over = causerie_math_layout_node (self, scripts->sup, script);
  CauserieMathPiece under =
    causerie_math_layout_node (self, scripts->sub, causerie_math_layout_get_cramped (script));
  double width = MAX (base.width, MAX (over.width, under.width)), center = width / 2, gap;

  causerie_math_layout_move (self, &base, center - base.width / 2, 0);
  all.width = width;
  all.ascent = base.ascent;
  all.descent = base.descent;
  if (scripts->sup != NULL) {
    gap = MAX (CONSTANT (UPPER_LIMIT_GAP_MIN),
               CONSTANT (UPPER_LIMIT_BASELINE_RISE_MIN) - over.descent);
    place_limit (self, &all, &over, center + base.italic / 2, -(base.ascent + gap + over.descent));
  }
  if (scripts->sub != NULL) {
    gap = MAX (CONSTANT (LOWER_LIMIT_GAP_MIN),
               CONSTANT (LOWER_LIMIT_BASELINE_DROP_MIN) - under.ascent);
    place_limit (self, &all, &under, center - base.italic / 2, base.descent + gap + under.ascent);
  }
  causerie_math_layout_end (self, &all);
  all.attachment = center;
  return all;
}

/* --- at the corners --------------------------------------------------------------------------- */

typedef struct {
  CauserieMathPiece base;
  CauserieMathPiece sub;
  CauserieMathPiece sup;
  gboolean          has_sub;
  gboolean          has_sup;
  double            up;   /* of the superscript's baseline */
  double            down; /* of the subscript's */
} Corners;

static void
raise_superscript (CauserieMathLayout *self, Corners *corners, CauserieMathSetting setting)
{
  double least = setting.cramped ? CONSTANT (SUPERSCRIPT_SHIFT_UP_CRAMPED)
                                 : CONSTANT (SUPERSCRIPT_SHIFT_UP);

  if (corners->base.glyph == 0 || corners->base.is_large)
    corners->up = corners->base.ascent - CONSTANT (SUPERSCRIPT_BASELINE_DROP_MAX);
  corners->up = MAX (corners->up, least);
  corners->up = MAX (corners->up, CONSTANT (SUPERSCRIPT_BOTTOM_MIN) + corners->sup.descent);
}

static void
lower_subscript (CauserieMathLayout *self, Corners *corners, CauserieMathSetting setting)
{
  if (corners->base.glyph == 0 || corners->base.is_large)
    corners->down = corners->base.descent + CONSTANT (SUBSCRIPT_BASELINE_DROP_MIN);
  corners->down = MAX (corners->down, CONSTANT (SUBSCRIPT_SHIFT_DOWN));
  corners->down = MAX (corners->down, corners->sub.ascent - CONSTANT (SUBSCRIPT_TOP_MAX));
}

/* One above the other they need a gap; first the lower makes room, then both move up again as far
 * as the upper is lower than it needs to be. */
static void
part_scripts (CauserieMathLayout *self, Corners *corners, CauserieMathSetting setting)
{
  double gap = corners->up - corners->sup.descent + corners->down - corners->sub.ascent;
  double missing = CONSTANT (SUB_SUPERSCRIPT_GAP_MIN) - gap, slack;

  if (missing <= 0)
    return;
  corners->down += missing;
  slack = CONSTANT (SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT) - (corners->up - corners->sup.descent);
  if (slack > 0) {
    slack = MIN (slack, missing);
    corners->up += slack;
    corners->down -= slack;
  }
}

/* How much nearer a script may come: letters have corners cut off. The font tells it in one or two
 * steps of height; between the two ends of where both meet the mean follows a slant best. */
static double
find_kern (CauserieMathLayout *self, const CauserieMathPiece *base, const CauserieMathPiece *script,
           hb_ot_math_kern_t corner, double shift, CauserieMathSetting setting)
{
  static const hb_ot_math_kern_t opposite[] = {
    [HB_OT_MATH_KERN_TOP_RIGHT] = HB_OT_MATH_KERN_BOTTOM_LEFT,
    [HB_OT_MATH_KERN_BOTTOM_RIGHT] = HB_OT_MATH_KERN_TOP_LEFT,
  };
  CauserieMathSetting small = causerie_math_layout_get_script (setting);
  double size = causerie_math_layout_get_size (self, setting);
  double script_size = causerie_math_layout_get_size (self, small);
  gboolean is_sup = corner == HB_OT_MATH_KERN_TOP_RIGHT;
  double heights[2], kerns[2];

  if (base->glyph == 0)
    return 0;
  heights[0] = is_sup ? shift - script->descent : shift + script->ascent;
  heights[1] = is_sup ? base->ascent : -base->descent;
  for (guint i = 0; i < 2; i++) {
    kerns[i] = size * causerie_math_font_get_kern (self->font, base->glyph, corner,
                                                   heights[i] / size);
    if (script->glyph != 0)
      kerns[i] += script_size * causerie_math_font_get_kern (self->font, script->glyph,
                                                             opposite[corner],
                                                             (heights[i] - shift) / script_size);
  }
  return (kerns[0] + kerns[1]) / 2;
}

/* A letter leans out of its width, an integral leans within it. */
static void
place_corners (CauserieMathLayout *self, Corners *corners, CauserieMathPiece *all,
               CauserieMathSetting setting)
{
  double upper = corners->base.width + (corners->base.is_large ? 0 : corners->base.italic);
  double lower = corners->base.width - (corners->base.is_large ? corners->base.italic : 0);
  double after = CONSTANT (SPACE_AFTER_SCRIPT), x;

  if (corners->has_sup) {
    x = upper + find_kern (self, &corners->base, &corners->sup, HB_OT_MATH_KERN_TOP_RIGHT,
                           corners->up, setting);
    causerie_math_layout_move (self, &corners->sup, x, -corners->up);
    all->width = MAX (all->width, x + corners->sup.width + corners->sup.italic + after);
    all->ascent = MAX (all->ascent, corners->up + corners->sup.ascent);
    all->descent = MAX (all->descent, corners->sup.descent - corners->up);
  }
  if (corners->has_sub) {
    x = lower + find_kern (self, &corners->base, &corners->sub, HB_OT_MATH_KERN_BOTTOM_RIGHT,
                           -corners->down, setting);
    causerie_math_layout_move (self, &corners->sub, x, corners->down);
    all->width = MAX (all->width, x + corners->sub.width + corners->sub.italic + after);
    all->ascent = MAX (all->ascent, corners->sub.ascent - corners->down);
    all->descent = MAX (all->descent, corners->down + corners->sub.descent);
  }
}

static CauserieMathPiece
layout_corners (CauserieMathLayout *self, const CauserieMathScripts *scripts,
                CauserieMathSetting setting)
{
  CauserieMathSetting script = causerie_math_layout_get_script (setting);
  CauserieMathPiece all = causerie_math_layout_begin (self);
  Corners corners = { .has_sub = scripts->sub != NULL, .has_sup = scripts->sup != NULL };

  corners.base = causerie_math_layout_node (self, scripts->base, setting);
  corners.sup = causerie_math_layout_node (self, scripts->sup, script);
  corners.sub =
    causerie_math_layout_node (self, scripts->sub, causerie_math_layout_get_cramped (script));
  if (corners.has_sup)
    raise_superscript (self, &corners, setting);
  if (corners.has_sub)
    lower_subscript (self, &corners, setting);
  if (corners.has_sup && corners.has_sub)
    part_scripts (self, &corners, setting);

  all.width = corners.base.width;
  all.ascent = corners.base.ascent;
  all.descent = corners.base.descent;
  place_corners (self, &corners, &all, setting);
  causerie_math_layout_end (self, &all);
  all.attachment = corners.base.attachment;
  return all;
}

CauserieMathPiece
causerie_math_layout_scripts (CauserieMathLayout     *self,
                              const CauserieMathNode *node,
                              CauserieMathSetting     setting)
{
  return has_limits (&node->scripts, setting) ? layout_limits (self, &node->scripts, setting)
                                              : layout_corners (self, &node->scripts, setting);
}
