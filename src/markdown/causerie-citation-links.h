/* causerie-citation-links.h: the numbers of sources in a text become links to them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

G_BEGIN_DECLS

/* The block with every "[2]" in its words or cells a link to the second of `urls` (NULL-terminated, counted from
 * 1). The text stays as it is, so places in it do as well. What is code, a formula, a picture or a link
 * already is left alone, and so are numbers beyond the last source.
 * Returns (transfer full): the same block where there is nothing to link. */
CauserieBlock *causerie_citation_links_add (CauserieBlock *block, const char * const *urls);

G_END_DECLS
