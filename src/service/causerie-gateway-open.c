/* causerie-gateway-open.c: a connection is made ready to be asked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-gateway.h"
#include "causerie-gateway-private.h"

#include "causerie-access-private.h"
#include "causerie-key-guard.h"
#include "causerie-task-failure.h"

/* A connection that is being opened. Its secrets are looked up one after the other, so that the
 * person is asked to unlock the keyring once. */
typedef struct {
  CauserieConnection *connection;
  GPtrArray          *wanted;    /* what is yet to be looked up, last first */
  gboolean            key_given; /* for this call alone, not kept */
  gboolean            keyless;   /* what is asked needs none */
  char               *key;
  char               *proxy_password;
  GPtrArray          *headers;   /* name, value, … */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->connection);
  g_clear_pointer (&opening->wanted, g_ptr_array_unref);
  g_clear_pointer (&opening->headers, g_ptr_array_unref);
  causerie_keyring_free_key (opening->key);
  causerie_keyring_free_key (opening->proxy_password);
  g_free (opening);
}

static void
free_secret (gpointer secret)
{
  causerie_keyring_free_key (secret);
}

static CauserieFailure *
new_failure (CauserieFailureKind kind, const char *message)
{
  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = kind, .message = message, .retry_after = -1, .not_sent = TRUE,
  });
}

/* A route that cannot be is told by what is written in it. */
static CauserieFailureKind
judge_route (const CauserieRoute *route)
{
  CauserieRoute proxy_alone = {
    .proxy = route->proxy, .proxy_user = route->proxy_user, .proxy_password = route->proxy_password,
  };
  g_autoptr(CauserieHttp) http = causerie_http_new_for_route (&proxy_alone, NULL);

  return http == NULL ? CAUSERIE_FAILURE_PROXY : CAUSERIE_FAILURE_TLS;
}

/* Fails the opening, and gives NULL, when there can be none. */
static CauserieHttp *
find_session (GTask *task)
{
  CauserieGateway *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  CauserieConnection *connection = opening->connection;
  CauserieRoute route = {
    .proxy = causerie_connection_get_proxy (connection),
    .proxy_user = causerie_connection_get_proxy_user (connection),
    .proxy_password = opening->proxy_password,
    .authority = causerie_connection_get_authority (connection),
    .certificate = causerie_connection_get_certificate (connection),
    .first_byte_ms = causerie_connection_get_first_byte_ms (connection),
    .idle_ms = causerie_connection_get_idle_ms (connection),
  };
  g_autoptr(GError) wrong = NULL;
  CauserieHttp *http;

  http = causerie_gateway_ensure_session (self, connection, &route, &wrong);
  if (http == NULL)
    causerie_task_return_failure (task, new_failure (judge_route (&route), wrong->message));

  return http;
}

static CauserieFailure *
judge_key (Opening *opening)
{
  if (opening->keyless)
    return NULL;

  return opening->key_given ? causerie_key_guard_judge_given (opening->connection, opening->key)
                            : causerie_key_guard_judge (opening->connection, opening->key);
}

static void
finish_opening (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  CauserieFailure *failure = judge_key (opening);
  CauserieAccess *access;
  CauserieHttp *http;

  if (failure != NULL) {
    causerie_task_return_failure (task, failure);
    return;
  }

  http = find_session (task);
  if (http == NULL)
    return;

  g_ptr_array_add (opening->headers, NULL);
  access = causerie_access_new (opening->connection, http,
                                causerie_connection_get_base_url (opening->connection),
                                opening->key,
                                (const char * const *) opening->headers->pdata);
  g_task_return_pointer (task, access, g_object_unref);
}

/* --- the secrets --- */

static void look_up_next (GTask *task);

static const char *
get_wanted (Opening *opening)
{
  return g_ptr_array_index (opening->wanted, opening->wanted->len - 1);
}

/* Takes the secret, NULL: there is none. A header without a value is not sent. */
static void
take_secret (Opening *opening, char *secret)
{
  const char *what = get_wanted (opening);

  if (g_str_equal (what, CAUSERIE_SECRET_KEY)) {
    opening->key = secret;
  } else if (g_str_equal (what, CAUSERIE_SECRET_PROXY_PASSWORD)) {
    opening->proxy_password = secret;
  } else if (secret != NULL) {
    g_ptr_array_add (opening->headers, g_strdup (what + strlen (CAUSERIE_SECRET_HEADER)));
    g_ptr_array_add (opening->headers, secret);
  }
}

