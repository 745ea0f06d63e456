/* causerie-run-lock.h: which runs of the program are alive
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every open history has a number, its run, and holds a lock on the byte of that number in a
 * file beside the history. The system drops the lock when the program ends, however it ends. So
 * a message that says it is being written by a run is, or was left behind: it can be told, with
 * the window and the command line on the same history at once. */
typedef struct _CauserieRunLock CauserieRunLock;

/* `path`: the history's. Never fails: where locks are not to be had, every other run counts as
 * ended. */
CauserieRunLock *causerie_run_lock_new      (const char *path);
void             causerie_run_lock_free     (CauserieRunLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieRunLock, causerie_run_lock_free)

/* Never 0. */
gint64           causerie_run_lock_get_run  (CauserieRunLock *self);

/* Whether the run is this one or that of a living program. */
gboolean         causerie_run_lock_is_alive (CauserieRunLock *self, gint64 run);

/* Whether no other living program has the history open. Where locks are not to be had: TRUE. */
gboolean         causerie_run_lock_is_alone (CauserieRunLock *self);

/* Opening a history is a room that many may be in at once, or one who brings it up to date or replaces its
 * file (`alone`). Waits; FALSE when the others do not leave. Held until causerie_run_lock_leave(). */
gboolean         causerie_run_lock_enter    (CauserieRunLock *self, gboolean alone);
void             causerie_run_lock_leave    (CauserieRunLock *self);

G_END_DECLS
