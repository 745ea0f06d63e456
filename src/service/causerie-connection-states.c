/* causerie-connection-states.c: whether connections could be asked now, while somebody looks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-states.h"

#include "causerie-url.h"

#include <glib/gi18n.h>

/* A server on this computer answers at once or not at all. Seconds. */
#define PATIENCE 3

/* Whether somebody listens at an address. */
typedef enum {
  LISTENER_UNASKED,
  LISTENER_THERE,
  LISTENER_MISSING,
} Listener;

struct _CauserieConnectionStates {
  GObject           parent_instance;

  /* owned */
  CauserieKeyring  *keyring;
  CauserieKeptKeys *keys;
  GHashTable       *listeners; /* base URL to Listener */
  GCancellable     *cancellable;
};

G_DEFINE_FINAL_TYPE (CauserieConnectionStates, causerie_connection_states, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
emit_changed (CauserieConnectionStates *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- whether somebody listens --- */

typedef struct {
  CauserieConnectionStates *self;
  char                     *base_url;
} Knock;

static void
knock_free (Knock *knock)
{
  g_object_unref (knock->self);
  g_free (knock->base_url);
  g_free (knock);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Knock, knock_free)

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Knock) knock = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection =
    g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_hash_table_insert (knock->self->listeners, g_strdup (knock->base_url),
                       GINT_TO_POINTER (connection != NULL ? LISTENER_THERE : LISTENER_MISSING));
  emit_changed (knock->self);
}

static gboolean
has_proxy (CauserieConnection *connection)
{
  const char *proxy = causerie_connection_get_proxy (connection);

  return *proxy != '\0' && !g_str_equal (proxy, "none");
}

static gboolean
is_near (CauserieConnection *connection)
{
  const char *base_url = causerie_connection_get_base_url (connection);

  return *base_url != '\0' && causerie_url_host_kind (base_url) != CAUSERIE_HOST_PUBLIC;
}

static void
knock (CauserieConnectionStates *self, CauserieConnection *connection)
{
  const char *base_url = causerie_connection_get_base_url (connection);
  guint16 port = g_str_has_prefix (base_url, "https:") ? 443 : 80;
  g_autoptr(GSocketConnectable) address = g_network_address_parse_uri (base_url, port, NULL);
  g_autoptr(GSocketClient) client = NULL;
  Knock *knock;

  if (address == NULL || has_proxy (connection) || !is_near (connection) ||
      g_hash_table_contains (self->listeners, base_url))
    return;

  g_hash_table_insert (self->listeners, g_strdup (base_url), GINT_TO_POINTER (LISTENER_UNASKED));
  client = g_socket_client_new ();
  g_socket_client_set_timeout (client, PATIENCE);
  g_socket_client_set_enable_proxy (client, FALSE);
  knock = g_new0 (Knock, 1);
  knock->self = g_object_ref (self);
  knock->base_url = g_strdup (base_url);
  g_socket_client_connect_async (client, address, self->cancellable, connected_cb, knock);
}

/* --- the object --- */

static void
causerie_connection_states_dispose (GObject *object)
{
  CauserieConnectionStates *self = CAUSERIE_CONNECTION_STATES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->keys);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (causerie_connection_states_parent_class)->dispose (object);
}

static void
causerie_connection_states_finalize (GObject *object)
{
  CauserieConnectionStates *self = CAUSERIE_CONNECTION_STATES (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->listeners);

  G_OBJECT_CLASS (causerie_connection_states_parent_class)->finalize (object);
}

static void
causerie_connection_states_class_init (CauserieConnectionStatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = causerie_connection_states_dispose;
  object_class->finalize = causerie_connection_states_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_connection_states_init (CauserieConnectionStates *self)
{
  self->cancellable = g_cancellable_new ();
  self->listeners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
follow_keys (CauserieConnectionStates *self)
{
  g_clear_object (&self->keys);
  self->keys = causerie_kept_keys_new (self->keyring);
  g_signal_connect_object (self->keys, "changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
}

CauserieConnectionStates *
causerie_connection_states_new (CauserieKeyring *keyring)
{
  CauserieConnectionStates *self;

  g_return_val_if_fail (CAUSERIE_IS_KEYRING (keyring), NULL);

  self = g_object_new (CAUSERIE_TYPE_CONNECTION_STATES, NULL);
  self->keyring = g_object_ref (keyring);
  follow_keys (self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);

  return self;
}

void
causerie_connection_states_look (CauserieConnectionStates *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_STATES (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_kept_keys_look_up (self->keys, connection);
  knock (self, connection);
}

void
causerie_connection_states_forget (CauserieConnectionStates *self)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_STATES (self));

  follow_keys (self);
  g_hash_table_remove_all (self->listeners);
}

static gboolean
is_offline (CauserieConnectionStates *self, CauserieConnection *connection)
{
  const char *base_url = causerie_connection_get_base_url (connection);
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  if (is_near (connection))
    return GPOINTER_TO_INT (g_hash_table_lookup (self->listeners, base_url)) == LISTENER_MISSING;

  return *base_url != '\0' && !g_network_monitor_get_network_available (monitor);
}

/* What is missing first keeps a question from leaving. */
CauserieConnectionState
causerie_connection_states_get (CauserieConnectionStates *self, CauserieConnection *connection)
{
  CauserieKeyState key;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION_STATES (self), CAUSERIE_CONNECTION_UNKNOWN);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), CAUSERIE_CONNECTION_UNKNOWN);

  if (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO)
    return CAUSERIE_CONNECTION_READY;

  key = causerie_kept_keys_get_state (self->keys, connection);
  if (key == CAUSERIE_KEY_UNKNOWN)
    return CAUSERIE_CONNECTION_UNKNOWN;
  if (key == CAUSERIE_KEY_NONE && causerie_kept_keys_is_locked (self->keys, connection))
    return CAUSERIE_CONNECTION_KEY_LOCKED;
  if (key == CAUSERIE_KEY_NONE && causerie_connection_needs_key (connection))
    return CAUSERIE_CONNECTION_KEY_MISSING;

  return is_offline (self, connection) ? CAUSERIE_CONNECTION_OFFLINE : CAUSERIE_CONNECTION_READY;
}

static const char *
get_words (CauserieConnectionState state, CauserieConnection *connection)
{
  switch (state) {
  case CAUSERIE_CONNECTION_READY:
    return C_("connection", "Ready");
  case CAUSERIE_CONNECTION_KEY_MISSING:
    return _("API key missing");
  case CAUSERIE_CONNECTION_KEY_LOCKED:
    return _("The keyring is locked");
  case CAUSERIE_CONNECTION_OFFLINE:
    return is_near (connection) ? _("The server is not running") : _("Offline");
  case CAUSERIE_CONNECTION_UNKNOWN:
  default:
    return _("Asking the keyring…");
  }
}

char *
causerie_connection_states_describe (CauserieConnectionStates *self,
                                     CauserieConnection       *connection)
{
  CauserieConnectionState state = causerie_connection_states_get (self, connection);
  const char *words = get_words (state, connection);

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION_STATES (self), NULL);

  if (state != CAUSERIE_CONNECTION_READY && state != CAUSERIE_CONNECTION_OFFLINE)
    return g_strdup (words);

  /* Translators: the state of a connection, and where its key is. */
  return g_strdup_printf (_("%s · %s"), words,
                          causerie_kept_keys_get_text (self->keys, connection));
}
