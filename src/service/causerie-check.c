/* causerie-check.c: a connection tried step by step, on the way a question takes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two or three requests make all the steps. The first, for the key's facts or the list of models,
 * is followed on its way: name, proxy, server, certificate. Its answer tells whether this is an
 * API, and what it thinks of the key. The last is a real question. */

#include "causerie-check.h"
#include "causerie-check-private.h"

#include "causerie-url.h"

#include <glib/gi18n.h>

static GType
causerie_check_get_item_type (GListModel *list)
{
  return CAUSERIE_TYPE_CHECK_STEP;
}

static guint
causerie_check_get_n_items (GListModel *list)
{
  return CAUSERIE_N_CHECKS;
}

static gpointer
causerie_check_get_item (GListModel *list, guint position)
{
  CauserieCheck *self = CAUSERIE_CHECK (list);

  return position < CAUSERIE_N_CHECKS ? g_object_ref (self->steps[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = causerie_check_get_item_type;
  iface->get_n_items = causerie_check_get_n_items;
  iface->get_item = causerie_check_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieCheck, causerie_check, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum { PROP_RUNNING = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- the end ---------------------------------------------------------------------------------- */

static void
set_running (CauserieCheck *self, gboolean running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

void
causerie_check_end (CauserieCheck *self)
{
  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++) {
    CauserieCheckState state = causerie_check_step_get_state (self->steps[i]);

    if (state == CAUSERIE_CHECK_WAITING || state == CAUSERIE_CHECK_RUNNING)
      causerie_check_step_skip (self->steps[i], NULL);
  }

  g_clear_object (&self->access);
  set_running (self, FALSE);
  g_signal_emit (self, signals[ENDED], 0);
  g_object_unref (self); /* the reference a running check has on itself */
}

void
causerie_check_fail (CauserieCheck *self, CauserieCheckId id, gint64 elapsed,
                     CauserieFailure *failure)
{
  if (causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_CANCELLED)
    causerie_check_step_fail (self->steps[id], elapsed, failure, self->connection, NULL);
  causerie_check_end (self);
}

/* --- the proxy -------------------------------------------------------------------------------- */

/* As it may be shown: who logs in there is nobody's business. */
static char *
dup_bare_proxy (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD, NULL);

  return uri != NULL ? g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO) : g_strdup ("?");
}

static void
found_proxy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_auto(GStrv) proxies =
    g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  if (proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:"))
    self->proxy = dup_bare_proxy (proxies[0]);

  if (g_cancellable_is_cancelled (self->cancellable))
    causerie_check_end (self);
  else
    causerie_check_try_server (self);
}

/* That of the connection, or the one the system has for this address. */
static void
find_proxy (CauserieCheck *self)
{
  const char *base_url = causerie_access_get_base_url (self->access);
  const char *proxy = causerie_connection_get_proxy (self->connection);

  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_DNS]);
  if (*proxy == '\0' && causerie_url_host_kind (base_url) != CAUSERIE_HOST_LOOPBACK) {
    g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), base_url, self->cancellable,
                                   found_proxy_cb, g_object_ref (self));
    return;
  }

  if (*proxy != '\0' && !g_str_equal (proxy, "none"))
    self->proxy = g_strdup (proxy);
  causerie_check_try_server (self);
}

/* --- the address ------------------------------------------------------------------------------ */

