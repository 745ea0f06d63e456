/* causerie-import-part.h: what is attached in the chats of other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

G_BEGIN_DECLS

/* All give (transfer full), or NULL for what is no such thing: then it is to be counted as lacking. `name` is the
 * file's, or NULL. */

/* A picture in "data:image/png;base64,…"; no other address is followed. What it is, its bytes tell. */
CauseriePart *causerie_import_part_picture_from_url    (const char *url, const char *name);
CauseriePart *causerie_import_part_picture_from_base64 (const char *base64, const char *name);

/* What a document said: its text under its name. */
CauseriePart *causerie_import_part_from_text           (const char *text, const char *name);

G_END_DECLS
