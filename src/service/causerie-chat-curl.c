/* causerie-chat-curl.c: the request of an answer, to be tried by hand
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-context.h"
#include "causerie-curl.h"
#include "causerie-gateway.h"
#include "causerie-library-private.h"

/* The profile it was asked with, as it is now; else that of the chat. */
static CauserieProfile *
find_profile (CauserieChat *self, CauserieMessage *answer)
{
  const char *uid = causerie_message_get_profile (answer);

  return uid != NULL && !causerie_chat_asks_with (self, uid)
       ? causerie_settings_find_profile (causerie_library_get_settings (self->library), uid)
       : self->profile;
}

static CauserieContextPlan *
plan_question (CauserieChat *self, CauserieMessage *answer, const CauserieQuestion *question)
{
  g_autoptr(GPtrArray) path = causerie_chat_dup_path (self);
  guint index;

  if (g_ptr_array_find (path, answer, &index))
    g_ptr_array_set_size (path, (int) index);

  return causerie_chat_plan (self, path, question);
}

static gboolean
sends_key (CauserieChat *self, CauserieConnection *connection)
{
  CauserieKeyring *keyring =
    causerie_gateway_get_keyring (causerie_library_get_gateway (self->library));

  return causerie_connection_needs_key (connection) ||
         causerie_keyring_remembers (keyring, causerie_connection_get_uid (connection));
}

char *
causerie_chat_dup_curl (CauserieChat *self, CauserieMessage *answer)
{
  CauserieQuestion question = { .stream = TRUE };
  g_autoptr(CauserieContextPlan) plan = NULL;
  CauserieProfile *profile;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), NULL);

  profile = find_profile (self, answer);
  question.connection = causerie_chat_find_connection (self, answer);
  if (profile == NULL || question.connection == NULL ||
      causerie_message_get_role (answer) != CAUSERIE_ROLE_ASSISTANT)
    return NULL;

  question.model = causerie_message_get_model (answer);
  if (question.model == NULL)
    question.model = causerie_profile_get_model (profile);
  question.instructions = causerie_profile_get_instructions (profile);
  question.params = causerie_message_get_params (answer);
  if (question.params == NULL)
    question.params = causerie_profile_get_params (profile);
  plan = plan_question (self, answer, &question);
  question.messages = plan->messages;
  question.session_id = causerie_conversation_get_uid (self->conversation);

  return causerie_curl_new (&question, sends_key (self, question.connection));
}
