/* causerie-usage.h: what an answer used: tokens and money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-money.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_USAGE (causerie_usage_get_type ())

/* Refcounted, never changes. Token counts are the provider's own; -1 is unknown. */
typedef struct _CauserieUsage CauserieUsage;

typedef struct {
  gint64         prompt_tokens;
  gint64         completion_tokens;
  gint64         total_tokens;
  gint64         reasoning_tokens;
  gint64         cached_tokens;
  CauserieMoney *cost;             /* US dollars; borrowed; NULL unknown, never 0 for unknown */
  gboolean       cost_is_estimate; /* from prices, not said by the provider */
} CauserieUsageFacts;

#define CAUSERIE_USAGE_UNKNOWN ((CauserieUsageFacts) { -1, -1, -1, -1, -1, NULL, FALSE })

GType                      causerie_usage_get_type  (void);
CauserieUsage             *causerie_usage_new       (const CauserieUsageFacts *facts);
CauserieUsage             *causerie_usage_ref       (CauserieUsage *self);
void                       causerie_usage_unref     (CauserieUsage *self);
const CauserieUsageFacts  *causerie_usage_get_facts (CauserieUsage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieUsage, causerie_usage_unref)

/* What `told` knows comes over what `known` (may be NULL) knows; the rest stays (transfer full). */
CauserieUsage             *causerie_usage_merge     (CauserieUsage *known, CauserieUsage *told);

/* What two requests used together (transfer full); either may be NULL, both not. What is known of one alone is
 * taken as it is; the cost is an estimate then. */
CauserieUsage             *causerie_usage_add       (CauserieUsage *one, CauserieUsage *other);

G_END_DECLS
