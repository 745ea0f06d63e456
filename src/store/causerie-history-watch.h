/* causerie-history-watch.h: notices that a history's file is written to
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* By any program, this one too. Does nothing while nobody writes. */
typedef struct _CauserieHistoryWatch CauserieHistoryWatch;

/* Calls `touched` in the context this is called in, a moment after the file or its log was written to,
 * and again as long as that goes on. Both may come, go and come back. */
CauserieHistoryWatch *causerie_history_watch_new  (const char      *path,
                                                   GSourceOnceFunc  touched,
                                                   gpointer         user_data);
void                  causerie_history_watch_free (CauserieHistoryWatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieHistoryWatch, causerie_history_watch_free)

G_END_DECLS
