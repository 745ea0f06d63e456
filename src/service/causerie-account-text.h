/* causerie-account-text.h: a key and the money behind it, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-facts.h"
#include "causerie-provider.h"

G_BEGIN_DECLS

/* What it is, and how much; both translated. */
typedef struct {
  const char *title;       /* static */
  char       *value;       /* owned */
  gboolean    is_sentence; /* a few words, where others are a name or an amount */
  const char *page;        /* static; where the person sees what is not told here; NULL: nowhere */
} CauserieAccountLine;

/* All that is known of a key and of the account behind it, as CauserieAccountLines in the order they are
 * read. What is not known is left out, never 0; with `hides_balance`, that there is a balance which this
 * key may not see is said, with the provider's page for it. `credits` may be NULL. (transfer full) */
GPtrArray *causerie_account_text_list (const CauserieKeyFacts *key,
                                       const CauserieCredits  *credits,
                                       gboolean                hides_balance,
                                       const CauserieProvider *provider);

G_END_DECLS
