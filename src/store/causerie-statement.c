/* causerie-statement.c: one prepared statement: bind, step, read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-statement.h"

#include "causerie-error.h"
#include "causerie-sqlite-error.h"

#include <string.h>

struct _CauserieStatement {
  sqlite3_stmt *stmt;        /* owned */
  int           parameter;   /* bound last, from 1 */
  int           column;      /* read next, from 0 */
  int           bind_result; /* of the first binding that failed */
  gboolean      done;
};

CauserieStatement *
causerie_statement_new (sqlite3 *handle, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  CauserieStatement *self;

  if (sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK) {
    causerie_sqlite_error_set (error, handle);
    return NULL;
  }

  self = g_new0 (CauserieStatement, 1);
  self->stmt = stmt;
  return self;
}

void
causerie_statement_free (CauserieStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

void
causerie_statement_release (CauserieStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_reset (self->stmt); /* repeats the failure of the last step, which was told */
  sqlite3_clear_bindings (self->stmt);
  self->parameter = 0;
  self->column = 0;
  self->bind_result = SQLITE_OK;
  self->done = FALSE;
}

static void
note_bind (CauserieStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

void
causerie_statement_bind_int (CauserieStatement *self, gint64 value)
{
  if (self != NULL)
    note_bind (self, sqlite3_bind_int64 (self->stmt, ++self->parameter, value));
}

void
causerie_statement_bind_text (CauserieStatement *self, const char *value)
{
  if (self != NULL)
    note_bind (self, sqlite3_bind_text (self->stmt, ++self->parameter, value, -1, SQLITE_STATIC));
}

void
causerie_statement_bind_blob (CauserieStatement *self, gconstpointer data, gsize length)
{
  if (self != NULL)
    note_bind (self, sqlite3_bind_blob64 (self->stmt, ++self->parameter, data, length,
                                          SQLITE_STATIC));
}

void
causerie_statement_bind_null (CauserieStatement *self)
{
  if (self != NULL)
    note_bind (self, sqlite3_bind_null (self->stmt, ++self->parameter));
}

gboolean
causerie_statement_step (CauserieStatement *self, GError **error)
{
  int result;

  if (self == NULL)
    return FALSE;

  if (self->bind_result != SQLITE_OK) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "a value cannot be stored: %s",
                 sqlite3_errstr (self->bind_result));
    return FALSE;
  }

  self->column = 0;
  result = sqlite3_step (self->stmt);
  self->done = result == SQLITE_DONE;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return result == SQLITE_ROW;
  return causerie_sqlite_error_set (error, sqlite3_db_handle (self->stmt));
}

gboolean
causerie_statement_is_done (CauserieStatement *self)
{
  return self != NULL && self->done;
}

gboolean
causerie_statement_run (CauserieStatement *self, GError **error)
{
  gboolean done;

  while (causerie_statement_step (self, error)) {
    /* only the effect is wanted */
  }
  done = causerie_statement_is_done (self);
  causerie_statement_release (self);
  return done;
}

gint64
causerie_statement_read_int (CauserieStatement *self)
{
  return sqlite3_column_int64 (self->stmt, self->column++);
}

gint64
causerie_statement_read_int_or (CauserieStatement *self, gint64 null_value)
{
  int column = self->column++;

  if (sqlite3_column_type (self->stmt, column) == SQLITE_NULL)
    return null_value;
  return sqlite3_column_int64 (self->stmt, column);
}

/* Most of what is stored is: eight bytes at a time this costs a tenth of a look at each. */
static gboolean
is_ascii (const char *text, gsize length)
{
  guint64 bits = 0, word = 0;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
    memcpy (&word, text, sizeof word);
    bits |= word;
  }
  for (; length > 0; text++, length--)
    bits |= (guint8) *text;
  return (bits & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

char *
causerie_statement_dup_text (CauserieStatement *self)
{
  int column = self->column++;
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  gsize length = sqlite3_column_bytes (self->stmt, column);

  if (text == NULL)
    return NULL;
  if ((!is_ascii (text, length) || memchr (text, '\0', length) != NULL) &&
      !g_utf8_validate_len (text, length, NULL))
    return g_utf8_make_valid (text, length);
  return g_memdup2 (text, length + 1);
}

char *
causerie_statement_dup_filled (CauserieStatement *self)
{
  if (sqlite3_column_bytes (self->stmt, self->column) > 0)
    return causerie_statement_dup_text (self);

  self->column++;
  return NULL;
}

gconstpointer
causerie_statement_read_blob (CauserieStatement *self, gsize *length)
{
  int column = self->column++;
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *length = sqlite3_column_bytes (self->stmt, column);
  return data;
}
