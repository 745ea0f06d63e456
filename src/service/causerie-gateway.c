/* causerie-gateway.c: the way out to all servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway.h"

#include "causerie-demo-server.h"
#include "causerie-exchange-private.h"
#include "causerie-http.h"
#include "causerie-request.h"

struct _CauserieGateway {
  GObject             parent_instance;

  /* owned */
  CauserieKeyring    *keyring;
  CauserieDemoServer *demo;     /* NULL until it is first asked */
  GHashTable         *sessions; /* connection uid to CauserieHttp */
};

G_DEFINE_FINAL_TYPE (CauserieGateway, causerie_gateway, G_TYPE_OBJECT)

/* A question whose key is being looked up. */
typedef struct {
  CauserieExchange *exchange;
  CauserieHttp     *http;
  CauserieRequest  *request;
  gboolean          needs_key;
} PendingQuestion;

static void
pending_question_free (PendingQuestion *pending)
{
  g_clear_object (&pending->exchange);
  g_clear_object (&pending->http);
  g_clear_pointer (&pending->request, causerie_request_unref);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PendingQuestion, pending_question_free)

static CauserieHttp *
ensure_session (CauserieGateway *self, CauserieConnection *connection)
{
  const char *uid = causerie_connection_get_uid (connection);
  CauserieHttp *http = g_hash_table_lookup (self->sessions, uid);

  if (http == NULL) {
    http = causerie_http_new ();
    g_hash_table_insert (self->sessions, g_strdup (uid), http);
  }

  return http;
}

/* Text files are read by every model as text; they stand before what was typed about them. */
static void
append_text (GString *text, CauserieMessage *message)
{
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_TEXT)
      g_string_append_printf (text, "%s\n\n", causerie_part_get_text (part));
  }
  g_string_append (text, causerie_message_get_text (message));
}

static void
append_media (GPtrArray *media, CauserieMessage *message)
{
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);
    CauseriePartKind kind = causerie_part_get_kind (part);

    if (kind == CAUSERIE_PART_IMAGE || kind == CAUSERIE_PART_FILE)
      g_ptr_array_add (media, causerie_part_ref (part));
  }
}

/* The messages from `start` on with one role become one turn: after an answer that failed two
 * questions stand in a row, and many chat templates refuse that. Returns where the next turn
 * starts. */
static guint
add_turn (CauserieRequest *request, GPtrArray *messages, guint start)
{
  CauserieRole role = causerie_message_get_role (g_ptr_array_index (messages, start));
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) media = NULL;
  guint i;

  media = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (i = start; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);

    if (causerie_message_get_role (message) != role)
      break;
    if (i > start)
      g_string_append (text, "\n\n");
    append_text (text, message);
    if (role == CAUSERIE_ROLE_USER)
      append_media (media, message);
  }
  causerie_request_add_turn (request, role, text->str, media->len > 0 ? media : NULL);

  return i;
}

static void
add_turns (CauserieRequest *request, const CauserieQuestion *question)
{
  if (question->instructions != NULL && *question->instructions != '\0')
    causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, question->instructions, NULL);

  for (guint i = 0; i < question->messages->len; )
    i = add_turn (request, question->messages, i);
}

static CauserieRequest *
build_request (CauserieGateway *self, const CauserieQuestion *question)
{
  CauserieConnection *connection = question->connection;
  const CauserieProvider *provider = causerie_connection_get_facts (connection);
  const char *base_url = causerie_connection_get_base_url (connection);
  CauserieRequest *request;

  if (provider->flags & CAUSERIE_PROVIDER_DEMO)
    base_url = causerie_demo_server_get_base_url (self->demo);

  request = causerie_request_new (base_url, provider, question->model);
  causerie_request_set_app (request, causerie_connection_get_app_url (connection),
                            causerie_connection_get_app_title (connection));
  causerie_request_set_session_id (request, question->session_id);
  causerie_request_set_stream (request, question->stream);
  if (question->params != NULL)
    causerie_request_set_params (request, question->params);
  add_turns (request, question);

  return request;
}

