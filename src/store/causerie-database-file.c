/* causerie-database-file.c: a SQLite file opened safely
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database-file.h"

#include "causerie-error.h"
#include "causerie-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How long another program's write is waited for. */
#define BUSY_TIMEOUT_MS 10000
#define BUSY_PAUSE_US   5000

/* Has to come before the first table; on a file that has tables it would be a write for nothing. */
static const char new_file_sql[] =
  "PRAGMA auto_vacuum = INCREMENTAL;";

/* The log is cut back after a large attachment went through it. */
static const char connection_sql[] =
  "PRAGMA journal_mode = WAL;"
  "PRAGMA journal_size_limit = 4194304;" /* bytes */
  "PRAGMA synchronous = FULL;"
  "PRAGMA foreign_keys = ON;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA trusted_schema = OFF;";

static gboolean
fail_errno (GError **error, const char *what, const char *path, int code)
{
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "%s %s: %s", what, path,
               g_strerror (code));
  return FALSE;
}

static gboolean
create_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  return fail_errno (error, "cannot create the folder", folder, errno);
}

/* SQLite gives its other files the mode of this one. A file that is there is not opened: closing
 * it again would drop the locks this process holds on it through another connection. */
static gboolean
create_file (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file >= 0)
    return g_close (file, NULL) || fail_errno (error, "cannot create", path, errno);
  if (errno == EEXIST)
    return TRUE;
  return fail_errno (error, "cannot create", path, errno);
}

static gboolean
read_pragma (sqlite3 *handle, const char *sql, gint64 *value, GError **error)
{
  CauserieStatement *statement = causerie_statement_new (handle, sql, error);
  gboolean found = causerie_statement_step (statement, error);

  if (found)
    *value = causerie_statement_read_int (statement);
  g_clear_pointer (&statement, causerie_statement_free);
  return found;
}

typedef struct {
  gint64 application; /* 0: nobody's, a new file */
  gint64 version;
} Header;

/* All of one state of the file: another program may be creating it at this moment. */
static gboolean
read_header (sqlite3 *handle, Header *header, GError **error)
{
  gboolean found;

  if (sqlite3_exec (handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
    return causerie_statement_fail (handle, error);

  found = read_pragma (handle, "PRAGMA application_id", &header->application, error) &&
          read_pragma (handle, "PRAGMA user_version", &header->version, error);
  if (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK && found)
    return causerie_statement_fail (handle, error);
  return found;
}

/* Whether the file is a history this program can read, or nothing yet. */
static gboolean
check_header (const Header *header, int newest_version, GError **error)
{
  gboolean new_file = header->application == 0 && header->version == 0;

  if (header->application != CAUSERIE_DATABASE_APPLICATION_ID && !new_file) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                         "the file belongs to another program");
    return FALSE;
  }
  if (header->version > newest_version) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER,
                 "the history has version %d, this program knows up to %d",
                 (int) header->version, newest_version);
    return FALSE;
  }
  return TRUE;
}

/* A log left by a crash of the newer program stays for that program. */
static void
leave_log (sqlite3 *handle, const char *path)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  if (g_stat (log_path, &info) == 0 && info.st_size > 0)
    sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static gboolean
set_up (sqlite3 *handle, int newest_version, GError **error)
{
  Header header = { 0, 0 };

  if (!read_header (handle, &header, error) || !check_header (&header, newest_version, error))
    return FALSE;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (header.application == 0 &&
      sqlite3_exec (handle, new_file_sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_statement_fail (handle, error);
  if (sqlite3_exec (handle, connection_sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_statement_fail (handle, error);
  return TRUE;
}

static gboolean
is_busy (sqlite3 *handle)
{
  return (sqlite3_errcode (handle) & 0xff) == SQLITE_BUSY;
}

/* Of several programs that open a new file at once SQLite tells some that it is busy without the
 * wait they asked for: whoever holds a lock cannot wait for another one. They begin again. */
static gboolean
set_up_in_turn (sqlite3 *handle, int newest_version, GError **error)
{
  gint64 until = g_get_monotonic_time () + BUSY_TIMEOUT_MS * G_GINT64_CONSTANT (1000);
  g_autoptr(GError) wrong = NULL;

  while (!set_up (handle, newest_version, &wrong)) {
    if (!is_busy (handle) || g_get_monotonic_time () >= until) {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
    g_clear_error (&wrong);
    g_usleep (BUSY_PAUSE_US);
  }

  return TRUE;
}

sqlite3 *
causerie_database_file_open (const char *path, int newest_version, GError **error)
{
  sqlite3 *handle = NULL;

  if (!create_folder (path, error) || !create_file (path, error))
    return NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK) {
    causerie_statement_fail (handle, error);
    g_prefix_error (error, "cannot open %s: ", path);
    sqlite3_close (handle);
    return NULL;
  }

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  leave_log (handle, path);
  if (set_up_in_turn (handle, newest_version, error))
    return handle;

  g_prefix_error (error, "cannot open %s: ", path);
  sqlite3_close (handle);
  return NULL;
}
