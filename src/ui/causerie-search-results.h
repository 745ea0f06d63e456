/* causerie-search-results.h: what a search in all chats finds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SEARCH_RESULTS (causerie_search_results_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSearchResults, causerie_search_results, CAUSERIE, SEARCH_RESULTS, AdwBin)

/* What was found stays until something else is found. A click or Enter leads there (win.open-hit). More is
 * fetched as the end of the list comes near. */

/* Once, before anything else. */
void causerie_search_results_set_library    (CauserieSearchResults *self, CauserieLibrary *library);

/* Looks for it; an earlier search that still runs is given up. */
void causerie_search_results_search         (CauserieSearchResults     *self,
                                             const CauserieSearchQuery *query);
void causerie_search_results_clear          (CauserieSearchResults *self);

/* As if the first of them was clicked; as soon as there is one. */
void causerie_search_results_activate_first (CauserieSearchResults *self);

/* The keyboard goes to the first; FALSE when there is none. */
gboolean causerie_search_results_focus      (CauserieSearchResults *self);

G_END_DECLS
