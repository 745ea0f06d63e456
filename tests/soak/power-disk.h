/* power-disk.h: what a file may hold after a power cut
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POWER_SECTOR 512 /* bytes */

/* The states a file has been in since it was last synced. Not safe for threads: the caller has a
 * lock. Reads and changes the file by its path. */
typedef struct _PowerDisk PowerDisk;

PowerDisk *power_disk_new            (const char *path);
void       power_disk_free           (PowerDisk *self);

/* Before and after the bytes [offset, offset + length) are written. */
void       power_disk_before_write   (PowerDisk *self, gint64 offset, gint64 length);
void       power_disk_after_write    (PowerDisk *self, gint64 offset, gint64 length);

/* Before and after the file gets another length. */
void       power_disk_before_resize  (PowerDisk *self, gint64 size);
void       power_disk_after_resize   (PowerDisk *self);

/* What it holds now it will hold. */
void       power_disk_synced         (PowerDisk *self);

/* Lets the file hold one of its states. */
void       power_disk_lose           (PowerDisk *self, GRand *random);

G_END_DECLS
