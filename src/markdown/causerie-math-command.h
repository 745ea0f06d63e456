/* causerie-math-command.h: what reads each command
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math-parser.h"

G_BEGIN_DECLS

#define READER(name)                                                  \
  gboolean causerie_math_read_##name (CauserieMathParser        *self,    \
                                      const CauserieMathCommand *command, \
                                      CauserieMathRowBuilder    *row)

/* causerie-math-read-fraction.c */
READER (fraction);  /* value: the style; option: \cfrac */
READER (binomial);  /* value: the style */
READER (genfrac);
READER (infix);     /* a CauserieMathInfix: \over and its like */

typedef enum {
  CAUSERIE_MATH_INFIX_OVER,
  CAUSERIE_MATH_INFIX_ATOP,
  CAUSERIE_MATH_INFIX_CHOOSE,
  CAUSERIE_MATH_INFIX_BRACE,
  CAUSERIE_MATH_INFIX_BRACK,
} CauserieMathInfix;

/* causerie-math-read-over.c: what stands over and under something */
READER (accent);    /* value: the character, 0: a line; option: CAUSERIE_MATH_ACCENT_ */
READER (brace);     /* the same, with labels as limits */
READER (set);       /* option: which of CAUSERIE_MATH_SET_ its arguments are, before the base */
READER (arrow);     /* value: the character */
READER (limits);    /* value: CauserieMathLimits */
READER (root);

enum {
  CAUSERIE_MATH_ACCENT_STRETCHES = 1 << 0,
  CAUSERIE_MATH_ACCENT_UNDER     = 1 << 1, /* as CAUSERIE_MATH_SET_UNDER */
};

enum {
  CAUSERIE_MATH_SET_OVER  = 1 << 0,
  CAUSERIE_MATH_SET_UNDER = 1 << 1,
};

/* causerie-math-read-fence.c */
READER (fence);     /* \left */
READER (middle);
READER (big);       /* value: 1 to 4; option: the class */
READER (around);    /* \abs{…}: value: the left character; option: the right one */

/* causerie-math-read-words.c */
READER (text);      /* value: CauserieMathTextFont */
READER (function);  /* value: CauserieMathLimits */
READER (operator_name);
READER (circled);   /* \textcircled{1} */
READER (modulo);
READER (modulus);   /* option: CAUSERIE_MATH_MODULUS_ */

enum {
  CAUSERIE_MATH_MODULUS_NAMED  = 1 << 0, /* mod b */
  CAUSERIE_MATH_MODULUS_FENCED = 1 << 1, /* (b) */
};

/* causerie-math-read-look.c: how what follows looks */
READER (alphabet);        /* value: the alphabet of the argument */
READER (alphabet_switch); /* value: the alphabet of the rest */
READER (style);           /* value: CauserieMathStyle of the rest */
READER (color);           /* of the rest, or of "{…}" when that comes next */
READER (text_color);
READER (color_box);
READER (framed_color_box);
READER (enclosure);       /* value: CauserieMathEnclosureKind; option: of words */
READER (phantom);         /* option: CAUSERIE_MATH_PHANTOM_ */

enum {
  CAUSERIE_MATH_PHANTOM_VISIBLE   = 1 << 0,
  CAUSERIE_MATH_PHANTOM_NO_WIDTH  = 1 << 1,
  CAUSERIE_MATH_PHANTOM_NO_HEIGHT = 1 << 2,
  CAUSERIE_MATH_PHANTOM_LEFT      = 1 << 3, /* lies to the right of its place */
  CAUSERIE_MATH_PHANTOM_RIGHT     = 1 << 4,
};

/* causerie-math-read-misc.c */
READER (space);     /* value: in mu, 18 to the em */
READER (length);    /* \hspace{1em}, \kern1em */
READER (class);     /* \mathrel{…}: value: the class */
READER (spaced);    /* value: an arrow with space around it */
READER (dots);
READER (not);
READER (tag);
READER (nothing);   /* option: how many "{…}" belong to it */
READER (same);      /* \ensuremath{…} */

READER (environment); /* causerie-math-read-table.c: \begin */
READER (substack);
READER (stretch);     /* \renewcommand{\arraystretch}{1.5}; no other command can be made anew */
READER (chemistry);   /* causerie-math-read-chemistry.c */

#undef READER

G_END_DECLS
