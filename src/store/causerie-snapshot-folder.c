/* causerie-snapshot-folder.c: the copies of a history, in a folder beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot-folder.h"

#include "causerie-error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define FOLDER         "backups"
#define DAMAGED_PREFIX "history-damaged-"

char *
causerie_snapshot_folder_path (const char *history_path)
{
  g_autofree char *folder = g_path_get_dirname (history_path);

  return g_build_filename (folder, FOLDER, NULL);
}

static CauserieSnapshot *
read_snapshot (const char *folder, const char *name)
{
  g_autoptr(CauserieSnapshot) snapshot = causerie_snapshot_parse (name);
  GStatBuf info;

  if (snapshot == NULL)
    return NULL;

  snapshot->path = g_build_filename (folder, name, NULL);
  if (g_stat (snapshot->path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  snapshot->size = info.st_size;
  return g_steal_pointer (&snapshot);
}

/* Two of one second: by their names, so that the order is always the same. */
static int
compare_newest_first_cb (gconstpointer a, gconstpointer b)
{
  const CauserieSnapshot *first = *(CauserieSnapshot * const *) a;
  const CauserieSnapshot *second = *(CauserieSnapshot * const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return g_strcmp0 (second->name, first->name);
}

GPtrArray *
causerie_snapshot_folder_list (const char *history_path, GError **error)
{
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_snapshot_free);
  g_autofree char *path = causerie_snapshot_folder_path (history_path);
  g_autoptr(GError) failure = NULL;
  g_autoptr(GDir) folder = g_dir_open (path, 0, &failure);
  const char *name;

  if (folder == NULL && !g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    CauserieSnapshot *snapshot = read_snapshot (path, name);

    if (snapshot != NULL)
      g_ptr_array_add (list, snapshot);
  }
  g_ptr_array_sort (list, compare_newest_first_cb);
  return g_steal_pointer (&list);
}

/* What is done with one file. */
typedef gboolean (*Visit) (const char *path, gpointer data, GError **error);

/* Of the files in `folder` those whose name begins so; NULL: all. */
static gboolean
visit_files (const char *folder, const char *prefix, Visit visit, gpointer data, GError **error)
{
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if ((prefix == NULL || g_str_has_prefix (name, prefix)) && !visit (path, data, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
visit_all (const char *history_path, Visit visit, gpointer data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (history_path);
  g_autofree char *backups = causerie_snapshot_folder_path (history_path);

  return visit_files (backups, NULL, visit, data, error) &&
         visit_files (folder, DAMAGED_PREFIX, visit, data, error);
}

static gboolean
add_size (const char *path, gpointer data, GError **error)
{
  goffset *size = data;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode))
    *size += info.st_size;
  return TRUE;
}

goffset
causerie_snapshot_folder_measure (const char *history_path)
{
  goffset size = 0;

  visit_all (history_path, add_size, &size, NULL);
  return size;
}

static gboolean
remove_file (const char *path, gpointer data, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "cannot remove %s: %s", path,
               g_strerror (errno));
  return FALSE;
}

gboolean
causerie_snapshot_folder_remove_all (const char *history_path, GError **error)
{
  return visit_all (history_path, remove_file, NULL, error);
}
