/* causerie-code-lines.h: the lines of one block of code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CODE_LINES (causerie_code_lines_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCodeLines, causerie_code_lines, CAUSERIE, CODE_LINES, GtkWidget)

/* The text of a block in its group, coloured as soon as its words are known, as wide as the widest of
 * the group unless lines wrap. It is CauserieSelectable and may lie in a CauserieSideScroller. */
GtkWidget *causerie_code_lines_new       (void);

/* Shows the block at `index` and follows it. */
void       causerie_code_lines_set_place (CauserieCodeLines *self, CauserieBlockGroup *group, guint index);

/* A soft bar behind the last sign: more is coming. */
void       causerie_code_lines_set_caret (CauserieCodeLines *self, gboolean caret);

G_END_DECLS
