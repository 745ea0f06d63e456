/* causerie-math-font.h: the font of formulas, with what OpenType's MATH table knows of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>
#include <hb-ot.h>

G_BEGIN_DECLS

/* All lengths are in em: for letters of one pixel. Belongs to one thread. */
typedef struct _CauserieMathFont CauserieMathFont;

/* A glyph and what is around its ink. */
typedef struct {
  guint  glyph;      /* 0: the font has none */
  double advance;
  double left;       /* of the ink, from the origin */
  double right;
  double ascent;     /* of the ink above the baseline */
  double descent;    /* and below it; negative where the ink ends above */
  double italic;     /* how far it leans over its right edge */
  double attachment; /* where an accent stands over it */
} CauserieMathGlyph;

/* One of the pieces that a tall bracket or a long arrow is made of, from the bottom or the left. */
typedef struct {
  guint    glyph;
  double   start_connector; /* so much of its ends may be covered by its neighbours */
  double   end_connector;
  double   length;
  gboolean repeats;
} CauserieMathFontPart;

typedef enum {
  CAUSERIE_MATH_UPWARD,
  CAUSERIE_MATH_SIDEWARD,
} CauserieMathDirection;

/* NULL when the file is no font with a MATH table. */
CauserieMathFont *causerie_math_font_new            (const char *path);
void              causerie_math_font_free           (CauserieMathFont *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMathFont, causerie_math_font_free)

/* The one that comes with the program: read when a thread first asks for it and kept as long as the thread, as the
 * desktop's fonts are. NULL when it is not there: then formulas are shown as they were written. */
CauserieMathFont *causerie_math_font_get_own        (void);

/* Lengths in em, percentages as shares of 1. */
double            causerie_math_font_get_constant   (CauserieMathFont *self, hb_ot_math_constant_t constant);
double            causerie_math_font_get_x_height   (CauserieMathFont *self);

/* `script_level` 0 to 2: glyphs for small sizes are a little stronger. */
CauserieMathGlyph causerie_math_font_find           (CauserieMathFont *self, gunichar character, guint script_level);
CauserieMathGlyph causerie_math_font_measure        (CauserieMathFont *self, guint glyph);

/* How far a script may move in at this corner of a glyph, at a height over its baseline. */
double            causerie_math_font_get_kern       (CauserieMathFont *self,
                                                     guint             glyph,
                                                     hb_ot_math_kern_t corner,
                                                     double            height);

/* The first larger form of a glyph whose length is `length` or more; the largest there is when none is. */
guint             causerie_math_font_find_variant   (CauserieMathFont      *self,
                                                     guint                  glyph,
                                                     CauserieMathDirection  direction,
                                                     double                 length,
                                                     gboolean              *long_enough);

/* The longest form of it that is not longer; the glyph itself when all are. */
guint             causerie_math_font_find_narrower  (CauserieMathFont *self, guint glyph, double width);

/* The pieces it can be built of (element-type CauserieMathFontPart, transfer full); NULL: it cannot. `overlap` is how
 * much two of them cover each other at the least. */
GArray           *causerie_math_font_dup_parts      (CauserieMathFont      *self,
                                                     guint                  glyph,
                                                     CauserieMathDirection  direction,
                                                     double                *overlap);

/* Glyphs of words, with kerning; FALSE when the font lacks one of the characters. `advances` are appended to. */
gboolean          causerie_math_font_shape          (CauserieMathFont *self,
                                                     const char       *text,
                                                     GArray           *glyphs,    /* of guint */
                                                     GArray           *advances); /* of double */

/* Adds a glyph's outline to the path of `cr`, its origin at (x, y), for letters of `size`. */
void              causerie_math_font_add_outline    (CauserieMathFont *self,
                                                     guint             glyph,
                                                     cairo_t          *cr,
                                                     double            x,
                                                     double            y,
                                                     double            size);

G_END_DECLS
