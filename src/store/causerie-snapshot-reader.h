/* causerie-snapshot-reader.h: a copy of the history made ready to be taken from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Puts the copy, checked and brought up to date, at `new_path`; the copy itself is not touched.
 * Blocks. CAUSERIE_ERROR_DAMAGED, _NEWER, _STORAGE; then there is no `new_path`. */
gboolean causerie_snapshot_reader_unfold (const char *copy_path, const char *new_path, GError **error);

/* The same for the newest copy of a history that can be. FALSE when there is none. */
gboolean causerie_snapshot_reader_unfold_newest (const char *history_path, const char *new_path);

G_END_DECLS
