/* causerie-snapshot-reader.h: a copy of the history made ready to be taken from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Puts the copy, checked and brought up to date, at `new_path`; the copy itself is not touched.
 * Blocks. CAUSERIE_ERROR_DAMAGED, _NEWER, _STORAGE; then there is no `new_path`. */
gboolean causerie_snapshot_reader_unfold (const char *copy_path, const char *new_path, GError **error);

/* Opens what can be taken as it is: the copy itself, checked, when it is of this version, else `new_path`,
 * made as above. It can be read to its end though the file's name goes meanwhile. NULL with an error. */
sqlite3 *causerie_snapshot_reader_open   (const char *copy_path, const char *new_path, GError **error);

/* Puts the newest copy of a history that can be at `new_path`. FALSE when there is none. */
gboolean causerie_snapshot_reader_unfold_newest (const char *history_path, const char *new_path);

G_END_DECLS
