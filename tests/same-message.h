/* same-message.h: that two messages are equal in everything
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

static inline void
assert_same_part (CauseriePart *a, CauseriePart *b)
{
  GBytes *data_a = causerie_part_get_data (a);
  GBytes *data_b = causerie_part_get_data (b);

  g_assert_cmpint (causerie_part_get_kind (a), ==, causerie_part_get_kind (b));
  g_assert_cmpstr (causerie_part_get_text (a), ==, causerie_part_get_text (b));
  g_assert_cmpstr (causerie_part_get_name (a), ==, causerie_part_get_name (b));
  g_assert_cmpstr (causerie_part_get_id (a), ==, causerie_part_get_id (b));
  g_assert_cmpstr (causerie_part_get_media_type (a), ==, causerie_part_get_media_type (b));
  g_assert_cmpint (data_a != NULL, ==, data_b != NULL);
  if (data_a != NULL)
    g_assert_true (g_bytes_equal (data_a, data_b));
}

static inline void
assert_same_usage (CauserieUsage *a, CauserieUsage *b)
{
  const CauserieUsageFacts *facts_a, *facts_b;

  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;

  facts_a = causerie_usage_get_facts (a);
  facts_b = causerie_usage_get_facts (b);
  g_assert_cmpint (facts_a->prompt_tokens, ==, facts_b->prompt_tokens);
  g_assert_cmpint (facts_a->completion_tokens, ==, facts_b->completion_tokens);
  g_assert_cmpint (facts_a->total_tokens, ==, facts_b->total_tokens);
  g_assert_cmpint (facts_a->reasoning_tokens, ==, facts_b->reasoning_tokens);
  g_assert_cmpint (facts_a->cached_tokens, ==, facts_b->cached_tokens);
  g_assert_cmpint (facts_a->cost_is_estimate, ==, facts_b->cost_is_estimate);
  g_assert_cmpint (facts_a->cost != NULL, ==, facts_b->cost != NULL);
  if (facts_a->cost != NULL) {
    g_autofree char *cost_a = causerie_money_to_text (facts_a->cost);
    g_autofree char *cost_b = causerie_money_to_text (facts_b->cost);

    g_assert_cmpstr (cost_a, ==, cost_b);
  }
}

static inline void
assert_same_failure (CauserieFailure *a, CauserieFailure *b)
{
  const CauserieFailureFacts *facts_a, *facts_b;

  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a == NULL)
    return;

  facts_a = causerie_failure_get_facts (a);
  facts_b = causerie_failure_get_facts (b);
  g_assert_cmpint (facts_a->kind, ==, facts_b->kind);
  g_assert_cmpint (facts_a->status, ==, facts_b->status);
  g_assert_cmpstr (facts_a->code, ==, facts_b->code);
  g_assert_cmpstr (facts_a->message, ==, facts_b->message);
  g_assert_cmpfloat (facts_a->retry_after, ==, facts_b->retry_after);
  g_assert_cmpstr (facts_a->raw, ==, facts_b->raw);
}

static inline void
assert_same_params (const CauserieParams *a, const CauserieParams *b)
{
  g_assert_cmpint (a != NULL, ==, b != NULL);
  if (a != NULL)
    g_assert_true (causerie_params_equal (a, b));
}

static inline void
assert_same_message (CauserieMessage *a, CauserieMessage *b)
{
#define SAME(type, name) \
  g_assert_cmp ## type (causerie_message_get_ ## name (a), ==, causerie_message_get_ ## name (b))
  SAME (str, uid);
  SAME (str, parent_uid);
  SAME (int, role);
  SAME (str, text);
  SAME (uint, text_length);
  SAME (str, reasoning);
  SAME (int, state);
  SAME (str, connection);
  SAME (str, prices);
  SAME (str, model);
  SAME (str, answered_model);
  SAME (str, provider);
  SAME (str, generation_id);
  SAME (str, profile);
  SAME (str, finish_word);
  SAME (int, sent_time);
  SAME (int, first_token_time);
  SAME (int, reasoning_end_time);
  SAME (int, end_time);
  SAME (int, trashed_time);
  SAME (uint, n_parts);
#undef SAME
  for (guint i = 0; i < causerie_message_get_n_parts (a); i++)
    assert_same_part (causerie_message_get_part (a, i), causerie_message_get_part (b, i));
  assert_same_params (causerie_message_get_params (a), causerie_message_get_params (b));
  assert_same_usage (causerie_message_get_usage (a), causerie_message_get_usage (b));
  assert_same_failure (causerie_message_get_failure (a), causerie_message_get_failure (b));
}
