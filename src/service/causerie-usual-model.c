/* causerie-usual-model.c: the model a connection is mostly asked for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-usual-model.h"

const char *
causerie_usual_model_find (CauserieSettings *settings, CauserieConnection *connection)
{
  CauserieProfile *usual;
  GListModel *profiles;
  const char *uid;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  uid = causerie_connection_get_uid (connection);
  usual = causerie_settings_get_new_chat_profile (settings);
  if (usual != NULL && g_str_equal (causerie_profile_get_connection (usual), uid))
    return causerie_profile_get_model (usual);

  profiles = causerie_settings_get_profiles (settings);
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    if (g_str_equal (causerie_profile_get_connection (profile), uid))
      return causerie_profile_get_model (profile);
  }

  return NULL;
}
