/* causerie-usage-columns.c: tokens and money in the columns of a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-usage-columns.h"

char *
causerie_usage_columns_dup_cost (CauserieUsage *usage)
{
  CauserieMoney *cost = usage != NULL ? causerie_usage_get_facts (usage)->cost : NULL;

  return cost != NULL ? causerie_money_to_text (cost) : NULL;
}

static void
bind_tokens (CauserieStatement *statement, gint64 tokens)
{
  if (tokens < 0)
    causerie_statement_bind_null (statement);
  else
    causerie_statement_bind_int (statement, tokens);
}

void
causerie_usage_columns_bind (CauserieStatement *statement, CauserieUsage *usage, const char *cost)
{
  const CauserieUsageFacts unknown = CAUSERIE_USAGE_UNKNOWN;
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : &unknown;

  bind_tokens (statement, facts->prompt_tokens);
  bind_tokens (statement, facts->completion_tokens);
  bind_tokens (statement, facts->total_tokens);
  bind_tokens (statement, facts->reasoning_tokens);
  bind_tokens (statement, facts->cached_tokens);
  causerie_statement_bind_text (statement, cost);
  causerie_statement_bind_int (statement, facts->cost_is_estimate);
}

CauserieUsage *
causerie_usage_columns_read (CauserieStatement *statement)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autofree char *cost_text = NULL;
  g_autoptr(CauserieMoney) cost = NULL;

  facts.prompt_tokens = causerie_statement_read_int_or (statement, -1);
  facts.completion_tokens = causerie_statement_read_int_or (statement, -1);
  facts.total_tokens = causerie_statement_read_int_or (statement, -1);
  facts.reasoning_tokens = causerie_statement_read_int_or (statement, -1);
  facts.cached_tokens = causerie_statement_read_int_or (statement, -1);
  cost_text = causerie_statement_dup_text (statement);
  cost = cost_text != NULL ? causerie_money_parse (cost_text) : NULL;
  facts.cost = cost;
  facts.cost_is_estimate = causerie_statement_read_int (statement) != 0;

  if (facts.prompt_tokens < 0 && facts.completion_tokens < 0 && facts.total_tokens < 0 &&
      facts.reasoning_tokens < 0 && facts.cached_tokens < 0 && cost == NULL)
    return NULL;
  return causerie_usage_new (&facts);
}
