/* causerie-error-message.c: the sentence in a refusal
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error-message.h"

#include "causerie-json.h"

#include <string.h>

/* Enough of a list of faults for any message that is shown. */
#define MAX_FAULTS_BYTES 2000

char *
causerie_error_message_title (const char *html)
{
  g_autofree char *lower = g_ascii_strdown (html, -1);
  const char *open = strstr (lower, "<title");
  const char *start = open != NULL ? strchr (open, '>') : NULL;
  const char *end = start != NULL ? strstr (start, "</title") : NULL;

  return end != NULL ? g_strndup (html + (start + 1 - lower), end - start - 1) : NULL;
}

/* FastAPI's list of faults, as "model: Field required, …". */
static char *
join_faults (JsonArray *array)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length && text->len < MAX_FAULTS_BYTES; i++) {
    JsonObject *fault = causerie_json_element_object (array, i);
    JsonArray *place = causerie_json_get_array (fault, "loc");
    guint depth = place != NULL ? json_array_get_length (place) : 0;
    JsonNode *last = depth > 0 ? json_array_get_element (place, depth - 1) : NULL;
    const char *name = causerie_json_node_string (last);
    const char *fault_text = causerie_json_get_string (fault, "msg");

    if (fault_text != NULL)
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", name != NULL ? name : "",
                              name != NULL ? ": " : "", fault_text);
  }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static char *read_message (JsonObject *object);

/* A member that holds a message as text, or wrapped once more. */
static char *
read_message_member (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);
  JsonObject *inner = causerie_json_get_object (object, member);
  JsonArray *list = causerie_json_get_array (object, member);

  if (text != NULL && *text != '\0')
    return g_strdup (text);
  if (inner != NULL)
    return read_message (inner);
  if (list != NULL)
    return join_faults (list);
  return NULL;
}

/* The nesting of JSON is limited when it is parsed, so this ends. */
static char *
read_message (JsonObject *object)
{
  static const char * const members[] = {
    "message", "detail", "error", "error_msg", "msg", "title", "reason",
  };
  char *message = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (members) && message == NULL; i++)
    message = read_message_member (object, members[i]);
  if (message == NULL)
    message = read_message_member (
      causerie_json_element_object (causerie_json_get_array (object, "errors"), 0), "message");

  return message;
}

static gboolean
is_generic (const char *message)
{
  static const char * const generic[] = {
    "provider returned error", "upstream error", "error from provider", "bad request",
    "internal server error", "an error occurred", "unknown error", "error",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (generic); i++) {
    if (g_ascii_strncasecmp (message, generic[i], strlen (generic[i])) == 0 &&
        strlen (message) <= strlen (generic[i]) + 1)
      return TRUE;
  }

  return FALSE;
}

/* The reason as the provider behind this one wrote it: a sentence, JSON, an event of a stream, a
 * page. */
static char *
read_raw_text (const char *text)
{
  const char *start = g_str_has_prefix (text, "data:") ? text + strlen ("data:") : text;
  g_autoptr(JsonNode) node = causerie_json_parse (start, -1, NULL, NULL);
  JsonObject *object = causerie_json_node_object (node);
  char *message = NULL;

  if (object == NULL)
    object = causerie_json_element_object (causerie_json_node_array (node), 0);
  if (object != NULL)
    message = read_message (object);
  if (message == NULL && *start == '<')
    message = causerie_error_message_title (start);

  return message != NULL ? message : g_strdup (text);
}

/* The last of those that were tried before. */
static char *
read_previous (JsonObject *metadata)
{
  JsonArray *errors = causerie_json_get_array (metadata, "previous_errors");
  guint length = errors != NULL ? json_array_get_length (errors) : 0;
  JsonObject *last = length > 0 ? causerie_json_element_object (errors, length - 1) : NULL;

  return last != NULL ? read_message (last) : NULL;
}

/* `metadata.raw` is the real reason. */
static char *
read_upstream (JsonObject *metadata)
{
  const char *text = causerie_json_get_string (metadata, "raw");
  JsonObject *object = causerie_json_get_object (metadata, "raw");

  if (text != NULL && *text != '\0')
    return read_raw_text (text);
  return object != NULL ? read_message (object) : read_previous (metadata);
}

/* Takes the message, NULL: there is none. */
static char *
add_upstream (char *message, JsonObject *metadata)
{
  const char *provider = causerie_json_get_string (metadata, "provider_name");
  g_autofree char *own = message;
  g_autofree char *upstream = NULL;

  if (own == NULL || is_generic (own))
    upstream = read_upstream (metadata);
  if (upstream == NULL || *upstream == '\0')
    return g_steal_pointer (&own);
  if (provider != NULL && *provider != '\0')
    return g_strdup_printf ("[%s] %s", provider, upstream);
  return g_steal_pointer (&upstream);
}

static void
append_reasons (GString *text, JsonArray *reasons)
{
  guint length = reasons != NULL ? json_array_get_length (reasons) : 0;

  for (guint i = 0; i < length; i++) {
    const char *reason = causerie_json_node_string (json_array_get_element (reasons, i));

    if (reason != NULL && strstr (text->str, reason) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", reason);
  }
}

/* A moderation tells its reasons beside the message, a guardrail what it looked for. Takes the
 * message. */
static char *
add_reasons (char *message, JsonObject *metadata)
{
  g_autofree char *own = message;
  g_autoptr(GString) text = g_string_new (own);

  append_reasons (text, causerie_json_get_array (metadata, "reasons"));
  append_reasons (text, causerie_json_get_array (metadata, "patterns"));

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
causerie_error_message_read (JsonObject *error)
{
  JsonObject *metadata;

  g_return_val_if_fail (error != NULL, NULL);

  metadata = causerie_json_get_object (error, "metadata");
  return add_reasons (add_upstream (read_message (error), metadata), metadata);
}
