/* causerie-foreign-database.c: a SQLite file of another program, looked at and not touched
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-foreign-database.h"

#include "causerie-database-file.h"
#include "causerie-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* Instructions of SQLite's machine: between two looks at the cancellable, and in all for a query.
 * The longest honest one, over a million rows, takes some ten million. */
#define INSTRUCTIONS_A_LOOK 10000
#define MAX_LOOKS           100000

struct _CauserieForeignDatabase {
  sqlite3      *handle;
  GCancellable *cancellable; /* owned, or NULL */
  GHashTable   *statements;  /* SQL (borrowed literal) → statement */
  gboolean      behind;
  guint         n_looks;     /* of the query that runs */
};

static gboolean
fail (CauserieForeignDatabase *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  g_set_error (error, CAUSERIE_ERROR,
               sqlite3_errcode (self->handle) == SQLITE_NOTADB ? CAUSERIE_ERROR_INVALID
                                                               : CAUSERIE_ERROR_STORAGE,
               "SQLite: %s", sqlite3_errmsg (self->handle));
  return FALSE;
}

/* Not 0 ends what runs. */
static int
look_cb (gpointer user_data)
{
  CauserieForeignDatabase *self = user_data;

  return ++self->n_looks > MAX_LOOKS || g_cancellable_is_cancelled (self->cancellable);
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
has_bytes (const char *path, const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (other, &info) == 0 && info.st_size > 0;
}

static char *
make_uri (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);

  return uri != NULL ? g_strconcat (uri, "?mode=ro&immutable=1", NULL) : NULL;
}

static void
restrain (CauserieForeignDatabase *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, CAUSERIE_FOREIGN_DATABASE_MAX_VALUE);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (self->handle, INSTRUCTIONS_A_LOOK, look_cb, self);
}

/* The first look into the file, which opening does not take. A file that is cut off while it is
 * read must be an error: it is not mapped into memory. */
static gboolean
begin (CauserieForeignDatabase *self, GError **error)
{
  return sqlite3_exec (self->handle,
                       "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;"
                       "SELECT count(*) FROM sqlite_schema;", NULL, NULL, NULL) == SQLITE_OK ||
         fail (self, error);
}

CauserieForeignDatabase *
causerie_foreign_database_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(CauserieForeignDatabase) self = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  uri = make_uri (path, error);
  if (uri == NULL)
    return NULL;

  self = g_new0 (CauserieForeignDatabase, 1);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize);
  g_set_object (&self->cancellable, cancellable);
  self->behind = has_bytes (path, "-wal") || has_bytes (path, "-journal");

  if (sqlite3_open_v2 (uri, &self->handle,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  restrain (self);
  return begin (self, error) ? g_steal_pointer (&self) : NULL;
}

void
causerie_foreign_database_free (CauserieForeignDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self);
}

gboolean
causerie_foreign_database_is_behind (CauserieForeignDatabase *self)
{
  return self->behind;
}

/* The statement for a literal, made once. */
static sqlite3_stmt *
prepare (CauserieForeignDatabase *self, const char *sql, const char * const *arguments,
         GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL) {
    if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK) {
      fail (self, error);
      return NULL;
    }
    g_hash_table_insert (self->statements, (char *) sql, statement);
  }

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    sqlite3_bind_text (statement, i + 1, arguments[i], -1, SQLITE_TRANSIENT);
  return statement;
}

/* Texts of the row; what is no UTF-8, or holds a NUL, is mended. */
static char **
dup_row (sqlite3_stmt *statement)
{
  int n = sqlite3_column_count (statement);
  char **values = g_new0 (char *, n + 1);

  for (int i = 0; i < n; i++) {
    const char *text = (const char *) sqlite3_column_text (statement, i);

    if (text != NULL)
      values[i] = g_utf8_make_valid (text, sqlite3_column_bytes (statement, i));
  }

  return values;
}

static void
free_row (char **values, int n)
{
  for (int i = 0; i < n; i++)
    g_free (values[i]);
  g_free (values);
}

static gboolean
take_rows (CauserieForeignDatabase *self, sqlite3_stmt *statement, CauserieForeignRowFunc take_row,
           gpointer user_data, GError **error)
{
  int result;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    char **values = dup_row (statement);
    gboolean ok = take_row ((const char * const *) values, user_data, error);

    free_row (values, sqlite3_column_count (statement));
    if (!ok)
      return FALSE;
  }

  return result == SQLITE_DONE || fail (self, error);
}

gboolean
causerie_foreign_database_query (CauserieForeignDatabase *self, const char *sql,
                                 const char * const *arguments, CauserieForeignRowFunc take_row,
                                 gpointer user_data, GError **error)
{
  sqlite3_stmt *statement;
  gboolean ok;

  g_return_val_if_fail (self != NULL && sql != NULL && take_row != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  self->n_looks = 0;
  statement = prepare (self, sql, arguments, error);
  if (statement == NULL)
    return FALSE;

  ok = take_rows (self, statement, take_row, user_data, error);
  sqlite3_reset (statement);
  return ok;
}

static gboolean
take_value (const char * const *values, gpointer user_data, GError **error)
{
  char **value = user_data;

  g_free (*value);
  *value = g_strdup (values[0]);
  return TRUE;
}

/* The first column of the last row; NULL when there is none. */
static char *
query_value (CauserieForeignDatabase *self, const char *sql, const char * const *arguments)
{
  char *value = NULL;

  causerie_foreign_database_query (self, sql, arguments, take_value, &value, NULL);
  return value;
}

gboolean
causerie_foreign_database_is_ours (CauserieForeignDatabase *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  value = query_value (self, "PRAGMA application_id", NULL);
  return value != NULL &&
         g_ascii_strtoll (value, NULL, 10) == CAUSERIE_DATABASE_APPLICATION_ID;
}

gboolean
causerie_foreign_database_has_column (CauserieForeignDatabase *self, const char *table,
                                      const char *column)
{
  const char * const arguments[] = { table, column, NULL };
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && column != NULL, FALSE);

  value = query_value (self,
                       "SELECT 1 FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS info "
                       "WHERE entry.type = 'table' AND entry.name = ?1 AND info.name = ?2",
                       arguments);
  return value != NULL;
}
