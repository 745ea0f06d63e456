/* causerie-picture-block.h: a paragraph of pictures
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PICTURE_BLOCK (causerie_picture_block_get_type ())
G_DECLARE_FINAL_TYPE (CauseriePictureBlock, causerie_picture_block, CAUSERIE, PICTURE_BLOCK, GtkWidget)

/* Pictures alone, one below the other. It is CauserieSelectable: its text is their words. */
GtkWidget *causerie_picture_block_new       (void);
void       causerie_picture_block_set_block (CauseriePictureBlock *self, CauserieBlock *block);

/* Whether a block is one for this widget: a paragraph of pictures and nothing else. */
gboolean   causerie_picture_block_suits     (CauserieBlock *block);

G_END_DECLS
