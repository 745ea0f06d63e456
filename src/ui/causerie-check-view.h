/* causerie-check-view.h: the check of a connection, its steps as they go on, and what comes of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-check.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHECK_VIEW (causerie_check_view_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCheckView, causerie_check_view, CAUSERIE, CHECK_VIEW, AdwBin)

/* Property: running (read-only). Signal: "ended", when the check has.
 *
 * Where the check came to another address than `address`, a button activates the action check.use-address
 * (s: the base URL), which whoever shows the view installs; without that action it is not offered. */

/* Starts the check, which is a new one, and stops the one before. */
void  causerie_check_view_start      (CauserieCheckView *self, CauserieCheck *check, const char *address);

/* Ends it at once. Whoever lets go of the view has stopped it. */
void  causerie_check_view_stop       (CauserieCheckView *self);

/* The steps as lines of text, to be sent to somebody who helps: no key is in it (transfer full). */
char *causerie_check_view_dup_report (CauserieCheckView *self);

G_END_DECLS
