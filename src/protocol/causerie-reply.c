/* causerie-reply.c: one answer in flight
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stream is read at the pace it is shown. While nothing comes, one asynchronous read waits.
 * When it returns, what came is given out, and the stream is left alone for a step; then all
 * that has arrived meanwhile is drained without blocking, and given out as one delta. A drain
 * that finds nothing goes back to waiting, so that an idle answer costs nothing. */

#include "causerie-reply-private.h"

#include "causerie-dialect-openai.h"
#include "causerie-http-private.h"
#include "causerie-stream-end.h"

#include <libsoup/soup.h>

#define BUFFER_BYTES (16 * 1024)

/* Of a step, for decoding: the rest belongs to the window. */
#define STEP_BUDGET_US 12000

/* After a finish reason only the usage is missing: a server that then falls silent is done. */
#define FINISHED_IDLE_MS 10000

G_DEFINE_ENUM_TYPE (CauserieReplyState, causerie_reply_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_REPLY_IDLE, "idle"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_REPLY_SENDING, "sending"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_REPLY_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_REPLY_STREAMING, "streaming"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_REPLY_SETTLED, "settled"))

G_DEFINE_FINAL_TYPE (CauserieReply, causerie_reply, G_TYPE_OBJECT)

enum { PROP_STATE = 1, PROP_WAIT, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_DELTA, SIGNAL_SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void read_next (CauserieReply *self);

/* What is waited for, by what the call knows and how far the answer is. */
static CauserieWait
find_wait (CauserieReply *self)
{
  CauserieWait wait = { .phase = CAUSERIE_WAIT_NONE };

  if (self->state == CAUSERIE_REPLY_WAITING)
    wait.phase = CAUSERIE_WAIT_ANSWER;
  else if (self->state == CAUSERIE_REPLY_SENDING && self->call == NULL)
    wait.phase = CAUSERIE_WAIT_CONNECTING;
  else if (self->state == CAUSERIE_REPLY_SENDING)
    wait = *causerie_http_call_get_wait (self->call);

  return wait;
}

static void
update_wait (CauserieReply *self)
{
  CauserieWait wait = find_wait (self);

  if (causerie_wait_equal (&wait, &self->wait))
    return;

  self->wait = wait;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAIT]);
}

