/* causerie-account-body.h: OpenRouter's answers about keys, credits and costs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-facts.h"
#include "causerie-usage.h"

G_BEGIN_DECLS

/* Each reads one whole body (transfer full). Errors: those of causerie_json_parse(), and
 * CAUSERIE_ERROR_PROTOCOL when what was asked for is not in it. */

/* GET /key */
CauserieKeyFacts *causerie_account_body_parse_key        (const char *text, gsize length, GError **error);

/* GET /credits: an error rather than a balance that is half known. */
CauserieCredits  *causerie_account_body_parse_credits    (const char *text, gsize length, GError **error);

/* GET /generation: the provider's own token counts, and the true cost where it is told. */
CauserieUsage    *causerie_account_body_parse_generation (const char *text, gsize length, GError **error);

G_END_DECLS
