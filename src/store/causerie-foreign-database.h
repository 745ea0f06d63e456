/* causerie-foreign-database.h: a SQLite file of another program, looked at and not touched
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opened read-only and as a file nobody writes: neither it nor its folder changes by a byte, and no lock
 * is taken. What it holds is not trusted: no function of its schema runs that could do harm, no value is longer
 * than a bound, no query runs without end. All of it on one thread. */
typedef struct _CauserieForeignDatabase CauserieForeignDatabase;

/* No value of a row is longer; a longer one is an error. */
#define CAUSERIE_FOREIGN_DATABASE_MAX_VALUE (256 * 1024 * 1024) /* bytes */

/* A row: its values as texts, valid UTF-8 without NUL, NULL for a NULL; borrowed. FALSE with `error` set ends
 * the query. Another query may be made meanwhile, not the same. */
typedef gboolean (*CauserieForeignRowFunc) (const char * const *values, gpointer user_data, GError **error);

/* NULL with CAUSERIE_ERROR_INVALID for what is no such file, CAUSERIE_ERROR_STORAGE for what cannot be read. A cancel
 * (may be NULL) ends the query that runs. */
CauserieForeignDatabase *causerie_foreign_database_open       (const char    *path,
                                                               GCancellable  *cancellable,
                                                               GError       **error);
void                     causerie_foreign_database_free       (CauserieForeignDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieForeignDatabase, causerie_foreign_database_free)

/* Whether what its program wrote last lies in a second file beside it, which is not looked at. */
gboolean                 causerie_foreign_database_is_behind  (CauserieForeignDatabase *self);

/* Whether it is a history of this program. */
gboolean                 causerie_foreign_database_is_ours    (CauserieForeignDatabase *self);

/* Whether there is a table of this name with a column of that one. */
gboolean                 causerie_foreign_database_has_column (CauserieForeignDatabase *self,
                                                               const char              *table,
                                                               const char              *column);

/* Calls `take_row` for each row. `sql` is a literal with a parameter for each of `arguments` (texts, ended
 * by NULL; may be NULL). */
gboolean                 causerie_foreign_database_query      (CauserieForeignDatabase *self,
                                                               const char              *sql,
                                                               const char * const      *arguments,
                                                               CauserieForeignRowFunc   take_row,
                                                               gpointer                 user_data,
                                                               GError                 **error);

G_END_DECLS
