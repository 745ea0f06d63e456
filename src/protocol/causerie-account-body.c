/* causerie-account-body.c: OpenRouter's answers about keys, credits and costs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After OpenRouter's API reference, read August 2026:
 *   GET /key         {"data":{"label":"sk-or-v1-au7...890","limit":10,"limit_remaining":7.5,"limit_reset":"monthly",
 *                    "usage":2.5,"usage_daily":0.1,"usage_monthly":2.5,"is_free_tier":false,"expires_at":null}}
 *   GET /credits     {"data":{"total_credits":100.5,"total_usage":25.75}}
 *   GET /generation  {"data":{"id":"gen-1","total_cost":0.00012,"native_tokens_prompt":15,
 *                    "native_tokens_completion":9,"native_tokens_reasoning":0,"native_tokens_cached":null}} */

#include "causerie-account-body.h"

#include "causerie-error.h"
#include "causerie-json.h"

/* Money stays as it was written. */
static const char * const literal_members[] = {
  "limit", "limit_remaining", "usage", "usage_daily", "usage_monthly", "total_credits",
  "total_usage", "total_cost", NULL,
};

/* The member "data"; `root` keeps it alive. */
static JsonObject *
parse_data (const char *text, gsize length, JsonNode **root, GError **error)
{
  JsonObject *data;

  *root = causerie_json_parse (text != NULL ? text : "", (gssize) length, literal_members, error);
  if (*root == NULL)
    return NULL;

  data = causerie_json_get_object (causerie_json_node_object (*root), "data");
  if (data == NULL)
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL, "no \"data\" in the answer");

  return data;
}

static CauserieMoney *
read_money (JsonObject *object, const char *member)
{
  const char *literal = causerie_json_get_string (object, member);

  return literal != NULL ? causerie_money_parse (literal) : NULL;
}

/* NULL for "". */
static char *
dup_text (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

CauserieKeyFacts *
causerie_account_body_parse_key (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *data = parse_data (text, length, &root, error);
  CauserieKeyFacts *facts;

  if (data == NULL)
    return NULL;

  facts = g_new0 (CauserieKeyFacts, 1);
  facts->label = dup_text (data, "label");
  facts->limit = read_money (data, "limit");
  facts->limit_remaining = read_money (data, "limit_remaining");
  facts->limit_reset = dup_text (data, "limit_reset");
  facts->used = read_money (data, "usage");
  facts->used_today = read_money (data, "usage_daily");
  facts->used_this_month = read_money (data, "usage_monthly");
  facts->expires = dup_text (data, "expires_at");
  facts->is_disabled = causerie_json_get_boolean (data, "disabled", FALSE);
  facts->is_free_tier = causerie_json_get_boolean (data, "is_free_tier", FALSE);

  return facts;
}

CauserieCredits *
causerie_account_body_parse_credits (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *data = parse_data (text, length, &root, error);
  g_autoptr(CauserieCredits) credits = NULL;
  g_autoptr(CauserieMoney) spent = NULL;

  if (data == NULL)
    return NULL;

  credits = g_new0 (CauserieCredits, 1);
  credits->total = read_money (data, "total_credits");
  credits->used = read_money (data, "total_usage");
  if (credits->total == NULL || credits->used == NULL) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL, "no credits in the answer");
    return NULL;
  }

  spent = causerie_money_multiply (credits->used, -1);
  credits->balance = causerie_money_add (credits->total, spent);
  return g_steal_pointer (&credits);
}

static gint64
read_count (JsonObject *object, const char *member)
{
  gint64 count = causerie_json_get_int (object, member, -1);

  return MAX (count, -1);
}

CauserieUsage *
causerie_account_body_parse_generation (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *data = parse_data (text, length, &root, error);
  g_autoptr(CauserieMoney) cost = NULL;
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  if (data == NULL)
    return NULL;

  facts.prompt_tokens = read_count (data, "native_tokens_prompt");
  facts.completion_tokens = read_count (data, "native_tokens_completion");
  facts.reasoning_tokens = read_count (data, "native_tokens_reasoning");
  facts.cached_tokens = read_count (data, "native_tokens_cached");
  if (facts.prompt_tokens >= 0 && facts.completion_tokens >= 0 &&
      facts.prompt_tokens <= G_MAXINT64 - facts.completion_tokens)
    facts.total_tokens = facts.prompt_tokens + facts.completion_tokens;
  facts.cost = cost = read_money (data, "total_cost");

  return causerie_usage_new (&facts);
}
