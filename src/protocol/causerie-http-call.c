/* causerie-http-call.c: one request on its way
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libsoup's own time-out is one number for everything, so it is off and each phase of a request
 * has its own here: connecting, sending the body, waiting for the head. */

#include "causerie-http-call-private.h"

#include "causerie-certificate.h"
#include "causerie-clock.h"
#include "causerie-http-private.h"
#include "causerie-http-trace.h"
#include "causerie-redirect.h"

#define SEND_PROGRESS_MS 60000 /* for the next piece of the body to be taken */

/* Of an upload, for news of it. */
#define FRACTION_STEP 0.01

G_DEFINE_FINAL_TYPE (CauserieHttpCall, causerie_http_call, G_TYPE_OBJECT)

enum { SIGNAL_WAIT_CHANGED, SIGNAL_DOUBTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void send_message (GTask *task);

static void
set_wait (CauserieHttpCall *self, CauserieWaitPhase phase, double fraction)
{
  if (phase == self->wait.phase && fraction - self->wait.fraction < FRACTION_STEP && fraction < 1)
    return;

  self->wait.phase = phase;
  self->wait.fraction = fraction;
  g_signal_emit (self, signals[SIGNAL_WAIT_CHANGED], 0);
}

static void
enter_phase (CauserieHttpCall *self, const char *phase, guint duration_ms)
{
  self->phase = phase;
  self->phase_code = G_IO_ERROR_TIMED_OUT;
  self->phase_ms = duration_ms;
  causerie_deadline_set (self->deadline, duration_ms);
}

static void
overdue_cb (gpointer user_data)
{
  g_autoptr(CauserieHttpCall) self = g_object_ref (user_data);

  if (causerie_http_call_check (self)) {
    causerie_deadline_set (self->deadline, causerie_http_get_grace_ms (self->http));
    return;
  }

  self->is_overdue = TRUE;
  g_set_error (&self->overdue, G_IO_ERROR, self->phase_code, "%s: nothing for %g s", self->phase,
               self->phase_ms / 1000.0);
  g_cancellable_cancel (self->cancellable);
}

static void
cancelled_cb (GCancellable *callers, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* After the head the deadline is unset, and whoever reads has one. Before it, a request that only
 * waits is not given up sooner for a sleep. */
static void
doubted_cb (gpointer user_data)
{
  CauserieHttpCall *self = user_data;
  guint grace_ms = causerie_http_get_grace_ms (self->http);

  if (causerie_deadline_is_set (self->deadline) &&
      g_str_equal (causerie_line_get_doubt (self->line), CAUSERIE_CODE_NETWORK_CHANGED))
    enter_phase (self, self->phase, grace_ms);
  else
    causerie_deadline_extend (self->deadline, grace_ms);
  g_signal_emit (self, signals[SIGNAL_DOUBTED], 0);
}

/* Of HTTP/2 libsoup does not tell who reads a body that the stream was reset, or the connection
 * closed or lost: the read waits for ever, asynchronous or polling. Measured with 3.2.3, and 3.8.0
 * is no better (2026-11). An answer that breaks off must be seen at once, so that the older
 * protocol is asked for; a connection that is kept makes up for most of what that costs. */
static void
refuse_http2 (GTlsConnection *connection)
{
  static const char * const protocols[] = { "http/1.1", NULL };

  g_tls_connection_set_advertised_protocols (connection, protocols);
}

/* A TLS session that is taken up again is not verified again: what was trusted once, for another
 * connection or until the person thought better of it, would be trusted until the program ends.
 * So it is judged here, before anything is written. */
static void
judge_certificate (CauserieHttpCall *self, GTlsConnection *connection)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (self->message));

  if (g_tls_connection_get_peer_certificate_errors (connection) == 0)
    return;

  causerie_certificate_read_fingerprint (g_tls_connection_get_peer_certificate (connection),
                                         self->trace.fingerprint);
  if (causerie_http_accepts (self->http, url, self->trace.fingerprint))
    return;

