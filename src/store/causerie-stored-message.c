/* causerie-stored-message.c: a message's rows as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stored-message.h"

CauserieStoredMessage *
causerie_stored_message_new_empty (void)
{
  CauserieStoredMessage *self = g_new0 (CauserieStoredMessage, 1);

  self->text = g_string_new (NULL);
  self->reasoning = g_string_new (NULL);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  return self;
}

static void
copy_making (CauserieStoredMessage *self, CauserieMessage *message)
{
  const CauserieParams *params = causerie_message_get_params (message);
  CauserieUsage *usage = causerie_message_get_usage (message);
  CauserieFailure *failure = causerie_message_get_failure (message);

  self->connection = g_strdup (causerie_message_get_connection (message));
  self->prices = g_strdup (causerie_message_get_prices (message));
  self->model = g_strdup (causerie_message_get_model (message));
  self->answered_model = g_strdup (causerie_message_get_answered_model (message));
  self->provider = g_strdup (causerie_message_get_provider (message));
  self->generation_id = g_strdup (causerie_message_get_generation_id (message));
  self->profile = g_strdup (causerie_message_get_profile (message));
  self->params = params != NULL ? causerie_params_to_json (params) : NULL;
  self->finish_word = g_strdup (causerie_message_get_finish_word (message));
  self->usage = usage != NULL ? causerie_usage_ref (usage) : NULL;
  self->failure = failure != NULL ? causerie_failure_to_json (failure) : NULL;
  self->sent_time = causerie_message_get_sent_time (message);
  self->first_token_time = causerie_message_get_first_token_time (message);
  self->reasoning_end_time = causerie_message_get_reasoning_end_time (message);
  self->end_time = causerie_message_get_end_time (message);
  self->trashed_time = causerie_message_get_trashed_time (message);
}

CauserieStoredMessage *
causerie_stored_message_new (CauserieMessage *message)
{
  CauserieStoredMessage *self = causerie_stored_message_new_empty ();

  self->uid = g_strdup (causerie_message_get_uid (message));
  self->parent = g_strdup (causerie_message_get_parent_uid (message));
  self->role = causerie_message_get_role (message);
  self->state = causerie_message_get_state (message);
  g_string_append_len (self->text, causerie_message_get_text (message),
                       causerie_message_get_text_length (message));
  g_string_append_len (self->reasoning, causerie_message_get_reasoning (message),
                       causerie_message_get_reasoning_length (message));
  copy_making (self, message);
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    g_ptr_array_add (self->parts, causerie_part_ref (causerie_message_get_part (message, i)));
  return self;
}

void
causerie_stored_message_free (CauserieStoredMessage *self)
{
  g_free (self->uid);
  g_free (self->parent);
  g_string_free (self->text, TRUE);
  g_string_free (self->reasoning, TRUE);
  g_free (self->connection);
  g_free (self->prices);
  g_free (self->model);
  g_free (self->answered_model);
  g_free (self->provider);
  g_free (self->generation_id);
  g_free (self->profile);
  g_free (self->params);
  g_free (self->finish_word);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_free (self->failure);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
revive_making (const CauserieStoredMessage *self, CauserieMessage *message)
{
  g_auto(CauserieParams) params = { 0 };
  g_autoptr(CauserieFailure) failure =
    self->failure != NULL ? causerie_failure_from_json (self->failure) : NULL;

  causerie_message_set_connection (message, self->connection);
  causerie_message_set_prices (message, self->prices);
  causerie_message_set_model (message, self->model);
  causerie_message_set_answered_model (message, self->answered_model);
  causerie_message_set_provider (message, self->provider);
  causerie_message_set_generation_id (message, self->generation_id);
  causerie_message_set_profile (message, self->profile);
  causerie_message_set_finish_word (message, self->finish_word);
  causerie_message_set_usage (message, self->usage);
  causerie_message_set_failure (message, failure);
  if (self->params != NULL) {
    causerie_params_from_json (&params, self->params);
    causerie_message_set_params (message, &params);
  }
  causerie_message_set_sent_time (message, self->sent_time);
  causerie_message_set_first_token_time (message, self->first_token_time);
  causerie_message_set_reasoning_end_time (message, self->reasoning_end_time);
  causerie_message_set_end_time (message, self->end_time);
  causerie_message_set_trashed_time (message, self->trashed_time);
}

CauserieMessage *
causerie_stored_message_revive (const CauserieStoredMessage *self)
{
  CauserieMessage *message = causerie_message_new (self->uid, self->parent, self->role);

  causerie_message_append_text (message, self->text->str, self->text->len);
  causerie_message_append_reasoning (message, self->reasoning->str, self->reasoning->len);
  for (guint i = 0; i < self->parts->len; i++)
    causerie_message_add_part (message, g_ptr_array_index (self->parts, i));
  revive_making (self, message);
  causerie_message_set_state (message, self->state); /* last: all else is there by then */
  return message;
}

gboolean
causerie_stored_message_is_running (const CauserieStoredMessage *self)
{
  return self->state == CAUSERIE_MESSAGE_WAITING || self->state == CAUSERIE_MESSAGE_STREAMING;
}
