/* soak-description.c: all that a conversation or a message is, as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-description.h"

/* What lasts no longer than the program, or follows from the rest. */
static const char * const passing[] = {
  "answering", "loaded", "n-items", "n-parts", "temporary", "wait", NULL,
};

static char *
name_bytes (GBytes *data)
{
  return data != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data) : NULL;
}

static JsonArray *
describe_part (CauseriePart *part)
{
  JsonArray *array = json_array_new ();
  g_autofree char *data = name_bytes (causerie_part_get_data (part));

  json_array_add_int_element (array, causerie_part_get_kind (part));
  json_array_add_string_element (array, causerie_part_get_name (part));
  json_array_add_string_element (array, causerie_part_get_media_type (part));
  json_array_add_string_element (array, causerie_part_get_text (part));
  json_array_add_string_element (array, data);
  return array;
}

static JsonArray *
describe_parts (GPtrArray *parts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < parts->len; i++)
    json_array_add_array_element (array, describe_part (g_ptr_array_index (parts, i)));
  return array;
}

static JsonArray *
describe_strings (const char * const *strings)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; strings != NULL && strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  return array;
}

static JsonArray *
describe_usage (CauserieUsage *usage)
{
  const CauserieUsageFacts *facts = causerie_usage_get_facts (usage);
  JsonArray *array = json_array_new ();
  g_autofree char *cost = facts->cost != NULL ? causerie_money_to_text (facts->cost) : NULL;

  json_array_add_int_element (array, facts->prompt_tokens);
  json_array_add_int_element (array, facts->completion_tokens);
  json_array_add_int_element (array, facts->total_tokens);
  json_array_add_int_element (array, facts->reasoning_tokens);
  json_array_add_int_element (array, facts->cached_tokens);
  json_array_add_string_element (array, cost);
  json_array_add_boolean_element (array, facts->cost_is_estimate);
  return array;
}

static void
describe_boxed (JsonObject *object, const char *name, const GValue *value)
{
  gpointer boxed = g_value_get_boxed (value);

  if (boxed == NULL)
    return;
  if (G_VALUE_HOLDS (value, G_TYPE_STRV))
    json_object_set_array_member (object, name, describe_strings (boxed));
  else if (G_VALUE_HOLDS (value, G_TYPE_PTR_ARRAY))
    json_object_set_array_member (object, name, describe_parts (boxed));
  else if (G_VALUE_HOLDS (value, CAUSERIE_TYPE_USAGE))
    json_object_set_array_member (object, name, describe_usage (boxed));
}

static void
describe_value (JsonObject *object, const char *name, const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    json_object_set_string_member (object, name, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    json_object_set_boolean_member (object, name, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_ENUM (value))
    json_object_set_int_member (object, name, g_value_get_enum (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    json_object_set_int_member (object, name, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_INT (value))
    json_object_set_int_member (object, name, g_value_get_int (value));
  else if (G_VALUE_HOLDS_UINT (value))
    json_object_set_int_member (object, name, g_value_get_uint (value));
  else if (G_VALUE_HOLDS_BOXED (value))
    describe_boxed (object, name, value);
}

static JsonObject *
describe_properties (GObject *from)
{
  JsonObject *object = json_object_new ();
  guint n_properties = 0;
  g_autofree GParamSpec **properties =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (from), &n_properties);

  for (guint i = 0; i < n_properties; i++) {
    const char *name = properties[i]->name;
    g_auto(GValue) value = G_VALUE_INIT;

    if (g_strv_contains (passing, name) || !(properties[i]->flags & G_PARAM_READABLE))
      continue;
    g_value_init (&value, properties[i]->value_type);
    g_object_get_property (from, name, &value);
    describe_value (object, name, &value);
  }
  return object;
}

JsonObject *
soak_description_of_message (CauserieMessage *message)
{
  JsonObject *object = describe_properties (G_OBJECT (message));
  JsonArray *parts = json_array_new ();

  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    json_array_add_array_element (parts, describe_part (causerie_message_get_part (message, i)));
  json_object_set_array_member (object, "parts", parts);
  json_object_set_string_member (object, "profile", causerie_message_get_profile (message));
  return object;
}

JsonObject *
soak_description_of_conversation (CauserieConversation *conversation)
{
  JsonObject *object = describe_properties (G_OBJECT (conversation));

  json_object_set_string_member (object, "scroll-message",
                                 causerie_conversation_get_scroll_message (conversation));
  json_object_set_int_member (object, "scroll-piece",
                              causerie_conversation_get_scroll_piece (conversation));
  json_object_set_int_member (object, "scroll-offset",
                              causerie_conversation_get_scroll_offset (conversation));
  return object;
}
