/* causerie-math-layout-private.h: what the parts of the layout of formulas share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math-box.h"

G_BEGIN_DECLS

/* A layout in the making. All marks are in one list, those of a node side by side: whoever places a node moves these.
 * The rules are those of TeX (Appendix G of The TeXbook), their numbers those of the font's MATH table. */
typedef struct {
  CauserieMathFont *font;     /* borrowed */
  GArray           *marks;    /* of CauserieMathMark */
  GArray           *tags;     /* of CauserieMathTag */
  GArray           *segments; /* of CauserieMathSegment: those of the outermost row */
} CauserieMathLayout;

/* How a node is set. */
typedef struct {
  CauserieMathStyle style;   /* never INHERIT */
  gboolean          cramped; /* superscripts stay low */
} CauserieMathSetting;

/* A node that was laid out from (0, 0) on. */
typedef struct {
  guint             first; /* its marks */
  guint             end;
  double            width;
  double            ascent;
  double            descent;
  double            italic;     /* leans so far over its width */
  double            attachment; /* where an accent stands */
  guint             glyph;      /* the one it consists of, or 0 */
  gboolean          is_large;   /* a big operator: its scripts stand at its ends, not as at a letter */
} CauserieMathPiece;

#define CAUSERIE_MATH_PT (1.0 / 10) /* TeX's dimensions are for letters of 10 pt */

/* --- causerie-math-layout.c --- */

CauserieMathPiece   causerie_math_layout_node         (CauserieMathLayout        *self,
                                                       const CauserieMathNode    *node, /* or NULL: nothing */
                                                       CauserieMathSetting        setting);

/* What stands between brackets, those of \middle in it; `height` is what the brackets need. */
CauserieMathPiece   causerie_math_layout_fenced       (CauserieMathLayout        *self,
                                                       const CauserieMathNode    *body,
                                                       CauserieMathSetting        setting,
                                                       double                    *height);
CauserieMathPiece   causerie_math_layout_all          (CauserieMathLayout *self, CauserieMath *math);

/* --- causerie-math-box.c --- */

/* A part as a formula of its own. */
CauserieMathBox    *causerie_math_layout_dup_box      (CauserieMathLayout *self, const CauserieMathNode *node);

/* --- causerie-math-layout-mark.c --- */

double              causerie_math_layout_get_size     (CauserieMathLayout *self, CauserieMathSetting setting);
double              causerie_math_layout_get_constant (CauserieMathLayout    *self,
                                                       CauserieMathSetting    setting,
                                                       hb_ot_math_constant_t  constant);
double              causerie_math_layout_get_axis     (CauserieMathLayout *self, CauserieMathSetting setting);
guint               causerie_math_layout_get_level    (CauserieMathSetting setting); /* of scripts: 0 to 2 */
CauserieMathSetting causerie_math_layout_get_script   (CauserieMathSetting setting);
CauserieMathSetting causerie_math_layout_get_cramped  (CauserieMathSetting setting);
CauserieMathSetting causerie_math_layout_get_styled   (CauserieMathSetting setting, CauserieMathStyle style);

/* A piece without marks, to which the marks that follow will belong. */
CauserieMathPiece   causerie_math_layout_begin        (CauserieMathLayout *self);
void                causerie_math_layout_end          (CauserieMathLayout *self, CauserieMathPiece *piece);
void                causerie_math_layout_move         (CauserieMathLayout      *self,
                                                       const CauserieMathPiece *piece,
                                                       double                   x,
                                                       double                   y);
void                causerie_math_layout_add_rule     (CauserieMathLayout *self,
                                                       guint32             color,
                                                       double              x,
                                                       double              y,
                                                       double              width,
                                                       double              height);
void                causerie_math_layout_add_line     (CauserieMathLayout *self,
                                                       guint32             color,
                                                       double              x,
                                                       double              y,
                                                       double              width,
                                                       double              height,
                                                       double              thickness);
CauserieMathPiece   causerie_math_layout_add_glyph    (CauserieMathLayout      *self,
                                                       const CauserieMathGlyph *glyph,
                                                       guint32                  color,
                                                       double                   size);

/* One that the font may lack. */
CauserieMathPiece   causerie_math_layout_add_symbol   (CauserieMathLayout  *self,
                                                       gunichar             character,
                                                       guint32              color,
                                                       CauserieMathSetting  setting);
CauserieMathPiece   causerie_math_layout_add_words    (CauserieMathLayout     *self,
                                                       const CauserieMathText *text,
                                                       guint32                 color,
                                                       double                  size);

/* --- causerie-math-layout-stretch.c --- */

/* A bracket at least so high, its middle on the axis; 0 draws none. */
CauserieMathPiece   causerie_math_layout_bracket      (CauserieMathLayout  *self,
                                                       gunichar             character,
                                                       guint32              color,
                                                       double               height,
                                                       CauserieMathSetting  setting);

/* How high a bracket around what goes so far above and below the baseline is. */
double              causerie_math_layout_get_bracket_height (CauserieMathLayout  *self,
                                                             double               ascent,
                                                             double               descent,
                                                             CauserieMathSetting  setting);

/* A sign that stands on its own baseline, at least so long upward or sideward. */
CauserieMathPiece   causerie_math_layout_stretched    (CauserieMathLayout    *self,
                                                       gunichar               character,
                                                       guint32                color,
                                                       CauserieMathDirection  direction,
                                                       double                 length,
                                                       CauserieMathSetting    setting);
CauserieMathPiece   causerie_math_layout_delimiter    (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_fence        (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);

/* --- causerie-math-layout-script.c --- */

CauserieMathPiece   causerie_math_layout_operator     (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_scripts      (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);

/* --- causerie-math-layout-fraction.c --- */

CauserieMathPiece   causerie_math_layout_fraction     (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_root         (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);

/* --- causerie-math-layout-accent.c --- */

CauserieMathPiece   causerie_math_layout_accent       (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_bar          (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_arrow        (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);
CauserieMathPiece   causerie_math_layout_enclosure    (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);

/* --- causerie-math-layout-table.c --- */

CauserieMathPiece   causerie_math_layout_table        (CauserieMathLayout     *self,
                                                       const CauserieMathNode *node,
                                                       CauserieMathSetting     setting);

G_END_DECLS
