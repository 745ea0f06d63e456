/* causerie-ledger-table.h: the ledger in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-ledger-entry.h"

G_BEGIN_DECLS

/* An entry whose uid is there already changes nothing. */
gboolean   causerie_ledger_table_add   (CauserieDatabase           *database,
                                        const CauserieLedgerEntry  *entry,
                                        GError                    **error);

/* The provider has told later what the newest request for this message used; what it did not tell
 * stays. */
gboolean   causerie_ledger_table_amend (CauserieDatabase  *database,
                                        const char        *message_uid,
                                        CauserieUsage     *usage,
                                        GError           **error);

/* What was sent from `after` on and before `before` (microseconds since 1970), by ascending key
 * (transfer full, element-type CauserieLedgerSum). */
GPtrArray *causerie_ledger_table_sum   (CauserieDatabase     *database,
                                        CauserieLedgerGroup   group,
                                        gint64                after,
                                        gint64                before,
                                        GError              **error);

/* All entries by ascending time, each given to `func` as it is read; FALSE from it ends the walk. */
typedef gboolean (*CauserieLedgerFunc) (const CauserieLedgerEntry *entry, gpointer data);

gboolean   causerie_ledger_table_walk  (CauserieDatabase    *database,
                                        CauserieLedgerFunc   func,
                                        gpointer             data,
                                        GError             **error);

G_END_DECLS
