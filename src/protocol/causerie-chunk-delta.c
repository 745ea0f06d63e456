/* causerie-chunk-delta.c: what a delta says, in every form servers have for it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"role":"assistant","content":"Hi","reasoning":null,
 *      "annotations":[{"type":"url_citation","url_citation":{"url":"https://…","title":"…"}}],
 *      "images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,…"}}]}
 *     {"content":[{"type":"thinking","thinking":[{"type":"text","text":"…"}]},
 *      {"type":"text","text":"Hi"}]}                                                Mistral */

#include "causerie-chunk-private.h"

#include "causerie-data-url.h"
#include "causerie-json.h"

const char * const causerie_chunk_piece_members[] = {
  "content", "reasoning", "reasoning_content", "text", "summary", "data", "refusal", "thinking",
  "transcript", "arguments", NULL
};

static guint
count_elements (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* Mistral: {"type":"thinking","thinking":[{"type":"text","text":"…"}]} */
static void
read_thinking (JsonObject *part, CauserieAnswer *answer)
{
  JsonArray *array = causerie_json_get_array (part, "thinking");

  causerie_answer_add_reasoning (answer, causerie_json_get_string (part, "thinking"));
  for (guint i = 0; i < count_elements (array); i++) {
    JsonObject *piece = causerie_json_element_object (array, i);

    causerie_answer_add_reasoning (answer, causerie_json_get_string (piece, "text"));
  }
}

/* "data:image/png;base64,…"; an image that lies elsewhere is not fetched. */
static void
read_data_url (const char *url, CauserieAnswer *answer)
{
  g_autofree char *media_type = NULL;
  g_autoptr(GBytes) data = causerie_data_url_read_picture (url, &media_type);

  if (data != NULL)
    causerie_answer_add_image (answer, data, media_type);
}

/* The address itself, or an object that holds it under one of these names, which may nest. */
static void
read_image (JsonNode *node, CauserieAnswer *answer)
{
  JsonObject *object = causerie_json_node_object (node);

  read_data_url (causerie_json_node_string (node), answer);
  if (causerie_json_has (object, "image_url"))
    read_image (json_object_get_member (object, "image_url"), answer);
  else if (causerie_json_has (object, "url"))
    read_image (json_object_get_member (object, "url"), answer);
}

static void
read_images (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *images = causerie_json_get_array (delta, "images");

  for (guint i = 0; i < count_elements (images); i++)
    read_image (json_array_get_element (images, i), answer);
}

static void
read_citation (JsonObject *source, CauserieAnswer *answer)
{
  causerie_answer_add_citation (answer, causerie_json_get_string (source, "url"),
                                causerie_json_get_string (source, "title"));
}

static void
read_content_part (JsonNode *node, CauserieAnswer *answer)
{
  JsonObject *part = causerie_json_node_object (node);
  const char *type = causerie_json_get_string (part, "type");

  causerie_answer_add_text (answer, causerie_json_node_string (node));
  if (g_strcmp0 (type, "text") == 0 || g_strcmp0 (type, "output_text") == 0)
    causerie_answer_add_text (answer, causerie_json_get_string (part, "text"));
  else if (g_strcmp0 (type, "refusal") == 0)
    causerie_answer_add_text (answer, causerie_json_get_string (part, "refusal"));
  else if (g_strcmp0 (type, "thinking") == 0)
    read_thinking (part, answer);
  else if (g_strcmp0 (type, "image_url") == 0)
    read_image (node, answer);
  else if (g_strcmp0 (type, "tool_reference") == 0) /* Mistral's web search */
    read_citation (part, answer);
}

static void
read_content (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *parts = causerie_json_get_array (delta, "content");

  causerie_answer_add_text (answer, causerie_json_get_string (delta, "content"));
  for (guint i = 0; i < count_elements (parts); i++)
    read_content_part (json_array_get_element (parts, i), answer);

  /* A refusal in its own field is what the model says instead; a voice says its text beside. */
  causerie_answer_add_text (answer, causerie_json_get_string (delta, "refusal"));
  causerie_answer_add_text (
    answer, causerie_json_get_string (causerie_json_get_object (delta, "audio"), "transcript"));
}

/* The same text may stand in several places; it is read from the first that has some. */
static void
read_reasoning (JsonObject *delta, CauserieAnswer *answer)
{
  const char *text = causerie_json_get_string (delta, "reasoning");

  if (text == NULL || *text == '\0')
    text = causerie_json_get_string (delta, "reasoning_content");
  causerie_answer_add_reasoning (answer, text);
  causerie_answer_add_reasoning_details (answer,
                                         causerie_json_get_array (delta, "reasoning_details"));
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

/* The old form counts only where the new one is not there too: some servers send both. */
static void
read_tool_calls (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *calls = causerie_json_get_array (delta, "tool_calls");
  JsonObject *legacy = causerie_json_get_object (delta, "function_call");

  for (guint i = 0; i < count_elements (calls); i++) {
    JsonObject *call = causerie_json_element_object (calls, i);
    JsonObject *function = causerie_json_get_object (call, "function");

    if (function != NULL)
      add_tool_call (function, causerie_json_get_int (call, "index", CAUSERIE_TOOL_NO_INDEX),
                     causerie_json_get_string (call, "id"), answer);
  }
  if (legacy != NULL && count_elements (calls) == 0)
    add_tool_call (legacy, 0, NULL, answer);
}

/* OpenRouter and OpenAI wrap a citation in an object of its own, others do not. */
static void
read_annotations (JsonObject *delta, CauserieAnswer *answer)
{
  JsonArray *annotations = causerie_json_get_array (delta, "annotations");

  for (guint i = 0; i < count_elements (annotations); i++) {
    JsonObject *annotation = causerie_json_element_object (annotations, i);
    JsonObject *citation = causerie_json_get_object (annotation, "url_citation");

    if (citation == NULL &&
        g_strcmp0 (causerie_json_get_string (annotation, "type"), "url_citation") == 0)
      citation = annotation;
    read_citation (citation, answer);
  }
}

/* Open WebUI: {"source":{"name":"…"},"metadata":[{"source":"https://…","name":"…"}]} */
static void
read_found_source (JsonObject *found, CauserieAnswer *answer)
{
  JsonArray *pages = causerie_json_get_array (found, "metadata");

  for (guint i = 0; i < count_elements (pages); i++) {
    JsonObject *page = causerie_json_element_object (pages, i);

    causerie_answer_add_citation (answer, causerie_json_get_string (page, "source"),
                                  causerie_json_get_string (page, "name"));
  }
}

void
causerie_chunk_read_delta (JsonObject *delta, CauserieAnswer *answer)
{
  if (delta == NULL)
    return;

  read_reasoning (delta, answer);
  read_content (delta, answer);
  read_tool_calls (delta, answer);
  read_annotations (delta, answer);
  read_images (delta, answer);
}

/* Perplexity and xAI repeat theirs on every chunk; the list with titles goes first. */
void
causerie_chunk_read_sources (JsonObject *chunk, CauserieAnswer *answer)
{
  JsonArray *results = causerie_json_get_array (chunk, "search_results");
  JsonArray *citations = causerie_json_get_array (chunk, "citations");
  JsonArray *sources = causerie_json_get_array (chunk, "sources");

  for (guint i = 0; i < count_elements (results); i++)
    read_citation (causerie_json_element_object (results, i), answer);
  for (guint i = 0; i < count_elements (citations); i++) {
    JsonNode *citation = json_array_get_element (citations, i);

    causerie_answer_add_citation (answer, causerie_json_node_string (citation), NULL);
    read_citation (causerie_json_node_object (citation), answer);
  }
  for (guint i = 0; i < count_elements (sources); i++)
    read_found_source (causerie_json_element_object (sources, i), answer);
}
