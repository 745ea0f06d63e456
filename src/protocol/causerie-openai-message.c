/* causerie-openai-message.c: one turn of a request as a message of chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"role":"user","content":[
 *       {"type":"text","text":"What is this?"},
 *       {"type":"image_url","image_url":{"url":"data:image/png;base64,…"}}]}
 *     {"role":"assistant","content":null,"reasoning_details":[…],
 *      "tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}]}
 *
 * Read from the OpenRouter documents (API reference, 2026-08). */

#include "causerie-openai-message.h"

#include "causerie-json.h"

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* --- content --- */

static char *
make_data_url (CauseriePart *part)
{
  GBytes *data = causerie_part_get_data (part);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (data, &size);
  g_autofree char *base64 = g_base64_encode (bytes, size);

  return g_strconcat ("data:", causerie_part_get_media_type (part), ";base64,", base64, NULL);
}

static void
add_text_part (JsonBuilder *builder, const char *text)
{
  json_builder_begin_object (builder);
  add_string (builder, "type", "text");
  add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_image_part (JsonBuilder *builder, CauseriePart *part)
{
  g_autofree char *url = make_data_url (part);

  json_builder_begin_object (builder);
  add_string (builder, "type", "image_url");
  json_builder_set_member_name (builder, "image_url");
  json_builder_begin_object (builder);
  add_string (builder, "url", url);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_file_part (JsonBuilder *builder, CauseriePart *part)
{
  const char *name = causerie_part_get_name (part);
  g_autofree char *url = make_data_url (part);

  json_builder_begin_object (builder);
  add_string (builder, "type", "file");
  json_builder_set_member_name (builder, "file");
  json_builder_begin_object (builder);
  add_string (builder, "filename", name != NULL ? name : "file");
  add_string (builder, "file_data", url);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_content_part (JsonBuilder *builder, CauseriePart *part)
{
  switch (causerie_part_get_kind (part)) {
  case CAUSERIE_PART_TEXT:
    add_text_part (builder, causerie_part_get_text (part));
    break;
  case CAUSERIE_PART_IMAGE:
    add_image_part (builder, part);
    break;
  case CAUSERIE_PART_FILE:
    add_file_part (builder, part);
    break;
  case CAUSERIE_PART_TOOL_CALL:
  case CAUSERIE_PART_REASONING_DETAILS:
    break; /* beside the content */
  case CAUSERIE_PART_CITATION:
    break; /* what a model said of its own accord is not sent back */
  }
}

static gboolean
is_content (CauseriePart *part)
{
  CauseriePartKind kind = causerie_part_get_kind (part);

  return kind == CAUSERIE_PART_TEXT || kind == CAUSERIE_PART_IMAGE || kind == CAUSERIE_PART_FILE;
}

static gboolean
has_content (GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    if (is_content (g_ptr_array_index (parts, i)))
      return TRUE;
  }

  return FALSE;
}

static gboolean
has_calls (GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    if (causerie_part_get_kind (g_ptr_array_index (parts, i)) == CAUSERIE_PART_TOOL_CALL)
      return TRUE;
  }

  return FALSE;
}

/* Beside calls alone a public service wants null; the chat template of a local model may stumble
 * over that. */
static gboolean
wants_null (CauserieRequest *request, const char *text, GPtrArray *parts)
{
  return *text == '\0' && has_calls (parts) &&
         causerie_request_get_provider (request)->host != NULL;
}

/* Plain text as a string: many local servers refuse an array for it. */
static void
add_content (JsonBuilder *builder, CauserieRequest *request, const char *text, GPtrArray *parts)
{
  json_builder_set_member_name (builder, "content");
  if (!has_content (parts)) {
    if (wants_null (request, text, parts))
      json_builder_add_null_value (builder);
    else
      json_builder_add_string_value (builder, text);
    return;
  }

  json_builder_begin_array (builder);
  if (*text != '\0')
    add_text_part (builder, text);
  for (guint i = 0; i < parts->len; i++)
    add_content_part (builder, g_ptr_array_index (parts, i));
  json_builder_end_array (builder);
}

/* --- what stands beside the content of an answer --- */

/* As they came; some are signed. */
static void
add_reasoning_details (JsonBuilder *builder, CauseriePart *part)
{
  g_autoptr(JsonNode) details = causerie_json_parse (causerie_part_get_text (part), -1, NULL, NULL);

  if (causerie_json_node_array (details) == NULL)
    return;

  json_builder_set_member_name (builder, "reasoning_details");
  json_builder_add_value (builder, g_steal_pointer (&details));
}

static void
add_call (JsonBuilder *builder, CauseriePart *part)
{
  const char *id = causerie_part_get_id (part);
  const char *name = causerie_part_get_name (part);

  json_builder_begin_object (builder);
  add_string (builder, "id", id != NULL ? id : "");
  add_string (builder, "type", "function");
  json_builder_set_member_name (builder, "function");
  json_builder_begin_object (builder);
  add_string (builder, "name", name != NULL ? name : "");
  add_string (builder, "arguments", causerie_part_get_text (part));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_calls (JsonBuilder *builder, GPtrArray *parts)
{
  if (!has_calls (parts))
    return;

  json_builder_set_member_name (builder, "tool_calls");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_TOOL_CALL)
      add_call (builder, part);
  }
  json_builder_end_array (builder);
}

static void
add_answer_members (JsonBuilder *builder, CauserieRequest *request, GPtrArray *parts)
{
  gboolean takes_details = (causerie_request_get_provider (request)->flags &
                            CAUSERIE_PROVIDER_REASONING_OBJECT) != 0;

  for (guint i = 0; takes_details && parts != NULL && i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_REASONING_DETAILS)
      add_reasoning_details (builder, part);
  }
  add_calls (builder, parts);
}

/* --- the role --- */

/* The models that reason at OpenAI itself: o1, o3-mini, gpt-5, gpt-5.1-mini, … */
static gboolean
is_reasoning_model (const char *model)
{
  if (model[0] == 'o' && g_ascii_isdigit (model[1]))
    return TRUE;

  return g_str_has_prefix (model, "gpt-") && g_ascii_strtoull (model + 4, NULL, 10) >= 5;
}

static const char *
name_role (CauserieRequest *request, CauserieRole role)
{
  const CauserieProvider *provider = causerie_request_get_provider (request);

  if (role == CAUSERIE_ROLE_SYSTEM && (provider->flags & CAUSERIE_PROVIDER_DEVELOPER_ROLE) &&
      is_reasoning_model (causerie_request_get_model (request)))
    return "developer";

  return causerie_enum_to_name (CAUSERIE_TYPE_ROLE, role);
}

void
causerie_openai_message_add (JsonBuilder *builder, CauserieRequest *request, guint turn)
{
  CauserieRole role = causerie_request_get_turn_role (request, turn);
  GPtrArray *parts = causerie_request_get_turn_parts (request, turn);

  json_builder_begin_object (builder);
  add_string (builder, "role", name_role (request, role));
  add_content (builder, request, causerie_request_get_turn_text (request, turn), parts);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    add_answer_members (builder, request, parts);
  json_builder_end_object (builder);
}
