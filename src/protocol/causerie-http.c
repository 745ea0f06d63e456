/* causerie-http.c: the HTTP session of one connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libsoup's own time-out is one number for everything, so it is off and each phase of a request
 * has its own here: connecting, sending the body, waiting for the head. */

#include "causerie-http-private.h"

#include "causerie-config.h"
#include "causerie-deadline.h"
#include "causerie-url.h"

/* libsoup's default of 2 lets a third stream wait for ever. */
#define MAX_CONNECTIONS_PER_HOST 8
#define MAX_CONNECTIONS          32

#define MAX_REDIRECTS 3

#define SEND_PROGRESS_MS 60000 /* for the next piece of the body to be taken */

typedef struct {
  guint connect_ms;
  guint first_byte_ms;
  guint idle_ms;
} Timeouts;

/* A server nearby may have to load a model first, and may be slow; but it is connected to at
 * once. */
static const Timeouts far_timeouts = { 15000, 300000, 120000 };
static const Timeouts near_timeouts = { 5000, 900000, 300000 };

struct _CauserieHttp {
  GObject      parent_instance;

  /* owned, made at first use */
  SoupSession *session;
  SoupSession *loopback_session; /* never by a proxy */

  guint        first_byte_ms; /* 0: by the host */
  guint        idle_ms;
};

G_DEFINE_FINAL_TYPE (CauserieHttp, causerie_http, G_TYPE_OBJECT)

/* One request on its way, with the repetitions that redirects make of it. */
typedef struct {
  /* owned */
  SoupMessage      *message;
  GBytes           *body;
  GCancellable     *cancellable; /* of this request: the caller's, or a deadline's doing */
  GCancellable     *callers;     /* may be NULL */
  CauserieDeadline *deadline;
  GError           *overdue;     /* what the deadline found */

  gulong            cancelled_id;
  guint             connect_ms;
  guint             first_byte_ms;
  const char       *phase;       /* static: what is being waited for */
  GIOErrorEnum      phase_code;  /* what it is when that does not come */
  guint             phase_ms;
  guint             n_redirects;
  gboolean          is_connected_anew; /* a connection was made for this message */
  SoupMessageFlags  flags;
} Sending;

static void send_message (GTask *task);

static SoupSession *
make_session (void)
{
  return g_object_new (SOUP_TYPE_SESSION,
                       "timeout", 0,
                       "max-conns", MAX_CONNECTIONS,
                       "max-conns-per-host", MAX_CONNECTIONS_PER_HOST,
                       "user-agent", "Causerie/" CAUSERIE_VERSION,
                       NULL);
}

static SoupSession *
get_session (CauserieHttp *self, const char *url)
{
  if (causerie_url_host_kind (url) == CAUSERIE_HOST_LOOPBACK) {
    if (self->loopback_session == NULL) {
      self->loopback_session = make_session ();
      soup_session_set_proxy_resolver (self->loopback_session, NULL);
    }
    return self->loopback_session;
  }

  if (self->session == NULL)
    self->session = make_session ();
  return self->session;
}

static const Timeouts *
get_timeouts (const char *url)
{
  return causerie_url_host_kind (url) == CAUSERIE_HOST_PUBLIC ? &far_timeouts : &near_timeouts;
}

static void
enter_phase (Sending *sending, const char *phase, guint duration_ms)
{
  sending->phase = phase;
  sending->phase_code = G_IO_ERROR_TIMED_OUT;
  sending->phase_ms = duration_ms;
  causerie_deadline_set (sending->deadline, duration_ms);
}

static void
overdue_cb (gpointer user_data)
{
  Sending *sending = user_data;

  g_set_error (&sending->overdue, G_IO_ERROR, sending->phase_code, "%s: nothing for %g s",
               sending->phase, sending->phase_ms / 1000.0);
  g_cancellable_cancel (sending->cancellable);
}

