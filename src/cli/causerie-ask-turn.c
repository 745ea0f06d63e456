/* causerie-ask-turn.c: a question and its answer, kept in a conversation or not
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-turn.h"

#include "causerie-context.h"
#include "causerie-curl.h"

struct _CauserieAskTurn {
  GObject                  parent_instance;

  const CauserieAskTarget *target;   /* borrowed: it lasts as long as the command */

  /* owned */
  CauserieAskHistory      *history;  /* NULL: nothing is kept */
  CauserieGateway         *gateway;  /* NULL until it is started */
  char                    *key;      /* from the start to the sending */
  GPtrArray               *path;     /* CauserieMessages, the question last */
  CauserieMessage         *answer;
  CauserieExchange        *exchange; /* NULL until it is asked */
  CauserieAnswerJournal   *journal;  /* of an answer that is kept, while it runs */
  CauserieFailure         *not_kept; /* why; NULL while all is well */

  gboolean                 stream;
  gboolean                 stopped;
  gboolean                 kept;
};

G_DEFINE_FINAL_TYPE (CauserieAskTurn, causerie_ask_turn, G_TYPE_OBJECT)

enum { SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
note_kept (CauserieAskTurn *self, const GError *error)
{
  self->kept = error == NULL;
  g_clear_pointer (&self->not_kept, causerie_failure_unref);
  if (error != NULL)
    self->not_kept = causerie_failure_new_local (CAUSERIE_FAILURE_STORAGE, "%s", error->message);
}

/* --- the answer ------------------------------------------------------------------------------- */

static void
answer_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieAskTurn) self = user_data;
  g_autoptr(GError) error = NULL;

  causerie_ask_history_keep_finish (CAUSERIE_ASK_HISTORY (source), result, &error);
  note_kept (self, error);
  if (error != NULL && causerie_message_get_failure (self->answer) != NULL)
    g_warning ("The failed answer was not kept: %s", error->message); /* how it failed is told */
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
take_answer (CauserieAskTurn *self)
{
  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  if (self->history != NULL)
    causerie_ask_history_keep_async (self->history, self->answer, answer_kept_cb,
                                     g_object_ref (self));
  else
    g_signal_emit (self, signals[SETTLED], 0);
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  g_autoptr(CauserieAskTurn) self = user_data; /* the reference a running exchange has on it */

  take_answer (self);
}

static const char *
get_session_id (CauserieAskTurn *self)
{
  return self->history != NULL
           ? causerie_conversation_get_uid (causerie_ask_history_get_conversation (self->history))
           : NULL;
}

static CauserieContextPlan *
plan_messages (CauserieAskTurn *self)
{
  return causerie_context_plan (&(CauserieContextQuery) {
    .path = self->path,
    .instructions = self->target->instructions,
    .params = &self->target->params,
  });
}

static CauserieQuestion
make_question (CauserieAskTurn *self, GPtrArray *messages)
{
  return (CauserieQuestion) {
    .connection = self->target->connection,
    .model = self->target->model,
    .instructions = self->target->instructions,
    .params = &self->target->params,
    .messages = messages,
    .key = self->key,
    .session_id = get_session_id (self),
    .stream = self->stream,
  };
}

static void
ask (CauserieAskTurn *self)
{
  g_autoptr(CauserieContextPlan) plan = plan_messages (self);
  CauserieQuestion question = make_question (self, plan->messages);

  self->exchange = causerie_gateway_ask (self->gateway, &question, self->answer);
  g_clear_pointer (&self->key, causerie_keyring_free_key);

  if (causerie_exchange_is_settled (self->exchange)) {
    take_answer (self);
    return;
  }

  g_signal_connect (self->exchange, "settled", G_CALLBACK (settled_cb), g_object_ref (self));
  if (self->history != NULL)
    self->journal = causerie_ask_history_new_journal (self->history, self->answer);
}

/* --- the question ----------------------------------------------------------------------------- */

static void
question_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieAskTurn) self = user_data;
  g_autoptr(GError) error = NULL;

  causerie_ask_history_keep_finish (CAUSERIE_ASK_HISTORY (source), result, &error);
  note_kept (self, error);

  if (error != NULL)
    g_signal_emit (self, signals[SETTLED], 0); /* it was to be kept: nothing is sent */
  else if (self->stopped)
    take_answer (self);
  else
    ask (self);
}

/* A conversation that has no profile yet gets the one it is begun with, and a copy for when that is
 * gone. */
static void
set_profile (CauserieAskTurn *self)
{
  CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
  gboolean is_new = g_list_model_get_n_items (G_LIST_MODEL (conversation)) == 0;

  if (self->target->profile == NULL ||
      (!is_new && *causerie_conversation_get_profile (conversation) != '\0'))
    return;

  causerie_conversation_set_profile (conversation, self->target->profile);
  causerie_conversation_set_setup (conversation, self->target->setup);
}

static void
keep_question (CauserieAskTurn *self)
{
  CauserieMessage *question = g_ptr_array_index (self->path, self->path->len - 1);

  set_profile (self);
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_WAITING);
  causerie_ask_history_keep_async (self->history, question, NULL, NULL);
  causerie_ask_history_keep_async (self->history, self->answer, question_kept_cb,
                                   g_object_ref (self));
}

