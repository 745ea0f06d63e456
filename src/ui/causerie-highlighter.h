/* causerie-highlighter.h: finds out what the words of code are, when there is time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HIGHLIGHTER (causerie_highlighter_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHighlighter, causerie_highlighter, CAUSERIE, HIGHLIGHTER, GObject)

/* Code that is longer than this, has a line longer than that (bytes), or brackets in brackets deeper than
 * this stays plain: the rules of some languages need time by the square of these. */
#define CAUSERIE_HIGHLIGHTER_MAX_TEXT  200000
#define CAUSERIE_HIGHLIGHTER_MAX_LINE  500
#define CAUSERIE_HIGHLIGHTER_MAX_DEPTH 80

/* One for all code of a window. GtkSourceView is touched when the first code is added, no earlier. */
CauserieHighlighter *causerie_highlighter_new  (void);

/* Fills in the runs of all blocks of the group, first block first, while the main loop is idle: a few
 * milliseconds at a time. What was added last comes first. The group may go, or change, at any time;
 * one that changed is to be added again. */
void                 causerie_highlighter_add  (CauserieHighlighter *self, CauserieBlockGroup *group);

/* Nothing is left to do. */
gboolean             causerie_highlighter_is_idle (CauserieHighlighter *self);

G_END_DECLS
