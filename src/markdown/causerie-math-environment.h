/* causerie-math-environment.h: what \begin can begin
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math.h"

G_BEGIN_DECLS

/* What may follow the name. */
typedef enum {
  CAUSERIE_MATH_OPTIONS_NONE,
  CAUSERIE_MATH_OPTIONS_COLUMNS, /* {lcr} */
  CAUSERIE_MATH_OPTIONS_ALIGN,   /* [r] */
  CAUSERIE_MATH_OPTIONS_PLACE,   /* [t], which we do not follow: a formula has one base line */
  CAUSERIE_MATH_OPTIONS_COUNT,   /* {2} */
} CauserieMathOptions;

typedef struct {
  const char          *name;
  gunichar             left;
  gunichar             right;
  const char          *aligns;  /* of the columns; the last, or the pair, goes on; NULL: no table */
  double               gap;     /* between columns, in em */
  CauserieMathOptions  options;
  CauserieMathStyle    style;
  double               stretch;
  gboolean             lines;   /* each row is an equation, which may have its own tag */
} CauserieMathEnvironment;

/* Those that have no name: \substack{…}, and lines of a formula in the open. */
extern const CauserieMathEnvironment causerie_math_substack;
extern const CauserieMathEnvironment causerie_math_lines;

const CauserieMathEnvironment *causerie_math_environment_find        (const char *name, gsize length);

/* Its columns are pairs: what stands before "=" and what begins with it. */
gboolean                       causerie_math_environment_is_paired   (const CauserieMathEnvironment *self);

/* 'l', 'c' or 'r' */
CauserieMathColumnAlign        causerie_math_environment_get_align   (char letter);

/* A column about which nothing is written but, perhaps, the letter for all; else 0. */
CauserieMathColumn             causerie_math_environment_make_column (const CauserieMathEnvironment *self,
                                                                      guint                          i,
                                                                      char                           letter);

G_END_DECLS