static void
advance (CauserieReply *self, CauserieReplyState state)
{
  if (state <= self->state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  update_wait (self);
}

/* Handlers may cancel: what follows looks at the state again. */
static void
give_delta (CauserieReply *self)
{
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (self->answer);

  if (delta == NULL)
    return;

  advance (self, CAUSERIE_REPLY_STREAMING);
  g_signal_emit (self, signals[SIGNAL_DELTA], 0, delta);
}

/* A stream that was read to its end leaves a connection that can be used again; any other is
 * closed at once, which tells the server to stop. */
static void
release_stream (CauserieReply *self)
{
  g_autoptr(GInputStream) stream = NULL;

  if (self->is_reading || self->stream == NULL)
    return;

  stream = g_steal_pointer (&self->stream);
  if (g_cancellable_is_cancelled (self->cancellable))
    g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  else
    causerie_stream_end (stream);
}

/* Takes the judgement on the whole, with what the call knows of its cause, and ends that. */
static void
end_call (CauserieReply *self)
{
  CauserieFailure *failure = causerie_answer_get_failure (self->answer);

  if (failure != NULL)
    self->failure = self->call != NULL ? causerie_http_failure_refine (failure, self->call)
                                       : causerie_failure_ref (failure);
  if (self->call != NULL)
    causerie_http_call_end (self->call, self->failure);
}

/* The end, whatever it was; only the first counts. `interruption` (transfer full) is NULL when
 * the body ended by itself. Drops the reference that starting took. */
static void
settle (CauserieReply *self, CauserieFailure *interruption)
{
  if (self->is_settling) {
    g_clear_pointer (&interruption, causerie_failure_unref);
    return;
  }

  self->is_settling = TRUE;
  causerie_deadline_clear (self->step);
  causerie_deadline_clear (self->idle);
  if (interruption != NULL || self->is_reading)
    g_cancellable_cancel (self->cancellable);

  if (self->body != NULL)
    causerie_body_end (self->body, interruption);
  else
    causerie_answer_end (self->answer, interruption);
  end_call (self);
  release_stream (self);
  give_delta (self);
  advance (self, CAUSERIE_REPLY_SETTLED);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  g_object_unref (self);
}

static void
settle_with_error (CauserieReply *self, const GError *error)
{
  causerie_http_call_check (self->call);
  settle (self, causerie_http_failure_new (error, self->call, self->body != NULL));
}

static guint
get_patience_ms (CauserieReply *self)
{
  const char *url = causerie_request_get_base_url (self->request);
  guint idle_ms = causerie_http_get_idle_ms (self->http, url);

  if (!self->has_bytes)
    return causerie_http_get_first_byte_ms (self->http, url);
  if (causerie_answer_get_finish_word (self->answer) != NULL)
    return MIN (idle_ms, FINISHED_IDLE_MS);
  return idle_ms;
}

/* Gives the next bytes to the answer; FALSE when it wants no more. */
static gboolean
take_bytes (CauserieReply *self, gsize length)
{
  self->has_bytes = TRUE;
  causerie_http_call_trust (self->call);
  return causerie_body_push (self->body, self->buffer, length);
}

/* Bytes came: gives out what they meant, and waits for a step. */
static void
end_step (CauserieReply *self, gboolean wants_more)
{
  if (!wants_more) {
    settle (self, NULL);
    return;
  }

  give_delta (self);
  if (self->is_settling)
    return;
  causerie_deadline_set (self->idle, get_patience_ms (self));
  causerie_deadline_set (self->step, CAUSERIE_REPLY_STEP_MS);
}

/* Reads what is there, for as long as a step may take. Returns what the last read did; 0 is the
 * end of the body, negative an error. */
static gssize
drain (CauserieReply *self, gboolean *came, gboolean *wants_more, GError **error)
{
  GPollableInputStream *stream = G_POLLABLE_INPUT_STREAM (self->stream);
  gint64 until = g_get_monotonic_time () + STEP_BUDGET_US;
  gssize length;

  do {
    length = g_pollable_input_stream_read_nonblocking (stream, self->buffer, BUFFER_BYTES,
                                                       self->cancellable, error);
    if (length <= 0)
      break;
    *came = TRUE;
    *wants_more = take_bytes (self, length);
  } while (*wants_more && g_get_monotonic_time () < until);

  return length;
}

static void
drain_step (CauserieReply *self)
{
  g_autoptr(GError) error = NULL;
  gboolean came = FALSE;
  gboolean wants_more = TRUE;
  gssize length = drain (self, &came, &wants_more, &error);

  if (length == 0)
    settle (self, NULL);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    settle_with_error (self, error);
  else if (came)
    end_step (self, wants_more);
  else
    read_next (self);
}

static void
step_cb (gpointer user_data)
{
  g_autoptr(CauserieReply) self = g_object_ref (user_data);

  if (G_IS_POLLABLE_INPUT_STREAM (self->stream) &&
      g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (self->stream)))
    drain_step (self);
  else
    read_next (self);
}

/* A stream that may have died unnoticed is not waited for any longer than the grace. */
static void
doubted_cb (CauserieReply *self)
{
  if (self->body != NULL)
    causerie_deadline_set (self->idle, causerie_http_get_grace_ms (self->http));
}

/* It did not come, or it stopped coming. */
static CauserieFailure *
make_silence (CauserieReply *self)
{
  g_autofree char *message = g_strdup_printf ("the stream was silent for %g s",
                                              get_patience_ms (self) / 1000.0);

  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_TIMEOUT,
    .code = self->state == CAUSERIE_REPLY_STREAMING ? CAUSERIE_CODE_STALLED : NULL,
    .message = message,
    .retry_after = -1,
  });
}

