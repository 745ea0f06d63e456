/* causerie-exchange.c: one question to a model and its answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-exchange.h"
#include "causerie-exchange-private.h"

#include "causerie-clock.h"
#include "causerie-deadline.h"
#include "causerie-key-inquiry.h"
#include "causerie-retry-policy.h"
#include "causerie-url.h"

/* How often a server that loads its model is asked, and for how long where the connection does not
 * say how long a first byte may take. */
#define LOADING_POLL_MS 1500
#define LOADING_LIMIT_S 900

struct _CauserieExchange {
  GObject           parent_instance;

  /* owned */
  CauserieMessage  *answer;
  GCancellable     *cancellable;
  CauserieAccess   *access;   /* these three NULL until it is asked */
  CauserieRequest  *request;
  CauserieReply    *reply;    /* of the present try, or the last one */
  CauserieDeadline *next_try;
  CauserieFailure  *failure;  /* of the last try, while more is found out about it */
  CauserieFailure  *told;     /* what the server itself said to an earlier one */

  double            pace;
  gboolean          once;
  guint             n_tries;
  gint64            loading_since; /* causerie_clock_now(); 0: it is not loading */
  gboolean          settled;
};

G_DEFINE_FINAL_TYPE (CauserieExchange, causerie_exchange, G_TYPE_OBJECT)

enum { SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void ask (CauserieExchange *self);

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
  g_clear_pointer (&self->next_try, causerie_deadline_free);
  take_facts (self);
  causerie_message_set_wait (self->answer, NULL);
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
  causerie_message_set_reasoning_end_time (answer, 0);
}

static void
append_text (CauserieMessage *answer, const char *text, gsize length)
{
  if (causerie_message_get_reasoning_length (answer) > 0 &&
      causerie_message_get_reasoning_end_time (answer) == 0)
    causerie_message_set_reasoning_end_time (answer, g_get_real_time ());
  causerie_message_append_text (answer, text, (gssize) length);
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
  causerie_message_set_wait (self->answer, NULL);
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STREAMING);

  if (causerie_delta_get_text_was_reasoning (delta))
    turn_to_reasoning (self->answer);
  if (reasoning_length > 0)
    causerie_message_append_reasoning (self->answer, reasoning, (gssize) reasoning_length);
  if (text_length > 0)
    append_text (self->answer, text, text_length);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    causerie_message_add_part (self->answer, g_ptr_array_index (parts, i));
}

/* --- another try --- */

static void
next_try_cb (gpointer user_data)
{
  ask (user_data);
}

/* The reply that failed says nothing about the answer any more. */
static void
wait_for_next_try (CauserieExchange *self, CauserieWaitPhase phase, guint delay_ms)
{
  guint paced_ms = (guint) (delay_ms * self->pace);
  CauserieWait wait = { .phase = phase };

  if (phase == CAUSERIE_WAIT_RETRY) {
    wait.until = g_get_real_time () + paced_ms * G_GINT64_CONSTANT (1000);
    wait.why = causerie_failure_get_kind (causerie_reply_get_failure (self->reply));
  }
  g_clear_object (&self->reply);
  if (self->next_try == NULL)
    self->next_try = causerie_deadline_new (next_try_cb, self);
  causerie_deadline_set (self->next_try, paced_ms);
  causerie_message_set_wait (self->answer, &wait);
}

static gboolean
is_near (CauserieExchange *self)
{
  return causerie_url_host_kind (causerie_access_get_base_url (self->access)) !=
         CAUSERIE_HOST_PUBLIC;
}

static gint64
get_loading_limit_us (CauserieExchange *self)
{
  CauserieConnection *connection = causerie_access_get_connection (self->access);
  guint limit_ms = causerie_connection_get_first_byte_ms (connection);

  return (gint64) ((limit_ms > 0 ? limit_ms : LOADING_LIMIT_S * 1000) * 1000.0 * self->pace);
}

/* Loading takes as long as it takes, up to the patience for a first byte, and is no fault. */
static gboolean
wait_for_loading (CauserieExchange *self, CauserieFailure *failure)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);
  gint64 now = causerie_clock_now ();

  if (!is_near (self) || g_strcmp0 (facts->code, CAUSERIE_CODE_LOADING) != 0)
    return FALSE;

  if (self->loading_since == 0)
    self->loading_since = now;
  if (now - self->loading_since > get_loading_limit_us (self))
    return FALSE;

  self->n_tries--;
  wait_for_next_try (self, CAUSERIE_WAIT_LOADING, LOADING_POLL_MS);
  return TRUE;
}

static gboolean
retry (CauserieExchange *self, CauserieFailure *failure)
{
  guint delay_ms;

  if (self->once || causerie_message_get_first_token_time (self->answer) != 0)
    return FALSE;
  if (wait_for_loading (self, failure))
    return TRUE;
  if (!causerie_retry_policy_decide (failure, self->n_tries, is_near (self), &delay_ms))
    return FALSE;

  if (causerie_failure_get_facts (failure)->status != 0) {
    g_clear_pointer (&self->told, causerie_failure_unref);
    self->told = causerie_failure_ref (failure);
  }
  wait_for_next_try (self, CAUSERIE_WAIT_RETRY, delay_ms);
  return TRUE;
}

