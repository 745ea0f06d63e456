/* causerie-run-lock.c: which runs of the program are alive
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-run-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Of two thousand million numbers; more than one draw is bad luck, this many a broken lock. */
#define MAX_DRAWS 16

/* No run has this number: its byte is the room where histories are opened. */
#define ROOM 0

/* Whoever brings a large history up to date takes that long at most. */
#define MAX_WAIT_US   (600 * G_USEC_PER_SEC)
#define WAIT_PAUSE_US 20000

struct _CauserieRunLock {
  int      file;  /* -1: none */
  gint64   run;
  gboolean locks; /* whether the lock on `run` is held */
};

/* Locks of the open file, not of the process: two histories in one program are two runs. */
static int
ask_lock (CauserieRunLock *self, int command, gint64 run, struct flock *lock)
{
  *lock = (struct flock) {
    .l_type = F_WRLCK,
    .l_whence = SEEK_SET,
    .l_start = run,
    .l_len = 1,
  };
  return fcntl (self->file, command, lock);
}

static int
set_room (CauserieRunLock *self, short type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = ROOM, .l_len = 1 };

  return fcntl (self->file, F_OFD_SETLK, &lock);
}

/* Draws again while the number is another program's. */
static void
take_run (CauserieRunLock *self)
{
  struct flock lock;
  gboolean is_taken = TRUE;

  for (int draw = 0; draw < MAX_DRAWS && is_taken; draw++) {
    self->run = g_random_int_range (1, G_MAXINT32);
    self->locks = ask_lock (self, F_OFD_SETLK, self->run, &lock) == 0;
    is_taken = !self->locks && errno == EAGAIN;
  }
  if (!self->locks)
    g_info ("No lock beside the history: %s", g_strerror (errno));
}

CauserieRunLock *
causerie_run_lock_new (const char *path)
{
  g_autofree char *lock_path = g_strconcat (path, "-run", NULL);
  CauserieRunLock *self = g_new0 (CauserieRunLock, 1);

  self->file = g_open (lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  take_run (self);
  return self;
}

void
causerie_run_lock_free (CauserieRunLock *self)
{
  if (self->file >= 0)
    close (self->file);
  g_free (self);
}

gint64
causerie_run_lock_get_run (CauserieRunLock *self)
{
  return self->run;
}

gboolean
causerie_run_lock_is_alive (CauserieRunLock *self, gint64 run)
{
  struct flock lock;

  if (run == self->run)
    return TRUE;
  if (!self->locks || run <= 0)
    return FALSE;
  return ask_lock (self, F_OFD_GETLK, run, &lock) == 0 && lock.l_type != F_UNLCK;
}

gboolean
causerie_run_lock_is_alone (CauserieRunLock *self)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = ROOM + 1 };

  return fcntl (self->file, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK;
}

gboolean
causerie_run_lock_enter (CauserieRunLock *self, gboolean alone)
{
  gint64 until = g_get_monotonic_time () + MAX_WAIT_US;

  while (set_room (self, alone ? F_WRLCK : F_RDLCK) != 0 &&
         (errno == EAGAIN || errno == EACCES)) {
    if (g_get_monotonic_time () >= until)
      return FALSE;
    g_usleep (WAIT_PAUSE_US);
  }
  return TRUE;
}

void
causerie_run_lock_leave (CauserieRunLock *self)
{
  set_room (self, F_UNLCK);
}