static void
idle_cb (gpointer user_data)
{
  CauserieReply *self = user_data;

  if (causerie_http_call_check (self->call)) /* that was no silence: nobody listened */
    return;

  if (causerie_http_call_get_doubt (self->call) != NULL)
    settle (self, causerie_failure_new_local (CAUSERIE_FAILURE_CUT_OFF,
                                              "the connection did not come back to life"));
  else
    settle (self, make_silence (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieReply) self = user_data;
  g_autoptr(GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->is_reading = FALSE;
  if (self->is_settling)
    release_stream (self);
  else if (length < 0)
    settle_with_error (self, error);
  else if (length == 0)
    settle (self, NULL);
  else
    end_step (self, take_bytes (self, length));
}

static void
read_next (CauserieReply *self)
{
  self->is_reading = TRUE;
  g_input_stream_read_async (self->stream, self->buffer, BUFFER_BYTES, G_PRIORITY_DEFAULT,
                             self->cancellable, read_cb, g_object_ref (self));
}

static void
read_head (CauserieReply *self, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  CauserieHead head = {
    .status = soup_message_get_status (message),
    .reason = soup_message_get_reason_phrase (message),
    .headers = headers,
  };

  const char *id = soup_message_headers_get_one (headers, "X-Generation-Id");

  self->body = causerie_body_new (self->dialect, self->request, self->answer, &head);
  if (id != NULL && g_utf8_validate (id, -1, NULL))
    causerie_answer_set_generation_id (self->answer, id);
  if (SOUP_STATUS_IS_SUCCESSFUL (head.status))
    advance (self, CAUSERIE_REPLY_WAITING);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieReply) self = user_data;
  g_autoptr(GError) error = NULL;

  self->stream = causerie_http_call_send_finish (self->call, result, &error);
  if (self->is_settling) {
    release_stream (self);
  } else if (self->stream == NULL) {
    settle_with_error (self, error);
  } else {
    read_head (self, causerie_http_call_get_message (self->call));
    if (self->is_settling)
      return;
    causerie_deadline_set (self->idle, get_patience_ms (self));
    read_next (self);
  }
}

/* A request that cannot be sent fails like one that was: after start() has returned. */
static void
refuse_cb (gpointer user_data)
{
  CauserieReply *self = user_data;

  settle (self, NULL);
}

static void
refuse (CauserieReply *self, CauserieFailure *failure)
{
  causerie_answer_take_failure (self->answer, failure);
  causerie_deadline_free (self->step);
  self->step = causerie_deadline_new (refuse_cb, self);
  causerie_deadline_set (self->step, 0);
}

static void
causerie_reply_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieReply *self = CAUSERIE_REPLY (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_WAIT:
    g_value_set_boxed (value, &self->wait);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_reply_finalize (GObject *object)
{
  CauserieReply *self = CAUSERIE_REPLY (object);

  g_clear_pointer (&self->step, causerie_deadline_free);
  g_clear_pointer (&self->idle, causerie_deadline_free);
  g_clear_pointer (&self->body, causerie_body_free);
  g_clear_pointer (&self->answer, causerie_answer_free);
  g_clear_pointer (&self->request, causerie_request_unref);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dialect);
  g_clear_object (&self->call);
  g_clear_object (&self->http);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_free (self->buffer);

  G_OBJECT_CLASS (causerie_reply_parent_class)->finalize (object);
}

static void
causerie_reply_class_init (CauserieReplyClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_reply_get_property;
  object_class->finalize = causerie_reply_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_REPLY_STATE,
                                              CAUSERIE_REPLY_IDLE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WAIT] = g_param_spec_boxed ("wait", NULL, NULL, CAUSERIE_TYPE_WAIT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_DELTA] = g_signal_new ("delta", CAUSERIE_TYPE_REPLY, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, CAUSERIE_TYPE_DELTA);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", CAUSERIE_TYPE_REPLY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_reply_init (CauserieReply *self)
{
  self->dialect = causerie_dialect_openai_new ();
  self->cancellable = g_cancellable_new ();
}

CauserieReply *
causerie_reply_new (CauserieHttp *http, CauserieRequest *request)
{
  CauserieReply *self;

  g_return_val_if_fail (CAUSERIE_IS_HTTP (http) && request != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_REPLY, NULL);
  self->http = g_object_ref (http);
  self->request = causerie_request_ref (request);
  self->answer = causerie_answer_new (request);

  return self;
}

static void
send_message (CauserieReply *self, SoupMessage *message, GBytes *body)
{
  self->call = causerie_http_call_new (self->http, message, body);
  causerie_http_call_describe (self->call, causerie_request_get_purpose (self->request),
                               causerie_request_get_model (self->request),
                               causerie_request_get_attempt (self->request));
  g_signal_connect_swapped (self->call, "wait-changed", G_CALLBACK (update_wait), self);
  g_signal_connect_swapped (self->call, "doubted", G_CALLBACK (doubted_cb), self);
  causerie_http_call_send_async (self->call, self->cancellable, sent_cb, g_object_ref (self));
}

void
causerie_reply_start (CauserieReply *self)
{
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GBytes) body = NULL;
  CauserieFailure *failure = NULL;

  g_return_if_fail (CAUSERIE_IS_REPLY (self) && self->state == CAUSERIE_REPLY_IDLE);

  g_object_ref (self); /* until it settles */
  self->step = causerie_deadline_new (step_cb, self);
  self->idle = causerie_deadline_new (idle_cb, self);
  self->buffer = g_malloc (BUFFER_BYTES);
  advance (self, CAUSERIE_REPLY_SENDING);
  if (self->is_settling)
    return;

  message = causerie_dialect_make_message (self->dialect, self->request, &failure);
  if (message == NULL) {
    refuse (self, failure);
    return;
  }

  body = causerie_dialect_encode (self->dialect, self->request);
  send_message (self, message, body);
}

void
causerie_reply_cancel (CauserieReply *self)
{
  g_return_if_fail (CAUSERIE_IS_REPLY (self));

  if (self->state == CAUSERIE_REPLY_IDLE)
    return;

  settle (self, causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "cancelled"));
}
