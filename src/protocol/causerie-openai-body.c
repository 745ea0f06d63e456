/* causerie-openai-body.c: a request as the body of chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"model":"moonshotai/kimi-k2","stream":true,"stream_options":{"include_usage":true},
 *      "temperature":0.7,"reasoning":{"effort":"high"},"stop":["\n\n"],
 *      "provider":{"sort":"price","data_collection":"deny"},"session_id":"…",
 *      "messages":[{"role":"user","content":"Hi"}]}
 *
 * Read from the OpenRouter documents (API reference, 2026-08). */

#include "causerie-openai-body.h"

#include "causerie-json.h"
#include "causerie-openai-message.h"

#include <string.h>

#define MAX_SESSION_ID_BYTES 256

static gboolean
has_flag (CauserieRequest *request, CauserieProviderFlags flag)
{
  return (causerie_request_get_provider (request)->flags & flag) != 0;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_list (JsonBuilder *builder, const char *name, char **items)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; items[i] != NULL; i++)
    json_builder_add_string_value (builder, items[i]);
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

/* --- settings --- */

static const char *
name_param (CauserieRequest *request, CauserieParam param)
{
  if (causerie_request_get_provider (request)->refused_params & (1u << param))
    return NULL;
  if (param == CAUSERIE_PARAM_MAX_TOKENS && has_flag (request, CAUSERIE_PROVIDER_COMPLETION_CAP))
    return "max_completion_tokens";
  if (param == CAUSERIE_PARAM_SEED && has_flag (request, CAUSERIE_PROVIDER_RANDOM_SEED))
    return "random_seed";

  return causerie_param_get_facts (param)->wire_name;
}

static void
add_number (JsonBuilder *builder, const char *name, CauserieParam param, double value)
{
  json_builder_set_member_name (builder, name);
  if (causerie_param_get_facts (param)->is_integer)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/* Only what was set: a default sent is not the same as nothing sent. */
static void
add_params (JsonBuilder *builder, CauserieRequest *request)
{
  const CauserieParams *params = causerie_request_get_params (request);

  for (CauserieParam param = 0; param < CAUSERIE_N_PARAMS; param++) {
    const char *name = name_param (request, param);
    double value;

    if (name != NULL && causerie_params_get (params, param, &value))
      add_number (builder, name, param, value);
  }
}

static void
add_stop (JsonBuilder *builder, CauserieRequest *request)
{
  g_auto(GStrv) stops = causerie_params_dup_list (causerie_request_get_params (request),
                                                  CAUSERIE_TEXT_PARAM_STOP);

  if (stops != NULL)
    add_list (builder, "stop", stops);
}

/* Effort or tokens: both together are refused. Tokens have no common name elsewhere. */
static void
add_reasoning (JsonBuilder *builder, CauserieRequest *request)
{
  const CauserieParams *params = causerie_request_get_params (request);
  const char *effort = causerie_params_get_word (params, CAUSERIE_PARAM_REASONING_EFFORT);
  double tokens;

  if (!has_flag (request, CAUSERIE_PROVIDER_REASONING_OBJECT)) {
    if (effort != NULL)
      add_string (builder, "reasoning_effort", effort);
    return;
  }
  if (effort == NULL && !causerie_params_get (params, CAUSERIE_PARAM_REASONING_TOKENS, &tokens))
    return;

  json_builder_set_member_name (builder, "reasoning");
  json_builder_begin_object (builder);
  if (effort != NULL)
    add_string (builder, "effort", effort);
  else
    add_number (builder, "max_tokens", CAUSERIE_PARAM_REASONING_TOKENS, tokens);
  json_builder_end_object (builder);
}

/* Which of its providers OpenRouter chooses. */
static JsonNode *
make_routing (const CauserieParams *params)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const char *sort = causerie_params_get_word (params, CAUSERIE_PARAM_ROUTING_SORT);
  const char *data = causerie_params_get_word (params, CAUSERIE_PARAM_ROUTING_DATA);
  g_auto(GStrv) only = causerie_params_dup_list (params, CAUSERIE_TEXT_PARAM_ROUTING_ONLY);
  g_auto(GStrv) ignore = causerie_params_dup_list (params, CAUSERIE_TEXT_PARAM_ROUTING_IGNORE);
  double fallbacks;

  json_builder_begin_object (builder);
  if (sort != NULL)
    add_string (builder, "sort", sort);
  if (only != NULL)
    add_list (builder, "only", only);
  if (ignore != NULL)
    add_list (builder, "ignore", ignore);
  if (causerie_params_get (params, CAUSERIE_PARAM_ROUTING_FALLBACKS, &fallbacks)) {
    json_builder_set_member_name (builder, "allow_fallbacks");
    json_builder_add_boolean_value (builder, fallbacks != 0);
  }
  if (data != NULL)
    add_string (builder, "data_collection", data);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static void
add_routing (JsonBuilder *builder, CauserieRequest *request)
{
  g_autoptr(JsonNode) routing = NULL;
  const char *session_id = causerie_request_get_session_id (request);

  if (!has_flag (request, CAUSERIE_PROVIDER_ROUTING))
    return;

  routing = make_routing (causerie_request_get_params (request));
  if (json_object_get_size (json_node_get_object (routing)) > 0) {
    json_builder_set_member_name (builder, "provider");
    json_builder_add_value (builder, g_steal_pointer (&routing));
  }
  if (session_id != NULL && *session_id != '\0' && strlen (session_id) <= MAX_SESSION_ID_BYTES)
    add_string (builder, "session_id", session_id);
}

/* --- what the person merges over it --- */

static void
merge (JsonObject *object, JsonObject *over)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, over);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    JsonObject *ours = causerie_json_get_object (object, name);
    JsonObject *theirs = causerie_json_node_object (value);

    if (ours != NULL && theirs != NULL)
      merge (ours, theirs);
    else
      json_object_set_member (object, name, json_node_copy (value));
  }
}