static void
add_question (CauserieAskTurn *self, const CauserieAskPrompt *prompt)
{
  guint length = self->path->len;
  CauserieMessage *before = length > 0 ? g_ptr_array_index (self->path, length - 1) : NULL;
  CauserieMessage *question;

  question = causerie_message_new (NULL, before != NULL ? causerie_message_get_uid (before) : NULL,
                                   CAUSERIE_ROLE_USER);
  causerie_message_set_text (question, prompt->text);
  causerie_message_set_sent_time (question, g_get_real_time ());
  for (guint i = 0; i < prompt->attachments->len; i++)
    causerie_message_add_part (question, g_ptr_array_index (prompt->attachments, i));

  g_ptr_array_add (self->path, question);
  self->answer = causerie_message_new (NULL, causerie_message_get_uid (question),
                                       CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_model (self->answer, self->target->model);
  causerie_message_set_profile (self->answer, self->target->profile);
  if (self->target->is_saved)
    causerie_message_set_connection (self->answer,
                                     causerie_connection_get_uid (self->target->connection));
}

static void
causerie_ask_turn_dispose (GObject *object)
{
  CauserieAskTurn *self = CAUSERIE_ASK_TURN (object);

  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  g_clear_pointer (&self->key, causerie_keyring_free_key);
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_clear_pointer (&self->not_kept, causerie_failure_unref);
  g_clear_object (&self->exchange);
  g_clear_object (&self->answer);
  g_clear_object (&self->gateway);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (causerie_ask_turn_parent_class)->dispose (object);
}

static void
causerie_ask_turn_class_init (CauserieAskTurnClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_ask_turn_dispose;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_ask_turn_init (CauserieAskTurn *self)
{
}

CauserieAskTurn *
causerie_ask_turn_new (const CauserieAskTarget *target,
                       const CauserieAskPrompt *prompt,
                       CauserieAskHistory      *history,
                       GPtrArray               *before)
{
  CauserieAskTurn *self = g_object_new (CAUSERIE_TYPE_ASK_TURN, NULL);

  self->target = target;
  g_set_object (&self->history, history);
  self->path = history != NULL ? causerie_ask_history_dup_path (history)
                               : g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; before != NULL && i < before->len; i++)
    g_ptr_array_add (self->path, g_object_ref (g_ptr_array_index (before, i)));
  add_question (self, prompt);

  return self;
}

GPtrArray *
causerie_ask_turn_dup_path (CauserieAskTurn *self)
{
  GPtrArray *path = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CAUSERIE_IS_ASK_TURN (self), path);

  for (guint i = 0; i < self->path->len; i++)
    g_ptr_array_add (path, g_object_ref (g_ptr_array_index (self->path, i)));
  g_ptr_array_add (path, g_object_ref (self->answer));
  return path;
}

CauserieMessage *
causerie_ask_turn_get_answer (CauserieAskTurn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ASK_TURN (self), NULL);

  return self->answer;
}

void
causerie_ask_turn_start (CauserieAskTurn *self,
                         CauserieGateway *gateway,
                         const char      *key,
                         gboolean         stream)
{
  g_return_if_fail (CAUSERIE_IS_ASK_TURN (self) && self->gateway == NULL);

  self->gateway = g_object_ref (gateway);
  self->key = g_strdup (key);
  self->stream = stream;

  if (self->history != NULL)
    keep_question (self);
  else
    ask (self);
}

char *
causerie_ask_turn_dup_curl (CauserieAskTurn *self, gboolean with_key, gboolean stream)
{
  g_autoptr(CauserieContextPlan) plan = NULL;
  CauserieQuestion question;

  g_return_val_if_fail (CAUSERIE_IS_ASK_TURN (self), NULL);

  plan = plan_messages (self);
  question = make_question (self, plan->messages);
  question.stream = stream;
  return causerie_curl_new (&question, with_key);
}

void
causerie_ask_turn_stop (CauserieAskTurn *self)
{
  g_return_if_fail (CAUSERIE_IS_ASK_TURN (self));

  if (self->exchange != NULL) {
    causerie_exchange_stop (self->exchange);
  } else if (!self->stopped) {
    self->stopped = TRUE;
    causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STOPPED);
  }
}

CauserieFailure *
causerie_ask_turn_dup_failure (CauserieAskTurn *self)
{
  CauserieFailure *own;

  g_return_val_if_fail (CAUSERIE_IS_ASK_TURN (self), NULL);

  own = causerie_message_get_failure (self->answer);
  if (own == NULL)
    own = self->not_kept;
  if (own != NULL)
    return causerie_failure_ref (own);

  return causerie_message_get_state (self->answer) == CAUSERIE_MESSAGE_STOPPED
           ? causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "the answer was stopped")
           : NULL;
}

gboolean
causerie_ask_turn_is_kept (CauserieAskTurn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ASK_TURN (self), FALSE);

  return self->kept;
}
