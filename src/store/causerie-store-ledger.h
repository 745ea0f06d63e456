/* causerie-store-ledger.h: the ledger in the history's file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ledger-entry.h"
#include "causerie-store.h"

G_BEGIN_DECLS

/* Writes entries (CauserieLedgerEntry, copied), all or none; with the system when it finishes, not
 * yet on the disk itself: a power cut may take the last second's rows, never an answer's. */
void       causerie_store_record_async        (CauserieStore        *self,
                                               GPtrArray            *entries,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean   causerie_store_record_finish       (CauserieStore        *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* What the provider told later of the newest request for this message. */
void       causerie_store_amend_ledger_async  (CauserieStore        *self,
                                               const char           *message_uid,
                                               CauserieUsage        *usage,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean   causerie_store_amend_ledger_finish (CauserieStore        *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* As causerie_ledger_sum_async(). */
void       causerie_store_sum_ledger_async    (CauserieStore        *self,
                                               CauserieLedgerGroup   group,
                                               gint64                after,
                                               gint64                before,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray *causerie_store_sum_ledger_finish   (CauserieStore        *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
