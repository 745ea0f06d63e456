/* causerie-message-record.c: how a message came about: asked with what, answered by whom, when
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-private.h"

/* An answer that came all at once says nothing about the speed it was written at. */
#define SHORTEST_MEASURE_US (G_USEC_PER_SEC / 5)

#include "causerie-property.h"

static void
set_string (CauserieMessage *self, int property, char **field, const char *value)
{
  if (causerie_set_string (field, value))
    causerie_message_notify (self, property);
}

static void
set_time (CauserieMessage *self, int property, gint64 *field, gint64 value)
{
  if (causerie_set_value (field, value))
    causerie_message_notify (self, property);
}

const char *
causerie_message_get_connection (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->connection;
}

void
causerie_message_set_connection (CauserieMessage *self, const char *connection)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_CONNECTION, &self->connection, connection);
}

const char *
causerie_message_get_prices (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->prices;
}

void
causerie_message_set_prices (CauserieMessage *self, const char *prices)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_PRICES, &self->prices, prices);
}

const char *
causerie_message_get_model (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->model;
}

void
causerie_message_set_model (CauserieMessage *self, const char *model)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_MODEL, &self->model, model);
}

const char *
causerie_message_get_answered_model (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->answered_model;
}

void
causerie_message_set_answered_model (CauserieMessage *self, const char *model)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_ANSWERED_MODEL, &self->answered_model, model);
}

const char *
causerie_message_get_provider (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->provider;
}

void
causerie_message_set_provider (CauserieMessage *self, const char *provider)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_PROVIDER, &self->provider, provider);
}

const char *
causerie_message_get_generation_id (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->generation_id;
}

void
causerie_message_set_generation_id (CauserieMessage *self, const char *id)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_GENERATION_ID, &self->generation_id, id);
}

const char *
causerie_message_get_profile (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->profile;
}

void
causerie_message_set_profile (CauserieMessage *self, const char *profile)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  causerie_set_string (&self->profile, profile);
}

const CauserieParams *
causerie_message_get_params (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->params;
}

void
causerie_message_set_params (CauserieMessage *self, const CauserieParams *params)
{
  CauserieParams *copy;

  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  copy = causerie_params_copy (params);
  g_clear_pointer (&self->params, causerie_params_free);
  self->params = copy;
}

const char *
causerie_message_get_finish_word (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->finish_word;
}

void
causerie_message_set_finish_word (CauserieMessage *self, const char *word)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_string (self, PROP_FINISH_WORD, &self->finish_word, word);
}

CauserieFinish
causerie_message_get_finish (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), CAUSERIE_FINISH_NONE);

  return causerie_finish_from_word (self->finish_word);
}

CauserieUsage *
causerie_message_get_usage (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->usage;
}

void
causerie_message_set_usage (CauserieMessage *self, CauserieUsage *usage)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  if (self->usage == usage)
    return;

  g_clear_pointer (&self->usage, causerie_usage_unref);
  self->usage = usage != NULL ? causerie_usage_ref (usage) : NULL;
  causerie_message_notify (self, PROP_USAGE);
}

CauserieFailure *
causerie_message_get_failure (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->failure;
}

void
causerie_message_set_failure (CauserieMessage *self, CauserieFailure *failure)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  if (self->failure == failure)
    return;

  g_clear_pointer (&self->failure, causerie_failure_unref);
  self->failure = failure != NULL ? causerie_failure_ref (failure) : NULL;
  causerie_message_notify (self, PROP_FAILURE);
}

gint64
causerie_message_get_sent_time (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->sent_time;
}

void
causerie_message_set_sent_time (CauserieMessage *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_time (self, PROP_SENT_TIME, &self->sent_time, time);
}

gint64
causerie_message_get_first_token_time (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->first_token_time;
}

void
causerie_message_set_first_token_time (CauserieMessage *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_time (self, PROP_FIRST_TOKEN_TIME, &self->first_token_time, time);
}

gint64
causerie_message_get_reasoning_end_time (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->reasoning_end_time;
}

void
causerie_message_set_reasoning_end_time (CauserieMessage *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_time (self, PROP_REASONING_END_TIME, &self->reasoning_end_time, time);
}

gint64
causerie_message_get_end_time (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->end_time;
}

void
causerie_message_set_end_time (CauserieMessage *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_time (self, PROP_END_TIME, &self->end_time, time);
}

gint64
causerie_message_get_trashed_time (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->trashed_time;
}

void
causerie_message_set_trashed_time (CauserieMessage *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  set_time (self, PROP_TRASHED_TIME, &self->trashed_time, time);
}

const CauserieWait *
causerie_message_get_wait (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return &self->wait;
}

void
causerie_message_set_wait (CauserieMessage *self, const CauserieWait *wait)
{
  const CauserieWait none = { 0 };
  const CauserieWait *value = wait != NULL ? wait : &none;

  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  if (causerie_wait_equal (&self->wait, value))
    return;

  self->wait = *value;
  causerie_message_notify (self, PROP_WAIT);
}

double
causerie_message_get_speed (CauserieMessage *self)
{
  gint64 tokens;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  if (self->usage == NULL || self->first_token_time <= 0 ||
      self->end_time - self->first_token_time < SHORTEST_MEASURE_US)
    return 0;

  tokens = causerie_usage_get_facts (self->usage)->completion_tokens;
  return tokens > 0
         ? tokens * (double) G_USEC_PER_SEC / (double) (self->end_time - self->first_token_time)
         : 0;
}
