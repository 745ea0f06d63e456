/* causerie-image-block.h: a picture that belongs to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_IMAGE_BLOCK (causerie_image_block_get_type ())
G_DECLARE_FINAL_TYPE (CauserieImageBlock, causerie_image_block, CAUSERIE, IMAGE_BLOCK, GtkWidget)

/* A picture at its own size, made smaller to fit the column. How large it is is known from its first bytes, before
 * it is decoded, so nothing around it ever moves. It can be viewed large, copied and saved. What cannot be
 * shown says so in its place, and can be saved. `name` is its file's, or what is to be seen on it, or NULL. */
GtkWidget *causerie_image_block_new (GBytes *bytes, const char *name);

G_END_DECLS