/* Two names of one thing: who writes one does not want ours under the other, and servers refuse
 * both. */
static const char * const rivals[][2] = {
  { "max_tokens", "max_completion_tokens" },
  { "seed", "random_seed" },
  { "reasoning", "reasoning_effort" },
};

static const char * const reasoning_rivals[][2] = { { "effort", "max_tokens" } };

static void
give_way (JsonObject *object, JsonObject *over, const char * const pairs[][2], gsize n_pairs)
{
  for (gsize i = 0; i < 2 * n_pairs; i++) {
    const char *written = pairs[i / 2][i % 2];
    const char *other = pairs[i / 2][1 - i % 2];

    if (json_object_has_member (over, written) && json_object_has_member (object, other))
      json_object_remove_member (object, other);
  }
}

static void
make_way (JsonObject *object, JsonObject *extra)
{
  JsonObject *ours = causerie_json_get_object (object, "reasoning");
  JsonObject *theirs = causerie_json_get_object (extra, "reasoning");

  give_way (object, extra, rivals, G_N_ELEMENTS (rivals));
  if (ours != NULL && theirs != NULL)
    give_way (ours, theirs, reasoning_rivals, G_N_ELEMENTS (reasoning_rivals));
}

static void
add_extra (JsonNode *root, CauserieRequest *request)
{
  const char *text = causerie_params_get_text (causerie_request_get_params (request),
                                               CAUSERIE_TEXT_PARAM_EXTRA);
  g_autoptr(JsonNode) extra = NULL;

  if (text == NULL)
    return;

  extra = causerie_json_parse (text, -1, NULL, NULL);
  g_return_if_fail (causerie_json_node_object (extra) != NULL);
  make_way (json_node_get_object (root), json_node_get_object (extra));
  merge (json_node_get_object (root), json_node_get_object (extra));
}

/* --- the face --- */

CauserieFailure *
causerie_openai_body_check (CauserieRequest *request)
{
  const CauserieProvider *provider = causerie_request_get_provider (request);
  g_auto(GStrv) stops = causerie_params_dup_list (causerie_request_get_params (request),
                                                  CAUSERIE_TEXT_PARAM_STOP);
  guint n_stops = stops != NULL ? g_strv_length (stops) : 0;

  if (provider->max_stops == 0 || n_stops <= provider->max_stops)
    return NULL;

  return causerie_failure_new_local (CAUSERIE_FAILURE_BAD_REQUEST,
                                     "stop: %s takes at most %u strings, not %u",
                                     provider->name, provider->max_stops, n_stops);
}

GBytes *
causerie_openai_body_encode (CauserieRequest *request)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  add_string (builder, "model", causerie_request_get_model (request));
  add_stream (builder, request);
  add_params (builder, request);
  add_reasoning (builder, request);
  add_stop (builder, request);
  add_routing (builder, request);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < causerie_request_get_n_turns (request); i++)
    causerie_openai_message_add (builder, request, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  add_extra (root, request);
  text = causerie_json_write (root);
  return g_bytes_new_take (text, strlen (text));
}
