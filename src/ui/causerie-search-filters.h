/* causerie-search-filters.h: what narrows a search down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SEARCH_FILTERS (causerie_search_filters_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSearchFilters, causerie_search_filters, CAUSERIE, SEARCH_FILTERS, AdwBin)

/* A button with a popover: when, model, folder, also in reasoning, also in the archive.
 * Signal: "changed". */
GtkWidget *causerie_search_filters_new         (void);

/* Once, before anything else. */
void       causerie_search_filters_set_sources (CauserieSearchFilters *self,
                                                CauserieLibrary       *library,
                                                CauserieSettings      *settings);

/* Sets what is chosen in the query; its texts are borrowed until the next change. */
void       causerie_search_filters_apply       (CauserieSearchFilters *self, CauserieSearchQuery *query);

/* Nothing is narrowed down any more. */
void       causerie_search_filters_reset       (CauserieSearchFilters *self);

G_END_DECLS
