/* causerie-dialect-openai.c: the chat-completions format of OpenAI
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     POST {base}/chat/completions
 *     {"model":"moonshotai/kimi-k2","stream":true,"stream_options":{"include_usage":true},
 *      "temperature":0.7,"messages":[{"role":"user","content":"Hi"}]}
 *
 * Read from the OpenRouter documents (API reference, 2026-08). */

#include "causerie-dialect-openai.h"

#include "causerie-chunk.h"
#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-url.h"

#include <string.h>

#define MAX_SESSION_ID_BYTES 256

struct _CauserieDialectOpenai {
  GObject parent_instance;
};

static gboolean
has_flag (CauserieRequest *request, CauserieProviderFlags flag)
{
  return (causerie_request_get_provider (request)->flags & flag) != 0;
}

static gboolean
is_openrouter (CauserieRequest *request)
{
  return g_str_equal (causerie_request_get_provider (request)->id, "openrouter");
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

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
add_part (JsonBuilder *builder, CauseriePart *part)
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
  case CAUSERIE_PART_CITATION:
  case CAUSERIE_PART_REASONING_DETAILS:
    break; /* what a model said of its own accord is not sent back */
  }
}

static gboolean
is_sent (CauseriePart *part)
{
  CauseriePartKind kind = causerie_part_get_kind (part);

  return kind == CAUSERIE_PART_TEXT || kind == CAUSERIE_PART_IMAGE || kind == CAUSERIE_PART_FILE;
}

static gboolean
has_sent_parts (GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    if (is_sent (g_ptr_array_index (parts, i)))
      return TRUE;
  }

  return FALSE;
}

/* Plain text as a string: many local servers refuse an array for it. */
static void
add_content (JsonBuilder *builder, const char *text, GPtrArray *parts)
{
  json_builder_set_member_name (builder, "content");
  if (!has_sent_parts (parts)) {
    json_builder_add_string_value (builder, text);
    return;
  }

  json_builder_begin_array (builder);
  if (*text != '\0')
    add_text_part (builder, text);
  for (guint i = 0; i < parts->len; i++)
    add_part (builder, g_ptr_array_index (parts, i));
  json_builder_end_array (builder);
}

