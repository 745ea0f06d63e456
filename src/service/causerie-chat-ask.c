/* causerie-chat-ask.c: questions that are asked, and the answers that run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-catalogue.h"
#include "causerie-gateway.h"
#include "causerie-library-private.h"
#include "causerie-stopped-cost.h"
#include "causerie-titler.h"

static void start_exchange (CauserieChat *self);

static void
set_running (CauserieChat *self, gboolean running)
{
  causerie_conversation_set_answering (self->conversation, running);
  g_object_notify (G_OBJECT (self), "running");
}

/* --- the end of an answer --- */

/* The one place where an answer ends, however it did. */
static void
finish_answer (CauserieChat *self)
{
  g_autoptr(CauserieMessage) answer = g_steal_pointer (&self->answer);
  g_autoptr(CauserieUsage) before = g_steal_pointer (&self->usage_before);

  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  g_clear_pointer (&self->continuation, causerie_continuation_free);
  g_clear_object (&self->exchange);
  g_clear_object (&self->asked);
  self->sends_long = FALSE;

  causerie_chat_learn_count (self, answer);
  causerie_library_save_message (self->library, self->conversation, answer, NULL, NULL);
  causerie_library_note_message (self->library, self->conversation, answer);
  causerie_stopped_cost_follow (self->library, self->conversation,
                                causerie_chat_find_connection (self, answer), answer, before);
  set_running (self, FALSE);
  causerie_chat_forget_context (self);
  causerie_titler_follow (self->library, self, answer);
}

/* The provider would not go on with what it is given: it is asked to, as one asks a person. */
static gboolean
ask_in_words (CauserieChat *self)
{
  if (self->continuation == NULL || !causerie_continuation_was_refused (self->continuation))
    return FALSE;

  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  g_clear_pointer (&self->continuation, causerie_continuation_free);
  g_clear_object (&self->exchange);
  self->continuation = causerie_continuation_new (self->answer, FALSE);
  start_exchange (self);

  return TRUE;
}

static void
take_outcome (CauserieChat *self)
{
  if (ask_in_words (self))
    return;

  if (self->continuation != NULL)
    causerie_continuation_finish (self->continuation);
  if (self->continuation != NULL && !causerie_continuation_was_counted (self->continuation))
    g_clear_pointer (&self->usage_before, causerie_usage_unref);
  causerie_chat_name_alternatives (self, self->answer);
  finish_answer (self);
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  g_autoptr(CauserieChat) self = user_data; /* the reference a running exchange has on its chat */

  take_outcome (self);
}

static void
fail_answer (CauserieChat *self, const CauserieFailureFacts *facts)
{
  g_autoptr(CauserieFailure) failure = causerie_failure_new (facts);

  causerie_message_set_failure (self->answer, failure);
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_FAILED);
  finish_answer (self);
}

static void
fail_without_connection (CauserieChat *self)
{
  fail_answer (self, &(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_NO_PROVIDER, .retry_after = -1, .not_sent = TRUE,
    .message = "the profile's connection is gone",
  });
}

/* Nothing of it can be left out without being asked for. */
static void
fail_too_long (CauserieChat *self, const CauserieContextPlan *plan)
{
  fail_answer (self, &(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_CONTEXT_TOO_LONG, .code = CAUSERIE_CODE_TOO_LONG_ALONE,
    .retry_after = -1, .not_sent = TRUE,
    .context_needed = plan->tokens, .context_limit = plan->budget,
  });
}

/* --- asking --- */

/* The messages that lead to the answer; one that goes on is among them. */
static GPtrArray *
dup_question (CauserieChat *self)
{
  GPtrArray *path = causerie_chat_dup_path (self);
  guint index;

  if (g_ptr_array_find (path, self->answer, &index))
    g_ptr_array_set_size (path, (int) index + (self->continuation != NULL ? 1 : 0));

  return path;
}

/* As many of them as are sent. */
static CauserieContextPlan *
plan_question (CauserieChat *self, const CauserieQuestion *question)
{
  g_autoptr(GPtrArray) path = dup_question (self);
  CauserieContextPlan *plan = causerie_chat_plan (self, path, question);

  causerie_chat_note_sent (self, plan);
  if (self->continuation != NULL)
    causerie_continuation_complete (self->continuation, plan->messages);

  return plan;
}

