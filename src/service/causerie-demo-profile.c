/* causerie-demo-profile.c: the model profile of the built-in demo
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-demo-profile.h"

#include <glib/gi18n.h>

static gboolean
is_demo (CauserieSettings *settings, CauserieProfile *profile)
{
  CauserieConnection *connection =
    causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));

  return connection != NULL &&
         (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

static CauserieProfile *
find (CauserieSettings *settings)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    if (is_demo (settings, profile))
      return profile; /* the settings keep it */
  }

  return NULL;
}

static CauserieProfile *
add (CauserieSettings *settings)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  causerie_connection_set_name (connection, _("Demo"));
  causerie_connection_set_provider (connection, "demo");
  causerie_settings_add_connection (settings, connection);

  causerie_profile_set_name (profile, _("Built-in demo"));
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, CAUSERIE_DEMO_MODEL);
  causerie_settings_add_profile (settings, profile);

  return profile; /* the settings keep it */
}

CauserieProfile *
causerie_demo_profile_ensure (CauserieSettings *settings)
{
  CauserieProfile *profile;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings), NULL);

  profile = find (settings);

  return profile != NULL ? profile : add (settings);
}
