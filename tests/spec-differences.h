/* spec-differences.h: the examples that look otherwise with us
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A specification and the parser it is read by: md4c before 0.5 knows CommonMark 0.30. */
typedef enum {
  SPEC_COMMONMARK_30 = 1 << 0, /* md4c 0.4 */
  SPEC_COMMONMARK_31 = 1 << 1, /* md4c 0.5 */
  SPEC_GFM_30        = 1 << 2, /* md4c 0.4 */
  SPEC_GFM_31        = 1 << 3, /* md4c 0.5 */
} SpecKind;

#if MD4C_MINOR < 5
#define COMMONMARK_FILE "commonmark-0.30.txt"
#define COMMONMARK_KIND SPEC_COMMONMARK_30
#define GFM_KIND        SPEC_GFM_30
#else
#define COMMONMARK_FILE "commonmark-0.31.2.txt"
#define COMMONMARK_KIND SPEC_COMMONMARK_31
#define GFM_KIND        SPEC_GFM_31
#endif

typedef struct {
  const char  *reason;
  guint        kinds;    /* of SpecKind */
  const guint *examples; /* their numbers, ended by 0 */
} SpecDifference;

extern const SpecDifference spec_differences[];
extern const guint spec_n_differences;

G_END_DECLS
