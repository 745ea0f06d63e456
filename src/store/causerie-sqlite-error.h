/* causerie-sqlite-error.h: what a failure of SQLite means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The last failure of `handle` in plain words, what SQLite said after it. CAUSERIE_ERROR_READ_ONLY,
 * _DAMAGED or _STORAGE; G_IO_ERROR_CANCELLED when the job was. Returns FALSE. */
gboolean causerie_sqlite_error_set  (GError **error, sqlite3 *handle);

/* The same for a result that belongs to no connection. */
gboolean causerie_sqlite_error_set_code (GError **error, int code);

/* Whether another program's lock is what the last call on `handle` fell over. */
gboolean causerie_sqlite_error_is_busy  (sqlite3 *handle);

G_END_DECLS
