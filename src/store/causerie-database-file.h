/* causerie-database-file.h: a SQLite file opened safely
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store-access.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What a history says in its header ("Caus"), so that no other program's file is taken for one. */
#define CAUSERIE_DATABASE_APPLICATION_ID 0x43617573

/* Opens the file, created with its folder when missing (0600, 0700), and sets the connection up: WAL,
 * foreign keys, synchronous FULL. What is newer than `newest_version` (its user_version), or cannot be
 * written, is opened for reading and nothing of it or of its folder changes: `access` tells. NULL with
 * CAUSERIE_ERROR_STORAGE, _DAMAGED, or _READ_ONLY where a new file cannot be made; a file of another program
 * is refused, untouched. The connection has no mutex: one thread at a time. */
sqlite3 *causerie_database_file_open        (const char           *path,
                                             int                   newest_version,
                                             CauserieStoreAccess  *access,
                                             GError              **error);

/* What causerie_database_file_open() would find, as far as it can be told without touching anything:
 * CAUSERIE_STORE_WRITABLE unless it is certain that it is not. */
CauserieStoreAccess
         causerie_database_file_look        (const char *path, int newest_version);

/* A second connection to a file that is there, for reading alone. */
sqlite3 *causerie_database_file_open_beside (const char  *path,
                                             int          newest_version,
                                             GError     **error);

/* Removes a file that nobody has open, with what SQLite keeps beside it. */
void     causerie_database_file_remove      (const char *path);

G_END_DECLS
