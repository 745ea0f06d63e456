/* causerie-json.c: readers that never fail, and the writer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json.h"

#include <math.h>

static void append_node (GString *text, JsonNode *node);

/* The node of a member; NULL when it is missing or null. */
static JsonNode *
find_node (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

const char *
causerie_json_get_string (JsonObject *object, const char *member)
{
  return causerie_json_node_string (find_node (object, member));
}

JsonObject *
causerie_json_get_object (JsonObject *object, const char *member)
{
  return causerie_json_node_object (find_node (object, member));
}

JsonArray *
causerie_json_get_array (JsonObject *object, const char *member)
{
  return causerie_json_node_array (find_node (object, member));
}

/* A whole number may come as 4096, as 4096.0 or as 4.096e3. */
gint64
causerie_json_get_int (JsonObject *object, const char *member, gint64 fallback)
{
  JsonNode *node = find_node (object, member);
  double value;

  if (holds (node, G_TYPE_INT64))
    return json_node_get_int (node);
  if (!holds (node, G_TYPE_DOUBLE))
    return fallback;

  value = json_node_get_double (node);
  return value >= -0x1p63 && value < 0x1p63 && trunc (value) == value ? (gint64) value : fallback;
}

double
causerie_json_get_double (JsonObject *object, const char *member, double fallback)
{
  JsonNode *node = find_node (object, member);
  double value;

  if (holds (node, G_TYPE_INT64))
    return (double) json_node_get_int (node);
  if (!holds (node, G_TYPE_DOUBLE))
    return fallback;

  value = json_node_get_double (node);
  return isfinite (value) ? value : fallback;
}

gboolean
causerie_json_get_boolean (JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = find_node (object, member);

  return holds (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : fallback;
}

gboolean
causerie_json_has (JsonObject *object, const char *member)
{
  return find_node (object, member) != NULL;
}

JsonObject *
causerie_json_node_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
causerie_json_node_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
causerie_json_node_string (JsonNode *node)
{
  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

JsonObject *
causerie_json_element_object (JsonArray *array, guint index)
{
  if (array == NULL || index >= json_array_get_length (array))
    return NULL;
  return causerie_json_node_object (json_array_get_element (array, index));
}

static void
append_escape (GString *text, char c)
{
  switch (c) {
  case '"':
  case '\\':
    g_string_append_c (text, '\\');
    g_string_append_c (text, c);
    break;
  case '\n':
    g_string_append (text, "\\n");
    break;
  case '\r':
    g_string_append (text, "\\r");
    break;
  case '\t':
    g_string_append (text, "\\t");
    break;
  default:
    g_string_append_printf (text, "\\u%04x", (guint) c);
  }
}

static void
append_string (GString *text, const char *string)
{
  const char *plain = string;
  const char *p;

  g_string_append_c (text, '"');
  for (p = string; *p != '\0'; p++) {
    if (*p != '"' && *p != '\\' && !((guchar) *p < 0x20))
      continue;
    g_string_append_len (text, plain, p - plain);
    append_escape (text, *p);
    plain = p + 1;
  }
  g_string_append_len (text, plain, p - plain);
  g_string_append_c (text, '"');
}

static void
append_object (GString *text, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  const char *separator = "";

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    g_string_append (text, separator);
    append_string (text, name);
    g_string_append_c (text, ':');
    append_node (text, value);
    separator = ",";
  }
  g_string_append_c (text, '}');
}

static void
append_array (GString *text, JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    append_node (text, json_array_get_element (array, i));
  }
  g_string_append_c (text, ']');
}

/* JSON has no word for what is not finite; null is what other writers put there. */
static void
append_double (GString *text, double value)
{
  g_autofree char *number = isfinite (value) ? causerie_json_format_double (value) : NULL;

  g_string_append (text, number != NULL ? number : "null");
}

static void
append_value (GString *text, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (text, json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    append_double (text, json_node_get_double (node));
  else
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
}

static void
append_node (GString *text, JsonNode *node)
{
  switch (json_node_get_node_type (node)) {
  case JSON_NODE_OBJECT:
    append_object (text, json_node_get_object (node));
    break;
  case JSON_NODE_ARRAY:
    append_array (text, json_node_get_array (node));
    break;
  case JSON_NODE_VALUE:
    append_value (text, node);
    break;
  case JSON_NODE_NULL:
  default:
    g_string_append (text, "null");
  }
}

char *
causerie_json_write (JsonNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, g_strdup ("null"));

  text = g_string_sized_new (256);
  append_node (text, node);
  return g_string_free (text, FALSE);
}

char *
causerie_json_format_double (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];

  g_return_val_if_fail (isfinite (value), g_strdup ("0"));

  if (fabs (value) < 1e15 && trunc (value) == value)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", value));

  /* Seventeen digits always read back the same. */
  for (int digits = 1; digits <= 17; digits++) {
    g_snprintf (format, sizeof format, "%%.%dg", digits);
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  return g_strdup (buffer);
}
