/* causerie-chunk.c: reading the chat-completions format
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"id":"gen-1","model":"anthropic/claude-4.5-haiku-20251001","provider":"Amazon Bedrock",
 *      "choices":[{"index":0,"delta":{"role":"assistant","content":"Hi","reasoning":null},
 *      "finish_reason":null}]}
 *     {"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}],
 *      "usage":{"prompt_tokens":15,"completion_tokens":9,"total_tokens":24,"cost":0.00006}}
 *
 * Any member may be missing, null or of another type, and all may stand in one chunk: error,
 * names, usage, delta and finish are read in this order, each by itself. Members that are not
 * named here are of no use to a chat and are ignored on purpose.
 * Read from the OpenRouter documents (API reference, 2026-08) and recorded streams of servers. */

#include "causerie-chunk.h"

#include "causerie-json.h"

#include <string.h>

/* Numbers that are money. */
static const char * const literal_members[] = { "cost", "total_cost", NULL };

/* Perplexity tells the cost as an object of parts with their sum. */
static CauserieMoney *
read_cost (JsonObject *usage)
{
  const char *text = causerie_json_get_string (usage, "cost");

  if (text == NULL)
    text = causerie_json_get_string (causerie_json_get_object (usage, "cost"), "total_cost");
  return text != NULL ? causerie_money_parse (text) : NULL;
}

static gint64
read_count (JsonObject *object, const char *member)
{
  return MAX (causerie_json_get_int (object, member, -1), -1);
}

static void
read_usage (JsonObject *usage, CauserieAnswer *answer)
{
  JsonObject *prompt = causerie_json_get_object (usage, "prompt_tokens_details");
  JsonObject *completion = causerie_json_get_object (usage, "completion_tokens_details");
  g_autoptr(CauserieMoney) cost = read_cost (usage);
  CauserieUsageFacts facts = {
    .prompt_tokens = read_count (usage, "prompt_tokens"),
    .completion_tokens = read_count (usage, "completion_tokens"),
    .total_tokens = read_count (usage, "total_tokens"),
    .reasoning_tokens = read_count (completion, "reasoning_tokens"),
    .cached_tokens = read_count (prompt, "cached_tokens"),
    .cost = cost,
  };
  g_autoptr(CauserieUsage) boxed = causerie_usage_new (&facts);

  causerie_answer_set_usage (answer, boxed);
}

/* The last usage wins; Groq's own place for it counts only when there is no other. */
static void
read_usages (JsonObject *chunk, CauserieAnswer *answer)
{
  JsonObject *usage = causerie_json_get_object (chunk, "usage");

  if (usage == NULL && causerie_answer_get_usage (answer) == NULL)
    usage = causerie_json_get_object (causerie_json_get_object (chunk, "x_groq"), "usage");
  if (usage != NULL)
    read_usage (usage, answer);
}

/* Mistral: {"type":"thinking","thinking":[{"type":"text","text":"…"}]} */
static void
read_thinking (JsonObject *part, CauserieAnswer *answer)
{
  JsonArray *array = causerie_json_get_array (part, "thinking");
  guint length = array != NULL ? json_array_get_length (array) : 0;

  causerie_answer_add_reasoning (answer, causerie_json_get_string (part, "thinking"));
  for (guint i = 0; i < length; i++) {
    JsonObject *piece = causerie_json_element_object (array, i);

    causerie_answer_add_reasoning (answer, causerie_json_get_string (piece, "text"));
  }
}

static void
read_content_part (JsonObject *part, CauserieAnswer *answer)
{
  const char *type = causerie_json_get_string (part, "type");

  if (g_strcmp0 (type, "text") == 0)
    causerie_answer_add_text (answer, causerie_json_get_string (part, "text"));
  else if (g_strcmp0 (type, "thinking") == 0)
    read_thinking (part, answer);
}

static void
read_content (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *array = causerie_json_get_array (delta, "content");
  guint length = array != NULL ? json_array_get_length (array) : 0;

  causerie_answer_add_text (answer, causerie_json_get_string (delta, "content"));
  for (guint i = 0; i < length; i++)
    read_content_part (causerie_json_element_object (array, i), answer);

  /* A refusal in its own field is what the model says instead. */
  causerie_answer_add_text (answer, causerie_json_get_string (delta, "refusal"));
}

static gboolean
read_reasoning_member (JsonObject *delta, const char *member, CauserieAnswer *answer)
{
  const char *text = causerie_json_get_string (delta, member);

  if (text == NULL || *text == '\0')
    return FALSE;

  causerie_answer_add_reasoning (answer, text);
  return TRUE;
}

/* The same text may stand in several places; it is read from the first that has some. Encrypted
 * details hold nothing to read. */