static void
cancelled_cb (GCancellable *callers, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Of HTTP/2 libsoup 3.2 does not tell who reads a body that the stream was reset or the
 * connection lost: the read waits for ever (measured). An answer that breaks off must be seen at
 * once, so that the older protocol is asked for; a connection that is kept makes up for most of
 * what that costs. */
static void
refuse_http2 (GTlsConnection *connection)
{
  static const char * const protocols[] = { "http/1.1", NULL };

  g_tls_connection_set_advertised_protocols (connection, protocols);
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  Sending *sending)
{
  sending->is_connected_anew = TRUE;
  if (event == G_SOCKET_CLIENT_RESOLVING) {
    enter_phase (sending, "connecting", MIN (sending->connect_ms, sending->first_byte_ms));
    sending->phase_code = G_IO_ERROR_HOST_UNREACHABLE; /* nobody is there to be slow */
  } else if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING) {
    refuse_http2 (G_TLS_CONNECTION (connection));
  }
}

static void
starting_cb (SoupMessage *message, Sending *sending)
{
  enter_phase (sending, "sending", SEND_PROGRESS_MS);
}

static void
wrote_body_data_cb (SoupMessage *message, guint size, Sending *sending)
{
  enter_phase (sending, "sending", SEND_PROGRESS_MS);
}

static void
wrote_body_cb (SoupMessage *message, Sending *sending)
{
  enter_phase (sending, "waiting for the answer", sending->first_byte_ms);
}

static void
watch_message (Sending *sending)
{
  g_signal_connect (sending->message, "network-event", G_CALLBACK (network_event_cb), sending);
  g_signal_connect (sending->message, "starting", G_CALLBACK (starting_cb), sending);
  g_signal_connect (sending->message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), sending);
  g_signal_connect (sending->message, "wrote-body", G_CALLBACK (wrote_body_cb), sending);
}

static void
unwatch_message (Sending *sending)
{
  g_signal_handlers_disconnect_by_data (sending->message, sending);
}

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  unwatch_message (sending);
  g_cancellable_disconnect (sending->callers, sending->cancelled_id);
  g_clear_object (&sending->message);
  g_clear_object (&sending->cancellable);
  g_clear_object (&sending->callers);
  g_clear_pointer (&sending->body, g_bytes_unref);
  g_clear_pointer (&sending->deadline, causerie_deadline_free);
  g_clear_error (&sending->overdue);
  g_free (sending);
}

static gboolean
is_upgrade (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), "http") && g_uri_get_port (from) == 80 &&
         g_str_equal (g_uri_get_scheme (to), "https") && g_uri_get_port (to) == 443 &&
         g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0;
}

static gboolean
is_same_origin (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), g_uri_get_scheme (to)) &&
         g_uri_get_port (from) == g_uri_get_port (to) &&
         g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0;
}

/* Where the request may be repeated; NULL when the response is to be given back as it is. */
static GUri *
find_redirect (SoupMessage *message)
{
  SoupStatus status = soup_message_get_status (message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  GUri *from = soup_message_get_uri (message);
  g_autoptr(GUri) to = NULL;

  if (location == NULL ||
      (status != SOUP_STATUS_TEMPORARY_REDIRECT && status != SOUP_STATUS_PERMANENT_REDIRECT))
    return NULL;

  to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (to == NULL || g_uri_get_host (to) == NULL || g_uri_get_userinfo (to) != NULL)
    return NULL;
  return is_same_origin (from, to) || is_upgrade (from, to) ? g_steal_pointer (&to) : NULL;
}

/* The same message for another place. What libsoup writes for each sending is left to it. */
static SoupMessage *
copy_message (SoupMessage *message, GUri *uri)
{
  static const char * const own_names[] = {
    "Host", "Connection", "Content-Length", "Content-Type", NULL,
  };
  SoupMessage *copy = soup_message_new_from_uri (soup_message_get_method (message), uri);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value)) {
    if (!g_strv_contains (own_names, name))
      soup_message_headers_replace (soup_message_get_request_headers (copy), name, value);
  }

  return copy;
}

static void
repeat_at (GTask *task, GUri *uri)
{
  Sending *sending = g_task_get_task_data (task);
  SoupMessage *copy = copy_message (sending->message, uri);

  unwatch_message (sending);
  g_object_unref (sending->message);
  sending->message = copy;
  send_message (task);
}

static gboolean
follow_redirect (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  g_autoptr(GUri) uri = NULL;

  if (sending->n_redirects == MAX_REDIRECTS)
    return FALSE;
  uri = find_redirect (sending->message);
  if (uri == NULL)
    return FALSE;

  sending->n_redirects++;
  repeat_at (task, uri);
  return TRUE;
}