/* As in the profile, but for a limit that holds this once. */
static CauserieParams *
dup_params (CauserieChat *self)
{
  CauserieParams *params = causerie_params_copy (causerie_profile_get_params (self->asked));

  if (self->answer_limit > 0)
    causerie_params_set (params, CAUSERIE_PARAM_MAX_TOKENS, (double) self->answer_limit);

  return params;
}

static CauserieConnection *
find_connection (CauserieChat *self, CauserieProfile *profile)
{
  return causerie_settings_find_connection (causerie_library_get_settings (self->library),
                                            causerie_profile_get_connection (profile));
}

/* A temporary chat leaves no trace. */
static void
note_model (CauserieChat *self, const CauserieQuestion *question)
{
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);

  if (catalogue != NULL && !causerie_conversation_get_temporary (self->conversation))
    causerie_catalogue_note_used (catalogue, causerie_connection_get_uid (question->connection),
                                  question->model);
}

static void
start_exchange (CauserieChat *self)
{
  CauserieQuestion question = { .stream = TRUE, .connection = find_connection (self, self->asked) };
  CauserieMessage *written = self->answer;
  g_autoptr(CauserieContextPlan) plan = NULL;
  g_autoptr(CauserieParams) params = NULL;

  if (question.connection == NULL) {
    fail_without_connection (self);
    return;
  }

  if (self->continuation != NULL)
    written = causerie_continuation_get_part (self->continuation);
  question.model = causerie_profile_get_model (self->asked);
  question.instructions = causerie_profile_get_instructions (self->asked);
  question.params = params = dup_params (self);
  plan = plan_question (self, &question);
  if (plan->is_too_long && !self->sends_long) {
    fail_too_long (self, plan);
    return;
  }

  question.messages = plan->messages;
  question.session_id = causerie_conversation_get_uid (self->conversation);

  causerie_message_set_profile (self->answer, causerie_profile_get_uid (self->asked));
  causerie_message_set_connection (self->answer, causerie_connection_get_uid (question.connection));
  note_model (self, &question);
  self->exchange = causerie_gateway_ask (causerie_library_get_gateway (self->library),
                                         &question, written);
  if (causerie_exchange_is_settled (self->exchange)) {
    take_outcome (self);
    return;
  }

  g_signal_connect (self->exchange, "settled", G_CALLBACK (settled_cb), g_object_ref (self));
  self->journal = causerie_answer_journal_new (self->library, self->conversation, self->answer);
}

typedef struct {
  CauserieChat    *chat;
  CauserieMessage *answer;
} PendingAnswer;

/* The question is on the disk, or that it is not has been said; either way it is asked now, unless
 * it was stopped meanwhile. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PendingAnswer *pending = user_data;
  g_autoptr(CauserieChat) self = pending->chat;
  g_autoptr(CauserieMessage) answer = pending->answer;

  g_free (pending);
  if (self->answer == answer)
    start_exchange (self);
}

/* Runs `answer`, which `profile` is asked for once everything before it is saved. */
static void
run (CauserieChat *self, CauserieMessage *answer, CauserieProfile *profile)
{
  PendingAnswer *pending = g_new0 (PendingAnswer, 1);

  self->answer = g_object_ref (answer);
  self->asked = g_object_ref (profile);
  set_running (self, TRUE);

  pending->chat = g_object_ref (self);
  pending->answer = g_object_ref (answer);
  causerie_library_save_message (self->library, self->conversation, answer, saved_cb, pending);
  causerie_library_save (self->library, self->conversation); /* its leaf is the answer now */
}

static void
ask (CauserieChat *self, const char *parent_uid, CauserieProfile *profile, gint64 limit)
{
  g_autoptr(CauserieMessage) answer = NULL;

  answer = causerie_message_new (NULL, parent_uid, CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_model (answer, causerie_profile_get_model (profile));
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);
  causerie_message_set_sent_time (answer, g_get_real_time ());
  causerie_conversation_append (self->conversation, answer);

  self->answer_limit = limit;
  run (self, answer, profile);
}

gboolean
causerie_chat_ask_again (CauserieChat    *self,
                         CauserieMessage *answer,
                         CauserieProfile *profile,
                         gint64           limit)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  if (!causerie_chat_can_ask (self) ||
      causerie_message_get_role (answer) != CAUSERIE_ROLE_ASSISTANT)
    return FALSE;

  ask (self, causerie_message_get_parent_uid (answer), profile, limit);

  return TRUE;
}

