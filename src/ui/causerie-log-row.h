/* causerie-log-row.h: one request in the log
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-log-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LOG_ROW (causerie_log_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLogRow, causerie_log_row, CAUSERIE, LOG_ROW, GtkWidget)

/* A row of a GtkListView. Its action log-row.open activates log.open with its place. */
GtkWidget *causerie_log_row_new  (void);
void       causerie_log_row_show (CauserieLogRow *self, CauserieLogEntry *entry, guint position);

G_END_DECLS
