/* causerie-deadline.h: a moment that can be put off cheaply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One source of the main loop, kept for the life of the deadline: putting it off costs no more than
 * setting a number, so that it can be done at every read. Time asleep counts: what fell due
 * meanwhile comes as soon as the computer wakes. */
typedef struct _CauserieDeadline CauserieDeadline;

typedef void (*CauserieDeadlineFunc) (gpointer user_data);

/* Unset at first. Runs in the thread's default context. */
CauserieDeadline *causerie_deadline_new    (CauserieDeadlineFunc func, gpointer user_data);

/* May be called from the function itself. */
void              causerie_deadline_free   (CauserieDeadline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieDeadline, causerie_deadline_free)

/* So many milliseconds from now; what was set before no longer counts. */
void              causerie_deadline_set    (CauserieDeadline *self, guint delay_ms);
void              causerie_deadline_clear  (CauserieDeadline *self);

/* Puts it off so that at least so many milliseconds are left; nothing when it is unset. */
void              causerie_deadline_extend (CauserieDeadline *self, guint least_ms);

/* FALSE in the function itself, until it is set again. */
gboolean          causerie_deadline_is_set (CauserieDeadline *self);

G_END_DECLS
