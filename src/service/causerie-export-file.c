/* causerie-export-file.c: a file that is there whole or not at all
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_file_replace() is not enough where the file is new: it writes under the final name, and after a
 * failure a piece stays there. */

#include "causerie-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE_MODE 0600

struct _CauserieExportFile {
  GOutputStream *stream;    /* owned */

  /* NULL where GIO or the thing itself takes the bytes */
  char          *path;      /* its place */
  char          *temporary; /* where it is now; NULL once it is in its place */
  int            fd;        /* borrowed from the stream */
};

static gboolean
fail (GError **error, const char *path)
{
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", name,
               g_strerror (code));
  return FALSE;
}

static gboolean
open_as_it_is (CauserieExportFile *self, const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);

  if (fd < 0)
    return fail (error, path);
  self->stream = g_unix_output_stream_new (fd, TRUE);
  return TRUE;
}

/* Beside the file, which is the same file system; a link is followed, so that what it leads to is
 * replaced. */
static gboolean
open_beside (CauserieExportFile *self, const char *path, mode_t mode, GError **error)
{
  g_autofree char *folder = NULL;
  char *real = realpath (path, NULL);

  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  folder = g_path_get_dirname (self->path);
  self->temporary = g_build_filename (folder, ".causerie-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, NEW_FILE_MODE);
  if (self->fd < 0) {
    g_clear_pointer (&self->temporary, g_free);
    return fail (error, self->path);
  }
  self->stream = g_unix_output_stream_new (self->fd, TRUE);
  return fchmod (self->fd, mode & 0777) == 0 || fail (error, self->path);
}

static gboolean
open_local (CauserieExportFile *self, const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return open_beside (self, path, NEW_FILE_MODE, error);
  if (S_ISDIR (info.st_mode)) {
    errno = EISDIR;
    return fail (error, path);
  }
  return S_ISREG (info.st_mode) ? open_beside (self, path, info.st_mode, error)
                                : open_as_it_is (self, path, error);
}

CauserieExportFile *
causerie_export_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(CauserieExportFile) self = g_new0 (CauserieExportFile, 1);
  const char *path = g_file_peek_path (file);

  if (path != NULL)
    return open_local (self, path, error) ? g_steal_pointer (&self) : NULL;

  self->stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                                  cancellable, error));
  return self->stream != NULL ? g_steal_pointer (&self) : NULL;
}

GOutputStream *
causerie_export_file_get_stream (CauserieExportFile *self)
{
  return self->stream;
}

/* The new name is in the folder only once the folder is written. Not every file system lets one
 * ask. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("The folder of an export was not synchronised: %s", g_strerror (errno));
  g_close (fd, NULL);
}

gboolean
causerie_export_file_commit (CauserieExportFile *self, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_flush (self->stream, cancellable, error))
    return FALSE;
  if (self->temporary != NULL && fsync (self->fd) != 0)
    return fail (error, self->path);
  if (!g_output_stream_close (self->stream, cancellable, error))
    return FALSE;
  if (self->temporary == NULL)
    return TRUE;

  if (g_rename (self->temporary, self->path) != 0)
    return fail (error, self->path);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);
  return TRUE;
}

/* A stream of GIO's that is closed cancelled leaves what was there. */
void
causerie_export_file_free (CauserieExportFile *self)
{
  g_autoptr(GCancellable) given_up = g_cancellable_new ();

  g_cancellable_cancel (given_up);
  if (self->stream != NULL)
    g_output_stream_close (self->stream, given_up, NULL);
  g_clear_object (&self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
