/* causerie-demo-server.c: the built-in demo, served on loopback
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It answers like OpenRouter, over HTTP and in its format, so that the demo goes the way of
 * every real answer. */

#include "causerie-demo-server.h"

#include "causerie-deadline.h"
#include "causerie-demo-answer.h"
#include "causerie-json.h"

#include <libsoup/soup.h>
#include <string.h>
#include <sys/random.h>

#define DEFAULT_IDLE_MS 60000
#define TICK_MS         16
#define TOKEN_BYTES     16

struct _CauserieDemoServer {
  GObject           parent_instance;

  /* owned; NULL while it does not run */
  SoupServer       *server;
  char             *base_url;
  char             *host;     /* what the Host header has to say */
  char             *token;
  CauserieDeadline *idle;

  GPtrArray        *streams;   /* Stream, owned */
  guint             rate;      /* tokens a second */
  guint             idle_ms;
  guint             n_answers; /* given so far: for their ids */
};

G_DEFINE_FINAL_TYPE (CauserieDemoServer, causerie_demo_server, G_TYPE_OBJECT)

/* One answer on its way out. */
typedef struct {
  CauserieDemoServer *server;  /* borrowed: it owns the stream */

  /* owned */
  SoupServerMessage  *message;
  CauserieDemoAnswer *answer;

  guint               n_sent;  /* tokens */
  gint64              started; /* monotonic microseconds */
  guint               tick;
} Stream;

static void
free_stream (gpointer data)
{
  Stream *stream = data;

  g_signal_handlers_disconnect_by_data (stream->message, stream);
  g_clear_handle_id (&stream->tick, g_source_remove);
  g_object_unref (stream->message);
  causerie_demo_answer_free (stream->answer);
  g_free (stream);
}

static void
append (SoupServerMessage *message, char *taken)
{
  soup_message_body_append_take (soup_server_message_get_response_body (message), (guchar *) taken,
                                 strlen (taken));
}

/* Sends what is due by now. */
static gboolean
tick_cb (gpointer user_data)
{
  Stream *stream = user_data;
  guint n_tokens = causerie_demo_answer_count (stream->answer);
  gint64 elapsed = g_get_monotonic_time () - stream->started;
  gint64 due = MIN (1 + elapsed * stream->server->rate / G_USEC_PER_SEC, n_tokens);

  while (stream->n_sent < due)
    append (stream->message, causerie_demo_answer_dup_token (stream->answer, stream->n_sent++));
  if (stream->n_sent == n_tokens) {
    stream->tick = 0;
    append (stream->message, causerie_demo_answer_dup_end (stream->answer));
    soup_message_body_complete (soup_server_message_get_response_body (stream->message));
  }

  soup_server_message_unpause (stream->message);
  return stream->n_sent < n_tokens;
}

static void
rest_when_idle (CauserieDemoServer *self)
{
  if (self->streams->len == 0)
    causerie_deadline_set (self->idle, self->idle_ms);
}

/* The answer went out whole, or whoever asked has gone. */
static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Stream *stream = user_data;
  CauserieDemoServer *self = stream->server;

  g_ptr_array_remove (self->streams, stream);
  rest_when_idle (self);
}

/* Takes the answer. */
static void
start_stream (CauserieDemoServer *self, SoupServerMessage *message, CauserieDemoAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  Stream *stream = g_new0 (Stream, 1);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, "text/event-stream", NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
  soup_message_headers_replace (headers, "X-Generation-Id", causerie_demo_answer_get_id (answer));
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  append (message, g_strdup (": OPENROUTER PROCESSING\n\n"));

  stream->server = self;
  stream->message = g_object_ref (message);
  stream->answer = answer;
  stream->started = g_get_monotonic_time ();
  stream->tick = g_timeout_add (TICK_MS, tick_cb, stream);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), stream);
  g_ptr_array_add (self->streams, stream);
  causerie_deadline_clear (self->idle);
}

static void
reply_json (SoupServerMessage *message, guint status, const char *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json,
                                    strlen (json));
}

static void
refuse (SoupServerMessage *message, guint status, const char *text)
{
  g_autofree char *json = g_strdup_printf ("{\"error\":{\"code\":%u,\"message\":\"%s\"}}",
                                           status, text);

  reply_json (message, status, json);
}

static void
answer_chat (CauserieDemoServer *self, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr(CauserieDemoAnswer) answer = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonObject *request;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  root = causerie_json_parse (text != NULL ? text : "", size, NULL, NULL);
  request = causerie_json_node_object (root);
  if (causerie_json_get_array (request, "messages") == NULL) {
    refuse (message, SOUP_STATUS_BAD_REQUEST, "messages are missing");
    return;
  }

  answer = causerie_demo_answer_new (request, ++self->n_answers);
  if (causerie_json_get_boolean (request, "stream", FALSE)) {
    start_stream (self, message, g_steal_pointer (&answer));
  } else {
    g_autofree char *json = causerie_demo_answer_dup_whole (answer);

    reply_json (message, SOUP_STATUS_OK, json);
  }
}

