/* causerie-math-layout-accent.c: signs over, under and around something
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include "causerie-math-ink.h"

#include <math.h>

#define CONSTANT(name) \
  causerie_math_layout_get_constant (self, setting, HB_OT_MATH_CONSTANT_##name)

/* Between a brace or an arrow and what it spans. */
#define SPAN_GAP (1.2 * CAUSERIE_MATH_PT)

/* Beyond what is written on an arrow, on each side; and how short one may be. */
#define ARROW_SIDE     (4 * CAUSERIE_MATH_PT)
#define SHORTEST_ARROW (12 * CAUSERIE_MATH_PT)

/* Of frames, and of lines through something. */
#define FRAME_ROOM      (3 * CAUSERIE_MATH_PT)
#define FRAME_THICKNESS (0.5 * CAUSERIE_MATH_PT)
#define STRIKE_BEYOND   (0.8 * CAUSERIE_MATH_PT)

/* Half of the slash through a relation. */
#define SLASH_HALF_WIDTH  (1.7 * CAUSERIE_MATH_PT)
#define SLASH_HALF_HEIGHT (4 * CAUSERIE_MATH_PT)

/* --- accents ---------------------------------------------------------------------------------- */

/* Combining characters know how high over a letter they belong; others stand on what they span. */
static gboolean
is_combining (gunichar character)
{
  return (character >= 0x300 && character <= 0x36f) || (character >= 0x20d0 && character <= 0x20ff);
}

static CauserieMathPiece
layout_sign (CauserieMathLayout *self, const CauserieMathNode *node, double width,
             CauserieMathSetting setting)
{
  const CauserieMathAccent *accent = &node->accent;
  double size = causerie_math_layout_get_size (self, setting);
  CauserieMathGlyph glyph = causerie_math_font_find (self->font, accent->character, 0);

  if (glyph.glyph == 0)
    return causerie_math_layout_add_symbol (self, accent->character, node->color, setting);
  if (accent->stretches && !is_combining (accent->character))
    return causerie_math_layout_stretched (self, accent->character, node->color,
                                           CAUSERIE_MATH_SIDEWARD, width, setting);
  if (accent->stretches)
    glyph = causerie_math_font_measure (
      self->font, causerie_math_font_find_narrower (self->font, glyph.glyph, width / size));
  return causerie_math_layout_add_glyph (self, &glyph, node->color, size);
}

static void
place_accent (CauserieMathLayout *self, const CauserieMathPiece *base, CauserieMathPiece *sign,
              CauserieMathPiece *all, CauserieMathSetting setting)
{
  double up = base->ascent - MIN (base->ascent, CONSTANT (ACCENT_BASE_HEIGHT));

  causerie_math_layout_move (self, sign, base->attachment - sign->attachment, -up);
  all->ascent = MAX (all->ascent, sign->ascent + up);
}

/* A brace or an arrow may be a little longer than what it spans, which then moves to its middle. */
static void
place_span (CauserieMathLayout *self, CauserieMathPiece *base, CauserieMathPiece *sign,
            CauserieMathPiece *all, gboolean under, CauserieMathSetting setting)
{
  double gap = SPAN_GAP * causerie_math_layout_get_size (self, setting), y;

  y = under ? base->descent + gap + sign->ascent : -(base->ascent + gap + sign->descent);
  all->width = MAX (base->width, sign->width);
  causerie_math_layout_move (self, base, (all->width - base->width) / 2, 0);
  causerie_math_layout_move (self, sign, (all->width - sign->width) / 2, y);
  all->ascent = MAX (all->ascent, sign->ascent - y);
  all->descent = MAX (all->descent, sign->descent + y);
  all->attachment = all->width / 2;
  all->italic = 0;
}

CauserieMathPiece
causerie_math_layout_accent (CauserieMathLayout     *self,
                             const CauserieMathNode *node,
                             CauserieMathSetting     setting)
{
  const CauserieMathAccent *accent = &node->accent;
  CauserieMathPiece base = causerie_math_layout_node (self, accent->base,
                                                      causerie_math_layout_get_cramped (setting));
  CauserieMathPiece all = base;
  CauserieMathPiece sign = layout_sign (self, node, base.width + base.italic, setting);

  /* Scripts stand at an accented letter as they would without the accent. */
  if (is_combining (accent->character) && !accent->under) {
    place_accent (self, &base, &sign, &all, setting);
  } else {
    base.width += base.italic;
    place_span (self, &base, &sign, &all, accent->under, setting);
    all.glyph = 0;
  }
  causerie_math_layout_end (self, &all);
  return all;
}

