/* causerie-connection-name.c: what a connection is called that nobody named
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-name.h"

#include <glib/gi18n.h>

char *
causerie_connection_name_server (const char *provider, const char *base_url)
{
  const CauserieProvider *row = causerie_provider_for_url (base_url);
  g_autoptr(GUri) uri = NULL;

  if (row->host != NULL)
    return g_strdup (row->name);
  row = causerie_provider_get (provider);
  if (row->flags & CAUSERIE_PROVIDER_LOCAL)
    return g_strdup (row->name);

  uri = g_uri_parse (base_url, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (_(row->name));
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));

  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

gboolean
causerie_connection_name_is_taken (CauserieSettings *settings, const char *name)
{
  GListModel *connections;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && name != NULL, FALSE);

  connections = causerie_settings_get_connections (settings);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (g_str_equal (causerie_connection_get_name (connection), name))
      return TRUE;
  }

  return FALSE;
}

char *
causerie_connection_name_new (CauserieSettings *settings,
                              const char       *provider,
                              const char       *base_url)
{
  g_autofree char *server = causerie_connection_name_server (provider, base_url);
  char *name = g_strdup (server);

  for (int i = 2; causerie_connection_name_is_taken (settings, name); i++) {
    g_free (name);
    name = g_strdup_printf ("%s %d", server, i);
  }

  return name;
}
