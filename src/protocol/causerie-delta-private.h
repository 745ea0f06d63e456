/* causerie-delta-private.h: making a step of an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-delta.h"

G_BEGIN_DECLS

/* Takes what the buffers hold. Halves of characters are joined (causerie-surrogates.h); one at the
 * end stays in its buffer for the next delta, unless this is the last. `parts` may be NULL. */
CauserieDelta *causerie_delta_new (GString   *text,
                                   GString   *reasoning,
                                   gboolean   is_last,
                                   GPtrArray *parts,
                                   gboolean   text_was_reasoning);

G_END_DECLS