static void
read_reasoning (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *details;
  guint length;

  if (read_reasoning_member (delta, "reasoning", answer) ||
      read_reasoning_member (delta, "reasoning_content", answer))
    return;

  details = causerie_json_get_array (delta, "reasoning_details");
  length = details != NULL ? json_array_get_length (details) : 0;
  for (guint i = 0; i < length; i++) {
    JsonObject *item = causerie_json_element_object (details, i);

    if (!read_reasoning_member (item, "text", answer))
      read_reasoning_member (item, "summary", answer);
  }
}

static void
add_tool_call (JsonObject *function, gint64 index, const char *id, CauserieAnswer *answer)
{
  g_autofree char *written = NULL;
  CauserieToolFragment fragment = {
    .index = index,
    .id = id,
    .name = causerie_json_get_string (function, "name"),
    .arguments = causerie_json_get_string (function, "arguments"),
  };

  if (causerie_json_get_object (function, "arguments") != NULL) {
    written = causerie_json_write (json_object_get_member (function, "arguments"));
    fragment.arguments = written;
  }
  causerie_answer_add_tool_fragment (answer, &fragment);
}

static void
read_tool_calls (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *calls = causerie_json_get_array (delta, "tool_calls");
  JsonObject *legacy = causerie_json_get_object (delta, "function_call");
  guint length = calls != NULL ? json_array_get_length (calls) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *call = causerie_json_element_object (calls, i);
    JsonObject *function = causerie_json_get_object (call, "function");

    if (function != NULL)
      add_tool_call (function, causerie_json_get_int (call, "index", CAUSERIE_TOOL_NO_INDEX),
                     causerie_json_get_string (call, "id"), answer);
  }
  if (legacy != NULL)
    add_tool_call (legacy, 0, NULL, answer);
}

static void
read_annotations (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *annotations = causerie_json_get_array (delta, "annotations");
  guint length = annotations != NULL ? json_array_get_length (annotations) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *annotation = causerie_json_element_object (annotations, i);
    JsonObject *citation = causerie_json_get_object (annotation, "url_citation");

    causerie_answer_add_citation (answer, causerie_json_get_string (citation, "url"),
                                  causerie_json_get_string (citation, "title"));
  }
}

/* Perplexity and xAI put their sources at the top, on every chunk; the list with titles first. */
static void
read_sources (JsonObject *chunk, CauserieAnswer *answer)
{
  JsonArray *results = causerie_json_get_array (chunk, "search_results");
  JsonArray *citations = causerie_json_get_array (chunk, "citations");
  guint n_results = results != NULL ? json_array_get_length (results) : 0;
  guint n_citations = citations != NULL ? json_array_get_length (citations) : 0;

  for (guint i = 0; i < n_results; i++) {
    JsonObject *result = causerie_json_element_object (results, i);

    causerie_answer_add_citation (answer, causerie_json_get_string (result, "url"),
                                  causerie_json_get_string (result, "title"));
  }
  for (guint i = 0; i < n_citations; i++)
    causerie_answer_add_citation (
      answer, causerie_json_node_string (json_array_get_element (citations, i)), NULL);
}

/* "data:image/png;base64,…"; an image that lies elsewhere is not fetched. */
static void
read_image (const char *url, CauserieAnswer *answer)
{
  const char *comma = url != NULL ? strchr (url, ',') : NULL;
  g_autofree char *media_type = NULL;
  g_autoptr(GBytes) data = NULL;
  guchar *bytes;
  gsize size;

  if (comma == NULL || !g_str_has_prefix (url, "data:image/") || comma - url < 7 ||
      strncmp (comma - 7, ";base64", 7) != 0)
    return;

  media_type = g_strndup (url + 5, strcspn (url + 5, ";,"));
  bytes = g_base64_decode (comma + 1, &size);
  data = g_bytes_new_take (bytes, size);
  if (size > 0)
    causerie_answer_add_image (answer, data, media_type);
}

static void
read_images (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *images = causerie_json_get_array (delta, "images");
  guint length = images != NULL ? json_array_get_length (images) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *image = causerie_json_get_object (causerie_json_element_object (images, i),
                                                  "image_url");

    read_image (causerie_json_get_string (image, "url"), answer);
  }
}

static void
read_delta (JsonObject *delta, CauserieAnswer *answer)
{
  read_reasoning (delta, answer);
  read_content (delta, answer);
  read_tool_calls (delta, answer);
  read_annotations (delta, answer);
  read_images (delta, answer);
}

