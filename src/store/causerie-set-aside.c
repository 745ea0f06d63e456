/* causerie-set-aside.c: a damaged history moved out of the way of a new one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The new file is made as PATH-salvaging. Once it is whole it is called PATH-salvaged, and from
 * then on it is the history: each step after that can be done again, by whoever comes next. */

#include "causerie-set-aside.h"

#include "causerie-error.h"
#include "causerie-salvage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *
get_whole_path (const char *path)
{
  return g_strconcat (path, "-salvaged", NULL);
}

/* By the time the new file was finished, so that it is the same name when it is done again. */
static char *
make_aside_path (const char *path, gint64 time)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *name = g_date_time_format (date, "history-damaged-%Y%m%d-%H%M%S.sqlite");

  return g_build_filename (folder, name, NULL);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "cannot rename %s: %s", from,
               g_strerror (errno));
  return FALSE;
}

static gboolean
move_aside (const char *path, const char *aside, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || move (from, to, error);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

/* The name of the file that was set aside; NULL when there was nothing to do, or it failed. */
static char *
put_in_place (const char *path, GError **error)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };
  g_autofree char *whole = get_whole_path (path);
  g_autofree char *aside = NULL;
  GStatBuf info;

  if (g_stat (whole, &info) != 0)
    return NULL;

  aside = make_aside_path (path, info.st_mtime);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (!move_aside (path, aside, suffixes[i], error))
      return NULL;
  if (!move (whole, path, error))
    return NULL;
  sync_folder (path);
  return g_steal_pointer (&aside);
}

CauserieRescue *
causerie_set_aside_run (const char *path, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, "-salvaging", NULL);
  g_autofree char *whole = get_whole_path (path);
  g_autoptr(CauserieRescue) rescue = causerie_salvage_run (path, unfinished, error);

  if (rescue == NULL || !move (unfinished, whole, error))
    return NULL;

  sync_folder (path);
  rescue->set_aside = put_in_place (path, error);
  return rescue->set_aside != NULL ? g_steal_pointer (&rescue) : NULL;
}

gboolean
causerie_set_aside_resume (const char *path, GError **error)
{
  g_autoptr(GError) failure = NULL;

  g_free (put_in_place (path, &failure));
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
