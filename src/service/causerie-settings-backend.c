/* causerie-settings-backend.c: where settings are kept
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings-backend.h"

#include "causerie-install.h"

#include "causerie-config.h"

#define FILE_NAME "settings.ini"

/* Keys of the schema itself; those of connections and profiles are groups named by their path. */
#define ROOT_GROUP "Causerie"

static gboolean
has_session_bus (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  if (bus == NULL)
    g_debug ("no session bus: %s", error->message);
  return bus != NULL;
}

gboolean
causerie_settings_backend_loses_writes (const char *type_name,
                                        const char *asked_for,
                                        gboolean    session_bus)
{
  g_return_val_if_fail (type_name != NULL, FALSE);

  if (g_str_equal (type_name, "GMemorySettingsBackend"))
    return g_strcmp0 (asked_for, "memory") != 0;
  if (g_str_equal (type_name, "DConfSettingsBackend"))
    return !session_bus;
  return FALSE;
}

GSettingsBackend *
causerie_settings_backend_new (void)
{
  g_autoptr(GSettingsBackend) usual = g_settings_backend_get_default ();
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;

  if (!causerie_settings_backend_loses_writes (G_OBJECT_TYPE_NAME (usual),
                                               g_getenv ("GSETTINGS_BACKEND"), has_session_bus ()))
    return g_steal_pointer (&usual);

  folder = causerie_install_config_folder ();
  file = g_build_filename (folder, FILE_NAME, NULL);
  g_debug ("settings are kept in %s", file);
  return g_keyfile_settings_backend_new (file, CAUSERIE_APP_PATH "/", ROOT_GROUP);
}
