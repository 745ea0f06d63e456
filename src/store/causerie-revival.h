/* causerie-revival.h: objects made of rows, a few milliseconds at a time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A new object of what was read (transfer full). */
typedef gpointer (*CauserieRevive) (gconstpointer row);

/* Makes an object of each row and returns them with the task (transfer full): a GPtrArray of GObjects in
 * the order of the rows. As many as can be made in some milliseconds are made at once, the others
 * when the task's context has nothing better to do. */
void causerie_revival_run (GTask          *task, /* (transfer full) */
                           GPtrArray      *rows,
                           CauserieRevive  revive);

G_END_DECLS
