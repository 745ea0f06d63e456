/* causerie-reading-vfs.c: reading a SQLite file and its log without leaving a trace
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite reads a file without a log as it lies there when it is called immutable. With a log it
 * wants an index of it, shared memory in a file beside it, which it would create, and it would
 * create the log itself. So the files are opened through a layer over SQLite's own: the log is
 * opened for reading alone, and where there is no index one is kept in this program's memory, for
 * this connection. Where there is one, another program may be writing: it is used, unchanged
 * (readonly_shm). */

#include "causerie-reading-vfs.h"

#include "causerie-page-file.h"
#include "causerie-sqlite-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define VFS_NAME          "causerie-reading"
#define BUSY_TIMEOUT_MS   2000
#define PRIVATE_PARAMETER "private_index"

/* A database's file; SQLite's own follows it in the same piece of memory. */
typedef struct {
  sqlite3_file  base;
  sqlite3_file *real;
  GPtrArray    *regions; /* of the private index; NULL: the shared one is used */
} ReadingFile;

static sqlite3_vfs *real_vfs;

static ReadingFile *
get_reading (sqlite3_file *file)
{
  return (ReadingFile *) file;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return get_reading (file)->real;
}

/* --- the file --- */

static int
close_file (sqlite3_file *file)
{
  g_clear_pointer (&get_reading (file)->regions, g_ptr_array_unref);
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
read_file (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, length, offset);
}

static int
refuse_write (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  return SQLITE_READONLY;
}

static int
refuse_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return SQLITE_READONLY;
}

static int
skip_sync (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_reserved_lock (sqlite3_file *file, int *is_reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is_reserved);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

/* --- the index of the log --- */

static int
map_index (sqlite3_file *file, int number, int size, int extend, void volatile **memory)
{
  GPtrArray *regions = get_reading (file)->regions;

  if (regions == NULL)
    return get_real (file)->pMethods->xShmMap (get_real (file), number, size, extend, memory);

  while ((int) regions->len <= number && extend)
    g_ptr_array_add (regions, g_malloc0 (size));
  *memory = number < (int) regions->len ? g_ptr_array_index (regions, number) : NULL;
  return SQLITE_OK;
}

/* Nobody else sees a private index. */
static int
lock_index (sqlite3_file *file, int offset, int n, int flags)
{
  if (get_reading (file)->regions != NULL)
    return SQLITE_OK;
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

/* Whatever the file's own one does besides is for writers. */
static void
order_index (sqlite3_file *file)
{
  static int fence;

  g_atomic_int_inc (&fence);
}

static int
unmap_index (sqlite3_file *file, int deletes)
{
  if (get_reading (file)->regions == NULL)
    return get_real (file)->pMethods->xShmUnmap (get_real (file), FALSE);

  g_ptr_array_set_size (get_reading (file)->regions, 0);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = refuse_write,
  .xTruncate = refuse_truncate,
  .xSync = skip_sync,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
  .xShmMap = map_index,
  .xShmLock = lock_index,
  .xShmBarrier = order_index,
  .xShmUnmap = unmap_index,
};

/* --- the layer --- */

static int
open_database (const char *name, ReadingFile *file, int flags, int *flags_out)
{
  int result;

  memset (file, 0, sizeof *file);
  file->real = (sqlite3_file *) (file + 1);
  result = real_vfs->xOpen (real_vfs, name, file->real, flags, flags_out);
  if (file->real->pMethods == NULL)
    return result;

  file->base.pMethods = &methods;
  if (sqlite3_uri_boolean (name, PRIVATE_PARAMETER, FALSE))
    file->regions = g_ptr_array_new_with_free_func (g_free);
  return result;
}

/* The log comes here too: it is never created. Files for sorting have no name and stay what they
 * are. */
static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    return open_database (name, (ReadingFile *) file, flags, flags_out);

  if (name != NULL)
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  return real_vfs->xOpen (real_vfs, name, file, flags, flags_out);
}

static int
refuse_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return SQLITE_IOERR_DELETE;
}

static gpointer
register_vfs (gpointer data)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.pNext = NULL;
  vfs.zName = VFS_NAME;
  vfs.szOsFile = sizeof (ReadingFile) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = refuse_delete;
  sqlite3_vfs_register (&vfs, FALSE);
  return &vfs;
}

/* --- opening --- */

static gboolean
has_index (const char *path)
{
  g_autofree char *name = g_strconcat (path, "-shm", NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

/* An index without a log is of no use, and neither is a log with nothing in it: SQLite would wait
 * for whoever is just beginning it, though that is long dead. */
static char *
make_address (const char *path)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
  const char *parameters = "immutable=1";

  if (causerie_page_file_has_log (path))
    parameters = has_index (path) ? "vfs=" VFS_NAME "&readonly_shm=1"
                                  : "vfs=" VFS_NAME "&" PRIVATE_PARAMETER "=1";
  return g_strconcat ("file:", escaped, "?", parameters, NULL);
}

sqlite3 *
causerie_reading_vfs_open (const char *path, GError **error)
{
  static GOnce registered = G_ONCE_INIT;
  g_autofree char *address = make_address (path);
  sqlite3 *handle = NULL;
  int result;

  g_once (&registered, register_vfs, NULL);
  result = sqlite3_open_v2 (address, &handle,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK) {
    causerie_sqlite_error_set (error, handle);
    sqlite3_close (handle);
    return NULL;
  }

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return handle;
}