static void
fail_without_key (PendingQuestion *pending, const GError *error)
{
  g_autoptr(CauserieFailure) failure = NULL;

  if (error != NULL)
    failure = causerie_failure_new_local (CAUSERIE_FAILURE_KEYRING, "%s", error->message);
  else
    failure = causerie_failure_new_local (CAUSERIE_FAILURE_KEY_MISSING, "no key is kept");

  causerie_exchange_fail (pending->exchange, failure);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(PendingQuestion) pending = user_data;
  g_autoptr(GError) error = NULL;
  char *key = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error);

  /* A server that may do without a key is asked without one when the keyring is closed. */
  if (key == NULL && pending->needs_key) {
    fail_without_key (pending, error);
    return;
  }

  causerie_request_set_key (pending->request, key);
  causerie_keyring_free_key (key);
  causerie_exchange_run (pending->exchange, pending->http, pending->request);
}

static void
run_with_keyring (CauserieGateway        *self,
                  CauserieExchange       *exchange,
                  CauserieRequest        *request,
                  const CauserieQuestion *question)
{
  CauserieConnection *connection = question->connection;
  PendingQuestion *pending = g_new0 (PendingQuestion, 1);

  pending->exchange = g_object_ref (exchange);
  pending->http = g_object_ref (ensure_session (self, connection));
  pending->request = causerie_request_ref (request);
  pending->needs_key = causerie_connection_needs_key (connection);
  causerie_keyring_lookup_async (self->keyring, causerie_connection_get_uid (connection),
                                 causerie_exchange_get_cancellable (exchange),
                                 lookup_cb, pending);
}

/* The key is the question's or the demo's; a request that has none by now gets none. */
static void
run_with_key (CauserieGateway        *self,
              CauserieExchange       *exchange,
              CauserieRequest        *request,
              const CauserieQuestion *question)
{
  g_autoptr(CauserieFailure) failure = NULL;

  if (causerie_request_get_key (request) != NULL ||
      !causerie_connection_needs_key (question->connection)) {
    causerie_exchange_run (exchange, ensure_session (self, question->connection), request);
    return;
  }

  failure = causerie_failure_new_local (CAUSERIE_FAILURE_KEY_MISSING, "no key was given");
  causerie_exchange_fail (exchange, failure);
}

static gboolean
ensure_demo (CauserieGateway *self, GError **error)
{
  if (self->demo == NULL)
    self->demo = causerie_demo_server_new ();

  return causerie_demo_server_ensure (self->demo, error);
}

static gboolean
is_demo (CauserieConnection *connection)
{
  return (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

static void
causerie_gateway_dispose (GObject *object)
{
  CauserieGateway *self = CAUSERIE_GATEWAY (object);

  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_object (&self->demo);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (causerie_gateway_parent_class)->dispose (object);
}

static void
causerie_gateway_class_init (CauserieGatewayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_gateway_dispose;
}

static void
causerie_gateway_init (CauserieGateway *self)
{
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

CauserieGateway *
causerie_gateway_new (CauserieKeyring *keyring)
{
  CauserieGateway *self;

  g_return_val_if_fail (CAUSERIE_IS_KEYRING (keyring), NULL);

  self = g_object_new (CAUSERIE_TYPE_GATEWAY, NULL);
  self->keyring = g_object_ref (keyring);

  return self;
}

CauserieKeyring *
causerie_gateway_get_keyring (CauserieGateway *self)
{
  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (self), NULL);

  return self->keyring;
}

CauserieExchange *
causerie_gateway_ask (CauserieGateway        *self,
                      const CauserieQuestion *question,
                      CauserieMessage        *answer)
{
  g_autoptr(CauserieExchange) exchange = NULL;
  g_autoptr(CauserieRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (self), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (question->connection), NULL);
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  exchange = causerie_exchange_new (answer);
  causerie_message_set_model (answer, question->model);
  causerie_message_set_params (answer, question->params);

  if (is_demo (question->connection) && !ensure_demo (self, &error)) {
    g_autoptr(CauserieFailure) failure =
      causerie_failure_new_local (CAUSERIE_FAILURE_UNREACHABLE, "%s", error->message);

    causerie_exchange_fail (exchange, failure);
    return g_steal_pointer (&exchange);
  }

  request = build_request (self, question);
  if (is_demo (question->connection))
    causerie_request_set_key (request, causerie_demo_server_get_token (self->demo));
  else if (question->key != NULL)
    causerie_request_set_key (request, question->key);

  if (question->key == NULL && !is_demo (question->connection))
    run_with_keyring (self, exchange, request, question);
  else
    run_with_key (self, exchange, request, question);

  return g_steal_pointer (&exchange);
}
