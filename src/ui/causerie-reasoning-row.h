/* causerie-reasoning-row.h: the line that folds and unfolds an answer's reasoning
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_REASONING_ROW (causerie_reasoning_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieReasoningRow, causerie_reasoning_row, CAUSERIE, REASONING_ROW, GtkWidget)

/* The reasoning itself is blocks of the transcript below this row.
 * Signals: "toggled", the person wants it the other way. */
GtkWidget *causerie_reasoning_row_new      (void);
void       causerie_reasoning_row_set_text (CauserieReasoningRow *self, const char *text);
void       causerie_reasoning_row_set_open (CauserieReasoningRow *self, gboolean open);

G_END_DECLS