/* What keeps a connection from being opened is one of its settings or secrets; nothing was sent. */
static CauserieCheckId
find_setting (CauserieFailure *failure)
{
  switch (causerie_failure_get_kind (failure)) {
  case CAUSERIE_FAILURE_KEY_MISSING:
  case CAUSERIE_FAILURE_KEY_INVALID:
  case CAUSERIE_FAILURE_KEYRING:
    return CAUSERIE_CHECK_KEY;
  case CAUSERIE_FAILURE_TLS:
    return CAUSERIE_CHECK_TLS;
  case CAUSERIE_FAILURE_PROXY:
    return CAUSERIE_CHECK_PROXY;
  default:
    return CAUSERIE_CHECK_ADDRESS;
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  self->access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (self->access == NULL) {
    causerie_check_fail (self, find_setting (failure), -1, failure);
    return;
  }

  /* The way is to be seen from its beginning. */
  causerie_http_renew (causerie_access_get_http (self->access));
  find_proxy (self);
}

static void
open_access (CauserieCheck *self)
{
  causerie_gateway_open_async (self->gateway, self->connection, self->key, self->cancellable,
                               opened_cb, g_object_ref (self));
}

static void
check_address (CauserieCheck *self)
{
  const char *address = self->typed != NULL ? self->typed
                                            : causerie_connection_get_base_url (self->connection);
  g_autofree char *base_url = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_ADDRESS]);
  if (causerie_connection_get_facts (self->connection)->flags & CAUSERIE_PROVIDER_DEMO) {
    causerie_check_step_pass (self->steps[CAUSERIE_CHECK_ADDRESS], -1, _("Inside this program"));
    open_access (self);
    return;
  }

  base_url = causerie_url_normalize (address, &error);
  if (base_url == NULL) {
    g_autoptr(CauserieFailure) failure =
      causerie_failure_new_local (CAUSERIE_FAILURE_UNREACHABLE, "%s", error->message);

    causerie_check_fail (self, CAUSERIE_CHECK_ADDRESS, -1, failure);
    return;
  }

  causerie_connection_set_base_url (self->connection, base_url);
  /* Translators: the address that is used, and the one that was typed */
  words = g_str_equal (address, base_url) ? g_strdup (base_url)
                                          : g_strdup_printf (_("%s, put right from “%s”"), base_url,
                                                             address);
  causerie_check_step_pass (self->steps[CAUSERIE_CHECK_ADDRESS], -1, words);
  open_access (self);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_check_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_RUNNING:
      g_value_set_boolean (value, CAUSERIE_CHECK (object)->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_check_finalize (GObject *object)
{
  CauserieCheck *self = CAUSERIE_CHECK (object);

  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    g_object_unref (self->steps[i]);
  g_clear_object (&self->gateway);
  g_clear_object (&self->connection);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list_cancellable);
  g_clear_pointer (&self->list_deadline, causerie_deadline_free);
  g_clear_pointer (&self->reply, causerie_fetched_free);
  g_clear_pointer (&self->own_reply, causerie_fetched_free);
  g_clear_object (&self->access);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  causerie_keyring_free_key (self->key);
  g_free (self->typed);
  g_free (self->model);
  g_free (self->proxy);

  G_OBJECT_CLASS (causerie_check_parent_class)->finalize (object);
}

static void
causerie_check_class_init (CauserieCheckClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_check_get_property;
  object_class->finalize = causerie_check_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_check_init (CauserieCheck *self)
{
  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    self->steps[i] = causerie_check_step_new (i);
  self->cancellable = g_cancellable_new ();
  self->list_cancellable = g_cancellable_new ();
}

CauserieCheck *
causerie_check_new (CauserieGateway *gateway, CauserieConnection *connection)
{
  CauserieCheck *self;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CHECK, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection =
    causerie_connection_copy (connection, causerie_connection_get_uid (connection));

  return self;
}

void
causerie_check_set_typed (CauserieCheck *self, const char *address)
{
  g_return_if_fail (CAUSERIE_IS_CHECK (self) && !self->running);

  g_free (self->typed);
  self->typed = g_strdup (address);
}

void
causerie_check_set_key (CauserieCheck *self, const char *key)
{
  g_return_if_fail (CAUSERIE_IS_CHECK (self) && !self->running);

  causerie_keyring_free_key (self->key);
  self->key = g_strdup (key);
}

void
causerie_check_set_model (CauserieCheck *self, const char *model)
{
  g_return_if_fail (CAUSERIE_IS_CHECK (self) && !self->running);

  g_free (self->model);
  self->model = model != NULL && *model != '\0' ? g_strdup (model) : NULL;
}

void
causerie_check_start (CauserieCheck *self)
{
  g_return_if_fail (CAUSERIE_IS_CHECK (self) && !self->running);

  g_object_ref (self); /* until it ends */
  set_running (self, TRUE);
  check_address (self);
}

void
causerie_check_cancel (CauserieCheck *self)
{
  g_return_if_fail (CAUSERIE_IS_CHECK (self));

  if (!self->running)
    return;

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->list_cancellable);
}

gboolean
causerie_check_get_running (CauserieCheck *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK (self), FALSE);

  return self->running;
}

CauserieCheckStep *
causerie_check_get_step (CauserieCheck *self, CauserieCheckId id)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK (self) && id < CAUSERIE_N_CHECKS, NULL);

  return self->steps[id];
}

CauserieCheckStep *
causerie_check_get_failed_step (CauserieCheck *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK (self), NULL);

  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    if (causerie_check_step_get_state (self->steps[i]) == CAUSERIE_CHECK_FAILED)
      return self->steps[i];

  return NULL;
}

const char *
causerie_check_get_base_url (CauserieCheck *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK (self), NULL);

  return causerie_connection_get_base_url (self->connection);
}
