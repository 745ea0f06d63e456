/* power-cut.c: a disk that loses what was not synced when the power goes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "power-cut.h"

#include "power-disk.h"
#include "soak-teller.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* A name in a folder that is not yet what the folder on the disk says. */
typedef struct {
  char *path;
  char *old;  /* the deleted file under another name; NULL: the name is new */
} Entry;

typedef struct {
  sqlite3_file  base;
  PowerDisk    *disk;          /* of `disks`; NULL: none that a cut would matter to */
  gboolean      syncs_folder;  /* with its first sync, as SQLite does for its logs */
  char         *path;
  sqlite3_file *real;          /* behind this struct */
} File;

static GMutex mutex;           /* held for every change of a file, and for ever by the cut */
static GHashTable *disks;      /* path to PowerDisk */
static GPtrArray *entries;     /* of Entry */
static GRand *random_cut;
static guint n_writes_left;
static gboolean disk_lies;
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods methods;

/* --- the cut --- */

static void
lose_entry (Entry *entry)
{
  if (entry->old == NULL) {
    if (g_rand_boolean (random_cut))
      g_unlink (entry->path);
    return;
  }
  if (g_rand_boolean (random_cut) && !g_file_test (entry->path, G_FILE_TEST_EXISTS))
    g_rename (entry->old, entry->path);
  g_unlink (entry->old);
}

static void
spoil_index (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  char rubbish[4096];

  if (!g_file_test (index, G_FILE_TEST_EXISTS))
    return;
  memset (rubbish, g_rand_int_range (random_cut, 0, 256), sizeof rubbish);
  if (g_rand_boolean (random_cut))
    g_unlink (index);
  else
    g_file_set_contents (index, rubbish, sizeof rubbish, NULL);
}

static void G_NORETURN
cut (void)
{
  JsonObject *line = json_object_new ();
  GHashTableIter iter;
  gpointer path, disk;

  json_object_set_boolean_member (line, "cut", TRUE);
  soak_teller_finish (line);
  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, &path, &disk)) {
    power_disk_lose (disk, random_cut);
    spoil_index (path);
  }
  for (guint i = 0; i < entries->len; i++)
    lose_entry (g_ptr_array_index (entries, i));
  _exit (0);
}

static gpointer
cut_later (gpointer data)
{
  g_usleep (GPOINTER_TO_UINT (data) * 1000ul);
  g_mutex_lock (&mutex);
  cut ();
}

static void
count_write (void)
{
  if (n_writes_left > 0 && --n_writes_left == 0)
    cut ();
}

/* --- folders --- */

static void
add_entry (const char *path, char *old)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->old = old;
  g_ptr_array_add (entries, entry);
}

static void
forget_entry (gpointer data)
{
  Entry *entry = data;

  if (entry->old != NULL)
    g_unlink (entry->old);
  g_free (entry->old);
  g_free (entry->path);
  g_free (entry);
}

/* The folder a file is in. */
static void
folder_synced (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = entries->len; i > 0 && !disk_lies; i--) {
    const Entry *entry = g_ptr_array_index (entries, i - 1);
    g_autofree char *its = g_path_get_dirname (entry->path);

    if (g_str_equal (its, folder))
      g_ptr_array_remove_index (entries, i - 1);
  }
}

/* --- a file --- */

static int
close_file (sqlite3_file *base)
{
  File *file = (File *) base;
  int result = file->real->pMethods->xClose (file->real);

  g_clear_pointer (&file->path, g_free);
  return result;
}

static int
read_file (sqlite3_file *base, void *data, int length, sqlite3_int64 offset)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xRead (real, data, length, offset);
}

static int
write_file (sqlite3_file *base, const void *data, int length, sqlite3_int64 offset)
{
  File *file = (File *) base;
  int result;

  if (file->disk == NULL)
    return file->real->pMethods->xWrite (file->real, data, length, offset);

  g_mutex_lock (&mutex);
  power_disk_before_write (file->disk, offset, length);
  result = file->real->pMethods->xWrite (file->real, data, length, offset);
  power_disk_after_write (file->disk, offset, length);
  count_write ();
  g_mutex_unlock (&mutex);
  return result;
}

static int
truncate_file (sqlite3_file *base, sqlite3_int64 size)
{
  File *file = (File *) base;
  int result;

  if (file->disk == NULL)
    return file->real->pMethods->xTruncate (file->real, size);

  g_mutex_lock (&mutex);
  power_disk_before_resize (file->disk, size);
  result = file->real->pMethods->xTruncate (file->real, size);
  power_disk_after_resize (file->disk);
  count_write ();
  g_mutex_unlock (&mutex);
  return result;
}

