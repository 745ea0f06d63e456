/* causerie-log-file.c: lines on the disk that several programs add to
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A writer holds the lock for some milliseconds, unless it is stopped or ends in the middle. */
#define LOCK_STEP_MS  5
#define LOCK_STEPS    60

/* The file may be replaced between opening and locking it; not for ever. */
#define MAX_REOPENS   16

struct _CauserieLogFile {
  char     *path;
  gsize     max_bytes;
  gboolean  gave_up; /* the lock was not to be had: the next line does not wait again */
};

static void
set_error (GError **error, int code, const char *what)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
}

/* --- the lock --------------------------------------------------------------------------------- */

/* Of the open file, not of the process: two logs in one program are two writers. */
static gboolean
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0 || (errno != EAGAIN && errno != EACCES);
}

static gboolean
lock_file (CauserieLogFile *self, int fd, GError **error)
{
  for (int step = 0; !try_lock (fd); step++) {
    if (self->gave_up || step == LOCK_STEPS) {
      self->gave_up = TRUE;
      set_error (error, EWOULDBLOCK, self->path);
      return FALSE;
    }
    g_usleep (LOCK_STEP_MS * 1000);
  }

  self->gave_up = FALSE;
  return TRUE;
}

/* Whether what was locked is still what others will open. */
static gboolean
is_current (CauserieLogFile *self, int fd)
{
  struct stat locked, named;

  return fstat (fd, &locked) == 0 && stat (self->path, &named) == 0 &&
         locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

/* The file, open and locked; -1. Closing it unlocks it. */
static int
open_locked (CauserieLogFile *self, GError **error)
{
  for (int i = 0; i < MAX_REOPENS; i++) {
    int fd = g_open (self->path, O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC, 0600);

    if (fd < 0) {
      set_error (error, errno, self->path);
      return -1;
    }
    if (!lock_file (self, fd, error)) {
      close (fd);
      return -1;
    }
    if (is_current (self, fd))
      return fd;
    close (fd);
  }

  set_error (error, EBUSY, self->path);
  return -1;
}

/* --- bytes ------------------------------------------------------------------------------------ */

static char *
read_all (int fd, gsize *length, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16384];
  off_t offset = 0;
  ssize_t n;

  while ((n = pread (fd, buffer, sizeof buffer, offset)) > 0 || (n < 0 && errno == EINTR)) {
    if (n < 0)
      continue;
    g_byte_array_append (bytes, buffer, (guint) n);
    offset += n;
  }
  if (n < 0) {
    set_error (error, errno, "read");
    return NULL;
  }

  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static gboolean
write_all (int fd, const char *bytes, gsize length, GError **error)
{
  while (length > 0) {
    ssize_t n = write (fd, bytes, length);

    if (n < 0 && errno != EINTR) {
      set_error (error, errno, "write");
      return FALSE;
    }
    if (n > 0) {
      bytes += n;
      length -= (gsize) n;
    }
  }

  return TRUE;
}

/* Where the newest lines begin that have at most `wanted` bytes together. */
static const char *
find_newest (const char *bytes, gsize length, gsize wanted)
{
  const char *start, *line_end;

  if (length <= wanted)
    return bytes;

  start = bytes + length - wanted;
  line_end = memchr (start - 1, '\n', wanted + 1);
  return line_end != NULL ? line_end + 1 : bytes + length;
}

/* Puts the newest half and the line into a new file in the place of the old one. */
static gboolean
rewrite (CauserieLogFile *self, int fd, const char *line, GError **error)
{
  gsize length;
  g_autofree char *bytes = read_all (fd, &length, error);
  const char *newest;
  GString *text;
  gboolean written;

  if (bytes == NULL)
    return FALSE;

  newest = find_newest (bytes, length, self->max_bytes / 2);
  text = g_string_new_len (newest, (gssize) (length - (gsize) (newest - bytes)));
  g_string_append (text, line);
  written = g_file_set_contents_full (self->path, text->str, (gssize) text->len,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  g_string_free (text, TRUE);
  return written;
}

/* A line that was cut, by a disk that was full or a machine that went off, does not spoil the
 * next. */
static gboolean
ends_in_line (int fd, off_t size)
{
  char last = '\n';

  return size == 0 || pread (fd, &last, 1, size - 1) != 1 || last == '\n';
}

static gboolean
append_locked (CauserieLogFile *self, int fd, const char *line, GError **error)
{
  g_autofree char *whole = NULL;
  struct stat info;

  if (fstat (fd, &info) != 0) {
    set_error (error, errno, self->path);
    return FALSE;
  }

  whole = g_strconcat (ends_in_line (fd, info.st_size) ? "" : "\n", line, "\n", NULL);
  if ((gsize) info.st_size + strlen (whole) > self->max_bytes)
    return rewrite (self, fd, whole, error);
  if (write_all (fd, whole, strlen (whole), error))
    return TRUE;

  if (ftruncate (fd, info.st_size) != 0)
    g_debug ("%s keeps a part of a line: %s", self->path, g_strerror (errno));
  return FALSE;
}

/* --- the file --------------------------------------------------------------------------------- */

CauserieLogFile *
causerie_log_file_new (const char *path, gsize max_bytes)
{
  CauserieLogFile *self;

  g_return_val_if_fail (path != NULL && max_bytes > 0, NULL);

  self = g_new0 (CauserieLogFile, 1);
  self->path = g_strdup (path);
  self->max_bytes = max_bytes;
  return self;
}

void
causerie_log_file_free (CauserieLogFile *self)
{
  g_free (self->path);
  g_free (self);
}

gboolean
causerie_log_file_append (CauserieLogFile *self, const char *line, GError **error)
{
  gboolean appended;
  int fd;

  g_return_val_if_fail (self != NULL && line != NULL, FALSE);

  fd = open_locked (self, error);
  if (fd < 0)
    return FALSE;

  appended = append_locked (self, fd, line, error);
  close (fd);
  return appended;
}

char *
causerie_log_file_read (CauserieLogFile *self, gsize *length, GError **error)
{
  char *bytes;
  int fd;

  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = 0;
  fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0 && errno == ENOENT)
    return g_strdup ("");
  if (fd < 0) {
    set_error (error, errno, self->path);
    return NULL;
  }

  bytes = read_all (fd, length, error);
  close (fd);
  return bytes;
}
