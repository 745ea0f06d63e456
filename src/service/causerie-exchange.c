/* causerie-exchange.c: one question to a model and its answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-exchange.h"
#include "causerie-exchange-private.h"

struct _CauserieExchange {
  GObject          parent_instance;

  /* owned */
  CauserieMessage *answer;
  CauserieReply   *reply;       /* NULL until it is asked */
  GCancellable    *cancellable;

  gboolean         settled;
};

G_DEFINE_FINAL_TYPE (CauserieExchange, causerie_exchange, G_TYPE_OBJECT)

enum { SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Takes over the facts that belong to the answer, as far as they are known. */
static void
take_facts (CauserieExchange *self)
{
  CauserieReply *reply = self->reply;
  GPtrArray *calls;

  if (reply == NULL)
    return;

  causerie_message_set_answered_model (self->answer, causerie_reply_get_model (reply));
  causerie_message_set_provider (self->answer, causerie_reply_get_provider (reply));
  causerie_message_set_generation_id (self->answer, causerie_reply_get_generation_id (reply));
  causerie_message_set_finish_word (self->answer, causerie_reply_get_finish_word (reply));
  causerie_message_set_usage (self->answer, causerie_reply_get_usage (reply));

  calls = causerie_reply_get_tool_calls (reply);
  for (guint i = 0; calls != NULL && i < calls->len; i++)
    causerie_message_add_part (self->answer, g_ptr_array_index (calls, i));
}

/* The one place where an exchange ends. `failure` NULL: success. */
static void
settle (CauserieExchange *self, CauserieFailure *failure)
{
  CauserieMessageState state;

  if (self->settled)
    return;

  self->settled = TRUE;
  take_facts (self);
  causerie_message_set_end_time (self->answer, g_get_real_time ());

  if (failure == NULL)
    state = CAUSERIE_MESSAGE_DONE;
  else if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED)
    state = CAUSERIE_MESSAGE_STOPPED;
  else
    state = CAUSERIE_MESSAGE_FAILED;
  if (state == CAUSERIE_MESSAGE_FAILED)
    causerie_message_set_failure (self->answer, failure);
  causerie_message_set_state (self->answer, state);

  g_signal_emit (self, signals[SETTLED], 0);
  g_object_unref (self); /* the reference a running exchange has on itself */
}

/* What was shown as text has turned out to be reasoning. */
static void
turn_to_reasoning (CauserieMessage *answer)
{
  causerie_message_append_reasoning (answer, causerie_message_get_text (answer), -1);
  causerie_message_set_text (answer, "");
}

static void
delta_cb (CauserieExchange *self, CauserieDelta *delta)
{
  gsize text_length, reasoning_length;
  const char *text = causerie_delta_get_text (delta, &text_length);
  const char *reasoning = causerie_delta_get_reasoning (delta, &reasoning_length);
  GPtrArray *parts = causerie_delta_get_parts (delta);

  if (causerie_message_get_first_token_time (self->answer) == 0)
    causerie_message_set_first_token_time (self->answer, g_get_real_time ());
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STREAMING);

  if (causerie_delta_get_text_was_reasoning (delta))
    turn_to_reasoning (self->answer);
  if (reasoning_length > 0)
    causerie_message_append_reasoning (self->answer, reasoning, (gssize) reasoning_length);
  if (text_length > 0)
    causerie_message_append_text (self->answer, text, (gssize) text_length);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    causerie_message_add_part (self->answer, g_ptr_array_index (parts, i));
}

static void
settled_cb (CauserieExchange *self, CauserieReply *reply)
{
  settle (self, causerie_reply_get_failure (reply));
}

static void
causerie_exchange_dispose (GObject *object)
{
  CauserieExchange *self = CAUSERIE_EXCHANGE (object);

  g_clear_object (&self->reply);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->answer);

  G_OBJECT_CLASS (causerie_exchange_parent_class)->dispose (object);
}

static void
causerie_exchange_class_init (CauserieExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_exchange_dispose;

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_exchange_init (CauserieExchange *self)
{
  self->cancellable = g_cancellable_new ();
}

CauserieExchange *
causerie_exchange_new (CauserieMessage *answer)
{
  CauserieExchange *self;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  self = g_object_new (CAUSERIE_TYPE_EXCHANGE, NULL);
  self->answer = g_object_ref (answer);
  causerie_message_set_sent_time (answer, g_get_real_time ());
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);

  return g_object_ref (self); /* one for the caller, one until it settles */
}

GCancellable *
causerie_exchange_get_cancellable (CauserieExchange *self)
{
  g_return_val_if_fail (CAUSERIE_IS_EXCHANGE (self), NULL);

  return self->cancellable;
}

void
causerie_exchange_run (CauserieExchange *self, CauserieHttp *http, CauserieRequest *request)
{
  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self) && self->reply == NULL);

  if (self->settled)
    return;

  self->reply = causerie_reply_new (http, request);
  g_signal_connect_object (self->reply, "delta", G_CALLBACK (delta_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reply, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  causerie_reply_start (self->reply);
}

void
causerie_exchange_fail (CauserieExchange *self, CauserieFailure *failure)
{
  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self) && failure != NULL);

  settle (self, failure);
}

CauserieMessage *
causerie_exchange_get_answer (CauserieExchange *self)
{
  g_return_val_if_fail (CAUSERIE_IS_EXCHANGE (self), NULL);

  return self->answer;
}

gboolean
causerie_exchange_is_settled (CauserieExchange *self)
{
  g_return_val_if_fail (CAUSERIE_IS_EXCHANGE (self), TRUE);

  return self->settled;
}

void
causerie_exchange_stop (CauserieExchange *self)
{
  g_autoptr(CauserieFailure) stopped = NULL;

  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self));

  if (self->settled)
    return;

  g_cancellable_cancel (self->cancellable);
  if (self->reply != NULL) {
    causerie_reply_cancel (self->reply); /* settles by its signal */
    return;
  }

  stopped = causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "stopped before it was sent");
  settle (self, stopped);
}
