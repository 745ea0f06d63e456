/* causerie-callback-server.c: waits on this computer for a browser to come back with a code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state that shows that it is our browser is part of the path: a service that adds "?code=…" to the
 * address it was given cannot spoil it there. */

#include "causerie-callback-server.h"

#include "causerie-pkce.h"

#include <libsoup/soup.h>
#include <string.h>

#define PATH            "/callback/"
#define MAX_CODE_LENGTH 2048

struct _CauserieCallbackServer {
  GObject     parent_instance;

  /* owned */
  char       *page;
  char       *state;
  char       *url;
  char       *code;    /* of the one call; NULL: refused */
  SoupServer *server;  /* NULL while it does not listen */

  int         port;
  gboolean    called;
};

G_DEFINE_FINAL_TYPE (CauserieCallbackServer, causerie_callback_server, G_TYPE_OBJECT)

enum { CALLED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- who calls -------------------------------------------------------------------------------- */

/* A page of another site can send a browser here, but only under a name of its own. */
static gboolean
is_host (CauserieCallbackServer *self, SoupServerMessage *message)
{
  static const char * const names[] = { "localhost", "127.0.0.1", "[::1]" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_one (headers, "Host");

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (names); i++) {
    g_autofree char *wanted = g_strdup_printf ("%s:%d", names[i], self->port);

    if (g_ascii_strcasecmp (host, wanted) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_callback (CauserieCallbackServer *self, SoupServerMessage *message, const char *path)
{
  return !self->called && soup_server_message_get_method (message) == SOUP_METHOD_GET &&
         is_host (self, message) && g_str_has_prefix (path, PATH) &&
         causerie_pkce_is_same (path + strlen (PATH), self->state);
}

/* FALSE when the query says neither yes nor no. */
static gboolean
read_outcome (GHashTable *query, const char **code)
{
  *code = query != NULL ? g_hash_table_lookup (query, "code") : NULL;
  if (*code != NULL)
    return **code != '\0' && strlen (*code) <= MAX_CODE_LENGTH && g_utf8_validate (*code, -1, NULL);

  return query != NULL && g_hash_table_contains (query, "error");
}

/* --- what they get ---------------------------------------------------------------------------- */

static void
send_page (SoupServerMessage *message, guint status, const char *page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, page,
                                    strlen (page));
}

static gboolean
called_cb (gpointer user_data)
{
  CauserieCallbackServer *self = user_data;

  g_signal_emit (self, signals[CALLED], 0, self->code);
  return G_SOURCE_REMOVE;
}

/* Whoever is told may stop the server, which must not be in the midst of a message then. */
static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, called_cb, g_object_ref (user_data), g_object_unref);
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  CauserieCallbackServer *self = user_data;
  const char *code;

  if (!is_callback (self, message, path) || !read_outcome (query, &code)) {
    send_page (message, SOUP_STATUS_NOT_FOUND, "<!DOCTYPE html><title>404</title>");
    return;
  }

  self->called = TRUE;
  self->code = g_strdup (code);
  g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), self, 0);
  send_page (message, SOUP_STATUS_OK, self->page);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_callback_server_dispose (GObject *object)
{
  causerie_callback_server_stop (CAUSERIE_CALLBACK_SERVER (object));

  G_OBJECT_CLASS (causerie_callback_server_parent_class)->dispose (object);
}

static void
causerie_callback_server_finalize (GObject *object)
{
  CauserieCallbackServer *self = CAUSERIE_CALLBACK_SERVER (object);

  g_free (self->page);
  g_free (self->state);
  g_free (self->url);
  g_free (self->code);

  G_OBJECT_CLASS (causerie_callback_server_parent_class)->finalize (object);
}

static void
causerie_callback_server_class_init (CauserieCallbackServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_callback_server_dispose;
  object_class->finalize = causerie_callback_server_finalize;

  signals[CALLED] = g_signal_new ("called", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
causerie_callback_server_init (CauserieCallbackServer *self)
{
  self->state = causerie_pkce_new_secret ();
}

CauserieCallbackServer *
causerie_callback_server_new (const char *page)
{
  CauserieCallbackServer *self;

  g_return_val_if_fail (page != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_CALLBACK_SERVER, NULL);
  self->page = g_strdup (page);

  return self;
}

gboolean
causerie_callback_server_start (CauserieCallbackServer *self, GError **error)
{
  g_autoptr(SoupServer) server = NULL;
  GSList *uris;

  g_return_val_if_fail (CAUSERIE_IS_CALLBACK_SERVER (self) && self->server == NULL, FALSE);

  server = soup_server_new (NULL, NULL);
  if (!soup_server_listen_local (server, 0, 0, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_free (self->url);
  self->url = g_strdup_printf ("http://localhost:%d" PATH "%s", self->port, self->state);
  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  self->server = g_steal_pointer (&server);

  return TRUE;
}

const char *
causerie_callback_server_get_url (CauserieCallbackServer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CALLBACK_SERVER (self), NULL);

  return self->url;
}

void
causerie_callback_server_stop (CauserieCallbackServer *self)
{
  g_return_if_fail (CAUSERIE_IS_CALLBACK_SERVER (self));

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}
