/* causerie-sign-in.c: a key by signing in with a browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sign-in.h"
#include "causerie-sign-in-private.h"

#include "causerie-access.h"
#include "causerie-callback-server.h"
#include "causerie-deadline.h"
#include "causerie-failure-text.h"
#include "causerie-fetch.h"
#include "causerie-pkce.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

#define LIMIT_MS  (10 * 60 * 1000) /* as long as a code is good */
#define KEY_LABEL "Causerie"

struct _CauserieSignIn {
  GObject                 parent_instance;

  /* owned */
  CauserieGateway        *gateway;
  CauserieConnection     *connection;
  char                   *sign_in_url;
  char                   *exchange_url;
  char                   *verifier;
  char                   *url;          /* NULL until it starts */
  char                   *code;         /* NULL until it is there */
  CauserieCallbackServer *server;       /* NULL: a code is to be entered */
  CauserieDeadline       *deadline;
  GCancellable           *cancellable;
  CauserieFailure        *failure;      /* NULL until it failed */

  CauserieSignInState     state;
  guint                   limit_ms;
  gboolean                is_kept_for_good;
};

G_DEFINE_FINAL_TYPE (CauserieSignIn, causerie_sign_in, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieSignInState, causerie_sign_in_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_SIGN_IN_IDLE, "idle"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SIGN_IN_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SIGN_IN_EXCHANGING, "exchanging"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SIGN_IN_DONE, "done"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SIGN_IN_FAILED, "failed"))

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SETTLED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- its course ------------------------------------------------------------------------------- */

static void
set_state (CauserieSignIn *self, CauserieSignInState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
is_settled (CauserieSignIn *self)
{
  return self->state >= CAUSERIE_SIGN_IN_DONE;
}

static void
stop_waiting (CauserieSignIn *self)
{
  causerie_deadline_clear (self->deadline);
  if (self->server != NULL)
    causerie_callback_server_stop (self->server);
}

/* The one place where it ends. Takes the failure; NULL: it is done. */
static void
settle (CauserieSignIn *self, CauserieFailure *failure)
{
  G_GNUC_UNUSED g_autoptr(CauserieSignIn) alive = g_object_ref (self);

  if (is_settled (self)) {
    g_clear_pointer (&failure, causerie_failure_unref);
    return;
  }

  stop_waiting (self);
  self->failure = failure;
  set_state (self, failure == NULL ? CAUSERIE_SIGN_IN_DONE : CAUSERIE_SIGN_IN_FAILED);
  g_signal_emit (self, signals[SETTLED], 0);
}

static CauserieFailure *
new_refusal (int status, const char *message)
{
  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_KEY_INVALID, .status = status, .code = CAUSERIE_CODE_SIGN_IN_REFUSED,
    .message = message, .retry_after = -1,
  });
}

/* --- the key ---------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieSignIn) self = user_data;
  g_autoptr(GError) error = NULL;
  CauserieFailure *failure = NULL;

  if (!causerie_keyring_store_finish (CAUSERIE_KEYRING (source), result, &self->is_kept_for_good,
                                      &error))
    failure = causerie_failure_new_local (CAUSERIE_FAILURE_KEYRING, "%s", error->message);

  settle (self, failure);
}

static void
keep (CauserieSignIn *self, const char *key)
{
  g_autofree char *label = NULL;

  /* Translators: how programs that show the keyring call it; %s is a connection's name. */
  label = g_strdup_printf (_("API key of %s"), causerie_connection_get_name (self->connection));
  causerie_keyring_store_async (causerie_gateway_get_keyring (self->gateway),
                                causerie_connection_get_uid (self->connection), label, key, NULL,
                                kept_cb, g_object_ref (self));
}

/* NULL with why in `failure`. */
static char *
read_key (CauserieFetched *fetched, CauserieFailure **failure)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);
  char *sent, *key = NULL;

  sent = causerie_pkce_read_key (text, length, &error);
  if (sent != NULL)
    key = causerie_keyring_clean_key (sent, &error);
  causerie_keyring_free_key (sent);

  if (key == NULL)
    *failure = causerie_failure_new_local (CAUSERIE_FAILURE_UNREADABLE, "%s", error->message);
  return key;
}

