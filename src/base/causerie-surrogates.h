/* causerie-surrogates.h: characters that came in two halves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Servers that count in UTF-16 cut a text between the two surrogates of one character. A half is
 * kept as its three bytes of WTF-8 (causerie_json_parse_pieces()) until the other one has come. */

/* Bytes at the end of the text that the next piece may complete: 3 for a first half, else 0. */
gsize causerie_surrogates_open_tail (const GString *text);

/* Puts halves together that stand side by side; one that is alone becomes U+FFFD. The text is
 * valid UTF-8 afterwards if it was valid but for the halves. */
void  causerie_surrogates_join      (GString *text);

G_END_DECLS