static gboolean
is_allowed (CauserieDemoServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *wanted = g_strconcat ("Bearer ", self->token, NULL);

  return g_strcmp0 (authorization, wanted) == 0;
}

/* A page in a browser can send requests here under a name of its own; never under this one. */
static gboolean
is_host (CauserieDemoServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  return g_strcmp0 (soup_message_headers_get_one (headers, "Host"), self->host) == 0;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  CauserieDemoServer *self = user_data;
  const char *method = soup_server_message_get_method (message);

  rest_when_idle (self);
  if (!is_host (self, message))
    refuse (message, SOUP_STATUS_FORBIDDEN, "this is not the name of this server");
  else if (!is_allowed (self, message))
    refuse (message, SOUP_STATUS_UNAUTHORIZED, "the demo answers only the program it belongs to");
  else if (method == SOUP_METHOD_POST && g_str_equal (path, "/v1/chat/completions"))
    answer_chat (self, message);
  else if (method == SOUP_METHOD_GET && g_str_equal (path, "/v1/models"))
    reply_json (message, SOUP_STATUS_OK, "{\"data\":[{\"id\":\"" CAUSERIE_DEMO_MODEL "\"}]}");
  else
    refuse (message, SOUP_STATUS_NOT_FOUND, "there is nothing here");
}

static void
stop (CauserieDemoServer *self)
{
  g_ptr_array_set_size (self->streams, 0);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->idle, causerie_deadline_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->token, g_free);
}

static void
idle_cb (gpointer user_data)
{
  stop (user_data);
}

/* Random, for this start only. */
static char *
make_token (void)
{
  guchar bytes[TOKEN_BYTES];
  g_autoptr(GString) token = g_string_new ("demo-");

  for (gsize n = 0; n < sizeof bytes;) {
    gssize length = getrandom (bytes + n, sizeof bytes - n, 0);

    n += MAX (length, 0);
  }
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (token, "%02x", bytes[i]);

  return g_strdup (token->str);
}

static void
causerie_demo_server_dispose (GObject *object)
{
  stop (CAUSERIE_DEMO_SERVER (object));

  G_OBJECT_CLASS (causerie_demo_server_parent_class)->dispose (object);
}

static void
causerie_demo_server_finalize (GObject *object)
{
  g_ptr_array_unref (CAUSERIE_DEMO_SERVER (object)->streams);

  G_OBJECT_CLASS (causerie_demo_server_parent_class)->finalize (object);
}

static void
causerie_demo_server_class_init (CauserieDemoServerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_demo_server_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_demo_server_finalize;
}

static void
causerie_demo_server_init (CauserieDemoServer *self)
{
  self->streams = g_ptr_array_new_with_free_func (free_stream);
  self->rate = CAUSERIE_DEMO_RATE;
  self->idle_ms = DEFAULT_IDLE_MS;
}

CauserieDemoServer *
causerie_demo_server_new (void)
{
  return g_object_new (CAUSERIE_TYPE_DEMO_SERVER, NULL);
}

gboolean
causerie_demo_server_ensure (CauserieDemoServer *self, GError **error)
{
  g_autoptr(SoupServer) server = NULL;
  GSList *uris;

  g_return_val_if_fail (CAUSERIE_IS_DEMO_SERVER (self), FALSE);

  if (self->server != NULL) {
    rest_when_idle (self);
    return TRUE;
  }

  server = soup_server_new (NULL, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->host = g_strdup_printf ("127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->base_url = g_strdup_printf ("http://%s/v1", self->host);
  self->token = make_token ();
  self->idle = causerie_deadline_new (idle_cb, self);
  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  self->server = g_steal_pointer (&server);
  rest_when_idle (self);

  return TRUE;
}

const char *
causerie_demo_server_get_base_url (CauserieDemoServer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_DEMO_SERVER (self), NULL);

  return self->base_url;
}

const char *
causerie_demo_server_get_token (CauserieDemoServer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_DEMO_SERVER (self), NULL);

  return self->token;
}

void
causerie_demo_server_set_rate (CauserieDemoServer *self, guint tokens_per_second)
{
  g_return_if_fail (CAUSERIE_IS_DEMO_SERVER (self) && tokens_per_second > 0);

  self->rate = tokens_per_second;
}

void
causerie_demo_server_set_idle_time (CauserieDemoServer *self, guint idle_ms)
{
  g_return_if_fail (CAUSERIE_IS_DEMO_SERVER (self));

  self->idle_ms = idle_ms;
}
