/* causerie-snapshot-maker.c: makes a copy of the history, and drops old ones
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot-maker.h"

#include "causerie-database-file.h"
#include "causerie-error.h"
#include "causerie-migrations.h"
#include "causerie-sqlite-error.h"
#include "causerie-snapshot-folder.h"
#include "causerie-snapshot-rotation.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define UNFINISHED    ".unfinished-" /* the beginning of its name until a copy is whole */
#define MIN_FREE_PART 10             /* a tenth of the disk */

static gboolean
fail_errno (GError **error, const char *what, const char *path, int code)
{
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "cannot %s %s: %s", what, path,
               g_strerror (code));
  return FALSE;
}

static gboolean
create_folder (const char *folder, GError **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 ||
         fail_errno (error, "create the folder", folder, errno);
}

/* What the file is without its log, which a copy has not. */
static goffset
measure (sqlite3 *handle)
{
  static const char sql[] =
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
  sqlite3_stmt *stmt = NULL;
  goffset size = 0;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    size = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return size;
}

/* --- room --- */

/* How many bytes more than there are would have to be free. */
static goffset
compute_lack (const char *folder, goffset size)
{
  struct statvfs disk;
  guint64 unit;

  if (statvfs (folder, &disk) != 0)
    return 0;

  unit = disk.f_frsize;
  return (goffset) (disk.f_blocks / MIN_FREE_PART * unit) + size - (goffset) (disk.f_bavail * unit);
}

static void
remove_copy (const CauserieSnapshot *copy)
{
  if (g_unlink (copy->path) != 0)
    g_info ("The copy %s stays: %s", copy->name, g_strerror (errno));
}

/* The oldest copies make room, when that is enough; the newest one stays. */
static gboolean
make_room (const char *history_path, const char *folder, goffset size, GError **error)
{
  goffset lack = compute_lack (folder, size);
  g_autoptr(GPtrArray) copies = NULL;
  goffset gain = 0;
  guint n = 0;

  if (lack <= 0)
    return TRUE;

  copies = causerie_snapshot_folder_list (history_path, error);
  if (copies == NULL)
    return FALSE;
  for (; n + 1 < copies->len && gain < lack; n++)
    gain += ((CauserieSnapshot *) g_ptr_array_index (copies, copies->len - 1 - n))->size;

  if (gain < lack) {
    g_autofree char *missing = g_format_size ((guint64) (lack - gain));

    /* Translators: %s is a size, “12.5 MB” */
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE,
                 _("there is no room for a copy: %s more is needed"), missing);
    return FALSE;
  }
  for (guint i = 0; i < n; i++)
    remove_copy (g_ptr_array_index (copies, copies->len - 1 - i));
  return TRUE;
}

static void
rotate (const char *history_path, goffset size)
{
  g_autoptr(GPtrArray) copies = causerie_snapshot_folder_list (history_path, NULL);
  g_autoptr(GPtrArray) gone = NULL;

  if (copies == NULL)
    return;

  gone = causerie_snapshot_rotation_choose (copies, causerie_snapshot_rotation_max_size (size));
  for (guint i = 0; i < gone->len; i++)
    remove_copy (g_ptr_array_index (gone, i));
}

/* --- the copy --- */

/* Of a program that was killed, or whose disk was full, long ago. */
static void
remove_unfinished (const char *folder)
{
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GStatBuf info;

    if (g_str_has_prefix (name, UNFINISHED) && g_stat (path, &info) == 0 &&
        info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - 3600)
      g_unlink (path);
  }
}

static void
sync_folder (const char *folder)
{
  int file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

/* Two copies of one second: the later one waits for a name of its own. */
static CauserieSnapshot *
name_copy (const char *folder, CauserieSnapshotReason reason)
{
  gint64 time = g_get_real_time ();
  CauserieSnapshot *copy = g_new0 (CauserieSnapshot, 1);

  copy->reason = reason;
  do {
    g_free (copy->name);
    g_free (copy->path);
    copy->time = time / G_USEC_PER_SEC * G_USEC_PER_SEC;
    copy->name = causerie_snapshot_make_name (time, reason);
    copy->path = g_build_filename (folder, copy->name, NULL);
    time += G_USEC_PER_SEC;
  } while (g_file_test (copy->path, G_FILE_TEST_EXISTS));
  return copy;
}

static CauserieSnapshot *
make_copy (sqlite3                 *handle,
           const char              *folder,
           CauserieSnapshotReason   reason,
           CauserieBackupPause      pause,
           gpointer                 data,
           GError                 **error)
{
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *unfinished = g_strconcat (folder, G_DIR_SEPARATOR_S UNFINISHED, random, NULL);
  g_autoptr(CauserieSnapshot) copy = NULL;
  GStatBuf info;

  if (!causerie_backup_run (handle, unfinished, pause, data, error))
    return NULL;

  copy = name_copy (folder, reason);
  if (g_stat (unfinished, &info) != 0 || g_rename (unfinished, copy->path) != 0) {
    fail_errno (error, "finish", unfinished, errno);
    g_unlink (unfinished);
    return NULL;
  }
  copy->size = info.st_size;
  sync_folder (folder);
  return g_steal_pointer (&copy);
}

CauserieSnapshot *
causerie_snapshot_maker_run (const char              *history_path,
                             CauserieSnapshotReason   reason,
                             CauserieBackupPause      pause,
                             gpointer                 data,
                             GError                 **error)
{
  g_autofree char *folder = causerie_snapshot_folder_path (history_path);
  CauserieSnapshot *copy = NULL;
  goffset size;
  sqlite3 *handle;

  if (!create_folder (folder, error))
    return NULL;
  remove_unfinished (folder);

  handle = causerie_database_file_open_beside (history_path, CAUSERIE_MIGRATIONS_NEWEST, error);
  if (handle == NULL)
    return NULL;

  size = measure (handle);
  if (make_room (history_path, folder, size, error))
    copy = make_copy (handle, folder, reason, pause, data, error);
  sqlite3_close (handle);
  if (copy != NULL)
    rotate (history_path, size);
  return copy;
}
