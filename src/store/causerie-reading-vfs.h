/* causerie-reading-vfs.h: reading a SQLite file and its log without leaving a trace
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Opens the file for reading so that nothing in its folder is created, changed or removed, not even the
 * index of its log: with a log, what was committed to it is read too. NULL with an error. */
sqlite3 *causerie_reading_vfs_open (const char *path, GError **error);

G_END_DECLS
