/* causerie-backup.c: copying a whole history, out and in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-backup.h"

#include "causerie-error.h"
#include "causerie-sqlite-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PAGES_A_STEP 64

/* The header's "write version" and "read version"; 1 is a file without a log. */
#define VERSIONS_OFFSET 18

/* How long another program's write is waited for. */
#define BUSY_TRIES    500
#define BUSY_PAUSE_MS 20

static gboolean
fail_errno (GError **error, const char *what, const char *path, int code)
{
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "cannot %s %s: %s", what, path,
               g_strerror (code));
  return FALSE;
}

static gboolean
create_file (const char *path, GError **error)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file < 0)
    return fail_errno (error, "create", path, errno);
  close (file);
  return TRUE;
}

static sqlite3 *
open_new (const char *path, GError **error)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
        SQLITE_OK &&
      sqlite3_exec (handle, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", NULL, NULL,
                    NULL) == SQLITE_OK) {
    sqlite3_extended_result_codes (handle, 1);
    return handle;
  }

  causerie_sqlite_error_set (error, handle);
  sqlite3_close (handle);
  return NULL;
}

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, CauserieBackupPause pause, gpointer data, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  gboolean goes_on = TRUE;
  int result = SQLITE_OK;

  if (backup == NULL)
    return causerie_sqlite_error_set (error, to);

  while (goes_on && result == SQLITE_OK) {
    result = sqlite3_backup_step (backup, PAGES_A_STEP);
    if (result == SQLITE_OK && pause != NULL)
      goes_on = pause (data, error);
  }
  sqlite3_backup_finish (backup);
  if (!goes_on)
    return FALSE;
  return result == SQLITE_DONE || causerie_sqlite_error_set_code (error, result);
}

sqlite3 *
causerie_backup_open_private (sqlite3 *from, GError **error)
{
  sqlite3 *to = open_new ("", error); /* SQLite's own temporary file */

  if (to != NULL && copy_pages (from, to, NULL, NULL, error))
    return to;

  sqlite3_close (to);
  return NULL;
}

/* One transaction that reads holds the state that is copied: a write by another connection would
 * otherwise begin the copy anew. */
static gboolean
copy_state (sqlite3              *from,
            const char           *path,
            CauserieBackupPause   pause,
            gpointer              data,
            GError              **error)
{
  sqlite3 *to = open_new (path, error);
  gboolean done;

  if (to == NULL)
    return FALSE;
  if (sqlite3_exec (from, "BEGIN; SELECT count(*) FROM sqlite_schema;", NULL, NULL, NULL) !=
      SQLITE_OK) {
    causerie_sqlite_error_set (error, from);
    done = FALSE;
  } else {
    done = copy_pages (from, to, pause, data, error);
  }

  if (!sqlite3_get_autocommit (from))
    sqlite3_exec (from, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (to);
  return done;
}

/* The pages are those of a file with a log; this one has none, and shall get none by being looked
 * at. */
static gboolean
finish_file (const char *path, GError **error)
{
  static const guint8 versions[2] = { 1, 1 };
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean done = file >= 0 &&
                  pwrite (file, versions, sizeof versions, VERSIONS_OFFSET) == sizeof versions &&
                  fsync (file) == 0;

  if (!done)
    fail_errno (error, "finish", path, errno);
  if (file >= 0)
    close (file);
  return done;
}

gboolean
causerie_backup_run (sqlite3              *from,
                     const char           *new_path,
                     CauserieBackupPause   pause,
                     gpointer              data,
                     GError              **error)
{
  if (!create_file (new_path, error))
    return FALSE;
  if (copy_state (from, new_path, pause, data, error) && finish_file (new_path, error))
    return TRUE;

  g_unlink (new_path);
  return FALSE;
}

/* All pages in one step: there is no half of it. */
static int
replace_pages (sqlite3 *into, sqlite3 *from)
{
  sqlite3_backup *backup = sqlite3_backup_init (into, "main", from, "main");
  int result = SQLITE_BUSY;

  if (backup == NULL)
    return sqlite3_extended_errcode (into);

  for (int i = 0; i < BUSY_TRIES && (result & 0xff) == SQLITE_BUSY; i++) {
    if (i > 0)
      g_usleep (BUSY_PAUSE_MS * 1000);
    result = sqlite3_backup_step (backup, -1);
  }
  sqlite3_backup_finish (backup);
  return result;
}

gboolean
causerie_backup_replace (sqlite3 *into, sqlite3 *from, GError **error)
{
  int result = replace_pages (into, from);

  return result == SQLITE_DONE || causerie_sqlite_error_set_code (error, result);
}