  self->is_overdue = TRUE;
  g_set_error_literal (&self->overdue, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                       "the certificate of the resumed session is not trusted");
  g_cancellable_cancel (self->cancellable);
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  CauserieHttpCall *self)
{
  self->is_anew = TRUE;
  causerie_http_trace_note (&self->trace, event);
  if (event == G_SOCKET_CLIENT_RESOLVING) {
    g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

    enter_phase (self, "connecting", causerie_http_get_connect_ms (self->http, url));
    self->phase_code = G_IO_ERROR_HOST_UNREACHABLE; /* nobody is there to be slow */
  } else if (event == G_SOCKET_CLIENT_CONNECTED && G_IS_SOCKET_CONNECTION (connection)) {
    g_autoptr(GSocketAddress) address = NULL;

    address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
    causerie_http_trace_note_address (&self->trace, address);
  } else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING) {
    refuse_http2 (G_TLS_CONNECTION (connection));
  } else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED) {
    judge_certificate (self, G_TLS_CONNECTION (connection));
  }
}

/* Only for a certificate that did not verify. */
static gboolean
accept_certificate_cb (SoupMessage *message, GTlsCertificate *certificate,
                       GTlsCertificateFlags faults, CauserieHttpCall *self)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

  causerie_certificate_read_fingerprint (certificate, self->trace.fingerprint);
  return causerie_http_accepts (self->http, url, self->trace.fingerprint);
}

static gboolean
authenticate_cb (SoupMessage *message, SoupAuth *auth, gboolean is_retry, CauserieHttpCall *self)
{
  return soup_auth_is_for_proxy (auth) && !is_retry &&
         causerie_http_answer_proxy (self->http, auth);
}

/* libsoup would give the proxy's login to the server at the other end of the tunnel too; the tunnel
 * itself is asked for with a message of libsoup's own. */
static void
withhold_proxy_login (SoupMessage *message)
{
  if (g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "https"))
    soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
}

static void
starting_cb (SoupMessage *message, CauserieHttpCall *self)
{
  GSocketAddress *peer = soup_message_get_remote_address (message);

  self->is_started = TRUE;
  self->n_written = 0;
  causerie_http_trace_note_address (&self->trace, peer);
  if (self->line != NULL)
    causerie_line_connect (self->line, peer);
  enter_phase (self, "sending", SEND_PROGRESS_MS);
  set_wait (self, CAUSERIE_WAIT_SENDING, 0);
}

static void
wrote_body_data_cb (SoupMessage *message, guint size, CauserieHttpCall *self)
{
  gsize whole = self->body != NULL ? g_bytes_get_size (self->body) : 0;

  self->n_written += size;
  enter_phase (self, "sending", SEND_PROGRESS_MS);
  if (whole > 0)
    set_wait (self, CAUSERIE_WAIT_SENDING, MIN ((double) self->n_written / whole, 1));
}

static void
wrote_body_cb (SoupMessage *message, CauserieHttpCall *self)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

  self->trace.sent = causerie_clock_now ();
  enter_phase (self, "waiting for the answer", causerie_http_get_first_byte_ms (self->http, url));
  set_wait (self, CAUSERIE_WAIT_ANSWER, 0);
}

static void
got_headers_cb (SoupMessage *message, CauserieHttpCall *self)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);

  self->trace.answered = causerie_clock_now ();
  causerie_http_call_trust (self);
  if (certificate != NULL)
    causerie_certificate_read_fingerprint (certificate, self->trace.fingerprint);
}

static void
watch_message (CauserieHttpCall *self)
{
  SoupMessage *message = self->message;

  withhold_proxy_login (message);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), self);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), self);
  g_signal_connect (message, "wrote-body", G_CALLBACK (wrote_body_cb), self);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), self);
}

static void
repeat_at (GTask *task, GUri *uri)
{
  CauserieHttpCall *self = g_task_get_source_object (task);
  SoupMessage *copy = causerie_redirect_copy (self->message, uri);

  causerie_http_call_add_bytes (self);
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  self->message = copy;
  send_message (task);
}

static gboolean
follow_redirect (GTask *task)
{
  CauserieHttpCall *self = g_task_get_source_object (task);
  g_autoptr(GUri) uri = NULL;

  if (self->n_redirects == CAUSERIE_REDIRECTS_MAX)
    return FALSE;
  uri = causerie_redirect_find (self->message);
  if (uri == NULL)
    return FALSE;

  self->n_redirects++;
  repeat_at (task, uri);
  return TRUE;
}

/* A connection that was kept may be dead without anybody having noticed. When it gives no byte
 * of an answer, the request goes out again, once, on a new one. */