void
causerie_chat_ask_question (CauserieChat *self, CauserieMessage *question)
{
  causerie_conversation_append (self->conversation, question);

  causerie_chat_keep_setup (self);
  causerie_library_note_message (self->library, self->conversation, question);
  causerie_library_save_message (self->library, self->conversation, question, NULL, NULL);
  ask (self, causerie_message_get_uid (question), self->profile, 0);
}

/* --- going on --- */

/* Was it said whole? */
static gboolean
is_cut (CauserieMessage *answer)
{
  switch (causerie_message_get_state (answer)) {
  case CAUSERIE_MESSAGE_STOPPED:
  case CAUSERIE_MESSAGE_INTERRUPTED:
  case CAUSERIE_MESSAGE_FAILED:
    return TRUE;
  case CAUSERIE_MESSAGE_DONE:
    return causerie_message_get_finish (answer) == CAUSERIE_FINISH_LENGTH;
  case CAUSERIE_MESSAGE_WAITING:
  case CAUSERIE_MESSAGE_STREAMING:
  default:
    return FALSE;
  }
}

/* What was said after an answer was said of the answer as it is: only the last one goes on, and in
 * the conversation it was given in. */
gboolean
causerie_chat_can_continue (CauserieChat *self, CauserieMessage *answer)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  return causerie_chat_can_ask (self) &&
         causerie_message_get_role (answer) == CAUSERIE_ROLE_ASSISTANT &&
         causerie_message_get_text_length (answer) > 0 && is_cut (answer) &&
         causerie_conversation_get_leaf (self->conversation) == answer &&
         g_strcmp0 (causerie_conversation_get_origin (self->conversation),
                    causerie_message_get_uid (answer)) != 0;
}

/* The profile to go on with (transfer full): what was begun by a model is not ended by another one
 * that was chosen since. */
static CauserieProfile *
dup_profile_of (CauserieChat *self, CauserieMessage *answer)
{
  CauserieProfile *profile = causerie_chat_find_profile (self, answer), *copy;

  if (!causerie_chat_differs (self, CAUSERIE_SETUP_MODEL) ||
      causerie_message_get_model (answer) == NULL ||
      causerie_message_get_connection (answer) == NULL ||
      causerie_chat_find_connection (self, answer) == NULL)
    return g_object_ref (profile);

  copy = causerie_profile_new (causerie_profile_get_uid (profile));
  causerie_profile_assign (copy, profile);
  causerie_profile_set_model (copy, causerie_message_get_model (answer));
  causerie_profile_set_connection (copy, causerie_message_get_connection (answer));

  return copy;
}

gboolean
causerie_chat_continue (CauserieChat *self, CauserieMessage *answer)
{
  g_autoptr(CauserieProfile) profile = NULL;
  CauserieConnection *connection;
  CauserieUsage *usage;
  CauserieProviderFlags flags;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  if (!causerie_chat_can_continue (self, answer))
    return FALSE;

  profile = dup_profile_of (self, answer);
  connection = find_connection (self, profile);
  flags = connection != NULL ? causerie_connection_get_facts (connection)->flags : 0;
  usage = causerie_message_get_usage (answer);
  self->usage_before = usage != NULL ? causerie_usage_ref (usage) : NULL;
  self->continuation =
    causerie_continuation_new (answer, (flags & CAUSERIE_PROVIDER_PREFILL) != 0);
  self->answer_limit = 0;
  run (self, answer, profile);

  return TRUE;
}

/* --- stopping --- */

void
causerie_chat_stop (CauserieChat *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT (self));

  if (self->exchange != NULL) {
    causerie_exchange_stop (self->exchange);
  } else if (self->answer != NULL) {
    g_clear_pointer (&self->usage_before, causerie_usage_unref); /* it is all there was */
    causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STOPPED);
    finish_answer (self);
  }
}

void
causerie_chat_interrupt (CauserieChat *self)
{
  g_autoptr(CauserieMessage) answer = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT (self));

  if (!causerie_chat_get_running (self))
    return;

  answer = g_object_ref (self->answer);
  causerie_chat_stop (self);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_INTERRUPTED);
  causerie_library_save_message (self->library, self->conversation, answer, NULL, NULL);
}
