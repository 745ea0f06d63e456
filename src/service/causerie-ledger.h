/* causerie-ledger.h: what every request used, kept when its chat is gone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-exchange.h"
#include "causerie-ledger-entry.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LEDGER (causerie_ledger_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLedger, causerie_ledger, CAUSERIE, LEDGER, GObject)

/* In the history's file, with the chats. What cannot be written is kept in memory and written with the next
 * row: nobody's answer waits for it. The file is opened when it is first needed. */
CauserieLedger *causerie_ledger_new        (const char *path); /* NULL: the person's own history */

/* Notes an exchange that was just begun, when it settles, if anything of it was sent. The demo is inside the
 * program and costs nothing: it is not noted. */
void            causerie_ledger_follow     (CauserieLedger         *self,
                                            CauserieExchange       *exchange,
                                            const CauserieQuestion *question);

/* The provider told later what the answer `message_uid` used. */
void            causerie_ledger_amend      (CauserieLedger *self,
                                            const char     *message_uid,
                                            CauserieUsage  *usage);

/* What was sent from `after` on and before `before` (microseconds since 1970), by ascending key (transfer full,
 * element-type CauserieLedgerSum). */
void            causerie_ledger_sum_async  (CauserieLedger       *self,
                                            CauserieLedgerGroup   group,
                                            gint64                after,
                                            gint64                before,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray      *causerie_ledger_sum_finish (CauserieLedger  *self,
                                            GAsyncResult    *result,
                                            GError         **error);

/* The program ends: waits until everything is written. */
void            causerie_ledger_close      (CauserieLedger *self);

G_END_DECLS
