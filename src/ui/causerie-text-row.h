/* causerie-text-row.h: lines of text that may be unset
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEXT_ROW (causerie_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTextRow, causerie_text_row, CAUSERIE, TEXT_ROW, AdwPreferencesRow)

/* A title, a hint what the text does, and a field of as many lines as it takes; Tab leaves it. What is typed is
 * kept as it is, right or wrong: the form judges it. Signal: "changed": something was typed. */
GtkWidget  *causerie_text_row_new           (const char *title, const char *hint);

char       *causerie_text_row_dup_text      (CauserieTextRow *self);
void        causerie_text_row_set_text      (CauserieTextRow *self, const char *text);

/* For code. */
void        causerie_text_row_set_monospace (CauserieTextRow *self, gboolean is_monospace);

/* Said in place of the hint; NULL: nothing is wrong. A new one waits while the field is typed into. */
void        causerie_text_row_set_error     (CauserieTextRow *self, const char *error);

G_END_DECLS
