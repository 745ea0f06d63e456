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

#include "causerie-chunk-private.h"
#include "causerie-json.h"

#include <string.h>

/* Numbers that are money. */
static const char * const literal_members[] = { "cost", "total_cost", NULL };

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

static gboolean
says_text (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);

  return text != NULL && *text != '\0';
}

/* Something in an object or a list, a text, or true: null, false, "" and {} say that all is well. */
static gboolean
has_error (JsonObject *object)
{
  JsonObject *error = causerie_json_get_object (object, "error");
  JsonArray *list = causerie_json_get_array (object, "error");

  return (error != NULL && json_object_get_size (error) > 0) ||
         (list != NULL && json_array_get_length (list) > 0) || says_text (object, "error") ||
         causerie_json_get_boolean (object, "error", FALSE);
}

/* An error that is the object itself: {"object":"error","message":"…"} of vLLM,
 * {"code":"Throttling","message":"…"} of DashScope. */
static gboolean
is_error (JsonObject *chunk)
{
  return !causerie_json_has (chunk, "choices") && says_text (chunk, "message") &&
         (g_strcmp0 (causerie_json_get_string (chunk, "object"), "error") == 0 ||
          g_strcmp0 (causerie_json_get_string (chunk, "type"), "error") == 0 ||
          says_text (chunk, "code") || causerie_json_get_int (chunk, "code", 0) >= 400);
}

/* No part of an answer, but words that are worth something if no answer comes. */
static gboolean
is_remark (JsonObject *chunk)
{
  return !causerie_json_has (chunk, "choices") &&
         (says_text (chunk, "message") || causerie_json_has (chunk, "detail") ||
          says_text (chunk, "error_msg"));
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
  JsonObject *message = causerie_json_get_object (choice, "message");

  causerie_chunk_read_delta (causerie_json_get_object (choice, "delta"), answer);
  causerie_answer_set_whole_text (answer, causerie_json_get_string (message, "content"));
  causerie_answer_set_finish_word (answer, causerie_json_get_string (choice, "finish_reason"));
}

/* Groq tells of a generation that failed beside its usage. */
static void
read_error_aside (JsonObject *chunk, CauserieAnswer *answer)
{
  g_autofree char *text = NULL;

  if (!has_error (causerie_json_get_object (chunk, "x_groq")))
    return;

  text = causerie_json_write (json_object_get_member (chunk, "x_groq"));
  causerie_answer_fail (answer, text, strlen (text));
}

/* `text` is where the chunk was read from. */
static void
read_chunk (JsonObject *chunk, const char *text, gsize length, CauserieAnswer *answer)
{
  JsonObject *choice = find_choice (chunk);

  if (is_remark (chunk))
    causerie_answer_note_garbage (answer, text, length);
  else
    causerie_answer_note_chunk (answer);
  if (has_error (chunk) || has_error (choice) || is_error (chunk))
    causerie_answer_fail (answer, text, length);
  read_error_aside (chunk, answer);
  read_names (chunk, answer);
  causerie_chunk_read_usage (chunk, choice, answer);
  if (choice != NULL)
    read_choice (choice, answer);
  causerie_chunk_read_sources (chunk, answer);
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

static JsonNode *
parse (const char *text, gsize length)
{
  return causerie_json_parse_pieces (text, length, literal_members, causerie_chunk_piece_members,
                                     NULL);
}

static void
decode_data (const CauserieSseEvent *event, const char *text, gsize length, CauserieAnswer *answer)
{
  g_autoptr(JsonNode) root = parse (text, length);
  JsonObject *chunk = causerie_json_node_object (root);
  gboolean is_error_event = g_str_equal (event->type, "error");

  /* What was cut off within an event is nothing to go by. */
  if (root == NULL && event->kind == CAUSERIE_SSE_UNFINISHED)
    return;

  if (is_error_event)
    causerie_answer_fail (answer, text, length);
  if (chunk != NULL)
    read_chunk (chunk, text, length, answer);
  else if (root == NULL && !is_error_event && *text != ':')
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
  JsonObject *document, *choice;

  g_return_if_fail (body != NULL && answer != NULL);

  root = parse (body, length);
  document = causerie_json_node_object (root);
  if (document == NULL)
    document = causerie_json_element_object (causerie_json_node_array (root), 0);

  if (document == NULL || (causerie_json_get_array (document, "choices") == NULL &&
                           !has_error (document) && !is_error (document))) {
    causerie_answer_note_garbage (answer, body, length);
    return;
  }

  choice = find_choice (document);
  read_chunk (document, body, length, answer);
  causerie_chunk_read_delta (causerie_json_get_object (choice, "message"), answer);
  causerie_answer_set_done (answer);
}