/* A server that may do without a key is asked without one when the keyring is closed. */
static gboolean
can_do_without (Opening *opening)
{
  return g_str_equal (get_wanted (opening), CAUSERIE_SECRET_KEY) &&
         !causerie_connection_needs_key (opening->connection);
}

static void
secret_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  char *secret = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    causerie_task_return_failure (
      task, new_failure (CAUSERIE_FAILURE_CANCELLED, "stopped before it was sent"));
  } else if (error != NULL && !can_do_without (opening)) {
    causerie_task_return_failure (task, new_failure (CAUSERIE_FAILURE_KEYRING, error->message));
  } else {
    take_secret (opening, secret);
    g_ptr_array_set_size (opening->wanted, (int) opening->wanted->len - 1);
    look_up_next (task);
  }
}

static void
look_up_next (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  CauserieGateway *self = g_task_get_source_object (task);

  if (opening->wanted->len == 0)
    finish_opening (task);
  else
    causerie_keyring_lookup_secret_async (causerie_gateway_get_keyring (self),
                                          causerie_connection_get_uid (opening->connection),
                                          get_wanted (opening), g_task_get_cancellable (task),
                                          secret_cb, g_object_ref (task));
}

static void
want_secrets (Opening *opening)
{
  g_auto(GStrv) headers = causerie_connection_dup_header_list (opening->connection);

  for (guint i = g_strv_length (headers); i > 0; i--)
    g_ptr_array_add (opening->wanted, g_strconcat (CAUSERIE_SECRET_HEADER, headers[i - 1], NULL));
  if (*causerie_connection_get_proxy_user (opening->connection) != '\0')
    g_ptr_array_add (opening->wanted, g_strdup (CAUSERIE_SECRET_PROXY_PASSWORD));
  if (!opening->key_given)
    g_ptr_array_add (opening->wanted, g_strdup (CAUSERIE_SECRET_KEY));
}

/* The demo has neither a route nor a kept key. */
static void
open_demo (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  CauserieGateway *self = g_task_get_source_object (task);
  const CauserieRoute route = { 0 };
  const char *base_url, *token;
  g_autoptr(GError) error = NULL;
  CauserieAccess *access;
  CauserieHttp *http;

  if (!causerie_gateway_ensure_demo (self, &base_url, &token, &error)) {
    causerie_task_return_failure (task, new_failure (CAUSERIE_FAILURE_UNREACHABLE, error->message));
    return;
  }

  http = causerie_gateway_ensure_session (self, opening->connection, &route, NULL);
  access = causerie_access_new (opening->connection, http, base_url, token, NULL);
  g_task_return_pointer (task, access, g_object_unref);
}

static void
open_connection (CauserieGateway     *self,
                 CauserieConnection  *connection,
                 const char          *key,
                 gboolean             keyless,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->connection = g_object_ref (connection);
  opening->wanted = g_ptr_array_new_with_free_func (g_free);
  opening->headers = g_ptr_array_new_with_free_func (free_secret);
  opening->key_given = key != NULL;
  opening->keyless = keyless;
  opening->key = g_strdup (key);

  g_task_set_source_tag (task, causerie_gateway_open_async);
  g_task_set_check_cancellable (task, FALSE); /* the outcome says so */
  g_task_set_task_data (task, opening, opening_free);
  if (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) {
    open_demo (task);
    return;
  }

  want_secrets (opening);
  look_up_next (task);
}

void
causerie_gateway_open_async (CauserieGateway     *self,
                             CauserieConnection  *connection,
                             const char          *key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_GATEWAY (self) && CAUSERIE_IS_CONNECTION (connection));

  open_connection (self, connection, key, FALSE, cancellable, callback, user_data);
}

void
causerie_gateway_open_keyless_async (CauserieGateway     *self,
                                     CauserieConnection  *connection,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_GATEWAY (self) && CAUSERIE_IS_CONNECTION (connection));

  open_connection (self, connection, "", TRUE, cancellable, callback, user_data);
}

CauserieAccess *
causerie_gateway_open_finish (CauserieGateway  *self,
                              GAsyncResult     *result,
                              CauserieFailure **failure)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return causerie_task_propagate_pointer (G_TASK (result), failure);
}
