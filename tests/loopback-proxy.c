/* loopback-proxy.c: a proxy for tests, HTTP or SOCKS5
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "loopback-proxy.h"

#include <string.h>

struct _LoopbackProxy {
  const LoopbackProxySetup *setup;

  /* owned */
  GSocketListener *listener;
  GCancellable    *cancellable;
  GThread         *thread;
  char            *url;
  GPtrArray       *visits;

  GMutex           mutex;
  GString         *log; /* under the mutex */
};

/* One client; two sockets once it is let through. */
typedef struct {
  LoopbackProxy     *proxy;
  GSocketConnection *client;
  GSocketConnection *server;
  GThread           *thread;
} Visit;

static void
note (Visit *visit, const char *what, const char *target, gboolean is_refused)
{
  LoopbackProxy *self = visit->proxy;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_string_append_printf (self->log, "%s %s%s\n", what, target, is_refused ? " refused" : "");
}

static void
say (Visit *visit, const char *bytes, gsize length)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (visit->client)), bytes,
                             length, NULL, NULL, NULL);
}

static gboolean
hear (Visit *visit, guint8 *bytes, gsize length)
{
  gsize n_read;

  return g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (visit->client)), bytes,
                                  length, &n_read, NULL, NULL) && n_read == length;
}

static gboolean
connect_to (Visit *visit, const char *host_and_port)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  visit->server = g_socket_client_connect_to_host (client, host_and_port, 80,
                                                   visit->proxy->cancellable, NULL);
  return visit->server != NULL;
}

/* What one side sent goes to the other; FALSE at its end. */
static gboolean
pass (GSocket *from, GSocket *to)
{
  char buffer[16 * 1024];
  gssize length = g_socket_receive (from, buffer, sizeof buffer, NULL, NULL);

  return length > 0 && g_socket_send (to, buffer, length, NULL, NULL) == length;
}

static void
join (Visit *visit)
{
  GSocket *sockets[] = {
    g_socket_connection_get_socket (visit->client), g_socket_connection_get_socket (visit->server),
  };
  GPollFD fds[] = {
    { g_socket_get_fd (sockets[0]), G_IO_IN, 0 }, { g_socket_get_fd (sockets[1]), G_IO_IN, 0 },
  };

  while (g_poll (fds, 2, -1) > 0) {
    for (guint i = 0; i < 2; i++) {
      if (fds[i].revents != 0 && !pass (sockets[i], sockets[1 - i]))
        return;
    }
  }
}

/* The head up to the empty line, byte by byte: what follows belongs to the server. */
static char *
hear_head (Visit *visit)
{
  g_autoptr(GString) head = g_string_new (NULL);
  guint8 byte;

  while (!g_str_has_suffix (head->str, "\r\n\r\n")) {
    if (!hear (visit, &byte, 1))
      return NULL;
    g_string_append_c (head, byte);
  }
  return g_strdup (head->str);
}

static gboolean
has_login (Visit *visit, const char *head)
{
  const LoopbackProxySetup *setup = visit->proxy->setup;
  g_autofree char *login = g_strdup_printf ("%s:%s", setup->user, setup->password);
  g_autofree char *code = g_base64_encode ((const guchar *) login, strlen (login));
  g_autofree char *line = g_strdup_printf ("\r\nProxy-Authorization: Basic %s\r\n", code);

  return setup->user == NULL || strstr (head, line) != NULL;
}

static void
skip_body (Visit *visit, const char *head)
{
  const char *length = strstr (head, "\r\nContent-Length: ");
  gsize size = length != NULL ? g_ascii_strtoull (length + 18, NULL, 10) : 0;
  g_autofree guint8 *body = g_malloc (size + 1);

  hear (visit, body, size);
}

static void
say_status (Visit *visit, guint status)
{
  const char *challenge = status == 407 ? "Proxy-Authenticate: Basic realm=\"p\"\r\n" : "";
  g_autofree char *reply = g_strdup_printf ("HTTP/1.1 %u Refused\r\n%sContent-Length: 0\r\n\r\n",
                                            status, challenge);

  say (visit, reply, strlen (reply));
}

static void
forward (Visit *visit, const char *target, const char *head)
{
  g_autoptr(GUri) uri = g_uri_parse (target, G_URI_FLAGS_NONE, NULL);
  g_autofree char *peer = g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));

  if (!connect_to (visit, peer))
    return;
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (visit->server)), head,
                             strlen (head), NULL, NULL, NULL);
  join (visit);
}

