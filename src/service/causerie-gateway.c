/* causerie-gateway.c: the way out to all servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway.h"
#include "causerie-gateway-private.h"

#include "causerie-demo-server.h"
#include "causerie-exchange-private.h"
#include "causerie-request-log-private.h"
#include "causerie-request.h"

struct _CauserieGateway {
  GObject             parent_instance;

  /* owned */
  CauserieKeyring    *keyring;
  CauserieDemoServer *demo;     /* NULL until it is first asked */
  GHashTable         *sessions; /* connection uid to Session */
  CauserieRequestLog *log;      /* may be NULL */
  CauserieLedger     *ledger;   /* may be NULL */

  double              pace;
};

G_DEFINE_FINAL_TYPE (CauserieGateway, causerie_gateway, G_TYPE_OBJECT)

/* A session and the route it was made for. */
typedef struct {
  CauserieHttp *http;
  char         *mark; /* of the route; no secret can be read from it */
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  g_object_unref (session->http);
  g_free (session->mark);
  g_free (session);
}

/* A question whose connection is being opened. */
typedef struct {
  CauserieExchange *exchange;
  CauserieRequest  *request;
} PendingQuestion;

static void
pending_question_free (PendingQuestion *pending)
{
  g_clear_object (&pending->exchange);
  g_clear_pointer (&pending->request, causerie_request_unref);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PendingQuestion, pending_question_free)

static void
mark_text (GChecksum *checksum, const char *text)
{
  const char *value = text != NULL ? text : "";

  g_checksum_update (checksum, (const guchar *) value, strlen (value) + 1);
}

static char *
mark_route (const CauserieRoute *route)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint32 times[] = { route->first_byte_ms, route->idle_ms };

  mark_text (checksum, route->proxy);
  mark_text (checksum, route->proxy_user);
  mark_text (checksum, route->proxy_password);
  mark_text (checksum, route->authority);
  mark_text (checksum, route->certificate);
  g_checksum_update (checksum, (const guchar *) times, sizeof times);

  return g_strdup (g_checksum_get_string (checksum));
}

CauserieHttp *
causerie_gateway_ensure_session (CauserieGateway     *self,
                                 CauserieConnection  *connection,
                                 const CauserieRoute *route,
                                 GError             **error)
{
  const char *uid = causerie_connection_get_uid (connection);
  Session *session = g_hash_table_lookup (self->sessions, uid);
  g_autofree char *mark = mark_route (route);
  CauserieHttp *http;

  if (session != NULL && g_str_equal (session->mark, mark))
    return session->http;

  http = causerie_http_new_for_route (route, error);
  if (http == NULL)
    return NULL;

  session = g_new0 (Session, 1);
  session->http = http;
  session->mark = g_steal_pointer (&mark);
  if (self->log != NULL)
    causerie_request_log_watch (self->log, http, connection);
  g_hash_table_insert (self->sessions, g_strdup (uid), session);

  return http;
}

gboolean
causerie_gateway_ensure_demo (CauserieGateway *self,
                              const char     **base_url,
                              const char     **token,
                              GError         **error)
{
  if (self->demo == NULL) {
    self->demo = causerie_demo_server_new ();
    causerie_demo_server_set_rate (self->demo, (guint) (CAUSERIE_DEMO_RATE / self->pace));
  }
  if (!causerie_demo_server_ensure (self->demo, error))
    return FALSE;

  *base_url = causerie_demo_server_get_base_url (self->demo);
  *token = causerie_demo_server_get_token (self->demo);
  return TRUE;
}

static void
add_secrets (CauserieRequest *request, CauserieAccess *access)
{
  const char * const *headers = causerie_access_get_headers (access);

  causerie_request_set_key (request, causerie_access_get_key (access));
  for (gsize i = 0; headers[i] != NULL; i += 2)
    causerie_request_add_header (request, headers[i], headers[i + 1]);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(PendingQuestion) pending = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieAccess) access = NULL;

  access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (access == NULL) {
    causerie_exchange_fail (pending->exchange, failure);
    return;
  }

  add_secrets (pending->request, access);
  causerie_exchange_run (pending->exchange, access, pending->request);
}

/* Of the demo it is known only once its server runs; that it does not is found by opening it. */
static const char *
find_base_url (CauserieGateway *self, CauserieConnection *connection)
{
  const char *base_url = causerie_connection_get_base_url (connection);
  const char *token;

  if (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO)
    causerie_gateway_ensure_demo (self, &base_url, &token, NULL);

  return base_url;
}

static void
causerie_gateway_dispose (GObject *object)
{
  CauserieGateway *self = CAUSERIE_GATEWAY (object);

  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_object (&self->demo);
  g_clear_object (&self->log);
  g_clear_object (&self->ledger);
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
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, session_free);
  self->pace = 1;
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

void
causerie_gateway_set_pace (CauserieGateway *self, double pace)
{
  g_return_if_fail (CAUSERIE_IS_GATEWAY (self) && pace > 0);

  self->pace = pace;
}

void
causerie_gateway_set_log (CauserieGateway *self, CauserieRequestLog *log)
{
  g_return_if_fail (CAUSERIE_IS_GATEWAY (self) && (log == NULL || CAUSERIE_IS_REQUEST_LOG (log)));

  if (g_set_object (&self->log, log))
    g_hash_table_remove_all (self->sessions); /* those to come are watched */
}

CauserieRequestLog *
causerie_gateway_get_log (CauserieGateway *self)
{
  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (self), NULL);

  return self->log;
}

void
causerie_gateway_set_ledger (CauserieGateway *self, CauserieLedger *ledger)
{
  g_return_if_fail (CAUSERIE_IS_GATEWAY (self) && (ledger == NULL || CAUSERIE_IS_LEDGER (ledger)));

  g_set_object (&self->ledger, ledger);
}

CauserieExchange *
causerie_gateway_ask (CauserieGateway        *self,
                      const CauserieQuestion *question,
                      CauserieMessage        *answer)
{
  CauserieExchange *exchange;
  PendingQuestion *pending;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (self), NULL);
  g_return_val_if_fail (question != NULL && CAUSERIE_IS_CONNECTION (question->connection), NULL);
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  exchange = causerie_exchange_new (answer);
  causerie_exchange_set_pace (exchange, self->pace);
  causerie_exchange_set_once (exchange, question->once);
  causerie_message_set_model (answer, question->model);
  causerie_message_set_params (answer, question->params);
  if (self->ledger != NULL)
    causerie_ledger_follow (self->ledger, exchange, question);

  pending = g_new0 (PendingQuestion, 1);
  pending->exchange = g_object_ref (exchange);
  pending->request =
    causerie_question_build_request (question, find_base_url (self, question->connection));
  causerie_gateway_open_async (self, question->connection, question->key,
                               causerie_exchange_get_cancellable (exchange), opened_cb, pending);

  return exchange;
}
