/* causerie-math-private.h: a formula while it is made
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-math.h"

G_BEGIN_DECLS

struct _CauserieMath {
  gboolean                display;
  const CauserieMathNode *root;
  const CauserieMathNode *tag;

  GSList                 *chunks; /* owned: what all nodes, strings and arrays lie in */
  char                   *room;   /* borrowed: what is free of the newest */
  gsize                   n_room;
};

CauserieMath *causerie_math_new      (gboolean display);

/* Zeroed, aligned, and freed with the formula. */
gpointer      causerie_math_allocate (CauserieMath *self, gsize size);

G_END_DECLS