/* The first choice. Others come only when several answers were asked for. */
static JsonObject *
find_choice (JsonObject *chunk)
{
  JsonArray *choices = causerie_json_get_array (chunk, "choices");
  guint length = choices != NULL ? json_array_get_length (choices) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *choice = causerie_json_element_object (choices, i);

    if (choice != NULL && causerie_json_get_int (choice, "index", 0) == 0)
      return choice;
  }

  return NULL;
}

/* An object with something in it, a text, or true: null, false, "" and {} say that all is well. */
static gboolean
has_error (JsonObject *object)
{
  JsonObject *error = causerie_json_get_object (object, "error");
  const char *text = causerie_json_get_string (object, "error");

  return (error != NULL && json_object_get_size (error) > 0) || (text != NULL && *text != '\0') ||
         causerie_json_get_boolean (object, "error", FALSE);
}

static void
read_names (JsonObject *chunk, CauserieAnswer *answer)
{
  causerie_answer_set_generation_id (answer, causerie_json_get_string (chunk, "id"));
  causerie_answer_set_model (answer, causerie_json_get_string (chunk, "model"));
  causerie_answer_set_provider (answer, causerie_json_get_string (chunk, "provider"));
}

static void
read_choice (JsonObject *choice, CauserieAnswer *answer)
{
  JsonObject *delta = causerie_json_get_object (choice, "delta");
  JsonObject *message = causerie_json_get_object (choice, "message");

  read_delta (delta, answer);
  causerie_answer_set_whole_text (answer, causerie_json_get_string (message, "content"));
  causerie_answer_set_finish_word (answer, causerie_json_get_string (choice, "finish_reason"));
}

/* `text` is where the chunk was read from. */
static void
read_chunk (JsonObject *chunk, const char *text, gsize length, CauserieAnswer *answer)
{
  JsonObject *choice = find_choice (chunk);

  causerie_answer_note_chunk (answer);
  if (has_error (chunk) || has_error (choice))
    causerie_answer_fail (answer, text, length);
  read_names (chunk, answer);
  read_usages (chunk, answer);
  if (choice != NULL)
    read_choice (choice, answer);
  read_sources (chunk, answer);
}

static void
trim (const char **text, gsize *length)
{
  while (*length > 0 && g_ascii_isspace (**text)) {
    (*text)++;
    (*length)--;
  }
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
is_done (const char *text, gsize length)
{
  return length == strlen ("[DONE]") && memcmp (text, "[DONE]", length) == 0;
}

static void
decode_data (const CauserieSseEvent *event, const char *text, gsize length, CauserieAnswer *answer)
{
  g_autoptr(JsonNode) root = causerie_json_parse (text, length, literal_members, NULL);
  JsonObject *chunk = causerie_json_node_object (root);
  gboolean is_error = g_str_equal (event->type, "error");

  if (is_error)
    causerie_answer_fail (answer, text, length);
  if (chunk != NULL)
    read_chunk (chunk, text, length, answer);
  else if (root == NULL && !is_error && event->kind == CAUSERIE_SSE_EVENT && *text != ':')
    causerie_answer_note_garbage (answer, text, length);
}

/* A bare line counts only when it tells of an error; anything else is debris. */
static void
decode_bare_line (const char *text, gsize length, CauserieAnswer *answer)
{
  g_autoptr(JsonNode) root = causerie_json_parse (text, length, NULL, NULL);

  if (has_error (causerie_json_node_object (root)))
    causerie_answer_fail (answer, text, length);
}

void
causerie_chunk_decode_event (const CauserieSseEvent *event, CauserieAnswer *answer)
{
  const char *text = event->data;
  gsize length = event->length;

  g_return_if_fail (answer != NULL);

  trim (&text, &length);
  if (length == 0 || causerie_answer_get_done (answer))
    return;

  if (event->kind == CAUSERIE_SSE_ERROR_FIELD)
    causerie_answer_fail (answer, text, length);
  else if (event->kind == CAUSERIE_SSE_BARE_JSON)
    decode_bare_line (text, length, answer);
  else if (is_done (text, length))
    causerie_answer_set_done (answer);
  else
    decode_data (event, text, length, answer);
}

void
causerie_chunk_decode_body (const char *body, gsize length, CauserieAnswer *answer)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *document, *choice, *message;

  g_return_if_fail (body != NULL && answer != NULL);

  root = causerie_json_parse (body, length, literal_members, NULL);
  document = causerie_json_node_object (root);
  if (document == NULL)
    document = causerie_json_element_object (causerie_json_node_array (root), 0);

  choice = find_choice (document);
  message = causerie_json_get_object (choice, "message");
  if (message == NULL && !has_error (document) && !has_error (choice)) {
    causerie_answer_note_garbage (answer, body, length);
    return;
  }

  read_chunk (document, body, length, answer);
  read_delta (message, answer);
  causerie_answer_set_done (answer);
}