CauserieMathPiece
causerie_math_layout_bar (CauserieMathLayout     *self,
                          const CauserieMathNode *node,
                          CauserieMathSetting     setting)
{
  CauserieMathSetting inside = node->accent.under ? setting
                                                  : causerie_math_layout_get_cramped (setting);
  CauserieMathPiece all = causerie_math_layout_node (self, node->accent.base, inside);
  double width = all.width + all.italic, rule, gap;

  if (node->accent.under) {
    rule = CONSTANT (UNDERBAR_RULE_THICKNESS);
    gap = CONSTANT (UNDERBAR_VERTICAL_GAP);
    causerie_math_layout_add_rule (self, node->color, 0, all.descent + gap, width, rule);
    all.descent += gap + rule + CONSTANT (UNDERBAR_EXTRA_DESCENDER);
  } else {
    rule = CONSTANT (OVERBAR_RULE_THICKNESS);
    gap = CONSTANT (OVERBAR_VERTICAL_GAP);
    causerie_math_layout_add_rule (self, node->color, 0, -all.ascent - gap - rule, width, rule);
    all.ascent += gap + rule + CONSTANT (OVERBAR_EXTRA_ASCENDER);
  }
  causerie_math_layout_end (self, &all);
  all.glyph = 0;
  all.width = width;
  all.italic = 0;
  all.attachment = width / 2;
  return all;
}

/* --- arrows with words ------------------------------------------------------------------------ */

CauserieMathPiece
causerie_math_layout_arrow (CauserieMathLayout     *self,
                            const CauserieMathNode *node,
                            CauserieMathSetting     setting)
{
  CauserieMathSetting script = causerie_math_layout_get_script (setting);
  double size = causerie_math_layout_get_size (self, setting);
  CauserieMathPiece all = causerie_math_layout_begin (self), over, under, sign;
  double length, gap;

  over = causerie_math_layout_node (self, node->arrow.over, script);
  under = causerie_math_layout_node (self, node->arrow.under,
                                     causerie_math_layout_get_cramped (script));
  length = MAX (SHORTEST_ARROW, MAX (over.width, under.width) + 2 * ARROW_SIDE * size);
  sign = causerie_math_layout_stretched (self, node->arrow.character, node->color,
                                         CAUSERIE_MATH_SIDEWARD, length, setting);
  all.width = sign.width;
  all.ascent = sign.ascent;
  all.descent = MAX (sign.descent, 0);

  if (node->arrow.over != NULL) {
    gap = sign.ascent + CONSTANT (STRETCH_STACK_GAP_ABOVE_MIN) + over.descent;
    causerie_math_layout_move (self, &over, (all.width - over.width) / 2, -gap);
    all.ascent = gap + over.ascent;
  }
  if (node->arrow.under != NULL) {
    gap = sign.descent + CONSTANT (STRETCH_STACK_GAP_BELOW_MIN) + under.ascent;
    causerie_math_layout_move (self, &under, (all.width - under.width) / 2, gap);
    all.descent = gap + under.descent;
  }
  causerie_math_layout_end (self, &all);
  all.attachment = all.width / 2;
  return all;
}

/* --- frames and strokes ----------------------------------------------------------------------- */

static void
add_frame (CauserieMathLayout *self, const CauserieMathNode *node, const CauserieMathPiece *all,
           double size)
{
  double thickness = FRAME_THICKNESS * size, height = all->ascent + all->descent;

  causerie_math_layout_add_rule (self, node->color, 0, -all->ascent, all->width, thickness);
  causerie_math_layout_add_rule (self, node->color, 0, all->descent - thickness, all->width,
                                 thickness);
  causerie_math_layout_add_rule (self, node->color, 0, -all->ascent, thickness, height);
  causerie_math_layout_add_rule (self, node->color, all->width - thickness, -all->ascent, thickness,
                                 height);
}

