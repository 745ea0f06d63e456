/* disk-full.h: a disk on which there is no room, and then there is again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DiskFull DiskFull;

/* Fills the disk now and then, at random, on the main loop: no file may grow past a limit
 * (RLIMIT_FSIZE), or, with a ballast, that file takes up all the room but a few bytes. */
DiskFull *disk_full_new       (GRand *random, const char *history_path, const char *ballast_path);

/* Makes room, or not yet: it takes a few times. */
void      disk_full_relent    (DiskFull *self);

/* There is room from now on. */
void      disk_full_end       (DiskFull *self);

G_END_DECLS