static gboolean
serve_head (Visit *visit, const char *head)
{
  g_auto(GStrv) words = g_strsplit (head, " ", 3);
  gboolean is_tunnel = g_str_equal (words[0], "CONNECT");
  guint refusal = has_login (visit, head) ? visit->proxy->setup->refusal : 407;

  note (visit, words[0], words[1], refusal != 0);
  if (refusal != 0) {
    skip_body (visit, head);
    say_status (visit, refusal);
    return TRUE;
  }
  if (!is_tunnel) {
    forward (visit, words[1], head);
  } else if (connect_to (visit, words[1])) {
    say (visit, "HTTP/1.1 200 Connected\r\n\r\n", 27);
    join (visit);
  } else {
    say_status (visit, 502);
  }
  return FALSE;
}

static void
serve_http (Visit *visit)
{
  gboolean goes_on = TRUE;

  while (goes_on) {
    g_autofree char *head = hear_head (visit);

    goes_on = head != NULL && serve_head (visit, head);
  }
}

static char *
hear_text (Visit *visit)
{
  guint8 length;
  guint8 text[256] = { 0 };

  if (!hear (visit, &length, 1) || !hear (visit, text, length))
    return g_strdup ("");
  return g_strdup ((const char *) text);
}

/* RFC 1929 */
static gboolean
check_login (Visit *visit)
{
  const LoopbackProxySetup *setup = visit->proxy->setup;
  guint8 version;
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;
  gboolean is_good;

  if (setup->user == NULL) {
    say (visit, "\5\0", 2);
    return TRUE;
  }

  say (visit, "\5\2", 2);
  if (!hear (visit, &version, 1))
    return FALSE;
  user = hear_text (visit);
  password = hear_text (visit);
  is_good = g_str_equal (user, setup->user) && g_str_equal (password, setup->password);
  if (!is_good)
    note (visit, "SOCKS", "login", TRUE);
  say (visit, is_good ? "\1\0" : "\1\1", 2);
  return is_good;
}

/* RFC 1928; an address of four bytes, or a name. */
static char *
hear_target (Visit *visit)
{
  guint8 request[4];
  guint8 bytes[4];
  guint8 port[2];
  g_autofree char *host = NULL;

  if (!hear (visit, request, 4))
    return NULL;
  if (request[3] == 3)
    host = hear_text (visit);
  else if (hear (visit, bytes, 4))
    host = g_strdup_printf ("%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
  if (!hear (visit, port, 2))
    return NULL;
  return g_strdup_printf ("%s:%u", host, port[0] * 256u + port[1]);
}

static void
serve_socks (Visit *visit)
{
  guint8 greeting[2];
  guint8 methods[256];
  g_autofree char *target = NULL;
  char reply[] = { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 };

  if (!hear (visit, greeting, 2) || !hear (visit, methods, greeting[1]))
    return;
  if (visit->proxy->setup->user != NULL && memchr (methods, 2, greeting[1]) == NULL) {
    note (visit, "SOCKS", "nobody", TRUE);
    say (visit, "\5\377", 2);
    return;
  }
  if (!check_login (visit) || (target = hear_target (visit)) == NULL)
    return;

  reply[1] = (char) visit->proxy->setup->refusal;
  note (visit, "SOCKS", target, reply[1] != 0);
  if (reply[1] == 0 && !connect_to (visit, target))
    reply[1] = 5;
  say (visit, reply, sizeof reply);
  if (reply[1] == 0)
    join (visit);
}

static gpointer
run_visit (gpointer user_data)
{
  Visit *visit = user_data;

  if (visit->proxy->setup->is_socks)
    serve_socks (visit);
  else
    serve_http (visit);
  g_socket_shutdown (g_socket_connection_get_socket (visit->client), TRUE, TRUE, NULL);
  return NULL;
}

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  g_socket_shutdown (g_socket_connection_get_socket (visit->client), TRUE, TRUE, NULL);
  g_thread_join (visit->thread);
  g_object_unref (visit->client);
  g_clear_object (&visit->server);
  g_free (visit);
}

static gpointer
run_accept (gpointer user_data)
{
  LoopbackProxy *self = user_data;
  GSocketConnection *client;

  while ((client = g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL))) {
    Visit *visit = g_new0 (Visit, 1);

    visit->proxy = self;
    visit->client = client;
    g_ptr_array_add (self->visits, visit);
    visit->thread = g_thread_new ("loopback-proxy-visit", run_visit, visit);
  }

  return NULL;
}

LoopbackProxy *
loopback_proxy_new (const LoopbackProxySetup *setup)
{
  LoopbackProxy *self = g_new0 (LoopbackProxy, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->setup = setup;
  self->log = g_string_new (NULL);
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->url = g_strdup_printf ("%s://127.0.0.1:%u", setup->is_socks ? "socks5" : "http",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  self->thread = g_thread_new ("loopback-proxy", run_accept, self);

  return self;
}

void
loopback_proxy_free (LoopbackProxy *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_ptr_array_unref (self->visits);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_string_free (self->log, TRUE);
  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self);
}

const char *
loopback_proxy_get_url (LoopbackProxy *self)
{
  return self->url;
}

char *
loopback_proxy_dup_log (LoopbackProxy *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->log->str);
}
