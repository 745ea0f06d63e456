/* causerie-revival.h: objects made of rows, a few milliseconds at a time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new object of what was read, which it may take over (transfer full). */
typedef gpointer (*CauserieRevive) (gpointer row);

/* Makes an object of each row and returns them with the task (transfer full): a GPtrArray of GObjects in
 * the order of the rows, each of which is freed once it is an object. As many as can be made in some
 * milliseconds are made at once, the others when the task's context has nothing better to do. */
void causerie_revival_run (GTask          *task, /* (transfer full) */
                           GPtrArray      *rows, /* (transfer full); holds nothing else */
                           CauserieRevive  revive,
                           GDestroyNotify  free_row);

G_END_DECLS
