/* causerie-math.h: a formula in TeX as a tree
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MATH (causerie_math_get_type ())

/* A formula. It knows what stands where and how it is spaced, and no font.
 * Refcounted, never changes, safe across threads. */
typedef struct _CauserieMath CauserieMath;

typedef enum {
  CAUSERIE_MATH_ROW,       /* row: side by side */
  CAUSERIE_MATH_SYMBOL,    /* symbol: one character, of its mathematical alphabet already */
  CAUSERIE_MATH_OPERATOR,  /* symbol: ∑ or ∫; larger in display style, centred on the axis */
  CAUSERIE_MATH_DELIMITER, /* delimiter: of a given height */
  CAUSERIE_MATH_TEXT,      /* text: words, or the name of a function */
  CAUSERIE_MATH_SPACE,     /* space */
  CAUSERIE_MATH_STYLE,     /* style: what follows in its row is in this style; draws nothing */
  CAUSERIE_MATH_SCRIPTS,   /* scripts: at the corners of something, or above and below it */
  CAUSERIE_MATH_FRACTION,  /* fraction */
  CAUSERIE_MATH_ROOT,      /* root */
  CAUSERIE_MATH_FENCE,     /* fence: \left … \right */
  CAUSERIE_MATH_ACCENT,    /* accent: a character over or under something */
  CAUSERIE_MATH_BAR,       /* accent: a line over or under something; its character is 0 */
  CAUSERIE_MATH_ARROW,     /* arrow: as long as what is written on it */
  CAUSERIE_MATH_ENCLOSURE, /* enclosure: boxed, struck out */
  CAUSERIE_MATH_PHANTOM,   /* phantom: takes room but is not seen, or the other way round */
  CAUSERIE_MATH_TABLE,     /* table */
} CauserieMathKind;

/* How a node is spaced among its neighbours: TeX's classes of atoms, in TeX's order. A binary sign
 * with nothing to join ("−1") is an ORD already. */
typedef enum {
  CAUSERIE_MATH_ORD,
  CAUSERIE_MATH_OP,
  CAUSERIE_MATH_BIN,
  CAUSERIE_MATH_REL,
  CAUSERIE_MATH_OPEN,
  CAUSERIE_MATH_CLOSE,
  CAUSERIE_MATH_PUNCT,
  CAUSERIE_MATH_INNER,
  CAUSERIE_MATH_NO_ATOM, /* spaces and styles: the atoms around them are neighbours */
} CauserieMathClass;

typedef enum {
  CAUSERIE_MATH_STYLE_INHERIT, /* as around it */
  CAUSERIE_MATH_STYLE_DISPLAY,
  CAUSERIE_MATH_STYLE_TEXT,
  CAUSERIE_MATH_STYLE_SCRIPT,
  CAUSERIE_MATH_STYLE_SCRIPT_SCRIPT,
} CauserieMathStyle;

typedef enum {
  CAUSERIE_MATH_TEXT_ROMAN,
  CAUSERIE_MATH_TEXT_BOLD,
  CAUSERIE_MATH_TEXT_ITALIC,
  CAUSERIE_MATH_TEXT_SANS,
  CAUSERIE_MATH_TEXT_MONO,
} CauserieMathTextFont;

typedef enum {
  CAUSERIE_MATH_LIMITS_NEVER,   /* at the right corners */
  CAUSERIE_MATH_LIMITS_DISPLAY, /* above and below in display style, else at the corners */
  CAUSERIE_MATH_LIMITS_ALWAYS,
} CauserieMathLimits;

typedef enum {
  CAUSERIE_MATH_BOXED,   /* a frame around it */
  CAUSERIE_MATH_FILLED,  /* on a ground of the enclosure's colour */
  CAUSERIE_MATH_RISING,  /* struck out by "/" */
  CAUSERIE_MATH_FALLING, /* by "\" */
  CAUSERIE_MATH_CROSSED, /* by both */
  CAUSERIE_MATH_STRUCK,  /* by "—" */
  CAUSERIE_MATH_NEGATED, /* one relation struck out by a short "/" through its middle: \not */
} CauserieMathEnclosureKind;

typedef enum {
  CAUSERIE_MATH_COLUMN_CENTER,
  CAUSERIE_MATH_COLUMN_LEFT,
  CAUSERIE_MATH_COLUMN_RIGHT,
} CauserieMathColumnAlign;

typedef enum {
  CAUSERIE_MATH_RULE_NONE,
  CAUSERIE_MATH_RULE_SOLID,
  CAUSERIE_MATH_RULE_DOUBLE,
  CAUSERIE_MATH_RULE_DASHED,
} CauserieMathRule;

typedef struct _CauserieMathNode CauserieMathNode;

typedef struct {
  const CauserieMathNode  *first; /* NULL: empty; the others by `next` */
} CauserieMathRow;

typedef struct {
  gunichar                 character;
} CauserieMathSymbol;

typedef struct {
  gunichar                 character; /* 0: none is drawn */
  guint                    size;      /* 1 to 4: \big to \Bigg; 0: as high as the fence around it */
} CauserieMathDelimiter;

typedef struct {
  const char              *text; /* UTF-8; spaces count */
  CauserieMathTextFont     font;
} CauserieMathText;

typedef struct {
  double                   width; /* in em; may be negative */
} CauserieMathSpace;

