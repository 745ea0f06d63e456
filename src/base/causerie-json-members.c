/* causerie-json-members.c: the members of an object, when names come again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-members.h"

void
causerie_json_members_add (JsonObject *object, GHashTable **later, const char *name,
                           JsonNode *value)
{
  if (!json_object_has_member (object, name)) {
    json_object_set_member (object, name, value);
    return;
  }

  if (*later == NULL)
    *later = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) json_node_unref);
  g_hash_table_replace (*later, g_strdup (name), value);
}

JsonObject *
causerie_json_members_finish (JsonObject *object, GHashTable *later)
{
  JsonObject *whole;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (later == NULL)
    return json_object_ref (object);

  whole = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonNode *other = g_hash_table_lookup (later, name);

    json_object_set_member (whole, name, json_node_copy (other != NULL ? other : value));
  }
  return whole;
}
