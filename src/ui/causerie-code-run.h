/* causerie-code-run.h: what a word of code is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As few as a reader tells apart. */
typedef enum {
  CAUSERIE_CODE_COMMENT,
  CAUSERIE_CODE_STRING,
  CAUSERIE_CODE_NUMBER,   /* and other constants */
  CAUSERIE_CODE_KEYWORD,
  CAUSERIE_CODE_TYPE,
  CAUSERIE_CODE_NAME,     /* that the code gives or calls: a function, a tag, a key */
  CAUSERIE_CODE_SPECIAL,  /* escapes, preprocessor, decorators */
  CAUSERIE_CODE_ADDED,    /* lines of a diff */
  CAUSERIE_CODE_REMOVED,
  CAUSERIE_CODE_N_CLASSES,
} CauserieCodeClass;

/* The bytes [start, end) of a block's text. Runs are in order and do not overlap. */
typedef struct {
  guint             start;
  guint             end;
  CauserieCodeClass class;
} CauserieCodeRun;

G_END_DECLS
