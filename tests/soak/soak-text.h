/* soak-text.h: words at random
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of three languages, some of them unlike any other word; mostly a line, now and then many
 * pages. Free it. */
char   *soak_text_new       (GRand *random);

/* A few words. Free it. */
char   *soak_text_new_line  (GRand *random);

/* A word nobody else says, of lower-case letters: "zq…". Free it. */
char   *soak_text_new_word  (GRand *random);

/* So many bytes that nothing can make shorter. */
GBytes *soak_text_new_bytes (GRand *random, gsize size);

G_END_DECLS
