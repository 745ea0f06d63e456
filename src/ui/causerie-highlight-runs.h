/* causerie-highlight-runs.h: from the tags of a highlighted buffer to what words are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-code-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Appends to `runs` (element-type CauserieCodeRun) what the tags say of the buffer from `start` to its end,
 * where the bytes [offset, offset + length) of `text` stand. The buffer's scheme is that of
 * data/code/classes.xml. Moves `start`. */
void causerie_highlight_runs_collect (GArray      *runs,
                                      GtkTextIter *start,
                                      const char  *text,
                                      gsize        offset,
                                      gsize        length);

G_END_DECLS
