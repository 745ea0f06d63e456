/* causerie-usage-columns.h: tokens and money in the columns of a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-statement.h"
#include "causerie-usage.h"

G_BEGIN_DECLS

/* Seven columns in this order, wherever usage is kept: what is unknown is NULL, money is decimal
 * text. */
#define CAUSERIE_USAGE_COLUMNS \
  "prompt_tokens, completion_tokens, total_tokens, reasoning_tokens, cached_tokens, cost," \
  " cost_is_estimate"

/* The cost as it is stored; NULL unknown. It is bound, and so must live until the statement is
 * released. `usage` may be NULL. */
char          *causerie_usage_columns_dup_cost (CauserieUsage *usage);

/* Binds the next seven parameters. */
void           causerie_usage_columns_bind     (CauserieStatement *statement,
                                                CauserieUsage     *usage,
                                                const char        *cost);

/* Reads the next seven columns (transfer full); NULL when none of them is known. */
CauserieUsage *causerie_usage_columns_read     (CauserieStatement *statement);

G_END_DECLS
