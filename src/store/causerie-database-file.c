/* causerie-database-file.c: a SQLite file opened safely
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-database-file.h"

#include "causerie-error.h"
#include "causerie-reading-vfs.h"
#include "causerie-sqlite-error.h"
#include "causerie-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
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
  CauserieError kind = code == EROFS || code == EACCES || code == EPERM ? CAUSERIE_ERROR_READ_ONLY
                                                                        : CAUSERIE_ERROR_STORAGE;

  g_set_error (error, CAUSERIE_ERROR, kind, "%s %s: %s", what, path, g_strerror (code));
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
  gint64 schema;      /* 0: no table was ever made */
} Header;

/* All of one state of the file: another program may be creating it at this moment. */
static gboolean
read_header (sqlite3 *handle, Header *header, GError **error)
{
  gboolean found;

  if (sqlite3_exec (handle, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
    return causerie_sqlite_error_set (error, handle);

  found = read_pragma (handle, "PRAGMA application_id", &header->application, error) &&
          read_pragma (handle, "PRAGMA user_version", &header->version, error) &&
          read_pragma (handle, "PRAGMA schema_version", &header->schema, error);
  if (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK && found)
    return causerie_sqlite_error_set (error, handle);
  return found;
}

/* Whether the file is a history, or nothing yet. */
static gboolean
check_owner (const Header *header, GError **error)
{
  if (header->application == CAUSERIE_DATABASE_APPLICATION_ID ||
      (header->application == 0 && header->version == 0 && header->schema == 0))
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                       _("the file belongs to another program"));
  return FALSE;
}

static gboolean
fail_newer (const Header *header, int newest_version, GError **error)
{
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER,
               _("the history has version %d, this program knows up to %d"), (int) header->version,
               newest_version);
  return FALSE;
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
  Header header = { 0 };

  if (!read_header (handle, &header, error) || !check_owner (&header, error))
    return FALSE;
  if (header.version > newest_version)
    return fail_newer (&header, newest_version, error);

  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (header.application == 0 &&
      sqlite3_exec (handle, new_file_sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_sqlite_error_set (error, handle);
  if (sqlite3_exec (handle, connection_sql, NULL, NULL, NULL) != SQLITE_OK)
    return causerie_sqlite_error_set (error, handle);
  return TRUE;
}

/* Of several programs that open a new file at once SQLite tells some that it is busy without the
 * wait they asked for: whoever holds a lock cannot wait for another one. They begin again. */
static gboolean
set_up_in_turn (sqlite3 *handle, int newest_version, GError **error)
{
  gint64 until = g_get_monotonic_time () + BUSY_TIMEOUT_MS * G_GINT64_CONSTANT (1000);
  g_autoptr(GError) wrong = NULL;

  while (!set_up (handle, newest_version, &wrong)) {
    if (!causerie_sqlite_error_is_busy (handle) || g_get_monotonic_time () >= until) {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
    g_clear_error (&wrong);
    g_usleep (BUSY_PAUSE_US);
  }

  return TRUE;
}

static sqlite3 *
open_plain (const char *path, GError **error)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK) {
    causerie_sqlite_error_set (error, handle);
    sqlite3_close (handle);
    return NULL;
  }

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  return handle;
}

static sqlite3 *
open_writing (const char *path, int newest_version, GError **error)
{
  sqlite3 *handle;

  if (!create_folder (path, error) || !create_file (path, error))
    return NULL;

  handle = open_plain (path, error);
  if (handle == NULL)
    return NULL;

  leave_log (handle, path);
  if (set_up_in_turn (handle, newest_version, error))
    return handle;

  sqlite3_close (handle);
  return NULL;
}

/* --- what the file is, before anything of it is touched --- */

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0 &&
         faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0;
}

static goffset
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 ? info.st_size : 0;
}

/* SQLite takes a file without a byte for a new one, and removes its log as a stranger's. */
static gboolean
check_empty (const char *path, GError **error)
{
  if (get_size (path, "") > 0 || get_size (path, "-wal") == 0)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED,
                       _("the history is damaged: it is empty, and its log is not"));
  return FALSE;
}

static sqlite3 *
open_reading (const char *path, Header *header, GError **error)
{
  sqlite3 *handle = causerie_reading_vfs_open (path, error);

  if (handle != NULL && !read_header (handle, header, error))
    g_clear_pointer (&handle, sqlite3_close);
  return handle;
}

/* Only what is certain ends here, in `access` other than writable: a file that a living program
 * holds may refuse to be looked at. */
static sqlite3 *
open_untouched (const char *path, int newest_version, CauserieStoreAccess *access, GError **error)
{
  Header header = { 0 };
  sqlite3 *handle = open_reading (path, &header, error);

  *access = CAUSERIE_STORE_WRITABLE;
  if (handle == NULL)
    return NULL;

  if (!check_owner (&header, error))
    *access = CAUSERIE_STORE_CLOSED;
  else if (header.version > newest_version)
    *access = CAUSERIE_STORE_READ_ONLY_NEWER;
  else if (!can_write (path))
    *access = CAUSERIE_STORE_READ_ONLY_FOLDER;
  if (*access == CAUSERIE_STORE_CLOSED || *access == CAUSERIE_STORE_WRITABLE)
    g_clear_pointer (&handle, sqlite3_close);
  return handle;
}

static sqlite3 *
open_as_it_is (const char *path, int newest_version, CauserieStoreAccess *access, GError **error)
{
  g_autoptr(GError) wrong = NULL;
  sqlite3 *handle;

  *access = CAUSERIE_STORE_WRITABLE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return open_writing (path, newest_version, error);
  if (!check_empty (path, error))
    return NULL;

  handle = open_untouched (path, newest_version, access, &wrong);
  if (handle != NULL)
    return handle;
  if (*access == CAUSERIE_STORE_WRITABLE && can_write (path))
    return open_writing (path, newest_version, error);

  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}

sqlite3 *
causerie_database_file_open (const char           *path,
                             int                   newest_version,
                             CauserieStoreAccess  *access,
                             GError              **error)
{
  sqlite3 *handle = open_as_it_is (path, newest_version, access, error);

  if (handle == NULL) {
    *access = CAUSERIE_STORE_CLOSED;
    g_prefix_error (error, "cannot open %s: ", path);
  }
  return handle;
}

CauserieStoreAccess
causerie_database_file_look (const char *path, int newest_version)
{
  CauserieStoreAccess access = CAUSERIE_STORE_WRITABLE;
  sqlite3 *handle = NULL;

  if (get_size (path, "") > 0)
    handle = open_untouched (path, newest_version, &access, NULL);
  sqlite3_close (handle);
  return access;
}

/* Where it may write it is a writer, so that the last to close the file leaves the folder tidy. */
sqlite3 *
causerie_database_file_open_beside (const char *path, int newest_version, GError **error)
{
  CauserieStoreAccess access;
  g_autoptr(GError) wrong = NULL;
  sqlite3 *handle = open_untouched (path, newest_version, &access, &wrong);

  if (handle != NULL)
    return handle;
  if (access != CAUSERIE_STORE_WRITABLE || !can_write (path)) {
    g_propagate_error (error, g_steal_pointer (&wrong));
    return NULL;
  }

  handle = open_plain (path, error);
  if (handle == NULL)
    return NULL;
  if (sqlite3_exec (handle, "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;", NULL, NULL,
                    NULL) == SQLITE_OK)
    return handle;

  causerie_sqlite_error_set (error, handle);
  sqlite3_close (handle);
  return NULL;
}

void
causerie_database_file_remove (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}
