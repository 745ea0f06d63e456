/* causerie-snapshot-maker.h: makes a copy of the history, and drops old ones
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-backup.h"
#include "causerie-snapshot.h"

G_BEGIN_DECLS

/* Copies what is in the file at this moment, on a connection of its own, and then drops the copies that have
 * had their time. A copy is whole or not there. Fails when there is no room: a tenth of the disk stays free.
 * Blocks. (transfer full) */
CauserieSnapshot *causerie_snapshot_maker_run (const char              *history_path,
                                               CauserieSnapshotReason   reason,
                                               CauserieBackupPause      pause, /* or NULL */
                                               gpointer                 data,
                                               GError                 **error);

G_END_DECLS
