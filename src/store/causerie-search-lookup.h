/* causerie-search-lookup.h: asking the search index
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-search-found.h"
#include "causerie-search-query.h"

G_BEGIN_DECLS

/* On the database's thread: the hits, newest first (transfer full, element-type CauserieSearchFound).
 * CAUSERIE_ERROR_INVALID when there are only words to leave out. */
GPtrArray *causerie_search_lookup (CauserieDatabase           *database,
                                   const CauserieSearchQuery  *query,
                                   GError                    **error);

G_END_DECLS
