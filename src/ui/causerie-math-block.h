/* causerie-math-block.h: a block that is a formula
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MATH_BLOCK (causerie_math_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMathBlock, causerie_math_block, CAUSERIE, MATH_BLOCK, GtkWidget)

/* Drawn in the middle, scrolling sideways where it is too wide; one that cannot be drawn, or that is not finished yet,
 * is shown as it was written. For who selects it is one thing. */
GtkWidget *causerie_math_block_new       (void);
void       causerie_math_block_set_block (CauserieMathBlock *self, CauserieBlock *block);

G_END_DECLS
