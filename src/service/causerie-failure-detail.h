/* causerie-failure-detail.h: what a failure knows, as words of its sentence
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* Each (transfer full), NULL when the failure does not know it. `connection` may be NULL. */
char *causerie_failure_detail_key              (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_key_length       (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_whole_key_length (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_key_owner        (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_expiry           (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_alternatives     (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_context_needed   (const CauserieFailureFacts *facts, CauserieConnection *connection);
char *causerie_failure_detail_context_limit    (const CauserieFailureFacts *facts, CauserieConnection *connection);

G_END_DECLS
