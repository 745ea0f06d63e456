/* causerie-text-block.h: a paragraph or heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEXT_BLOCK (causerie_text_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTextBlock, causerie_text_block, CAUSERIE, TEXT_BLOCK, GtkWidget)

/* A label, CauserieSelectable; code in it stands on a soft ground. Links activate app.open-uri (s). */
GtkWidget *causerie_text_block_new       (void);
void       causerie_text_block_set_block (CauserieTextBlock *self, CauserieBlock *block);

/* Shows a cell of a table instead. `text` is one of the block's. */
void       causerie_text_block_set_cell  (CauserieTextBlock        *self,
                                          CauserieBlock            *block,
                                          const CauserieStyledText *text,
                                          CauserieAlign             align);

/* A soft bar behind the last word: more is coming. */
void       causerie_text_block_set_caret (CauserieTextBlock *self, gboolean caret);

G_END_DECLS
