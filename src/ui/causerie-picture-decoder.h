/* causerie-picture-decoder.h: bytes to a picture, on another thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Decodes a picture that causerie_picture_info_is_drawable(), turned the way it says, and made smaller while it
 * is decoded when it is wider than `width` pixels (0: as large as it is); of a moving one the first frame. */
void        causerie_picture_decoder_decode_async  (GBytes              *bytes,
                                                    int                  width,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);

/* (transfer full); NULL for bytes that are no picture after all, or of a kind that this computer has no decoder
 * for, with the system's own words. */
GdkTexture *causerie_picture_decoder_decode_finish (GAsyncResult *result, GError **error);

/* What was decoded lately from these very bytes, at least `width` wide or as wide as it is (borrowed); NULL: it has
 * to be decoded. So a picture that is scrolled back into view is there at once. */
GdkTexture *causerie_picture_decoder_find          (GBytes *bytes, int width);

G_END_DECLS
