/* causerie-database-file.h: a SQLite file opened safely
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a history says in its header ("Caus"), so that no other program's file is taken for one. */
#define CAUSERIE_DATABASE_APPLICATION_ID 0x43617573

/* Opens the file, created with its folder when missing (0600, 0700), and sets the connection up:
 * WAL, foreign keys, synchronous FULL. NULL with CAUSERIE_ERROR_STORAGE; with
 * CAUSERIE_ERROR_NEWER when its user_version is above `newest_version`, and then no byte of it
 * has changed. The connection has no mutex: one thread at a time. */
sqlite3 *causerie_database_file_open (const char *path, int newest_version, GError **error);

G_END_DECLS
