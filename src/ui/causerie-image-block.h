/* causerie-image-block.h: a picture that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_IMAGE_BLOCK (causerie_image_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieImageBlock, causerie_image_block, CAUSERIE, IMAGE_BLOCK, GtkWidget)

/* `part` is an image. Bytes that are no picture are named instead of shown. */
GtkWidget *causerie_image_block_new (CauseriePart *part);

G_END_DECLS
