/* causerie-attachment.h: what is attached to a message, as files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

G_BEGIN_DECLS

/* It came from a file: a picture, a file, or a text with its file's name on a line of its own before it, as
 * causerie-attachment-loader.h makes it. */
gboolean causerie_attachment_is_file     (CauseriePart *part);

/* What it is called; words for its kind where it has no name (transfer full). */
char    *causerie_attachment_dup_name    (CauseriePart *part);

/* What the file held; of other parts NULL (transfer full). */
GBytes  *causerie_attachment_dup_bytes   (CauseriePart *part);

/* What it is and how large: "PDF document · 12.3 kB" (transfer full). */
char    *causerie_attachment_dup_summary (CauseriePart *part);

/* Programs that open it only show or play it: text, a PDF, a picture, sound, a film. */
gboolean causerie_attachment_is_harmless (CauseriePart *part);

G_END_DECLS
