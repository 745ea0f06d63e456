/* causerie-balance-text.h: what is known of a key and the money behind it, as lines to print
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-facts.h"
#include "causerie-provider.h"

G_BEGIN_DECLS

/* Lines of "what: how much"; translated (transfer full). Of what the key may not see, the provider's page
 * that tells. See causerie-account-text.h. */
char *causerie_balance_text_write       (const CauserieKeyFacts *key,
                                         const CauserieCredits  *credits,
                                         gboolean                hides_balance,
                                         const CauserieProvider *provider);

/* What to say where nothing is told at all; with the provider's page where it has one. */
char *causerie_balance_text_write_none  (const CauserieProvider *provider);

G_END_DECLS
