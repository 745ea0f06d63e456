/* causerie-snapshot-folder.h: the copies of a history, in a folder beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-snapshot.h"

G_BEGIN_DECLS

/* "backups" beside the history; it may not be there yet. */
char      *causerie_snapshot_folder_path       (const char *history_path);

/* All whole copies, the newest first: CauserieSnapshots (transfer full). */
GPtrArray *causerie_snapshot_folder_list       (const char *history_path, GError **error);

/* The bytes of everything that causerie_snapshot_folder_remove_all() would remove. */
goffset    causerie_snapshot_folder_measure    (const char *history_path);

/* Removes all copies, and the damaged files that were set aside. */
gboolean   causerie_snapshot_folder_remove_all (const char *history_path, GError **error);

G_END_DECLS
