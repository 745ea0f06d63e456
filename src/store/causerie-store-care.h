/* causerie-store-care.h: copies of the history, its check, what came of damage
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-rescue.h"
#include "causerie-snapshot.h"
#include "causerie-store.h"
#include "causerie-verify-report.h"

G_BEGIN_DECLS

/* All but the restoring run beside the other jobs, on a thread and a connection of their own, and end
 * early when the store is closed (G_IO_ERROR_CANCELLED). */

/* What came of a file that was damaged when it was opened (or repaired since); NULL: it was not. */
const CauserieRescue *causerie_store_get_rescue     (CauserieStore *self);

/* Starts the upkeep, a while after the opening: a quick check of the whole file unless one ended well
 * less than a day ago, then a copy when there is none of today and something changed. Sets the property
 * `damaged` and does nothing more when the check finds damage. Runs once a day while the store is open. */
void                  causerie_store_start_care     (CauserieStore *self);

/* All copies, the newest first: CauserieSnapshots (transfer full). */
void                  causerie_store_list_snapshots_async  (CauserieStore       *self,
                                                            GCancellable        *cancellable,
                                                            GAsyncReadyCallback  callback,
                                                            gpointer             user_data);
GPtrArray            *causerie_store_list_snapshots_finish (CauserieStore  *self,
                                                            GAsyncResult   *result,
                                                            GError        **error);

/* What files take on the disk, in bytes. */
typedef struct {
  goffset history; /* with its log */
  goffset copies;  /* with damaged files that were set aside */
} CauserieStoreSizes;

/* Free it with g_free(). */
void                  causerie_store_measure_async   (CauserieStore       *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
CauserieStoreSizes   *causerie_store_measure_finish  (CauserieStore  *self,
                                                      GAsyncResult   *result,
                                                      GError        **error);

/* Makes a copy now. The result (transfer full) is NULL without an error when nothing changed since the
 * last one. */
void                  causerie_store_snapshot_async  (CauserieStore          *self,
                                                      CauserieSnapshotReason  reason,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);
CauserieSnapshot     *causerie_store_snapshot_finish (CauserieStore  *self,
                                                      GAsyncResult   *result,
                                                      GError        **error);

/* Puts a copy in the place of everything: first what is there now is copied, then it is replaced in one
 * transaction, so that other programs see a change like any other. `changed` is emitted. Fails and
 * changes nothing when the copy is damaged or newer than this program. */
void                  causerie_store_restore_async   (CauserieStore       *self,
                                                      const char          *snapshot_path,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean              causerie_store_restore_finish  (CauserieStore  *self,
                                                      GAsyncResult   *result,
                                                      GError        **error);

/* Reads everything and checks it: SQLite's checks, references, attachments' lengths and hashes, the
 * index of the search. Needs no opening, and changes nothing. (transfer full) */
void                  causerie_store_verify_async    (CauserieStore       *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
CauserieVerifyReport *causerie_store_verify_finish   (CauserieStore  *self,
                                                      GAsyncResult   *result,
                                                      GError        **error);

/* Does with an open file that turned out to be damaged what is done with one at the opening: sets it
 * aside and makes a new one of what is readable. Fails while another program has it open. */
void                  causerie_store_repair_async    (CauserieStore       *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean              causerie_store_repair_finish   (CauserieStore  *self,
                                                      GAsyncResult   *result,
                                                      GError        **error);

G_END_DECLS
