/* causerie-balance-text.h: a key and the money behind it, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-facts.h"
#include "causerie-provider.h"

G_BEGIN_DECLS

/* Lines of "what: how much"; translated (transfer full). `credits` NULL: the key is not told, which is
 * said, with the provider's page that tells. What is not known is left out, never 0. */
char *causerie_balance_text_write       (const CauserieKeyFacts *key,
                                         const CauserieCredits  *credits,
                                         const CauserieProvider *provider);

/* What to say where nothing is told at all; with the provider's page where it has one. */
char *causerie_balance_text_write_none  (const CauserieProvider *provider);

G_END_DECLS
