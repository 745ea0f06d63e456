/* causerie-log-dialog.h: everything the log knows of one request
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-log-entry.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LOG_DIALOG (causerie_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLogDialog, causerie_log_dialog, CAUSERIE, LOG_DIALOG, AdwWindow)

/* Its buttons copy it as text, and as a curl command. */
GtkWidget *causerie_log_dialog_new (GtkWindow *parent, CauserieLogEntry *entry);

G_END_DECLS