/* A refusal keeps no body: the code was in the question. */
static CauserieFailure *
judge (CauserieFetched *fetched)
{
  const char *message = causerie_failure_get_facts (fetched->failure)->message;

  if (fetched->status == 400 || fetched->status == 403)
    return new_refusal (fetched->status, message);

  return g_steal_pointer (&fetched->failure);
}

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieSignIn) self = user_data;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
  CauserieFailure *failure = NULL;
  char *key;

  if (fetched->failure != NULL) {
    settle (self, judge (fetched));
    return;
  }

  key = read_key (fetched, &failure);
  if (key != NULL && !is_settled (self))
    keep (self, key);
  else
    settle (self, failure);
  causerie_keyring_free_key (key);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieSignIn) self = user_data;
  g_autoptr(CauserieAccess) access = NULL;
  g_autofree char *body = NULL;
  CauserieFailure *failure = NULL;
  CauserieFetch fetch = { .method = "POST", .url = self->exchange_url, .purpose = "sign-in" };

  access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (access == NULL) {
    settle (self, failure);
    return;
  }

  body = causerie_pkce_write_request (self->code, self->verifier);
  fetch.body = body;
  causerie_fetch_async (causerie_access_get_http (access), &fetch, self->cancellable, exchanged_cb,
                        g_object_ref (self));
}

static void
exchange (CauserieSignIn *self, const char *code)
{
  stop_waiting (self);
  self->code = g_strdup (code);
  set_state (self, CAUSERIE_SIGN_IN_EXCHANGING);
  causerie_gateway_open_keyless_async (self->gateway, self->connection, self->cancellable,
                                       opened_cb, g_object_ref (self));
}

/* --- the person ------------------------------------------------------------------------------- */

static void
called_cb (CauserieSignIn *self, const char *code)
{
  if (self->state != CAUSERIE_SIGN_IN_WAITING)
    return;

  if (code != NULL)
    exchange (self, code);
  else
    settle (self, new_refusal (0, "refused in the browser"));
}

static void
overdue_cb (gpointer user_data)
{
  CauserieSignIn *self = user_data;

  settle (self, causerie_failure_new_local (CAUSERIE_FAILURE_TIMEOUT, "nobody signed in"));
}

/* What the browser shows in the end, whatever the end is. */
static char *
write_page (void)
{
  g_autofree char *title = g_markup_escape_text (_("Back to Causerie"), -1);
  g_autofree char *words =
    g_markup_escape_text (_("You can close this page: Causerie goes on by itself."), -1);

  return g_strdup_printf (
    "<!DOCTYPE html>\n"
    "<html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title>"
    "<style>body{font:1.1rem/1.5 sans-serif;max-width:30rem;margin:20vh auto;padding:0 1rem;"
    "text-align:center}</style></head>\n"
    "<body><h1>%s</h1><p>%s</p></body></html>\n", title, title, words);
}

static void
listen_for_browser (CauserieSignIn *self)
{
  g_autofree char *page = write_page ();
  g_autoptr(GError) error = NULL;

  self->server = causerie_callback_server_new (page);
  if (!causerie_callback_server_start (self->server, &error)) {
    g_debug ("no browser can come back to this computer: %s", error->message);
    g_clear_object (&self->server);
    return;
  }

  g_signal_connect_object (self->server, "called", G_CALLBACK (called_cb), self, G_CONNECT_SWAPPED);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_sign_in_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_enum (value, CAUSERIE_SIGN_IN (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_sign_in_dispose (GObject *object)
{
  CauserieSignIn *self = CAUSERIE_SIGN_IN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->server);
  g_clear_pointer (&self->deadline, causerie_deadline_free);
  g_clear_object (&self->gateway);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_sign_in_parent_class)->dispose (object);
}

static void
causerie_sign_in_finalize (GObject *object)
{
  CauserieSignIn *self = CAUSERIE_SIGN_IN (object);

  g_object_unref (self->cancellable);
  g_free (self->sign_in_url);
  g_free (self->exchange_url);
  causerie_keyring_free_key (self->verifier);
  causerie_keyring_free_key (self->code);
  g_free (self->url);
  g_clear_pointer (&self->failure, causerie_failure_unref);

  G_OBJECT_CLASS (causerie_sign_in_parent_class)->finalize (object);
}

static void
causerie_sign_in_class_init (CauserieSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_sign_in_get_property;
  object_class->dispose = causerie_sign_in_dispose;
  object_class->finalize = causerie_sign_in_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_SIGN_IN_STATE, CAUSERIE_SIGN_IN_IDLE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_sign_in_init (CauserieSignIn *self)
{
  self->verifier = causerie_pkce_new_secret ();
  self->cancellable = g_cancellable_new ();
  self->deadline = causerie_deadline_new (overdue_cb, self);
  self->limit_ms = LIMIT_MS;
}

gboolean
causerie_sign_in_is_offered (CauserieConnection *connection)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), FALSE);

  return causerie_connection_get_facts (connection)->sign_in_url != NULL;
}

