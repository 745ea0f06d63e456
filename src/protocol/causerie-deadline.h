/* causerie-deadline.h: a moment that can be put off cheaply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One source of the main loop, kept for the life of the deadline: putting it off costs no more than
 * setting a number, so that it can be done at every read. */
typedef struct _CauserieDeadline CauserieDeadline;

typedef void (*CauserieDeadlineFunc) (gpointer user_data);

/* Unset at first. Runs in the thread's default context. */
CauserieDeadline *causerie_deadline_new   (CauserieDeadlineFunc func, gpointer user_data);

/* May be called from the function itself. */
void              causerie_deadline_free  (CauserieDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieDeadline, causerie_deadline_free)

/* So many milliseconds from now; what was set before no longer counts. */
void              causerie_deadline_set   (CauserieDeadline *self, guint delay_ms);
void              causerie_deadline_clear (CauserieDeadline *self);

G_END_DECLS