/* A connection that was kept may be dead without anybody having noticed. When it gives no byte
 * of an answer, the request goes out again, once, on a new one. */
static gboolean
replace_connection (GTask *task, const GError *error)
{
  Sending *sending = g_task_get_task_data (task);
  g_autoptr(GUri) uri = g_uri_ref (soup_message_get_uri (sending->message));

  if (sending->is_connected_anew ||
      soup_message_get_status (sending->message) != SOUP_STATUS_NONE ||
      (sending->flags & SOUP_MESSAGE_NEW_CONNECTION) != 0 || error->domain != G_IO_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  sending->flags |= SOUP_MESSAGE_NEW_CONNECTION;
  repeat_at (task, uri);
  return TRUE;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  causerie_deadline_clear (sending->deadline);
  if (sending->overdue != NULL)
    g_task_return_error (task, g_steal_pointer (&sending->overdue));
  else if (stream == NULL && !replace_connection (task, error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (stream != NULL && !follow_redirect (task))
    g_task_return_pointer (task, g_steal_pointer (&stream), g_object_unref);
}

static void
send_message (GTask *task)
{
  CauserieHttp *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (sending->message));

  soup_message_add_flags (sending->message, sending->flags);
  if (sending->body != NULL)
    soup_message_set_request_body_from_bytes (sending->message, "application/json", sending->body);
  watch_message (sending);
  sending->is_connected_anew = FALSE;
  sending->connect_ms = get_timeouts (url)->connect_ms;
  sending->first_byte_ms = causerie_http_get_first_byte_ms (self, url);
  enter_phase (sending, "waiting for a free connection", sending->first_byte_ms);
  soup_session_send_async (get_session (self, url), sending->message, G_PRIORITY_DEFAULT,
                           sending->cancellable, sent_cb, g_object_ref (task));
}

static void
causerie_http_dispose (GObject *object)
{
  CauserieHttp *self = CAUSERIE_HTTP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->loopback_session);

  G_OBJECT_CLASS (causerie_http_parent_class)->dispose (object);
}

static void
causerie_http_class_init (CauserieHttpClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_http_dispose;
}

static void
causerie_http_init (CauserieHttp *self)
{
}

CauserieHttp *
causerie_http_new (void)
{
  return g_object_new (CAUSERIE_TYPE_HTTP, NULL);
}

void
causerie_http_set_timeouts (CauserieHttp *self, guint first_byte_ms, guint idle_ms)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self));

  self->first_byte_ms = first_byte_ms;
  self->idle_ms = idle_ms;
}

guint
causerie_http_get_first_byte_ms (CauserieHttp *self, const char *url)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, 0);

  return self->first_byte_ms > 0 ? self->first_byte_ms : get_timeouts (url)->first_byte_ms;
}

guint
causerie_http_get_idle_ms (CauserieHttp *self, const char *url)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, 0);

  return self->idle_ms > 0 ? self->idle_ms : get_timeouts (url)->idle_ms;
}

void
causerie_http_send_async (CauserieHttp *self, SoupMessage *message, GBytes *body,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  Sending *sending;

  g_return_if_fail (CAUSERIE_IS_HTTP (self) && SOUP_IS_MESSAGE (message));

  sending = g_new0 (Sending, 1);
  sending->message = g_object_ref (message);
  sending->body = body != NULL ? g_bytes_ref (body) : NULL;
  sending->cancellable = g_cancellable_new ();
  sending->deadline = causerie_deadline_new (overdue_cb, sending);
  /* A POST that is not called idempotent never gets a kept connection. */
  sending->flags = SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT;
  if (cancellable != NULL) {
    sending->callers = g_object_ref (cancellable);
    sending->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                   sending->cancellable, NULL);
  }

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_http_send_async);
  g_task_set_task_data (task, sending, free_sending);
  send_message (task);
}

GInputStream *
causerie_http_send_finish (CauserieHttp *self, GAsyncResult *result, SoupMessage **answered,
                           GError **error)
{
  Sending *sending;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  sending = g_task_get_task_data (G_TASK (result));
  if (answered != NULL)
    *answered = g_object_ref (sending->message);
  return g_task_propagate_pointer (G_TASK (result), error);
}
