/* causerie-fold-row.h: a row below which others unfold
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_FOLD_ROW (causerie_fold_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieFoldRow, causerie_fold_row, CAUSERIE, FOLD_ROW, AdwActionRow)

/* Looks like an AdwExpanderRow, but holds nothing: what unfolds are rows below it in the same group, where
 * screen readers find them, shown and hidden by whoever made both. Property: "unfolded". */
GtkWidget *causerie_fold_row_new         (const char *title);
gboolean   causerie_fold_row_is_unfolded (CauserieFoldRow *self);
void       causerie_fold_row_unfold      (CauserieFoldRow *self);

G_END_DECLS
