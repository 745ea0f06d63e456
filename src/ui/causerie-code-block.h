/* causerie-code-block.h: code on a soft card, or a piece of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CODE_BLOCK (causerie_code_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCodeBlock, causerie_code_block, CAUSERIE, CODE_BLOCK, GtkWidget)

/* The first block of a group has the head; the card is round where it begins and ends, so that pieces
 * that touch are one card. Long lines scroll sideways, by the arrow keys as well, or wrap. */
GtkWidget *causerie_code_block_new       (void);

/* Shows the block at `index` of the group and follows it. */
void       causerie_code_block_set_place (CauserieCodeBlock *self, CauserieBlockGroup *group, guint index);

/* More is coming behind it. */
void       causerie_code_block_set_caret (CauserieCodeBlock *self, gboolean caret);

G_END_DECLS
