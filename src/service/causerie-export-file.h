/* causerie-export-file.h: a file that is there whole or not at all
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Written beside its place under another name, and put there when it is complete and on the disk. What
 * was there stays until then, and for good after a failure. All functions block: not for the main thread. */
typedef struct _CauserieExportFile CauserieExportFile;

/* Only this person can read a new file; one that is replaced keeps its mode. What is there and is no
 * ordinary file (a pipe, a terminal) is written to as it is. */
CauserieExportFile *causerie_export_file_open       (GFile         *file,
                                                     GCancellable  *cancellable,
                                                     GError       **error);
GOutputStream      *causerie_export_file_get_stream (CauserieExportFile *self);

/* Puts it in its place. */
gboolean            causerie_export_file_commit     (CauserieExportFile  *self,
                                                     GCancellable        *cancellable,
                                                     GError             **error);

/* Drops what was not committed. */
void                causerie_export_file_free       (CauserieExportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieExportFile, causerie_export_file_free)

G_END_DECLS
