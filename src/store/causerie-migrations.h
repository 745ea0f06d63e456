/* causerie-migrations.h: the schema, in numbered steps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* The version this program writes: the file's user_version after the last step. */
#define CAUSERIE_MIGRATIONS_NEWEST 3

/* Brings the open file up to date. Each step is a transaction of its own: what was interrupted
 * goes on at the next start, and of two programs one alone does each step. On the database's
 * thread. */
gboolean causerie_migrations_run   (CauserieDatabase *database, GError **error);

/* The same with any list of steps: step i takes a file from version i to version i + 1. A file
 * that is further than the list: CAUSERIE_ERROR_NEWER. */
gboolean causerie_migrations_apply (CauserieDatabase    *database,
                                    const char * const  *steps,
                                    int                  n_steps,
                                    GError             **error);

G_END_DECLS
