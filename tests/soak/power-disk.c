/* power-disk.c: what a file may hold after a power cut
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "power-disk.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a sector that is written over and over the oldest and the newest states are kept. */
#define MAX_STATES 6

struct _PowerDisk {
  char       *path;
  int         file;    /* as it was opened first; its own, so that no lock is touched */
  GHashTable *sectors; /* number to GPtrArray of contents, the synced one first */
  GArray     *sizes;   /* gint64, the synced one first; empty: synced */
};

static void
open_file (PowerDisk *self)
{
  if (self->file < 0)
    self->file = open (self->path, O_RDWR | O_CLOEXEC);
}

PowerDisk *
power_disk_new (const char *path)
{
  PowerDisk *self = g_new0 (PowerDisk, 1);

  self->path = g_strdup (path);
  self->file = -1;
  self->sectors =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/* The file stays open: closing it would drop the locks SQLite has on it. */
void
power_disk_free (PowerDisk *self)
{
  g_hash_table_unref (self->sectors);
  g_array_unref (self->sizes);
  g_free (self->path);
  g_free (self);
}

static gint64
read_size (PowerDisk *self)
{
  struct stat info;

  open_file (self);
  return fstat (self->file, &info) == 0 ? info.st_size : 0;
}

static guint8 *
read_sector (PowerDisk *self, gint64 number)
{
  guint8 *content = g_malloc0 (POWER_SECTOR);

  open_file (self);
  if (pread (self->file, content, POWER_SECTOR, number * POWER_SECTOR) < 0)
    memset (content, 0, POWER_SECTOR);
  return content;
}

static void
remember_size (PowerDisk *self)
{
  gint64 size = read_size (self);

  if (self->sizes->len == 0 ||
      g_array_index (self->sizes, gint64, self->sizes->len - 1) != size)
    g_array_append_val (self->sizes, size);
}

static void
remember_sector (PowerDisk *self, gint64 number, gboolean is_first)
{
  GPtrArray *states = g_hash_table_lookup (self->sectors, &number);

  if (states != NULL && is_first)
    return;
  if (states == NULL) {
    states = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (self->sectors, g_memdup2 (&number, sizeof number), states);
  }
  if (states->len == MAX_STATES)
    g_ptr_array_remove_index (states, 1);
  g_ptr_array_add (states, read_sector (self, number));
}

static void
remember_range (PowerDisk *self, gint64 offset, gint64 end, gboolean is_first)
{
  for (gint64 number = offset / POWER_SECTOR; number * POWER_SECTOR < end; number++)
    remember_sector (self, number, is_first);
}

void
power_disk_before_write (PowerDisk *self, gint64 offset, gint64 length)
{
  remember_size (self);
  remember_range (self, offset, offset + length, TRUE);
}

void
power_disk_after_write (PowerDisk *self, gint64 offset, gint64 length)
{
  remember_size (self);
  remember_range (self, offset, offset + length, FALSE);
}

void
power_disk_before_resize (PowerDisk *self, gint64 size)
{
  remember_size (self);
  remember_range (self, size, read_size (self), TRUE);
}

void
power_disk_after_resize (PowerDisk *self)
{
  remember_size (self);
}

void
power_disk_synced (PowerDisk *self)
{
  g_hash_table_remove_all (self->sectors);
  g_array_set_size (self->sizes, 0);
}

/* Mostly one state, now and then torn between two. */
static void
lose_sector (PowerDisk *self, gint64 number, GPtrArray *states, GRand *random)
{
  guint8 content[POWER_SECTOR];
  const guint8 *head = g_ptr_array_index (states, g_rand_int_range (random, 0, states->len));
  const guint8 *tail = g_ptr_array_index (states, g_rand_int_range (random, 0, states->len));
  int cut = POWER_SECTOR;

  if (g_rand_int_range (random, 0, 4) == 0)
    cut = g_rand_int_range (random, 0, POWER_SECTOR);
  memcpy (content, head, cut);
  memcpy (content + cut, tail + cut, POWER_SECTOR - cut);
  if (pwrite (self->file, content, POWER_SECTOR, number * POWER_SECTOR) != POWER_SECTOR)
    g_error ("%s cannot be written", self->path);
}

/* Three ways a disk may be: all of it was still on its way, all of it had arrived, or some. */
void
power_disk_lose (PowerDisk *self, GRand *random)
{
  int way = g_rand_int_range (random, 0, 4);
  gint64 size = read_size (self);
  GHashTableIter sectors;
  gpointer number, states;

  if (way == 0)
    return;
  if (self->sizes->len > 0)
    size = g_array_index (self->sizes, gint64,
                          way == 1 ? 0 : (guint) g_rand_int_range (random, 0, self->sizes->len));
  g_hash_table_iter_init (&sectors, self->sectors);
  while (g_hash_table_iter_next (&sectors, &number, &states)) {
    if (way == 1)
      g_ptr_array_set_size (states, 1);
    lose_sector (self, *(gint64 *) number, states, random);
  }
  if (ftruncate (self->file, size) != 0)
    g_error ("%s cannot be cut", self->path);
}