static int
sync_file (sqlite3_file *base, int flags)
{
  File *file = (File *) base;
  int result = SQLITE_OK;

  g_mutex_lock (&mutex);
  count_write ();
  if (!disk_lies)
    result = file->real->pMethods->xSync (file->real, flags);
  if (result == SQLITE_OK && !disk_lies && file->disk != NULL)
    power_disk_synced (file->disk);
  if (result == SQLITE_OK && file->syncs_folder)
    folder_synced (file->path);
  file->syncs_folder = FALSE;
  count_write ();
  g_mutex_unlock (&mutex);
  return result;
}

static int
get_size (sqlite3_file *base, sqlite3_int64 *size)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
lock_file (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xLock (real, level);
}

static int
unlock_file (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
check_lock (sqlite3_file *base, int *is_reserved)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
control_file (sqlite3_file *base, int code, void *argument)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xFileControl (real, code, argument);
}

static int
get_sector_size (sqlite3_file *base)
{
  return POWER_SECTOR;
}

static int
get_character (sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
map_index (sqlite3_file *base, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmMap (real, region, size, extend, memory);
}

static int
lock_index (sqlite3_file *base, int offset, int n, int flags)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
order_index (sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
unmap_index (sqlite3_file *base, int is_deleted)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmUnmap (real, is_deleted);
}

/* Version 2: without the functions that would map the file itself. */
static sqlite3_io_methods methods = {
  2, close_file, read_file, write_file, truncate_file, sync_file, get_size, lock_file, unlock_file,
  check_lock, control_file, get_sector_size, get_character, map_index, lock_index, order_index,
  unmap_index, NULL, NULL,
};

/* --- the disk --- */

static gboolean
is_empty (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) != 0 || info.st_size == 0;
}

static void
watch_file (File *file, int flags, gboolean is_new)
{
  file->disk = g_hash_table_lookup (disks, file->path);
  if (file->disk == NULL) {
    file->disk = power_disk_new (file->path);
    g_hash_table_insert (disks, g_strdup (file->path), file->disk);
  }
  if (is_new)
    add_entry (file->path, NULL);
  file->syncs_folder = (flags & SQLITE_OPEN_CREATE) &&
                       (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
}

static int
open_file (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *got_flags)
{
  File *file = (File *) base;
  gboolean is_new = path != NULL && is_empty (path);
  int result;

  memset (file, 0, sizeof *file);
  file->real = (sqlite3_file *) (file + 1);
  result = real_vfs->xOpen (real_vfs, path, file->real, flags, got_flags);
  if (file->real->pMethods != NULL)
    file->base.pMethods = &methods;
  if (result != SQLITE_OK || path == NULL || (flags & SQLITE_OPEN_DELETEONCLOSE))
    return result;

  g_mutex_lock (&mutex);
  file->path = g_strdup (path);
  watch_file (file, flags, is_new);
  g_mutex_unlock (&mutex);
  return result;
}

/* Kept under another name in case the folder forgets that it was deleted. */
static int
delete_file (sqlite3_vfs *vfs, const char *path, int syncs_folder)
{
  static guint n_deleted;
  g_autofree char *old = NULL;
  int result;

  g_mutex_lock (&mutex);
  old = g_strdup_printf ("%s.deleted-%u", path, n_deleted++);
  if (link (path, old) != 0)
    g_clear_pointer (&old, g_free);
  result = real_vfs->xDelete (real_vfs, path, syncs_folder);
  if (result == SQLITE_OK && old != NULL) {
    g_hash_table_remove (disks, path);
    add_entry (path, g_steal_pointer (&old));
  }
  if (result == SQLITE_OK && syncs_folder)
    folder_synced (path);
  count_write ();
  g_mutex_unlock (&mutex);
  return result;
}

void
power_cut_prepare (guint32 seed, guint n_writes, guint ms, gboolean lies)
{
  static sqlite3_vfs vfs;

  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) power_disk_free);
  entries = g_ptr_array_new_with_free_func (forget_entry);
  random_cut = g_rand_new_with_seed (seed);
  n_writes_left = n_writes;
  disk_lies = lies;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "power-cut";
  vfs.szOsFile = sizeof (File) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  sqlite3_vfs_register (&vfs, 1);
  if (ms > 0)
    g_thread_unref (g_thread_new ("power-cut", cut_later, GUINT_TO_POINTER (ms)));
}
