/* causerie-log-page.h: the log of requests, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-request-log.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_LOG_PAGE (causerie_log_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLogPage, causerie_log_page, CAUSERIE, LOG_PAGE, AdwBin)

/* A subpage of an AdwPreferencesWindow. It shows what is on the disk too, and goes on with what comes.
 * `log`: NULL: nothing is noted. Action: log.open (u: a place in the list). */
GtkWidget *causerie_log_page_new (CauserieRequestLog *log);

G_END_DECLS