/* A try that did not get there says less than what the server had said to an earlier one. */
static CauserieFailure *
choose_failure (CauserieExchange *self, CauserieFailure *last)
{
  return self->told != NULL && causerie_failure_get_facts (last)->not_sent ? self->told : last;
}

/* --- the end of a try --- */

static void
inquired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieExchange) self = user_data;
  g_autoptr(CauserieFailure) failure = causerie_key_inquiry_finish (result);

  settle (self, failure);
}

static void
settled_cb (CauserieExchange *self, CauserieReply *reply)
{
  CauserieFailure *failure = causerie_reply_get_failure (reply);

  if (failure == NULL) {
    settle (self, NULL);
  } else if (causerie_key_inquiry_applies (failure, self->access)) {
    self->failure = causerie_failure_ref (failure);
    causerie_key_inquiry_async (failure, self->access, self->cancellable, inquired_cb,
                                g_object_ref (self));
  } else if (!retry (self, failure)) {
    settle (self, choose_failure (self, failure));
  }
}

/* While a model is loaded, all that happens in between is part of that. */
static void
waits_cb (CauserieExchange *self, GParamSpec *pspec, CauserieReply *reply)
{
  if (self->loading_since == 0)
    causerie_message_set_wait (self->answer, causerie_reply_get_wait (reply));
}

static void
ask (CauserieExchange *self)
{
  self->n_tries++;
  causerie_request_set_attempt (self->request, self->n_tries);
  self->reply = causerie_reply_new (causerie_access_get_http (self->access), self->request);
  g_signal_connect_object (self->reply, "notify::wait", G_CALLBACK (waits_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reply, "delta", G_CALLBACK (delta_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reply, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  causerie_reply_start (self->reply);
}

static void
causerie_exchange_dispose (GObject *object)
{
  CauserieExchange *self = CAUSERIE_EXCHANGE (object);

  g_clear_pointer (&self->next_try, causerie_deadline_free);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_clear_pointer (&self->told, causerie_failure_unref);
  g_clear_pointer (&self->request, causerie_request_unref);
  g_clear_object (&self->reply);
  g_clear_object (&self->access);
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
  self->pace = 1;
}

CauserieExchange *
causerie_exchange_new (CauserieMessage *answer)
{
  const CauserieWait connecting = { .phase = CAUSERIE_WAIT_CONNECTING };
  CauserieExchange *self;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  self = g_object_new (CAUSERIE_TYPE_EXCHANGE, NULL);
  self->answer = g_object_ref (answer);
  causerie_message_set_sent_time (answer, g_get_real_time ());
  causerie_message_set_wait (answer, &connecting);
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
causerie_exchange_set_pace (CauserieExchange *self, double pace)
{
  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self) && pace >= 0);

  self->pace = pace;
}

void
causerie_exchange_set_once (CauserieExchange *self, gboolean once)
{
  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self));

  self->once = once;
}

void
causerie_exchange_run (CauserieExchange *self, CauserieAccess *access, CauserieRequest *request)
{
  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self) && self->request == NULL);
  g_return_if_fail (CAUSERIE_IS_ACCESS (access) && request != NULL);

  if (self->settled)
    return;

  self->access = g_object_ref (access);
  self->request = causerie_request_ref (request);
  ask (self);
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

gboolean
causerie_exchange_was_sent (CauserieExchange *self)
{
  CauserieFailure *failure;

  g_return_val_if_fail (CAUSERIE_IS_EXCHANGE (self), FALSE);

  if (self->told != NULL)
    return TRUE;
  if (self->reply == NULL)
    return FALSE;

  failure = causerie_reply_get_failure (self->reply);
  return failure == NULL || !causerie_failure_get_facts (failure)->not_sent;
}

CauserieUsage *
causerie_exchange_get_usage (CauserieExchange *self)
{
  g_return_val_if_fail (CAUSERIE_IS_EXCHANGE (self), NULL);

  return self->reply != NULL ? causerie_reply_get_usage (self->reply) : NULL;
}

void
causerie_exchange_stop (CauserieExchange *self)
{
  g_autoptr(CauserieFailure) stopped = NULL;

  g_return_if_fail (CAUSERIE_IS_EXCHANGE (self));

  if (self->settled)
    return;

  g_cancellable_cancel (self->cancellable);
  if (self->failure != NULL) {
    settle (self, self->failure); /* what it came to is known */
  } else if (self->reply != NULL) {
    causerie_reply_cancel (self->reply); /* settles by its signal */
  } else {
    stopped = causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "stopped before it was sent");
    settle (self, stopped);
  }
}
