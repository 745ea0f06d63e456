/* causerie-code-block.h: code on a soft card, with its language and a copy button
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CODE_BLOCK (causerie_code_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCodeBlock, causerie_code_block, CAUSERIE, CODE_BLOCK, GtkWidget)

/* Lines are not broken: they scroll sideways. Code that grows costs what is new of it. */
GtkWidget *causerie_code_block_new       (void);
void       causerie_code_block_set_block (CauserieCodeBlock *self, CauserieBlock *block);
void       causerie_code_block_set_caret (CauserieCodeBlock *self, gboolean caret);

G_END_DECLS
