/* causerie-connection-duplicate.c: another connection with the same settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-duplicate.h"

#include "causerie-connection-name.h"
#include "causerie-secret-keeping.h"

#include <glib/gi18n.h>

/* --- its name and its place --- */

static char *
choose_name (CauserieSettings *settings, const char *name)
{
  /* Translators: the name of a duplicated connection */
  char *chosen = g_strdup_printf (_("%s (copy)"), name);

  for (guint i = 2; causerie_connection_name_is_taken (settings, chosen); i++) {
    g_free (chosen);
    /* Translators: the name of a connection that was duplicated more than once */
    chosen = g_strdup_printf (_("%s (copy %u)"), name, i);
  }

  return chosen;
}

static guint
find_place_behind (GListModel *connections, CauserieConnection *connection)
{
  guint n_connections = g_list_model_get_n_items (connections);

  for (guint i = 0; i < n_connections; i++) {
    g_autoptr(CauserieConnection) other = g_list_model_get_item (connections, i);

    if (other == connection)
      return i + 1;
  }

  return n_connections;
}

/* --- its secrets --- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_secret_keeping_finish (CAUSERIE_KEYRING (source), result, NULL, &error))
    g_debug ("a secret is kept for this run only: %s", error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieConnection) copy = user_data;
  CauserieKeyring *keyring = CAUSERIE_KEYRING (source);
  g_autoptr(GPtrArray) secrets = causerie_secret_keeping_read_finish (keyring, result, NULL);

  causerie_secret_keeping_async (keyring, copy, secrets, NULL, kept_cb, NULL);
}

CauserieConnection *
causerie_connection_duplicate (CauserieSettings   *settings,
                               CauserieKeyring    *keyring,
                               CauserieConnection *connection)
{
  GListModel *connections;
  g_autoptr(CauserieConnection) copy = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  connections = causerie_settings_get_connections (settings);
  copy = causerie_connection_copy (connection, NULL);
  name = choose_name (settings, causerie_connection_get_name (connection));
  causerie_connection_set_name (copy, name);
  causerie_settings_insert_connection (settings, copy, find_place_behind (connections, connection));
  causerie_secret_keeping_read_async (keyring, connection, NULL, read_cb, g_object_ref (copy));

  return copy;
}
