/* causerie-check-answer.c: the smallest question there is, asked once
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-answer.h"

#include "causerie-clock.h"
#include "causerie-deadline.h"
#include "causerie-url.h"

#define QUESTION "Hi"

/* Some providers refuse to be asked for less than 16. */
#define FEWEST_TOKENS 1
#define FEW_TOKENS    16

/* To begin. A server nearby may have to load its model first. */
#define FAR_LIMIT_MS  60000
#define NEAR_LIMIT_MS 180000

/* To go on, once it has begun; and when an answer that does go on is long enough to be one. */
#define STALL_MS      4000
#define ENOUGH_US     (6 * G_USEC_PER_SEC)

typedef struct {
  /* owned */
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  char               *key;
  char               *model;
  GSource            *cancellation;
  CauserieMessage    *answer;       /* of the present try */
  CauserieExchange   *exchange;
  CauserieDeadline   *deadline;

  guint               max_tokens;
  gint64              begun;        /* causerie_clock_now(); 0: nothing came */
  gboolean            is_enough;
  gboolean            is_overdue;
} Asking;

static void ask (GTask *task);

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_source_destroy (asking->cancellation);
  g_source_unref (asking->cancellation);
  if (asking->answer != NULL)
    g_signal_handlers_disconnect_by_data (asking->answer, asking);
  g_clear_pointer (&asking->deadline, causerie_deadline_free);
  g_clear_object (&asking->exchange);
  g_clear_object (&asking->answer);
  g_clear_object (&asking->connection);
  g_clear_object (&asking->gateway);
  causerie_keyring_free_key (asking->key);
  g_free (asking->model);
  g_free (asking);
}

static CauserieFailure *
dup_failure (Asking *asking)
{
  CauserieFailure *own = causerie_message_get_failure (asking->answer);

  if (asking->is_enough || causerie_message_get_state (asking->answer) == CAUSERIE_MESSAGE_DONE)
    return NULL;
  if (asking->is_overdue)
    return causerie_failure_new_local (CAUSERIE_FAILURE_TIMEOUT, "%s",
                                       asking->begun > 0 ? "the answer began and did not go on"
                                                         : "the answer did not begin");
  if (own != NULL)
    return causerie_failure_ref (own);
  return causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "the check was stopped");
}

/* A model that thinks has thought of nothing to say yet. */
static gboolean
is_cut_short (Asking *asking, CauserieFailure *failure)
{
  const char *word = causerie_message_get_finish_word (asking->answer);

  return causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_EMPTY &&
         causerie_finish_from_word (word) == CAUSERIE_FINISH_LENGTH;
}

static gboolean
is_too_few (Asking *asking, CauserieFailure *failure)
{
  return causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_BAD_REQUEST &&
         asking->max_tokens == FEWEST_TOKENS;
}

static void
settle (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  g_autoptr(CauserieFailure) failure = dup_failure (asking);

  causerie_deadline_clear (asking->deadline);
  if (failure != NULL && is_too_few (asking, failure)) {
    asking->max_tokens = FEW_TOKENS;
    ask (task);
    return;
  }
  if (failure != NULL && is_cut_short (asking, failure))
    g_clear_pointer (&failure, causerie_failure_unref);

  g_task_return_pointer (task, g_steal_pointer (&failure),
                         (GDestroyNotify) causerie_failure_unref);
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;

  settle (task);
}

/* Any piece of the answer. */
static void
grown_cb (Asking *asking)
{
  if (!causerie_message_is_running (asking->answer))
    return;

  if (asking->begun == 0)
    asking->begun = causerie_clock_now ();
  asking->is_enough = causerie_clock_now () - asking->begun > ENOUGH_US;
  causerie_deadline_set (asking->deadline, asking->is_enough ? 0 : STALL_MS);
}

static void
overdue_cb (gpointer user_data)
{
  Asking *asking = user_data;

  asking->is_overdue = !asking->is_enough;
  causerie_exchange_stop (asking->exchange);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Asking *asking = user_data;

  causerie_exchange_stop (asking->exchange);
  return G_SOURCE_REMOVE;
}

/* From the main loop: what ends by it must not end within the call that cancels. */
static GSource *
watch_cancellable (GCancellable *cancellable, Asking *asking)
{
  GSource *source = g_cancellable_source_new (cancellable);

  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), asking, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static CauserieMessage *
begin_answer (Asking *asking)
{
  if (asking->answer != NULL)
    g_signal_handlers_disconnect_by_data (asking->answer, asking);
  g_clear_object (&asking->answer);
  asking->answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  g_signal_connect_swapped (asking->answer, "notify::text", G_CALLBACK (grown_cb), asking);
  g_signal_connect_swapped (asking->answer, "notify::reasoning", G_CALLBACK (grown_cb), asking);

  return asking->answer;
}

static void
ask (GTask *task)
{
  Asking *asking = g_task_get_task_data (task);
  const char *base_url = causerie_connection_get_base_url (asking->connection);
  gboolean is_far = causerie_url_host_kind (base_url) == CAUSERIE_HOST_PUBLIC;
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  CauserieMessage *question = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_auto(CauserieParams) params = { 0 };
  G_GNUC_UNUSED g_autoptr(CauserieExchange) before = g_steal_pointer (&asking->exchange);

  causerie_message_set_text (question, QUESTION);
  g_ptr_array_add (messages, question);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, asking->max_tokens);

  causerie_deadline_set (asking->deadline, is_far ? FAR_LIMIT_MS : NEAR_LIMIT_MS);
  asking->exchange = causerie_gateway_ask (asking->gateway, &(CauserieQuestion) {
    .connection = asking->connection,
    .model = asking->model,
    .instructions = "",
    .params = &params,
    .messages = messages,
    .key = asking->key,
    .purpose = "check",
    .stream = TRUE,
    .once = TRUE,
  }, begin_answer (asking));

  if (causerie_exchange_is_settled (asking->exchange))
    settle (task);
  else
    g_signal_connect (asking->exchange, "settled", G_CALLBACK (settled_cb), g_object_ref (task));
}

void
causerie_check_answer_async (CauserieGateway     *gateway,
                             CauserieConnection  *connection,
                             const char          *key,
                             const char          *model,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Asking *asking;

  g_return_if_fail (CAUSERIE_IS_GATEWAY (gateway) && CAUSERIE_IS_CONNECTION (connection));
  g_return_if_fail (model != NULL && G_IS_CANCELLABLE (cancellable));

  asking = g_new0 (Asking, 1);
  asking->gateway = g_object_ref (gateway);
  asking->connection = g_object_ref (connection);
  asking->key = g_strdup (key);
  asking->model = g_strdup (model);
  asking->cancellation = watch_cancellable (cancellable, asking);
  asking->deadline = causerie_deadline_new (overdue_cb, asking);
  asking->max_tokens = FEWEST_TOKENS;

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_check_answer_async);
  g_task_set_task_data (task, asking, free_asking);
  ask (task);
}

CauserieMessage *
causerie_check_answer_finish (GAsyncResult *result, CauserieFailure **failure)
{
  Asking *asking;

  g_return_val_if_fail (G_IS_TASK (result) && failure != NULL, NULL);

  asking = g_task_get_task_data (G_TASK (result));
  *failure = g_task_propagate_pointer (G_TASK (result), NULL);
  return g_object_ref (asking->answer);
}
