/* block-description.h: blocks as text that tests compare
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Blocks one after another (transfer full), "¶" between them; line ends inside a block are "⏎". Before
 * each where it lies, "> - 1. [x] ^1 ", spaces for what holds the block before too; then what it is;
 * runs are "{bi<url>:words}". */
char *describe_blocks (GPtrArray *blocks);

G_END_DECLS
