/* causerie-snapshot-reader.c: a copy of the history made ready to be taken from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot-reader.h"

#include "causerie-backup.h"
#include "causerie-database-file.h"
#include "causerie-database.h"
#include "causerie-error.h"
#include "causerie-migrations.h"
#include "causerie-reading-vfs.h"
#include "causerie-snapshot-folder.h"

#include <glib/gi18n.h>

/* --- a copy that belongs to this version --- */

static gboolean
fail_newer (GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER,
                       _("the copy was written by a newer version of the program"));
  return FALSE;
}

static gboolean
check_pages (CauserieDatabase *database, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "PRAGMA quick_check (1)", error);
  g_autofree char *line = NULL;

  if (!causerie_statement_step (statement, error))
    return FALSE;
  line = causerie_statement_dup_text (statement);
  if (g_str_equal (line, "ok"))
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED, _("the copy is damaged: %s"), line);
  return FALSE;
}

static gboolean
read_version (CauserieDatabase *database, int *version, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "PRAGMA user_version", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *version = (int) causerie_statement_read_int (statement);
  return TRUE;
}

/* A file that holds no history yet would be made one. */
static gboolean
check_is_history (CauserieDatabase *database, GError **error)
{
  int version;

  if (!read_version (database, &version, error))
    return FALSE;
  if (version > 0)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, _("the file is no history"));
  return FALSE;
}

static gboolean
bring_up_to_date (const char *path, GError **error)
{
  g_autoptr(CauserieDatabase) database = causerie_database_new_here (path);

  if (!causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, error))
    return FALSE;
  if (causerie_database_get_access (database) == CAUSERIE_STORE_READ_ONLY_NEWER)
    return fail_newer (error);

  return check_is_history (database, error) && check_pages (database, error) &&
         causerie_migrations_run (database, error);
}

/* Through SQLite, since a file that somebody points to may be any history, with a log beside it. */
static gboolean
copy_file (const char *from_path, const char *to_path, GError **error)
{
  sqlite3 *from = causerie_reading_vfs_open (from_path, error);
  gboolean done = from != NULL && causerie_backup_run (from, to_path, NULL, NULL, error);

  sqlite3_close (from);
  return done;
}

gboolean
causerie_snapshot_reader_unfold (const char *copy_path, const char *new_path, GError **error)
{
  causerie_database_file_remove (new_path);
  if (copy_file (copy_path, new_path, error) && bring_up_to_date (new_path, error))
    return TRUE;

  causerie_database_file_remove (new_path);
  return FALSE;
}

static gboolean
check_as_it_is (const char *path, gboolean *is_ready, GError **error)
{
  g_autoptr(CauserieDatabase) database = causerie_database_new_here (path);
  int version;

  if (!causerie_database_open_beside (database, CAUSERIE_MIGRATIONS_NEWEST, error) ||
      !read_version (database, &version, error))
    return FALSE;

  *is_ready = version == CAUSERIE_MIGRATIONS_NEWEST;
  return !*is_ready || check_pages (database, error);
}

sqlite3 *
causerie_snapshot_reader_open (const char *copy_path, const char *new_path, GError **error)
{
  gboolean is_ready;

  if (!check_as_it_is (copy_path, &is_ready, error) ||
      (!is_ready && !causerie_snapshot_reader_unfold (copy_path, new_path, error)))
    return NULL;
  return causerie_reading_vfs_open (is_ready ? copy_path : new_path, error);
}

gboolean
causerie_snapshot_reader_unfold_newest (const char *history_path, const char *new_path)
{
  g_autoptr(GPtrArray) copies = causerie_snapshot_folder_list (history_path, NULL);

  for (guint i = 0; copies != NULL && i < copies->len; i++) {
    const CauserieSnapshot *copy = g_ptr_array_index (copies, i);
    g_autoptr(GError) error = NULL;

    if (causerie_snapshot_reader_unfold (copy->path, new_path, &error))
      return TRUE;
    g_info ("The copy %s is passed over: %s", copy->name, error->message);
  }
  return FALSE;
}