CauserieSignIn *
causerie_sign_in_new_at (CauserieGateway    *gateway,
                         CauserieConnection *connection,
                         const char         *sign_in_url,
                         const char         *exchange_url)
{
  CauserieSignIn *self = g_object_new (CAUSERIE_TYPE_SIGN_IN, NULL);

  self->gateway = g_object_ref (gateway);
  self->connection = g_object_ref (connection);
  self->sign_in_url = g_strdup (sign_in_url);
  self->exchange_url = g_strdup (exchange_url);

  return self;
}

void
causerie_sign_in_set_limit (CauserieSignIn *self, guint limit_ms)
{
  self->limit_ms = limit_ms;
}

CauserieSignIn *
causerie_sign_in_new (CauserieGateway *gateway, CauserieConnection *connection)
{
  g_autofree char *exchange_url = NULL;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (causerie_sign_in_is_offered (connection), NULL);

  exchange_url = causerie_url_join (causerie_connection_get_base_url (connection), "auth/keys");
  return causerie_sign_in_new_at (gateway, connection,
                                  causerie_connection_get_facts (connection)->sign_in_url,
                                  exchange_url);
}

void
causerie_sign_in_start (CauserieSignIn *self, gboolean listen)
{
  g_autofree char *challenge = NULL;
  const char *callback_url = NULL;

  g_return_if_fail (CAUSERIE_IS_SIGN_IN (self) && self->state == CAUSERIE_SIGN_IN_IDLE);

  if (listen)
    listen_for_browser (self);
  if (self->server != NULL)
    callback_url = causerie_callback_server_get_url (self->server);

  challenge = causerie_pkce_challenge (self->verifier);
  self->url = causerie_pkce_build_url (self->sign_in_url, callback_url, challenge, KEY_LABEL);
  causerie_deadline_set (self->deadline, self->limit_ms);
  set_state (self, CAUSERIE_SIGN_IN_WAITING);
}

const char *
causerie_sign_in_get_url (CauserieSignIn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self), NULL);

  return self->url;
}

gboolean
causerie_sign_in_get_needs_code (CauserieSignIn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self), FALSE);

  return self->server == NULL;
}

gboolean
causerie_sign_in_enter_code (CauserieSignIn *self, const char *code)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self) && code != NULL, FALSE);

  bare = g_strstrip (g_strdup (code));
  if (*bare == '\0' || !g_utf8_validate (bare, -1, NULL) ||
      self->state != CAUSERIE_SIGN_IN_WAITING)
    return FALSE;

  exchange (self, bare);
  return TRUE;
}

void
causerie_sign_in_cancel (CauserieSignIn *self)
{
  g_return_if_fail (CAUSERIE_IS_SIGN_IN (self));

  g_cancellable_cancel (self->cancellable);
  settle (self, causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "the sign-in was stopped"));
}

CauserieSignInState
causerie_sign_in_get_state (CauserieSignIn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self), CAUSERIE_SIGN_IN_FAILED);

  return self->state;
}

CauserieFailure *
causerie_sign_in_get_failure (CauserieSignIn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self), NULL);

  return self->failure;
}

char *
causerie_sign_in_dup_sentence (CauserieSignIn *self)
{
  const CauserieFailureFacts *facts;
  g_autoptr(CauserieFailureText) text = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self) && self->failure != NULL, NULL);

  facts = causerie_failure_get_facts (self->failure);
  if (g_strcmp0 (facts->code, CAUSERIE_CODE_SIGN_IN_REFUSED) == 0)
    return g_strdup (facts->status == 0
                       ? _("The sign-in was refused in the browser.")
                       : _("The code was not accepted. It is good once, and for ten minutes: sign "
                           "in again."));
  if (facts->kind == CAUSERIE_FAILURE_TIMEOUT && facts->status == 0 && self->code == NULL)
    return g_strdup (_("Nobody signed in within ten minutes."));

  text = causerie_failure_text_new (self->failure, self->connection);
  return g_strdup (text->sentence);
}

gboolean
causerie_sign_in_is_kept_for_good (CauserieSignIn *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_IN (self), FALSE);

  return self->is_kept_for_good;
}
