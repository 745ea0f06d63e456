/* causerie-backup.h: copying a whole history, out and in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Called between the small steps of a copy; FALSE with `error` set ends it. */
typedef gboolean (*CauserieBackupPause) (gpointer data, GError **error);

/* Copies what `from` shows at this moment, whatever is written meanwhile, to a new file (0600) that needs no
 * log beside it and is on the disk when this returns. On failure there is no such file. */
gboolean causerie_backup_run     (sqlite3              *from,
                                  const char           *new_path,
                                  CauserieBackupPause   pause, /* or NULL */
                                  gpointer              data,
                                  GError              **error);

/* A copy of the same that belongs to this connection alone and goes with it; NULL with an error. */
sqlite3 *causerie_backup_open_private (sqlite3 *from, GError **error);

/* Replaces everything in the file of `into` by what `from` shows, in one transaction: other programs see a
 * commit like any other. */
gboolean causerie_backup_replace (sqlite3 *into, sqlite3 *from, GError **error);

G_END_DECLS
