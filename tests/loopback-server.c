/* loopback-server.c: an HTTP server for tests, down to the bytes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "loopback-server.h"

#include <string.h>

struct _LoopbackServer {
  /* owned */
  GSocketListener *listener;
  GCancellable    *cancellable;
  GTlsCertificate *certificate; /* NULL: in clear */
  GThread         *thread;
  char            *url;

  LoopbackHandler  handler;
  gpointer         user_data;

  GMutex           mutex;
  GPtrArray       *requests; /* under the mutex */
  GPtrArray       *visits;   /* Visit; of the accepting thread, then of who frees */
};

/* One connection that was made, and the thread that serves it. */
typedef struct {
  LoopbackServer    *server;
  GSocketConnection *stream;
  guint              number;
  GThread           *thread;
} Visit;

static void
free_request (gpointer data)
{
  LoopbackRequest *request = data;

  g_free (request->method);
  g_free (request->target);
  g_free (request->head);
  g_free (request->body);
  g_free (request);
}

/* The first lines up to the empty one; NULL at the end of the connection. */
static char *
read_head (GDataInputStream *input)
{
  g_autoptr(GString) head = g_string_new (NULL);
  char *line;

  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL) {
    gboolean is_end = *line == '\0';

    if (!is_end)
      g_string_append_printf (head, "%s\r\n", line);
    g_free (line);
    if (is_end)
      return g_strdup (head->str);
  }

  return NULL;
}

static char *
read_body (GDataInputStream *input, LoopbackRequest *request)
{
  g_autofree char *length = loopback_request_dup_header (request, "Content-Length");
  gsize size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  char *body = g_malloc0 (size + 1);
  gsize n_read;

  g_input_stream_read_all (G_INPUT_STREAM (input), body, size, &n_read, NULL, NULL);
  return body;
}

static LoopbackRequest *
read_request (GDataInputStream *input, GSocketConnection *stream, guint connection)
{
  g_autofree char *head = read_head (input);
  g_auto(GStrv) words = head != NULL ? g_strsplit (head, " ", 3) : NULL;
  LoopbackRequest *request;

  if (head == NULL || g_strv_length (words) < 3)
    return NULL;

  request = g_new0 (LoopbackRequest, 1);
  request->method = g_strdup (words[0]);
  request->target = g_strdup (words[1]);
  request->head = g_steal_pointer (&head);
  request->body = read_body (input, request);
  request->connection = connection;
  request->stream = stream;
  return request;
}

/* What the visit talks by; NULL when it could not be secured. */
static GSocketConnection *
secure (Visit *visit)
{
  GTlsCertificate *certificate = visit->server->certificate;
  g_autoptr(GIOStream) tls = NULL;

  if (certificate == NULL)
    return g_object_ref (visit->stream);

  tls = g_tls_server_connection_new (G_IO_STREAM (visit->stream), certificate, NULL);
  if (tls == NULL || !g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, NULL))
    return NULL;
  return G_SOCKET_CONNECTION (
    g_tcp_wrapper_connection_new (tls, g_socket_connection_get_socket (visit->stream)));
}

static void
serve (Visit *visit, GSocketConnection *stream)
{
  LoopbackServer *self = visit->server;
  g_autoptr(GDataInputStream) input = NULL;
  gboolean close = FALSE;

  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (stream)));
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while (!close) {
    LoopbackRequest *request = read_request (input, stream, visit->number);

    if (request == NULL)
      break;
    g_mutex_lock (&self->mutex);
    g_ptr_array_add (self->requests, request);
    g_mutex_unlock (&self->mutex);
    self->handler (request, self->user_data);
    close = request->close;
  }
}

static gpointer
run_visit (gpointer user_data)
{
  Visit *visit = user_data;
  g_autoptr(GSocketConnection) stream = secure (visit);

  if (stream != NULL)
    serve (visit, stream);
  g_socket_shutdown (g_socket_connection_get_socket (visit->stream), TRUE, TRUE, NULL);
  return NULL;
}

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  g_socket_shutdown (g_socket_connection_get_socket (visit->stream), TRUE, TRUE, NULL);
  g_thread_join (visit->thread);
  g_object_unref (visit->stream);
  g_free (visit);
}

