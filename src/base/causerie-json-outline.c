/* causerie-json-outline.c: what the beginning of a JSON object says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-outline.h"

#include "causerie-json.h"

#include <string.h>

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* Past the string that begins at `p`; NULL when it does not end. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end; p++) {
    if (*p == '"')
      return p + 1;
    if (*p == '\\')
      p++;
  }
  return NULL;
}

/* Past the object or array that begins at `p`; NULL when it does not end. */
static const char *
skip_container (const char *p, const char *end)
{
  guint depth = 0;

  while (p < end) {
    if (*p == '"') {
      p = skip_string (p, end);
      if (p == NULL)
        return NULL;
      continue;
    }
    if (*p == '{' || *p == '[')
      depth++;
    else if ((*p == '}' || *p == ']') && --depth == 0)
      return p + 1;
    p++;
  }
  return NULL;
}

/* Past the number or word that begins at `p`; NULL when it may go on. */
static const char *
skip_word (const char *p, const char *end)
{
  while (p < end && strchr (" \n\r\t,}", *p) == NULL)
    p++;
  return p < end ? p : NULL;
}

static JsonNode *
parse (const char *p, const char *end)
{
  return causerie_json_parse (p, end - p, NULL, NULL);
}

static JsonNode *
make_empty (char bracket)
{
  JsonNode *node = json_node_alloc ();

  if (bracket == '{')
    json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), json_object_new ());
  else
    json_node_take_array (json_node_init (node, JSON_NODE_ARRAY), json_array_new ());
  return node;
}

/* Adds the member with the value that begins at `p`. Past the value; NULL at the end of what can be
 * read. */
static const char *
read_value (const char *p, const char *end, const char *name, JsonObject *outline)
{
  const char *next;
  JsonNode *node;

  if (p == end)
    return NULL;

  if (*p == '{' || *p == '[') {
    json_object_set_member (outline, name, make_empty (*p));
    return skip_container (p, end);
  }
  next = *p == '"' ? skip_string (p, end) : skip_word (p, end);
  node = next != NULL ? parse (p, next) : NULL;
  if (node != NULL)
    json_object_set_member (outline, name, node);
  return node != NULL ? next : NULL;
}

/* Past the member that begins at `p`; NULL at the end of what can be read. */
static const char *
read_member (const char *p, const char *end, JsonObject *outline)
{
  g_autoptr(JsonNode) name = NULL;
  const char *next = p < end && *p == '"' ? skip_string (p, end) : NULL;

  if (next != NULL)
    name = parse (p, next);
  if (name == NULL)
    return NULL;

  p = skip_space (next, end);
  if (p == end || *p != ':')
    return NULL;
  return read_value (skip_space (p + 1, end), end, json_node_get_string (name), outline);
}

JsonObject *
causerie_json_outline_read (const char *head, gsize length)
{
  const char *end = head + length;
  const char *p = skip_space (head, end);
  JsonObject *outline;

  g_return_val_if_fail (head != NULL, NULL);

  if (p == end || *p != '{')
    return NULL;

  outline = json_object_new ();
  do {
    p = read_member (skip_space (p + 1, end), end, outline);
    p = p != NULL ? skip_space (p, end) : NULL;
  } while (p != NULL && p < end && *p == ',');
  return outline;
}
