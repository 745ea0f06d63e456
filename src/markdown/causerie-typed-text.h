/* causerie-typed-text.h: what a person typed to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* Fenced code becomes code blocks; everything else stays exactly as it was typed, in paragraphs of
 * bounded length. `length` in bytes or -1; what is not UTF-8 becomes U+FFFD.
 * Returns (transfer full) (element-type CauserieBlock), never NULL. */
GPtrArray *causerie_typed_text_parse (const char *text, gssize length);

G_END_DECLS