static gpointer
run_accept (gpointer user_data)
{
  LoopbackServer *self = user_data;
  GSocketConnection *stream;

  while ((stream = g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL))) {
    Visit *visit = g_new0 (Visit, 1);

    visit->server = self;
    visit->stream = stream;
    visit->number = self->visits->len + 1;
    g_ptr_array_add (self->visits, visit);
    visit->thread = g_thread_new ("loopback-visit", run_visit, visit);
  }

  return NULL;
}

LoopbackServer *
loopback_server_new (LoopbackHandler handler, gpointer user_data)
{
  return loopback_server_new_secure (handler, user_data, NULL);
}

LoopbackServer *
loopback_server_new_secure (LoopbackHandler handler, gpointer user_data,
                            GTlsCertificate *certificate)
{
  LoopbackServer *self = g_new0 (LoopbackServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->handler = handler;
  self->user_data = user_data;
  self->requests = g_ptr_array_new_with_free_func (free_request);
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);

  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  g_set_object (&self->certificate, certificate);
  self->url = g_strdup_printf ("%s://127.0.0.1:%u/v1", certificate != NULL ? "https" : "http",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  self->thread = g_thread_new ("loopback-server", run_accept, self);

  return self;
}

void
loopback_server_free (LoopbackServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->requests);
  g_object_unref (self->listener);
  g_clear_object (&self->certificate);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self);
}

const char *
loopback_server_get_url (LoopbackServer *self)
{
  return self->url;
}

guint
loopback_server_get_count (LoopbackServer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->requests->len;
}

LoopbackRequest *
loopback_server_get_request (LoopbackServer *self, guint index)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_assert_cmpuint (index, <, self->requests->len);
  return g_ptr_array_index (self->requests, index);
}

char *
loopback_request_dup_header (LoopbackRequest *request, const char *name)
{
  g_auto(GStrv) lines = g_strsplit (request->head, "\r\n", -1);
  gsize length = strlen (name);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strdup (g_strstrip (lines[i] + length + 1));
  }

  return NULL;
}

void
loopback_send (LoopbackRequest *request, const char *bytes, gssize length)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (request->stream));

  g_output_stream_write_all (output, bytes, length < 0 ? strlen (bytes) : (gsize) length, NULL,
                             NULL, NULL);
}

void
loopback_send_reply (LoopbackRequest *request, const char *status, const char *headers,
                     const char *body)
{
  g_autofree char *reply = g_strdup_printf ("HTTP/1.1 %s\r\n%sContent-Length: %" G_GSIZE_FORMAT
                                            "\r\n\r\n%s", status, headers, strlen (body), body);

  loopback_send (request, reply, -1);
}

void
loopback_begin_chunks (LoopbackRequest *request, const char *headers)
{
  g_autofree char *head = g_strconcat ("HTTP/1.1 200 OK\r\n", headers,
                                       "Transfer-Encoding: chunked\r\n\r\n", NULL);

  loopback_send (request, head, -1);
}

void
loopback_send_chunk (LoopbackRequest *request, const char *bytes, gssize length)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  g_autofree char *head = g_strdup_printf ("%" G_GSIZE_MODIFIER "x\r\n", size);
  g_autoptr(GString) chunk = g_string_new (head);

  g_string_append_len (chunk, bytes, size);
  g_string_append (chunk, "\r\n");
  loopback_send (request, chunk->str, chunk->len);
}

void
loopback_end_chunks (LoopbackRequest *request)
{
  loopback_send (request, "0\r\n\r\n", -1);
}

gboolean
loopback_wait_closed (LoopbackRequest *request, guint timeout_ms)
{
  GSocket *socket = g_socket_connection_get_socket (request->stream);
  char byte;

  return g_socket_condition_timed_wait (socket, G_IO_IN, timeout_ms * G_GINT64_CONSTANT (1000),
                                        NULL, NULL) &&
         g_socket_receive (socket, &byte, 1, NULL, NULL) <= 0;
}
