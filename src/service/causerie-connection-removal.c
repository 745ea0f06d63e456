/* causerie-connection-removal.c: a connection that was deleted, and may come back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-removal.h"

#include "causerie-secret-keeping.h"

struct _CauserieConnectionRemoval {
  GObject             parent_instance;

  /* owned */
  CauserieSettings   *settings;
  CauserieKeyring    *keyring;
  CauserieConnection *connection;
  GPtrArray          *secrets; /* of CauserieSecretChange; NULL until they are read */

  guint               position;
  gboolean            is_busy; /* reading or clearing: what the keyring is asked comes in order */
  gboolean            is_undone;
};

G_DEFINE_FINAL_TYPE (CauserieConnectionRemoval, causerie_connection_removal, G_TYPE_OBJECT)

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieConnectionRemoval *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_secret_keeping_finish (CAUSERIE_KEYRING (source), result, NULL, &error))
    g_debug ("a secret is kept for this run only: %s", error->message);
  g_object_unref (self); /* it held the secrets until they were kept */
}

/* At once for this run, and in the keyring as soon as it takes them. */
static void
bring_secrets_back (CauserieConnectionRemoval *self)
{
  const char *uid = causerie_connection_get_uid (self->connection);

  for (guint i = 0; i < self->secrets->len; i++) {
    const CauserieSecretChange *change = self->secrets->pdata[i];

    causerie_keyring_remember_secret (self->keyring, uid, change->what, change->secret);
  }
  if (!self->is_busy)
    causerie_secret_keeping_async (self->keyring, self->connection, self->secrets, NULL, kept_cb,
                                   g_object_ref (self));
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieConnectionRemoval) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_keyring_clear_finish (CAUSERIE_KEYRING (source), result, &error))
    g_debug ("a secret stays in the keyring: %s", error->message);
  self->is_busy = FALSE;
  if (self->is_undone)
    bring_secrets_back (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieConnectionRemoval) self = user_data;

  self->secrets = causerie_secret_keeping_read_finish (CAUSERIE_KEYRING (source), result, NULL);
  if (self->is_undone) {
    self->is_busy = FALSE;
    return; /* nothing was taken out yet */
  }

  causerie_keyring_clear_async (self->keyring, causerie_connection_get_uid (self->connection),
                                NULL, cleared_cb, g_object_ref (self));
}

static void
causerie_connection_removal_finalize (GObject *object)
{
  CauserieConnectionRemoval *self = CAUSERIE_CONNECTION_REMOVAL (object);

  g_clear_pointer (&self->secrets, g_ptr_array_unref);
  g_clear_object (&self->connection);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_connection_removal_parent_class)->finalize (object);
}

static void
causerie_connection_removal_class_init (CauserieConnectionRemovalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_connection_removal_finalize;
}

static void
causerie_connection_removal_init (CauserieConnectionRemoval *self)
{
}

static guint
find_position (CauserieSettings *settings, CauserieConnection *connection)
{
  GListModel *connections = causerie_settings_get_connections (settings);
  guint n_connections = g_list_model_get_n_items (connections);

  for (guint i = 0; i < n_connections; i++) {
    g_autoptr(CauserieConnection) other = g_list_model_get_item (connections, i);

    if (other == connection)
      return i;
  }

  return n_connections;
}

CauserieConnectionRemoval *
causerie_connection_removal_new (CauserieSettings   *settings,
                                 CauserieKeyring    *keyring,
                                 CauserieConnection *connection)
{
  CauserieConnectionRemoval *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_CONNECTION_REMOVAL, NULL);
  self->settings = g_object_ref (settings);
  self->keyring = g_object_ref (keyring);
  self->connection = g_object_ref (connection);
  self->position = find_position (settings, connection);
  self->is_busy = TRUE;
  causerie_settings_remove_connection (settings, connection);
  causerie_secret_keeping_read_async (keyring, connection, NULL, read_cb, g_object_ref (self));

  return self;
}

void
causerie_connection_removal_undo (CauserieConnectionRemoval *self)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION_REMOVAL (self) && !self->is_undone);

  self->is_undone = TRUE;
  causerie_settings_insert_connection (self->settings, self->connection, self->position);
  if (self->secrets != NULL)
    bring_secrets_back (self);
}
