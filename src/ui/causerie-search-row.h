/* causerie-search-row.h: a place where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-hit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SEARCH_ROW (causerie_search_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSearchRow, causerie_search_row, CAUSERIE, SEARCH_ROW, GtkWidget)

GtkWidget *causerie_search_row_new      (void);

/* `before` is in the row above it, or NULL: what both have in common is not said again. */
void       causerie_search_row_set_hit (CauserieSearchRow *self,
                                        CauserieSearchHit *hit,
                                        CauserieSearchHit *before);

G_END_DECLS
