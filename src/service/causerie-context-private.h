/* causerie-context-private.h: what the files of the context share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

G_BEGIN_DECLS

/* --- causerie-context-estimate.c -------------------------------------------------------------- */

gint64 causerie_context_estimate_part  (CauseriePart *part);

/* Instructions (may be NULL) and what wraps a request. */
gint64 causerie_context_estimate_frame (const char *instructions);

G_END_DECLS
