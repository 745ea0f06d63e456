/* causerie-integrity.h: whether a history is whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-verify-report.h"

G_BEGIN_DECLS

/* On the thread of a database that is open, beside another connection or not; both read the whole file and
 * end early when the job is cancelled. */

/* Whether every page makes sense; FALSE with `error` set when it could not be looked at. */
gboolean              causerie_integrity_check  (CauserieDatabase *database, GError **error);

/* Everything that can be checked (transfer full). */
CauserieVerifyReport *causerie_integrity_verify (CauserieDatabase *database, GError **error);

G_END_DECLS
