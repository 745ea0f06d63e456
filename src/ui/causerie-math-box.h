/* causerie-math-box.h: a formula that was laid out, ready to be drawn at any size
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math-font.h"
#include "causerie-math.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lengths are in em, measured from the start of the baseline, right and down. Refcounted, never changes. */
typedef struct _CauserieMathBox CauserieMathBox;

typedef enum {
  CAUSERIE_MATH_MARK_GLYPH,
  CAUSERIE_MATH_MARK_RULE,  /* a filled rectangle */
  CAUSERIE_MATH_MARK_LINE,  /* a slanting line */
  CAUSERIE_MATH_MARK_WORDS, /* what the math font has no letters for */
  CAUSERIE_MATH_MARK_TAG,   /* where the number of a line belongs; not drawn */
} CauserieMathMarkKind;

/* The one thing that is drawn. */
typedef struct {
  CauserieMathMarkKind kind;
  guint32              color; /* 0xAARRGGBB; 0: the text's */
  gboolean             exact; /* the colour belongs to a ground of the formula's own, whatever the text's is */
  double               x;     /* of a rule its upper left corner, of the others where they start on their baseline */
  double               y;
  double               size;  /* glyph, words: of the letters; line: its thickness */
  double               width; /* rule, line: how far it goes from (x, y) */
  double               height;
  guint                glyph; /* or the number of the tag */
  PangoLayout         *words; /* owned by the box; in letters of CAUSERIE_MATH_WORDS_SIZE pixels */
} CauserieMathMark;

#define CAUSERIE_MATH_WORDS_SIZE 100

/* A part between two places where a long formula may be broken into lines: behind a relation or a binary sign. */
typedef struct {
  double start; /* on the baseline */
  double end;   /* the start of the next */
  guint  first_mark;
  guint  end_mark;
} CauserieMathSegment;

/* The number of a line, which stands at the edge of the column. */
typedef struct {
  CauserieMathBox *box;
  double           y; /* of its baseline */
} CauserieMathTag;

/* Lays a formula out. The font lives longer than the box. */
CauserieMathBox           *causerie_math_box_new          (CauserieMathFont *font, CauserieMath *math);

/* The same for TeX without its signs; kept for the next time. NULL when it cannot be drawn (transfer full). */
CauserieMathBox           *causerie_math_box_look_up      (const char *tex, gsize length, gboolean display);

CauserieMathBox           *causerie_math_box_ref          (CauserieMathBox *self);
void                       causerie_math_box_unref        (CauserieMathBox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMathBox, causerie_math_box_unref)

CauserieMath              *causerie_math_box_get_math     (CauserieMathBox *self);
double                     causerie_math_box_get_width    (CauserieMathBox *self);
double                     causerie_math_box_get_ascent   (CauserieMathBox *self);
double                     causerie_math_box_get_descent  (CauserieMathBox *self);
const CauserieMathMark    *causerie_math_box_get_marks    (CauserieMathBox *self, guint *n_marks);
const CauserieMathSegment *causerie_math_box_get_segments (CauserieMathBox *self, guint *n_segments); /* one at least */
const CauserieMathTag     *causerie_math_box_get_tags     (CauserieMathBox *self, guint *n_tags);

/* How large its letters are among those of a text: as high as they. In pixels per em. */
double                     causerie_math_box_find_size    (PangoContext *context);

/* Draws it from (x, y) on, in letters of `size`, in the colour of `cr` where it has none of its own. */
void                       causerie_math_box_draw         (CauserieMathBox *self,
                                                           cairo_t         *cr,
                                                           double           x,
                                                           double           y,
                                                           double           size);

/* Only one of its segments; this begins at x. */
void                       causerie_math_box_draw_segment (CauserieMathBox *self,
                                                           guint            segment,
                                                           cairo_t         *cr,
                                                           double           x,
                                                           double           y,
                                                           double           size);

G_END_DECLS
