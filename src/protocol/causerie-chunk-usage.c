/* causerie-chunk-usage.c: what an answer used, wherever a chunk tells it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     "usage":{"prompt_tokens":15,"completion_tokens":9,"total_tokens":24,"cost":4.8e-05,
 *      "prompt_tokens_details":{"cached_tokens":3},
 *      "completion_tokens_details":{"reasoning_tokens":7}}                          at the top
 *     "x_groq":{"id":"req_1","usage":{…}}                                           Groq
 *     "choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{…}}]         Moonshot
 *
 * The counts are told as they were sent. Some leave reasoning out of completion_tokens (xAI): who
 * adds them up compares with the total. */

#include "causerie-chunk-private.h"

#include "causerie-json.h"

/* Perplexity tells the cost as an object of parts with their sum. */
static CauserieMoney *
read_cost (JsonObject *usage)
{
  const char *text = causerie_json_get_string (usage, "cost");

  if (text == NULL)
    text = causerie_json_get_string (causerie_json_get_object (usage, "cost"), "total_cost");
  return text != NULL ? causerie_money_parse (text) : NULL;
}

static gint64
read_count (JsonObject *object, const char *member)
{
  return MAX (causerie_json_get_int (object, member, -1), -1);
}

/* A count that may stand under either name. */
static gint64
read_either (JsonObject *object, const char *member, JsonObject *other, const char *other_member)
{
  gint64 count = read_count (object, member);

  return count >= 0 ? count : read_count (other, other_member);
}

static CauserieUsage *
make_usage (JsonObject *usage)
{
  JsonObject *prompt = causerie_json_get_object (usage, "prompt_tokens_details");
  JsonObject *completion = causerie_json_get_object (usage, "completion_tokens_details");
  g_autoptr(CauserieMoney) cost = read_cost (usage);
  CauserieUsageFacts facts = {
    .prompt_tokens = read_either (usage, "prompt_tokens", usage, "input_tokens"),
    .completion_tokens = read_either (usage, "completion_tokens", usage, "output_tokens"),
    .total_tokens = read_count (usage, "total_tokens"),
    .reasoning_tokens = read_either (completion, "reasoning_tokens", usage, "reasoning_tokens"),
    .cached_tokens = read_either (prompt, "cached_tokens", usage, "prompt_cache_hit_tokens"),
    .cost = cost,
  };

  return causerie_usage_new (&facts);
}

/* An object in which nothing stands tells nothing. */
static CauserieUsage *
read_usage (JsonObject *object)
{
  JsonObject *usage = causerie_json_get_object (object, "usage");

  return usage != NULL && json_object_get_size (usage) > 0 ? make_usage (usage) : NULL;
}

void
causerie_chunk_read_usage (JsonObject *chunk, JsonObject *choice, CauserieAnswer *answer)
{
  g_autoptr(CauserieUsage) usage = read_usage (chunk);
  g_autoptr(CauserieUsage) spare = NULL;

  if (usage != NULL) {
    causerie_answer_set_usage (answer, usage);
    return;
  }

  spare = read_usage (causerie_json_get_object (chunk, "x_groq"));
  if (spare == NULL)
    spare = read_usage (choice);
  if (spare != NULL)
    causerie_answer_set_spare_usage (answer, spare);
}
