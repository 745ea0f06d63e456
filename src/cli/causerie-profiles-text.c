/* causerie-profiles-text.c: model profiles as a table, and as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     [{"id":"…","name":"Kimi","default":true,"model":"moonshotai/kimi-k2",
 *       "connection":{"id":"…","name":"OpenRouter","base_url":"https://openrouter.ai/api/v1"},
 *       "instructions":"","params":{"temperature":0.7,"context-length":8192}}] */

#include "causerie-profiles-text.h"

#include "causerie-json.h"
#include "causerie-settings-json.h"
#include "causerie-text-table.h"

#include <glib/gi18n.h>

static CauserieConnection *
find_connection (CauserieSettings *settings, CauserieProfile *profile)
{
  return causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));
}

/* --- JSON ------------------------------------------------------------------------------------- */

/* null where the connection is gone; an address without what could be a secret. */
static JsonNode *
write_connection (CauserieConnection *connection)
{
  JsonNode *node = json_node_new (JSON_NODE_NULL);
  g_autofree char *address = NULL;
  JsonObject *object;

  if (connection == NULL)
    return node;

  address = causerie_settings_json_blank_address (causerie_connection_get_base_url (connection));
  object = json_object_new ();
  json_object_set_string_member (object, "id", causerie_connection_get_uid (connection));
  json_object_set_string_member (object, "name", causerie_connection_get_name (connection));
  json_object_set_string_member (object, "base_url", address);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static JsonObject *
write_object (CauserieProfile *profile, CauserieSettings *settings)
{
  g_autofree char *params = causerie_params_to_json (causerie_profile_get_params (profile));
  gboolean is_default = profile == causerie_settings_get_new_chat_profile (settings);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", causerie_profile_get_uid (profile));
  json_object_set_string_member (object, "name", causerie_profile_get_name (profile));
  json_object_set_boolean_member (object, "default", is_default);
  json_object_set_string_member (object, "model", causerie_profile_get_model (profile));
  json_object_set_member (object, "connection",
                          write_connection (find_connection (settings, profile)));
  json_object_set_string_member (object, "instructions",
                                 causerie_profile_get_instructions (profile));
  json_object_set_member (object, "params", causerie_json_parse (params, -1, NULL, NULL));
  return object;
}

char *
causerie_profiles_text_write_json (CauserieSettings *settings)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    json_array_add_object_element (array, write_object (profile, settings));
  }
  json_node_take_array (root, array);

  return causerie_json_write (root);
}

/* --- the table -------------------------------------------------------------------------------- */

enum { COLUMN_MARK, COLUMN_NAME, COLUMN_MODEL, COLUMN_CONNECTION, COLUMN_ID, N_COLUMNS };

static char **
make_row (CauserieProfile *profile, CauserieSettings *settings)
{
  CauserieConnection *connection = find_connection (settings, profile);
  gboolean is_default = profile == causerie_settings_get_new_chat_profile (settings);
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_MARK] = g_strdup (is_default ? "*" : " ");
  row[COLUMN_NAME] = g_strdup (causerie_profile_get_name (profile));
  row[COLUMN_MODEL] = g_strdup (causerie_profile_get_model (profile));
  row[COLUMN_CONNECTION] =
    connection != NULL ? g_strdup (causerie_connection_get_name (connection)) : NULL;
  row[COLUMN_ID] = g_strdup (causerie_profile_get_uid (profile));
  return row;
}

static char **
make_head (void)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_MARK] = g_strdup (" ");
  row[COLUMN_NAME] = g_strdup (C_("model profile", "Name"));
  row[COLUMN_MODEL] = g_strdup (_("Model"));
  row[COLUMN_CONNECTION] = g_strdup (_("Connection"));
  row[COLUMN_ID] = g_strdup (_("ID"));
  return row;
}

char *
causerie_profiles_text_write_table (CauserieSettings *settings, gboolean head)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);
  g_autoptr(CauserieTextTable) table = causerie_text_table_new ("lllll");

  if (head)
    causerie_text_table_add (table, make_head ());
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    causerie_text_table_add (table, make_row (profile, settings));
  }

  return causerie_text_table_write (table);
}