static void
add_messages (JsonBuilder *builder, CauserieRequest *request)
{
  guint n_turns = causerie_request_get_n_turns (request);

  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_turns; i++) {
    CauserieRole role = causerie_request_get_turn_role (request, i);

    json_builder_begin_object (builder);
    add_string (builder, "role", causerie_enum_to_name (CAUSERIE_TYPE_ROLE, role));
    add_content (builder, causerie_request_get_turn_text (request, i),
                 causerie_request_get_turn_parts (request, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_stream (JsonBuilder *builder, CauserieRequest *request)
{
  gboolean stream = causerie_request_get_stream (request);

  json_builder_set_member_name (builder, "stream");
  json_builder_add_boolean_value (builder, stream);
  if (!stream || has_flag (request, CAUSERIE_PROVIDER_NO_USAGE_OPTION))
    return;

  json_builder_set_member_name (builder, "stream_options");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "include_usage");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
}

static const char *
name_param (CauserieRequest *request, CauserieParam param)
{
  if (param == CAUSERIE_PARAM_MAX_TOKENS && has_flag (request, CAUSERIE_PROVIDER_COMPLETION_CAP))
    return "max_completion_tokens";
  return causerie_param_get_facts (param)->wire_name;
}

/* Only what was set: a default sent is not the same as nothing sent. */
static void
add_params (JsonBuilder *builder, CauserieRequest *request)
{
  const CauserieParams *params = causerie_request_get_params (request);

  for (CauserieParam param = 0; param < CAUSERIE_N_PARAMS; param++) {
    const char *name = name_param (request, param);
    double value;

    if (name == NULL || !causerie_params_get (params, param, &value))
      continue;
    json_builder_set_member_name (builder, name);
    if (causerie_param_get_facts (param)->is_integer)
      json_builder_add_int_value (builder, (gint64) value);
    else
      json_builder_add_double_value (builder, value);
  }
}

static void
add_session (JsonBuilder *builder, CauserieRequest *request)
{
  const char *session_id = causerie_request_get_session_id (request);

  if (is_openrouter (request) && session_id != NULL && *session_id != '\0' &&
      strlen (session_id) <= MAX_SESSION_ID_BYTES)
    add_string (builder, "session_id", session_id);
}

/* No control characters: they would end the header. */
static gboolean
is_header_text (const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      return FALSE;
  }

  return *value != '\0';
}

/* Visible ASCII only. */
static gboolean
is_key_text (const char *key)
{
  for (const char *p = key; *p != '\0'; p++) {
    if (!g_ascii_isgraph (*p))
      return FALSE;
  }

  return TRUE;
}

static void
add_key (const char *key, SoupMessageHeaders *headers)
{
  g_autofree char *value = g_strconcat ("Bearer ", key, NULL);

  soup_message_headers_replace (headers, "Authorization", value);
  explicit_bzero (value, strlen (value));
}

/* An address is ASCII: what is not is escaped. A title may be in any script. */
static void
add_attribution (CauserieRequest *request, SoupMessageHeaders *headers)
{
  const char *url = causerie_request_get_app_url (request);
  const char *title = causerie_request_get_app_title (request);

  if (is_header_text (url)) {
    g_autofree char *ascii = g_uri_escape_string (url, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
                                                  G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
                                                  FALSE);

    soup_message_headers_replace (headers, "HTTP-Referer", ascii);
  }
  if (is_header_text (title))
    soup_message_headers_replace (headers, "X-OpenRouter-Title", title);
}

static char *
causerie_dialect_openai_dup_url (CauserieDialect *dialect, CauserieRequest *request)
{
  return causerie_url_join (causerie_request_get_base_url (request), "chat/completions");
}

static GBytes *
causerie_dialect_openai_encode (CauserieDialect *dialect, CauserieRequest *request)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  add_string (builder, "model", causerie_request_get_model (request));
  add_stream (builder, request);
  add_params (builder, request);
  add_session (builder, request);
  add_messages (builder, request);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = causerie_json_write (root);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
causerie_dialect_openai_add_headers (CauserieDialect *dialect, CauserieRequest *request,
                                     SoupMessageHeaders *headers, GError **error)
{
  const char *key = causerie_request_get_key (request);

  if (key != NULL && !is_key_text (key)) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         "the key holds characters that no key has");
    return FALSE;
  }

  soup_message_headers_replace (headers, "Accept", causerie_request_get_stream (request)
                                                     ? "text/event-stream" : "application/json");
  if (key != NULL)
    add_key (key, headers);
  if (has_flag (request, CAUSERIE_PROVIDER_ATTRIBUTION))
    add_attribution (request, headers);

  return TRUE;
}

static void
causerie_dialect_openai_decode_event (CauserieDialect *dialect, const CauserieSseEvent *event,
                                      CauserieAnswer *answer)
{
  causerie_chunk_decode_event (event, answer);
}

static void
causerie_dialect_openai_decode_body (CauserieDialect *dialect, const char *body, gsize length,
                                     CauserieAnswer *answer)
{
  causerie_chunk_decode_body (body, length, answer);
}

static void
implement_dialect (CauserieDialectInterface *interface)
{
  interface->dup_url = causerie_dialect_openai_dup_url;
  interface->encode = causerie_dialect_openai_encode;
  interface->add_headers = causerie_dialect_openai_add_headers;
  interface->decode_event = causerie_dialect_openai_decode_event;
  interface->decode_body = causerie_dialect_openai_decode_body;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieDialectOpenai, causerie_dialect_openai, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_DIALECT, implement_dialect))

static void
causerie_dialect_openai_class_init (CauserieDialectOpenaiClass *class)
{
}

static void
causerie_dialect_openai_init (CauserieDialectOpenai *self)
{
}

CauserieDialect *
causerie_dialect_openai_new (void)
{
  return g_object_new (CAUSERIE_TYPE_DIALECT_OPENAI, NULL);
}
