/* causerie-statement.h: one prepared statement: bind, step, read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SQLite's own header is for the files that call it: what a table reads and writes is seen from above. */
typedef struct sqlite3 sqlite3;

/* Lives on the database's thread. Parameters are bound and columns read in their order, each
 * call takes the next one, so the SQL and the C beside it are two lists to compare, without
 * numbers:
 *
 *   g_autoptr(CauserieStatement) statement =
 *     causerie_database_prepare (database, "SELECT id, name FROM t WHERE uid = ?", error);
 *
 *   causerie_statement_bind_text (statement, uid);
 *   while (causerie_statement_step (statement, error)) {
 *     id = causerie_statement_read_int (statement);
 *     name = causerie_statement_dup_text (statement);
 *   }
 *   if (!causerie_statement_is_done (statement))
 *     return FALSE;
 *
 * A statement that failed to prepare is NULL, and every function takes NULL: binding does
 * nothing, step gives FALSE without an error (prepare set it), so one check at the end is
 * enough. */
typedef struct _CauserieStatement CauserieStatement;

CauserieStatement *causerie_statement_new       (sqlite3 *handle, const char *sql, GError **error);
void               causerie_statement_free      (CauserieStatement *self);

/* Makes it ready to be bound and stepped again. Ends what it holds open in the file, forgets
 * what was bound. This is what leaving the scope of an autoptr does: the database's cache owns
 * the statement. */
void               causerie_statement_release   (CauserieStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStatement, causerie_statement_release)

/* Text and bytes are borrowed until the release. NULL binds NULL. What cannot be bound fails the
 * step. */
void               causerie_statement_bind_int  (CauserieStatement *self, gint64 value);
void               causerie_statement_bind_text (CauserieStatement *self, const char *value);
void               causerie_statement_bind_blob (CauserieStatement *self,
                                                 gconstpointer      data,
                                                 gsize              length);
void               causerie_statement_bind_null (CauserieStatement *self);

/* Goes to the next row. FALSE at the end and, with `error` set, at a failure. */
gboolean           causerie_statement_step      (CauserieStatement *self, GError **error);

/* Whether the last step came to the end: neither a row nor a failure. */
gboolean           causerie_statement_is_done   (CauserieStatement *self);

/* Steps to the end, whatever rows there are, and makes it ready to be bound again. */
gboolean           causerie_statement_run       (CauserieStatement *self, GError **error);

/* The columns of the row. Text is valid UTF-8, whatever the file holds. */
gint64             causerie_statement_read_int  (CauserieStatement *self); /* NULL gives 0 */
gint64             causerie_statement_read_int_or (CauserieStatement *self, gint64 null_value);
char              *causerie_statement_dup_text  (CauserieStatement *self); /* or NULL */
char              *causerie_statement_dup_filled (CauserieStatement *self); /* NULL when it is empty, too */

/* Borrowed until the next step; NULL for a NULL or empty column. */
gconstpointer      causerie_statement_read_blob (CauserieStatement *self, gsize *length);

G_END_DECLS
