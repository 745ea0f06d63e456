/* causerie-store-search.h: finding what was said
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-search-hit.h"
#include "causerie-search-query.h"
#include "causerie-store.h"

G_BEGIN_DECLS

/* CauserieSearchHits, newest first; what is in the trash is not found. Nothing to look for gives
 * none; only words to leave out: CAUSERIE_ERROR_INVALID. Cancelled, it ends at once: each key that
 * is typed may start a new search. */
void       causerie_store_search_async          (CauserieStore             *self,
                                                 const CauserieSearchQuery *query,
                                                 GCancellable              *cancellable,
                                                 GAsyncReadyCallback        callback,
                                                 gpointer                   user_data);
GPtrArray *causerie_store_search_finish         (CauserieStore  *self,
                                                 GAsyncResult   *result,
                                                 GError        **error);

/* Indexes all that waits for it, in jobs of some milliseconds between which others have their turn.
 * Ends when nothing waits any more or it is cancelled, which loses nothing. */
void       causerie_store_index_pending_async   (CauserieStore        *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean   causerie_store_index_pending_finish  (CauserieStore  *self,
                                                 GAsyncResult   *result,
                                                 GError        **error);

G_END_DECLS
