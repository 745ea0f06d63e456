/* causerie-text-unit.h: the word or line around a place of a text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_UNIT_CHARACTER,
  CAUSERIE_UNIT_WORD, /* or what stands between two */
  CAUSERIE_UNIT_LINE, /* up to the next line end or tab */
} CauserieTextUnit;

/* The unit that holds the byte at `place`, in `text`, valid UTF-8; at the end of a line the last one of that line. Of a
 * character both are `place`. */
void  causerie_text_unit_find (const char *text, gsize place, CauserieTextUnit unit, gsize *start, gsize *end);

/* The next place forwards or backwards at which a cursor may stand, or a word ends or begins; `place` where there
 * is none. */
gsize causerie_text_unit_step (const char *text, gsize place, CauserieTextUnit unit, gboolean forward);

G_END_DECLS
