/* causerie-chat-context.c: how much of the model's context a conversation takes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-library-private.h"

GPtrArray *
causerie_chat_dup_path (CauserieChat *self)
{
  GPtrArray *path = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conversation));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (path, g_list_model_get_item (G_LIST_MODEL (self->conversation), i));

  return path;
}

/* --- what is known ---------------------------------------------------------------------------- */

/* NULL: nothing. */
static const CauserieModelFacts *
find_facts (CauserieChat *self, const char *connection, const char *model_id)
{
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);
  CauserieModel *model = NULL;

  if (catalogue != NULL && connection != NULL && *model_id != '\0')
    model = causerie_catalogue_find (catalogue, connection, model_id);

  return model != NULL ? causerie_model_get_facts (model) : NULL;
}

static const CauserieModelFacts *
find_own_facts (CauserieChat *self)
{
  return find_facts (self, causerie_profile_get_connection (self->profile),
                     causerie_profile_get_model (self->profile));
}

static double
find_factor (CauserieChat *self, const char *model)
{
  return causerie_calibration_get_factor (causerie_library_get_calibration (self->library), model);
}

/* --- plans ------------------------------------------------------------------------------------ */

CauserieContextPlan *
causerie_chat_plan (CauserieChat *self, GPtrArray *path, const CauserieQuestion *question)
{
  const char *connection =
    question->connection != NULL ? causerie_connection_get_uid (question->connection) : NULL;

  return causerie_context_plan (&(CauserieContextQuery) {
    .path = path,
    .instructions = question->instructions,
    .params = question->params,
    .facts = find_facts (self, connection, question->model),
    .factor = find_factor (self, question->model),
  });
}

/* With the profile of the next message. */
static CauserieContextPlan *
plan_next (CauserieChat *self, GPtrArray *path)
{
  return causerie_context_plan (&(CauserieContextQuery) {
    .path = path,
    .instructions = causerie_profile_get_instructions (self->profile),
    .params = causerie_profile_get_params (self->profile),
    .facts = find_own_facts (self),
    .factor = find_factor (self, causerie_profile_get_model (self->profile)),
  });
}

const CauserieContextPlan *
causerie_chat_get_context_plan (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), NULL);

  if (self->plan == NULL && self->profile != NULL) {
    g_autoptr(GPtrArray) path = causerie_chat_dup_path (self);

    if (path->len > 0)
      self->plan = plan_next (self, path);
  }

  return self->plan;
}

CauserieContextPlan *
causerie_chat_plan_message (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  g_autoptr(GPtrArray) path = NULL;
  CauserieMessage *message;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && text != NULL, NULL);

  if (self->profile == NULL)
    return NULL;

  path = causerie_chat_dup_path (self);
  message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  causerie_message_set_text (message, text);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    causerie_message_add_part (message, g_ptr_array_index (attachments, i));
  g_ptr_array_add (path, message);

  return plan_next (self, path);
}

/* --- figures ---------------------------------------------------------------------------------- */

gint64
causerie_chat_get_context_used (CauserieChat *self)
{
  const CauserieContextPlan *plan;
  g_autoptr(GPtrArray) nothing = NULL;
  const char *instructions = "";

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), 0);

  plan = causerie_chat_get_context_plan (self);
  if (plan != NULL)
    return plan->tokens;

  nothing = g_ptr_array_new ();
  if (self->profile != NULL)
    instructions = causerie_profile_get_instructions (self->profile);
  return causerie_context_estimate (instructions, nothing);
}

gint64
causerie_chat_get_context_length (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), 0);

  if (self->profile == NULL)
    return 0;

  return causerie_context_find_length (causerie_profile_get_params (self->profile),
                                       find_own_facts (self));
}

CauserieMoney *
causerie_chat_price_tokens (CauserieChat *self, gint64 tokens)
{
  const CauserieModelFacts *facts;
  g_autoptr(CauserieMoney) price = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), NULL);

  facts = self->profile != NULL ? find_own_facts (self) : NULL;
  if (facts == NULL || facts->price_varies || facts->prices[CAUSERIE_PRICE_PROMPT] == NULL)
    return NULL;

  price = causerie_money_parse (facts->prices[CAUSERIE_PRICE_PROMPT]);
  return price != NULL ? causerie_money_multiply (price, tokens) : NULL;
}

/* --- what becomes known ----------------------------------------------------------------------- */

/* The first message of a new connection may fail before its list of models is there. */
static void
name_late (CauserieChat *self, const char *connection_uid)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (self->conversation);
  CauserieConnection *connection;

  if (leaf == NULL || causerie_message_get_state (leaf) != CAUSERIE_MESSAGE_FAILED)
    return;

  connection = causerie_chat_find_connection (self, leaf);
  if (connection != NULL &&
      g_str_equal (causerie_connection_get_uid (connection), connection_uid) &&
      causerie_chat_name_alternatives (self, leaf))
    causerie_library_save_message (self->library, self->conversation, leaf, NULL, NULL);
}

static void
connection_changed_cb (CauserieChat *self, const char *connection_uid)
{
  name_late (self, connection_uid);
  if (self->profile != NULL &&
      g_str_equal (causerie_profile_get_connection (self->profile), connection_uid))
    causerie_chat_forget_context (self);
}

void
causerie_chat_follow_catalogue (CauserieChat *self)
{
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);

  if (catalogue != NULL)
    g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (connection_changed_cb),
                             self, G_CONNECT_SWAPPED);
}
