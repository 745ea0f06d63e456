/* causerie-attachment-loader.h: a file becomes a part
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

G_BEGIN_DECLS

#define CAUSERIE_ATTACHMENT_MAX_BYTES (20 * 1024 * 1024)

/* Reads a file by what it holds, not by its name: pictures (PNG, JPEG, WebP, GIF) become image parts, PDF a
 * file part, text in UTF-8 a text part with its name above it. Errors: CAUSERIE_ERROR_INVALID for what is
 * none of these, CAUSERIE_ERROR_TOO_LARGE, and GIO's own. */
void          causerie_attachment_loader_load_async  (GFile                *file,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
CauseriePart *causerie_attachment_loader_load_finish (GAsyncResult *result, GError **error);

/* The same for what a file of that name holds, whatever its size. */
CauseriePart *causerie_attachment_loader_read        (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
