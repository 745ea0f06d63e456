/* disk-full.c: a disk on which there is no room, and then there is again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "disk-full.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Room is given for a while, in which the log grows, is written back and begins anew; what is left
 * then is little, so that the disk is full in the middle of something. */
#define MAX_ROOM_MS  120
#define MAX_LEFT     60000 /* bytes */
#define RELENT_ONE_IN 3

struct _DiskFull {
  GRand    *random;       /* owned */
  char     *log_path;
  char     *history_path;
  int       ballast;      /* -1: none */
  gboolean  is_over;
  gint64    full_at;      /* when the room ends; 0: it has ended */
  guint     timer;
};

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

static void
set_limit (rlim_t bytes)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = bytes;
  setrlimit (RLIMIT_FSIZE, &limit);
}

/* All the room there is but `left`; a file of its own takes it up. */
static void
weigh_down (DiskFull *self, gint64 left)
{
  struct statvfs room;
  gint64 free_bytes;

  if (fstatvfs (self->ballast, &room) != 0)
    return;
  free_bytes = (gint64) room.f_bavail * room.f_bsize;
  if (free_bytes > left)
    posix_fallocate (self->ballast, 0, lseek (self->ballast, 0, SEEK_END) + free_bytes - left);
}

static void
fill (DiskFull *self)
{
  gint64 left = g_rand_int_range (self->random, 0, MAX_LEFT);
  gint64 log_size = size_of (self->log_path);

  self->full_at = 0;
  if (self->ballast >= 0)
    weigh_down (self, left);
  else if (g_rand_boolean (self->random))
    set_limit (g_rand_int_range (self->random, 0, log_size + left + 1));
  else
    set_limit (MAX (log_size, size_of (self->history_path)) + left);
}

static void
make_room (DiskFull *self)
{
  set_limit (RLIM_INFINITY);
  if (self->ballast >= 0 && ftruncate (self->ballast, 0) != 0)
    g_error ("the ballast stays: %s", g_strerror (errno));
  self->full_at =
    g_get_monotonic_time () + g_rand_int_range (self->random, 0, MAX_ROOM_MS) * 1000;
}

static gboolean
fill_cb (gpointer user_data)
{
  DiskFull *self = user_data;

  if (self->full_at > 0 && g_get_monotonic_time () >= self->full_at)
    fill (self);
  return G_SOURCE_CONTINUE;
}

DiskFull *
disk_full_new (GRand *random, const char *history_path, const char *ballast_path)
{
  DiskFull *self = g_new0 (DiskFull, 1);

  signal (SIGXFSZ, SIG_IGN);
  self->random = g_rand_new_with_seed (g_rand_int (random));
  self->history_path = g_strdup (history_path);
  self->log_path = g_strconcat (history_path, "-wal", NULL);
  self->ballast = -1;
  if (ballast_path != NULL)
    self->ballast = open (ballast_path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  make_room (self);
  self->timer = g_timeout_add (1, fill_cb, self);
  return self;
}

void
disk_full_relent (DiskFull *self)
{
  if (g_rand_int_range (self->random, 0, RELENT_ONE_IN) == 0)
    make_room (self);
}

void
disk_full_end (DiskFull *self)
{
  g_source_remove (self->timer);
  make_room (self);
  if (self->ballast >= 0)
    close (self->ballast);
  g_rand_free (self->random);
  g_free (self->history_path);
  g_free (self->log_path);
  g_free (self);
}
