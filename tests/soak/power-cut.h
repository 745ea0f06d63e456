/* power-cut.h: a disk that loses what was not synced when the power goes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands between SQLite and the disk from now on, as its default VFS. Everything reaches the files
 * at once, so that the program sees what it wrote; what was there before is remembered until the
 * file is synced.
 *
 * When the power is cut, each sector that was written since then holds one of the states it was in,
 * at random, or the beginning of one and the end of another; the file has one of the lengths it had;
 * and a file that was made or deleted since its folder was synced may not be there, or again. Then
 * the process ends. The wal-index, which is never synced, is lost or holds rubbish.
 *
 * After so many writes, or so many milliseconds; 0 never. `lies`: the disk says it has synced and
 * has not. Says {"cut": true} (soak-teller) when it happens. */
void power_cut_prepare (guint32 seed, guint n_writes, guint ms, gboolean lies);

G_END_DECLS
