/* causerie-math-environment.c: what \begin can begin
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Distances are those of amsmath at ten points. */

#include "causerie-math-environment.h"

#include <string.h>

#define NONE    CAUSERIE_MATH_OPTIONS_NONE
#define COLUMNS CAUSERIE_MATH_OPTIONS_COLUMNS
#define ALIGN   CAUSERIE_MATH_OPTIONS_ALIGN
#define PLACE   CAUSERIE_MATH_OPTIONS_PLACE
#define COUNT   CAUSERIE_MATH_OPTIONS_COUNT

#define TEXT    CAUSERIE_MATH_STYLE_TEXT
#define DISPLAY CAUSERIE_MATH_STYLE_DISPLAY
#define SCRIPT  CAUSERIE_MATH_STYLE_SCRIPT

static const CauserieMathEnvironment environments[] = {
  { "matrix", 0, 0, "c", 1, NONE, TEXT, 1, FALSE },
  { "pmatrix", '(', ')', "c", 1, NONE, TEXT, 1, FALSE },
  { "bmatrix", '[', ']', "c", 1, NONE, TEXT, 1, FALSE },
  { "Bmatrix", '{', '}', "c", 1, NONE, TEXT, 1, FALSE },
  { "vmatrix", '|', '|', "c", 1, NONE, TEXT, 1, FALSE },
  { "Vmatrix", U'‖', U'‖', "c", 1, NONE, TEXT, 1, FALSE },
  { "matrix*", 0, 0, "c", 1, ALIGN, TEXT, 1, FALSE },
  { "pmatrix*", '(', ')', "c", 1, ALIGN, TEXT, 1, FALSE },
  { "bmatrix*", '[', ']', "c", 1, ALIGN, TEXT, 1, FALSE },
  { "Bmatrix*", '{', '}', "c", 1, ALIGN, TEXT, 1, FALSE },
  { "vmatrix*", '|', '|', "c", 1, ALIGN, TEXT, 1, FALSE },
  { "Vmatrix*", U'‖', U'‖', "c", 1, ALIGN, TEXT, 1, FALSE },
  { "smallmatrix", 0, 0, "c", 0.4, NONE, SCRIPT, 1, FALSE },
  { "psmallmatrix", '(', ')', "c", 0.4, NONE, SCRIPT, 1, FALSE },
  { "bsmallmatrix", '[', ']', "c", 0.4, NONE, SCRIPT, 1, FALSE },
  { "array", 0, 0, "c", 1, COLUMNS, TEXT, 1, FALSE },
  { "darray", 0, 0, "c", 1, COLUMNS, DISPLAY, 1, FALSE },
  { "subarray", 0, 0, "c", 0.4, COLUMNS, SCRIPT, 1, FALSE },
  { "cases", '{', 0, "l", 1, NONE, TEXT, 1.2, FALSE },
  { "dcases", '{', 0, "l", 1, NONE, DISPLAY, 1.2, FALSE },
  { "rcases", 0, '}', "l", 1, NONE, TEXT, 1.2, FALSE },
  { "drcases", 0, '}', "l", 1, NONE, DISPLAY, 1.2, FALSE },
  { "aligned", 0, 0, "rl", 1, PLACE, DISPLAY, 1.25, FALSE },
  { "split", 0, 0, "rl", 1, NONE, DISPLAY, 1.25, FALSE },
  { "alignedat", 0, 0, "rl", 0, COUNT, DISPLAY, 1.25, FALSE },
  { "align", 0, 0, "rl", 1, NONE, DISPLAY, 1.25, TRUE },
  { "align*", 0, 0, "rl", 1, NONE, DISPLAY, 1.25, TRUE },
  { "flalign", 0, 0, "rl", 1, NONE, DISPLAY, 1.25, TRUE },
  { "flalign*", 0, 0, "rl", 1, NONE, DISPLAY, 1.25, TRUE },
  { "alignat", 0, 0, "rl", 0, COUNT, DISPLAY, 1.25, TRUE },
  { "alignat*", 0, 0, "rl", 0, COUNT, DISPLAY, 1.25, TRUE },
  { "eqnarray", 0, 0, "rcl", 0.3, NONE, DISPLAY, 1.25, TRUE },
  { "eqnarray*", 0, 0, "rcl", 0.3, NONE, DISPLAY, 1.25, TRUE },
  { "gathered", 0, 0, "c", 1, PLACE, DISPLAY, 1.25, FALSE },
  { "gather", 0, 0, "c", 1, NONE, DISPLAY, 1.25, TRUE },
  { "gather*", 0, 0, "c", 1, NONE, DISPLAY, 1.25, TRUE },
  { "multline", 0, 0, "c", 1, NONE, DISPLAY, 1.25, TRUE },
  { "multline*", 0, 0, "c", 1, NONE, DISPLAY, 1.25, TRUE },

  /* These only say that it is a formula. */
  { "equation" }, { "equation*" }, { "displaymath" }, { "math" },
};

const CauserieMathEnvironment causerie_math_substack = {
  "", 0, 0, "c", 0, NONE, SCRIPT, 1, FALSE
};

const CauserieMathEnvironment causerie_math_lines = {
  "", 0, 0, "c", 1, NONE, DISPLAY, 1.25, TRUE
};

const CauserieMathEnvironment *
causerie_math_environment_find (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++) {
    const char *known = environments[i].name;

    if (strlen (known) == length && strncmp (known, name, length) == 0)
      return &environments[i];
  }
  return NULL;
}

gboolean
causerie_math_environment_is_paired (const CauserieMathEnvironment *self)
{
  return strcmp (self->aligns, "rl") == 0;
}

CauserieMathColumnAlign
causerie_math_environment_get_align (char letter)
{
  switch (letter) {
  case 'l':
    return CAUSERIE_MATH_COLUMN_LEFT;
  case 'r':
    return CAUSERIE_MATH_COLUMN_RIGHT;
  default:
    return CAUSERIE_MATH_COLUMN_CENTER;
  }
}

CauserieMathColumn
causerie_math_environment_make_column (const CauserieMathEnvironment *self, guint i, char letter)
{
  gboolean paired = causerie_math_environment_is_paired (self);
  gsize n = strlen (self->aligns);
  char usual = self->aligns[paired ? i % n : MIN (i, n - 1)];
  gboolean joined = i == 0 || (paired && i % 2 == 1);

  return (CauserieMathColumn) {
    .align = causerie_math_environment_get_align (letter != 0 ? letter : usual),
    .gap = joined ? 0 : self->gap,
  };
}