/* The ground is drawn first, and known last. What has no colour stands on it in black or white. */
static void
add_ground (CauserieMathLayout *self, const CauserieMathPiece *all, guint32 color)
{
  CauserieMathMark *ground = &g_array_index (self->marks, CauserieMathMark, all->first);

  ground->y = -all->ascent;
  ground->width = all->width;
  ground->height = all->ascent + all->descent;
  for (guint i = all->first; i < self->marks->len; i++) {
    CauserieMathMark *mark = &g_array_index (self->marks, CauserieMathMark, i);

    if (mark->color == 0)
      mark->color = causerie_math_ink_for_ground (color);
    mark->exact = TRUE;
  }
}

/* With room around it, in a frame or on a ground. */
static CauserieMathPiece
layout_framed (CauserieMathLayout *self, const CauserieMathNode *node, CauserieMathSetting setting)
{
  const CauserieMathEnclosure *enclosure = &node->enclosure;
  double size = causerie_math_layout_get_size (self, setting), room = FRAME_ROOM * size;
  CauserieMathPiece all = causerie_math_layout_begin (self), base;

  if (enclosure->kind == CAUSERIE_MATH_FILLED)
    causerie_math_layout_add_rule (self, enclosure->color, 0, 0, 0, 0);
  base = causerie_math_layout_node (self, enclosure->base, setting);
  causerie_math_layout_move (self, &base, room, 0);
  all.width = base.width + base.italic + 2 * room;
  all.ascent = base.ascent + room;
  all.descent = base.descent + room;
  all.attachment = all.width / 2;

  if (enclosure->kind == CAUSERIE_MATH_FILLED)
    add_ground (self, &all, enclosure->color);
  else
    add_frame (self, node, &all, size);
  causerie_math_layout_end (self, &all);
  return all;
}

static void
add_strike (CauserieMathLayout *self, const CauserieMathNode *node, const CauserieMathPiece *base,
            double size, gboolean rising)
{
  double beyond = STRIKE_BEYOND * size, width = base->width + base->italic + 2 * beyond;
  double height = base->ascent + base->descent + 2 * beyond;

  causerie_math_layout_add_line (self, node->color, -beyond,
                                 rising ? base->descent + beyond : -base->ascent - beyond, width,
                                 rising ? -height : height, FRAME_THICKNESS * size);
}

static void
add_slash (CauserieMathLayout *self, const CauserieMathNode *node, const CauserieMathPiece *base,
           CauserieMathSetting setting)
{
  double size = causerie_math_layout_get_size (self, setting);
  double axis = causerie_math_layout_get_axis (self, setting);

  causerie_math_layout_add_line (self, node->color, base->width / 2 - SLASH_HALF_WIDTH * size,
                                 SLASH_HALF_HEIGHT * size - axis, 2 * SLASH_HALF_WIDTH * size,
                                 -2 * SLASH_HALF_HEIGHT * size,
                                 CONSTANT (FRACTION_RULE_THICKNESS));
}

CauserieMathPiece
causerie_math_layout_enclosure (CauserieMathLayout     *self,
                                const CauserieMathNode *node,
                                CauserieMathSetting     setting)
{
  CauserieMathEnclosureKind kind = node->enclosure.kind;
  double size = causerie_math_layout_get_size (self, setting), thickness = FRAME_THICKNESS * size;
  CauserieMathPiece all;

  if (kind == CAUSERIE_MATH_BOXED || kind == CAUSERIE_MATH_FILLED)
    return layout_framed (self, node, setting);

  all = causerie_math_layout_node (self, node->enclosure.base, setting);
  if (kind == CAUSERIE_MATH_RISING || kind == CAUSERIE_MATH_CROSSED)
    add_strike (self, node, &all, size, TRUE);
  if (kind == CAUSERIE_MATH_FALLING || kind == CAUSERIE_MATH_CROSSED)
    add_strike (self, node, &all, size, FALSE);
  if (kind == CAUSERIE_MATH_STRUCK)
    causerie_math_layout_add_rule (self, node->color, 0,
                                   (all.descent - all.ascent - thickness) / 2,
                                   all.width + all.italic, thickness);
  if (kind == CAUSERIE_MATH_NEGATED)
    add_slash (self, node, &all, setting);
  causerie_math_layout_end (self, &all);
  return all;
}
