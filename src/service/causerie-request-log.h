/* causerie-request-log.h: every request that left this computer, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-log-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_REQUEST_LOG (causerie_request_log_get_type ())
G_DECLARE_FINAL_TYPE (CauserieRequestLog, causerie_request_log, CAUSERIE, REQUEST_LOG, GObject)

/* The newest entries; more are forgotten, on the disk too. */
#define CAUSERIE_REQUEST_LOG_MAX_ENTRIES 2000

/* A GListModel of CauserieLogEntry: at first what this program asks, and with
 * causerie_request_log_load_async() also what is on the disk. An entry is there at once and is written by
 * a thread of the log. A log that cannot be written is kept in memory, without noise: nobody's answer
 * depends on it. */
CauserieRequestLog *causerie_request_log_new         (const char *path); /* NULL: the person's own */

/* The program ends: waits until everything is written. What comes later is kept in memory alone. */
void                causerie_request_log_close       (CauserieRequestLog *self);

void                causerie_request_log_add         (CauserieRequestLog *self, CauserieLogEntry *entry);

/* Puts in what is on the disk, in order. */
void                causerie_request_log_load_async  (CauserieRequestLog  *self,
                                                      GCancellable        *cancellable,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean            causerie_request_log_load_finish (CauserieRequestLog  *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

/* Loads, and goes on with what other programs write. */
void                causerie_request_log_follow      (CauserieRequestLog *self);

G_END_DECLS
