/* causerie-database-handle.c: the connection of a CauserieDatabase, on its thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database-private.h"

#include "causerie-backup.h"
#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-sqlite-error.h"

#include <glib/gi18n.h>

/* How often a running statement looks whether its job was cancelled, in SQLite's virtual
 * instructions. */
#define CANCEL_CHECK_STEPS 10000

static int
check_cancelled_cb (void *user_data)
{
  CauserieDatabase *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
take_handle (CauserieDatabase *self, sqlite3 *handle)
{
  self->handle = handle;
  if (handle == NULL)
    return FALSE;

  self->sync = CAUSERIE_SYNC_DISK; /* how the file is opened */
  sqlite3_progress_handler (handle, CANCEL_CHECK_STEPS, check_cancelled_cb, self);
  return TRUE;
}

gboolean
causerie_database_open (CauserieDatabase *self, int newest_version, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  self->newest_version = newest_version;
  return take_handle (self, causerie_database_file_open (self->path, newest_version, &self->access,
                                                         error));
}

gboolean
causerie_database_open_beside (CauserieDatabase *self, int newest_version, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  self->access = CAUSERIE_STORE_READ_ONLY_FOLDER;
  return take_handle (self, causerie_database_file_open_beside (self->path, newest_version,
                                                                error));
}

gboolean
causerie_database_move_to_copy (CauserieDatabase      *self,
                                CauserieDatabaseWork   work,
                                gpointer               data,
                                GError               **error)
{
  CauserieStoreAccess access = self->access;
  sqlite3 *copy = causerie_backup_open_private (self->handle, error);
  gboolean done;

  causerie_database_shut (self);
  if (!take_handle (self, copy))
    return FALSE;

  self->access = CAUSERIE_STORE_WRITABLE;
  done = work (self, data, error);
  self->access = access;
  return done;
}

CauserieStoreAccess
causerie_database_get_access (CauserieDatabase *self)
{
  return self->handle != NULL ? self->access : CAUSERIE_STORE_CLOSED;
}

sqlite3 *
causerie_database_get_handle (CauserieDatabase *self)
{
  return self->handle;
}

gboolean
causerie_database_check_cancelled (CauserieDatabase *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

void
causerie_database_shut (CauserieDatabase *self)
{
  g_hash_table_remove_all (self->statements);
  if (self->handle != NULL && sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("The history was not closed: %s", sqlite3_errmsg (self->handle));
  self->handle = NULL;
}

static gboolean
check_open (CauserieDatabase *self, GError **error)
{
  if (self->handle != NULL)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "the history is not open");
  return FALSE;
}

CauserieStatement *
causerie_database_prepare (CauserieDatabase *self, const char *sql, GError **error)
{
  CauserieStatement *statement;

  if (!check_open (self, error))
    return NULL;

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement == NULL) {
    statement = causerie_statement_new (self->handle, sql, error);
    if (statement != NULL)
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
  }
  return statement;
}

gboolean
causerie_database_execute (CauserieDatabase *self, const char *sql, GError **error)
{
  if (!check_open (self, error))
    return FALSE;
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_sqlite_error_set (error, self->handle);
  return TRUE;
}

/* A setting of the connection that cannot change inside a transaction. */
static gboolean
set_sync (CauserieDatabase *self, CauserieSync sync, GError **error)
{
  if (self->sync == sync)
    return TRUE;
  if (!causerie_database_execute (self, sync == CAUSERIE_SYNC_DISK ? "PRAGMA synchronous = FULL"
                                                                   : "PRAGMA synchronous = NORMAL",
                                  error))
    return FALSE;
  self->sync = sync;
  return TRUE;
}

static gboolean
commit (CauserieDatabase *self, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (self, "COMMIT", error);

  if (!causerie_statement_run (statement, error))
    return FALSE;
  if (self->sync == CAUSERIE_SYNC_DISK)
    self->synced_time = g_get_monotonic_time ();
  return TRUE;
}

/* Some failures end the transaction by themselves. */
static void
roll_back (CauserieDatabase *self)
{
  g_autoptr(GError) error = NULL;

  self->cancellable = NULL; /* this must not be interrupted too */
  if (!sqlite3_get_autocommit (self->handle) &&
      !causerie_database_execute (self, "ROLLBACK", &error))
    g_warning ("A change to the history was not undone: %s", error->message);
}

gboolean
causerie_database_check_writable (CauserieDatabase *self, GError **error)
{
  if (!check_open (self, error))
    return FALSE;
  if (self->access == CAUSERIE_STORE_WRITABLE)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY,
                       self->access == CAUSERIE_STORE_READ_ONLY_NEWER
                         ? _("the history was written by a newer version of the program")
                         : _("the history or its folder is read-only"));
  return FALSE;
}

gboolean
causerie_database_check_version (CauserieDatabase *self, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (self, "PRAGMA user_version", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  if (causerie_statement_read_int (statement) > self->newest_version)
    self->access = CAUSERIE_STORE_READ_ONLY_NEWER;
  return TRUE;
}

/* Another program may have brought the file to a newer version since it was opened. */
static gboolean
check_version_in_transaction (CauserieDatabase *self, GError **error)
{
  return causerie_database_check_version (self, error) &&
         causerie_database_check_writable (self, error);
}

static gboolean
note_commit (CauserieDatabase *self, GError **error)
{
  return self->before_commit == NULL ||
         self->before_commit (self, self->before_commit_data, error);
}

gboolean
causerie_database_transact (CauserieDatabase      *self,
                            CauserieSync           sync,
                            CauserieDatabaseWork   work,
                            gpointer               data,
                            GError               **error)
{
  g_autoptr(CauserieStatement) begin = NULL;

  if (!causerie_database_check_writable (self, error) || !set_sync (self, sync, error))
    return FALSE;

  begin = causerie_database_prepare (self, "BEGIN IMMEDIATE", error);
  if (!causerie_statement_run (begin, error))
    return FALSE;
  if (check_version_in_transaction (self, error) && work (self, data, error) &&
      note_commit (self, error) && commit (self, error))
    return TRUE;

  roll_back (self);
  return FALSE;
}

gboolean
causerie_database_read (CauserieDatabase      *self,
                        CauserieDatabaseWork   work,
                        gpointer               data,
                        GError               **error)
{
  gboolean done;

  if (!causerie_database_execute (self, "BEGIN", error))
    return FALSE;

  done = work (self, data, error);
  roll_back (self);
  return done;
}

void
causerie_database_set_before_commit (CauserieDatabase     *self,
                                     CauserieDatabaseWork  work,
                                     gpointer              data)
{
  self->before_commit = work;
  self->before_commit_data = data;
}

gint64
causerie_database_get_synced_time (CauserieDatabase *self)
{
  return self->synced_time;
}
