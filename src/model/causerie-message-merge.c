/* causerie-message-merge.c: what another program wrote of a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-merge.h"

#include "causerie-message-private.h"

#include <string.h>

/* Appends where that is all that happened, so that a view goes on from where it is. */
static void
follow_text (CauserieMessage *self, GString *text, int property, const GString *stored)
{
  if (g_string_equal (text, stored))
    return;

  if (stored->len >= text->len && memcmp (text->str, stored->str, text->len) == 0)
    g_string_append_len (text, stored->str + text->len, stored->len - text->len);
  else
    g_string_assign (text, stored->str);
  causerie_message_notify (self, property);
}

/* Parts are only ever added. */
static void
follow_parts (CauserieMessage *self, GPtrArray *stored)
{
  if (self->parts->len == stored->len)
    return;

  g_ptr_array_set_size (self->parts, 0);
  for (guint i = 0; i < stored->len; i++)
    g_ptr_array_add (self->parts, causerie_part_ref (g_ptr_array_index (stored, i)));
  causerie_message_notify (self, PROP_N_PARTS);
}

static gboolean
is_same_usage (CauserieUsage *one, CauserieUsage *other)
{
  const CauserieUsageFacts *a, *b;
  g_autofree char *cost_a = NULL;
  g_autofree char *cost_b = NULL;

  if (one == NULL || other == NULL)
    return one == other;

  a = causerie_usage_get_facts (one);
  b = causerie_usage_get_facts (other);
  cost_a = a->cost != NULL ? causerie_money_to_text (a->cost) : NULL;
  cost_b = b->cost != NULL ? causerie_money_to_text (b->cost) : NULL;
  return a->prompt_tokens == b->prompt_tokens && a->completion_tokens == b->completion_tokens &&
         a->total_tokens == b->total_tokens && a->reasoning_tokens == b->reasoning_tokens &&
         a->cached_tokens == b->cached_tokens && a->cost_is_estimate == b->cost_is_estimate &&
         g_strcmp0 (cost_a, cost_b) == 0;
}

static gboolean
is_same_failure (CauserieFailure *one, CauserieFailure *other)
{
  g_autofree char *a = one != NULL ? causerie_failure_to_json (one) : NULL;
  g_autofree char *b = other != NULL ? causerie_failure_to_json (other) : NULL;

  return g_strcmp0 (a, b) == 0;
}

static void
follow_making (CauserieMessage *self, CauserieMessage *stored)
{
  causerie_message_set_connection (self, stored->connection);
  causerie_message_set_prices (self, stored->prices);
  causerie_message_set_model (self, stored->model);
  causerie_message_set_answered_model (self, stored->answered_model);
  causerie_message_set_provider (self, stored->provider);
  causerie_message_set_generation_id (self, stored->generation_id);
  causerie_message_set_profile (self, stored->profile);
  causerie_message_set_finish_word (self, stored->finish_word);
  if (stored->params != NULL)
    causerie_message_set_params (self, stored->params);
  if (!is_same_usage (self->usage, stored->usage))
    causerie_message_set_usage (self, stored->usage);
  if (!is_same_failure (self->failure, stored->failure))
    causerie_message_set_failure (self, stored->failure);
  causerie_message_set_sent_time (self, stored->sent_time);
  causerie_message_set_first_token_time (self, stored->first_token_time);
  causerie_message_set_reasoning_end_time (self, stored->reasoning_end_time);
  causerie_message_set_end_time (self, stored->end_time);
}

void
causerie_message_note_stored (CauserieMessage *self)
{
  self->elsewhere = causerie_message_is_running (self);
}

/* A glance, as most messages of a long chat are what they were. */
static gboolean
is_unchanged (CauserieMessage *self, CauserieMessage *stored)
{
  return self->state == stored->state && !causerie_message_is_running (self) &&
         self->end_time == stored->end_time && self->parts->len == stored->parts->len &&
         g_string_equal (self->text, stored->text) &&
         g_string_equal (self->reasoning, stored->reasoning) &&
         is_same_usage (self->usage, stored->usage);
}

void
causerie_message_take_over (CauserieMessage *self, CauserieMessage *stored)
{
  gboolean began = !causerie_message_is_running (self) && causerie_message_is_running (stored);

  causerie_message_set_trashed_time (self, stored->trashed_time);
  if (is_unchanged (self, stored) || (causerie_message_is_running (self) && !self->elsewhere))
    return;
  /* One that ended here and is running there was either taken up again, and is longer, or is what
   * was stored before it ended. */
  if (began && stored->text->len <= self->text->len)
    return;

  follow_text (self, self->reasoning, PROP_REASONING, stored->reasoning);
  follow_text (self, self->text, PROP_TEXT, stored->text);
  follow_parts (self, stored->parts);
  follow_making (self, stored);
  self->elsewhere = causerie_message_is_running (stored);
  causerie_message_set_state (self, stored->state); /* last: all else is there by then */
}