typedef struct {
  CauserieMathStyle        style;
} CauserieMathStyleSwitch;

typedef struct {
  const CauserieMathNode  *base; /* NULL: nothing */
  const CauserieMathNode  *sub;  /* or NULL */
  const CauserieMathNode  *sup;  /* or NULL; primes are part of it */
  CauserieMathLimits       limits;
} CauserieMathScripts;

typedef struct {
  const CauserieMathNode  *numerator;
  const CauserieMathNode  *denominator;
  CauserieMathStyle        style; /* of the whole */
  gunichar                 left;  /* delimiters, as of \binom; 0: none */
  gunichar                 right;
  gboolean                 no_rule;
  gboolean                 continued; /* \cfrac: both parts keep the size of display style */
} CauserieMathFraction;

typedef struct {
  const CauserieMathNode  *radicand;
  const CauserieMathNode  *index; /* or NULL */
} CauserieMathRoot;

typedef struct {
  gunichar                 left; /* 0: none is drawn */
  gunichar                 right;
  const CauserieMathNode  *body; /* \middle is a DELIMITER of size 0 in it, in its outermost row */
} CauserieMathFence;

typedef struct {
  const CauserieMathNode  *base;
  gunichar                 character; /* combining (U+0302), or as such (U+23DE ⏞, U+2192 →) */
  gboolean                 stretches; /* as wide as the base */
  gboolean                 under;
} CauserieMathAccent;

typedef struct {
  gunichar                 character;
  const CauserieMathNode  *over;  /* or NULL */
  const CauserieMathNode  *under; /* or NULL */
} CauserieMathArrow;

typedef struct {
  CauserieMathEnclosureKind kind;
  const CauserieMathNode  *base;
  guint32                  color; /* of the ground, as in a node */
} CauserieMathEnclosure;

typedef struct {
  const CauserieMathNode  *base;
  gboolean                 visible;
  gboolean                 has_width;
  gboolean                 has_height;
  CauserieMathColumnAlign  align; /* where it lies when it has no width; LEFT: reaches right */
} CauserieMathPhantom;

typedef struct {
  CauserieMathColumnAlign  align;
  double                   gap;  /* to the column before, in em; of the first, to the edge */
  CauserieMathRule         rule; /* in the middle of that gap */
} CauserieMathColumn;

typedef struct {
  double                   gap;  /* above it beyond the usual, in em */
  CauserieMathRule         rule; /* above it */
  const CauserieMathNode  *tag;  /* \tag at its end, or NULL */
} CauserieMathTableRow;

typedef struct {
  guint                            n_rows;
  guint                            n_columns;
  const CauserieMathNode   *const *cells;   /* row by row; NULL: empty */
  const CauserieMathColumn        *columns; /* one more than columns: the end's gap and rule */
  const CauserieMathTableRow      *rows;    /* one more than rows: the foot's rule */
  CauserieMathStyle                style;   /* of the cells */
  double                           stretch; /* the lines' distance, 1: as in a matrix */
} CauserieMathTable;

/* Every child is one node; several are in a ROW. */
struct _CauserieMathNode {
  CauserieMathKind        kind;
  CauserieMathClass       class;
  guint32                 color; /* 0xAARRGGBB of its own signs; 0: the text's */
  const CauserieMathNode *next;  /* its right neighbour in the row, or NULL */
  union {
    CauserieMathRow         row;
    CauserieMathSymbol      symbol;
    CauserieMathDelimiter   delimiter;
    CauserieMathText        text;
    CauserieMathSpace       space;
    CauserieMathStyleSwitch style;
    CauserieMathScripts     scripts;
    CauserieMathFraction    fraction;
    CauserieMathRoot        root;
    CauserieMathFence       fence;
    CauserieMathAccent      accent;
    CauserieMathArrow       arrow;
    CauserieMathEnclosure   enclosure;
    CauserieMathPhantom     phantom;
    CauserieMathTable       table;
  };
};

/* What is longer, or deeper, is no formula. */
#define CAUSERIE_MATH_MAX_LENGTH 8192 /* in bytes */
#define CAUSERIE_MATH_MAX_DEPTH  48   /* of groups in one another */
#define CAUSERIE_MATH_MAX_CELLS  4096 /* of a table */

/* Reads TeX without its signs ("$"). NULL when it holds what we do not draw: a formula is right, or
 * it is shown as it was written. */
CauserieMath           *causerie_math_parse       (const char *tex, gsize length, gboolean display);

GType                   causerie_math_get_type    (void);
CauserieMath           *causerie_math_ref         (CauserieMath *self);
void                    causerie_math_unref       (CauserieMath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMath, causerie_math_unref)

gboolean                causerie_math_is_display  (CauserieMath *self);
const CauserieMathNode *causerie_math_get_root    (CauserieMath *self); /* a ROW */
const CauserieMathNode *causerie_math_get_tag     (CauserieMath *self); /* the \tag of the whole, or NULL */

/* On one line, as plain text has it: "(a+b)/c", "x² + √2". Never NULL. */
char                   *causerie_math_dup_unicode (CauserieMath *self);

/* As it is read aloud: "x squared plus root of 2". Never NULL. */
char                   *causerie_math_dup_speech  (CauserieMath *self);

G_END_DECLS