static gboolean
replace_connection (GTask *task, const GError *error)
{
  CauserieHttpCall *self = g_task_get_source_object (task);
  g_autoptr(GUri) uri = g_uri_ref (soup_message_get_uri (self->message));

  if (self->is_anew || soup_message_get_status (self->message) != SOUP_STATUS_NONE ||
      (self->flags & SOUP_MESSAGE_NEW_CONNECTION) != 0 || error->domain != G_IO_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  self->flags |= SOUP_MESSAGE_NEW_CONNECTION;
  repeat_at (task, uri);
  return TRUE;
}

static void
return_stream (GTask *task, GInputStream *stream)
{
  CauserieHttpCall *self = g_task_get_source_object (task);
  GError *refusal = causerie_http_failure_find_refusal (self);

  if (refusal != NULL)
    g_task_return_error (task, refusal);
  else if (!follow_redirect (task))
    g_task_return_pointer (task, g_object_ref (stream), g_object_unref);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieHttpCall *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  causerie_deadline_clear (self->deadline);
  if (stream == NULL)
    causerie_http_call_check (self);
  if (self->overdue != NULL)
    g_task_return_error (task, g_steal_pointer (&self->overdue));
  else if (stream != NULL)
    return_stream (task, stream);
  else if (!replace_connection (task, error))
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send_message (GTask *task)
{
  CauserieHttpCall *self = g_task_get_source_object (task);
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (self->message));

  soup_message_add_flags (self->message, self->flags);
  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (self->message, "application/json", self->body);
  watch_message (self);
  self->is_anew = FALSE;
  self->trace = (CauserieHttpTrace) { 0 };
  g_set_object (&self->session, causerie_http_get_session (self->http, url));
  enter_phase (self, "waiting for a free connection",
               causerie_http_get_first_byte_ms (self->http, url));
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->cancellable,
                           sent_cb, g_object_ref (task));
}

static void
causerie_http_call_dispose (GObject *object)
{
  CauserieHttpCall *self = CAUSERIE_HTTP_CALL (object);

  g_clear_pointer (&self->line, causerie_line_free);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_cancellable_disconnect (self->callers, self->cancelled_id);
  self->cancelled_id = 0;
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->callers);
  g_clear_object (&self->http);
  g_clear_pointer (&self->deadline, causerie_deadline_free);

  G_OBJECT_CLASS (causerie_http_call_parent_class)->dispose (object);
}

static void
causerie_http_call_finalize (GObject *object)
{
  CauserieHttpCall *self = CAUSERIE_HTTP_CALL (object);

  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->overdue);
  g_free (self->model);

  G_OBJECT_CLASS (causerie_http_call_parent_class)->finalize (object);
}

static void
causerie_http_call_class_init (CauserieHttpCallClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = causerie_http_call_dispose;
  object_class->finalize = causerie_http_call_finalize;

  signals[SIGNAL_WAIT_CHANGED] = g_signal_new ("wait-changed", CAUSERIE_TYPE_HTTP_CALL,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
  signals[SIGNAL_DOUBTED] = g_signal_new ("doubted", CAUSERIE_TYPE_HTTP_CALL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_http_call_init (CauserieHttpCall *self)
{
  self->cancellable = g_cancellable_new ();
  self->deadline = causerie_deadline_new (overdue_cb, self);
  self->purpose = "chat";
  self->attempt = 1;
  self->wait.phase = CAUSERIE_WAIT_CONNECTING;
  /* A POST that is not called idempotent never gets a kept connection. */
  self->flags = SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT | SOUP_MESSAGE_COLLECT_METRICS;
}

CauserieHttpCall *
causerie_http_call_new (CauserieHttp *http, SoupMessage *message, GBytes *body)
{
  CauserieHttpCall *self;

  g_return_val_if_fail (CAUSERIE_IS_HTTP (http) && SOUP_IS_MESSAGE (message), NULL);

  self = g_object_new (CAUSERIE_TYPE_HTTP_CALL, NULL);
  self->http = g_object_ref (http);
  self->message = g_object_ref (message);
  self->body = body != NULL ? g_bytes_ref (body) : NULL;

  return self;
}

void
causerie_http_call_send_async (CauserieHttpCall *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CAUSERIE_IS_HTTP_CALL (self) && self->start == 0);

  self->start = causerie_clock_now ();
  self->start_time = g_get_real_time ();
  self->line = causerie_line_new (self->http, doubted_cb, self);
  if (cancellable != NULL) {
    self->callers = g_object_ref (cancellable);
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                self->cancellable, NULL);
  }

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_http_call_send_async);
  send_message (task);
}

GInputStream *
causerie_http_call_send_finish (CauserieHttpCall *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
