/* causerie-ask-object.c: the JSON object of `ask --json`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-object.h"

#include "causerie-json.h"

/* Members of inner objects, which hold no money; what is not known is null. */
static void
set_string (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static void
set_count (JsonObject *object, const char *member, gint64 value)
{
  if (value >= 0)
    json_object_set_int_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static JsonObject *
make_call (CauseriePart *part)
{
  JsonObject *call = json_object_new ();

  set_string (call, "id", causerie_part_get_id (part));
  set_string (call, "name", causerie_part_get_name (part));
  set_string (call, "arguments", causerie_part_get_text (part));

  return call;
}

static JsonObject *
make_citation (CauseriePart *part)
{
  JsonObject *citation = json_object_new ();

  set_string (citation, "url", causerie_part_get_text (part));
  set_string (citation, "title", causerie_part_get_name (part));

  return citation;
}

static JsonNode *
collect (CauserieMessage *answer, CauseriePartKind kind, JsonObject *(*make) (CauseriePart *part))
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < causerie_message_get_n_parts (answer); i++) {
    CauseriePart *part = causerie_message_get_part (answer, i);

    if (causerie_part_get_kind (part) == kind)
      json_array_add_object_element (array, make (part));
  }

  json_node_init (node, JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_alloc ();

  json_node_init (node, JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

static JsonNode *
make_usage (const CauserieUsageFacts *facts)
{
  JsonObject *usage = json_object_new ();

  set_count (usage, "prompt_tokens", facts->prompt_tokens);
  set_count (usage, "completion_tokens", facts->completion_tokens);
  set_count (usage, "total_tokens", facts->total_tokens);
  set_count (usage, "reasoning_tokens", facts->reasoning_tokens);
  set_count (usage, "cached_tokens", facts->cached_tokens);

  return take_object (usage);
}

static JsonNode *
make_error (CauserieFailure *failure, const CauserieFailureText *text)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);
  JsonObject *error = json_object_new ();

  set_string (error, "kind", causerie_failure_get_kind_name (failure));
  set_count (error, "status", facts->status > 0 ? facts->status : -1);
  set_string (error, "code", facts->code);
  set_string (error, "message", facts->message != NULL ? facts->message : text->sentence);
  set_string (error, "hint", text->hint);
  if (facts->retry_after >= 0)
    json_object_set_double_member (error, "retry_after", facts->retry_after);
  else
    json_object_set_null_member (error, "retry_after");

  return take_object (error);
}

/* -1: one of the two moments never came. */
static gint64
count_ms (gint64 from, gint64 to)
{
  return from > 0 && to > 0 ? MAX (to - from, 0) / 1000 : -1;
}

static JsonNode *
make_timing (CauserieMessage *answer)
{
  gint64 sent = causerie_message_get_sent_time (answer);
  JsonObject *timing = json_object_new ();

  set_count (timing, "first_token_ms",
             count_ms (sent, causerie_message_get_first_token_time (answer)));
  set_count (timing, "total_ms", count_ms (sent, causerie_message_get_end_time (answer)));

  return take_object (timing);
}

/* --- the outer object, as text: a node would pass the cost through a double ------------------- */

static void
append_literal (GString *object, const char *member, const char *literal)
{
  g_string_append_printf (object, "%c\"%s\":%s", object->len == 0 ? '{' : ',', member, literal);
}

/* Takes the node. */
static void
append_node (GString *object, const char *member, JsonNode *node)
{
  g_autofree char *literal = causerie_json_write (node);

  append_literal (object, member, literal);
  json_node_unref (node);
}

static void
append_string (GString *object, const char *member, const char *value)
{
  JsonNode *node = json_node_alloc ();

  append_node (object, member,
               value != NULL ? json_node_init_string (node, value) : json_node_init_null (node));
}

static void
append_usage (GString *object, CauserieUsage *usage)
{
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : NULL;
  g_autofree char *cost = NULL;

  if (facts != NULL)
    append_node (object, "usage", make_usage (facts));
  else
    append_literal (object, "usage", "null");

  if (facts != NULL && facts->cost != NULL)
    cost = causerie_money_to_text (facts->cost);
  append_literal (object, "cost", cost != NULL ? cost : "null");
  append_literal (object, "cost_is_estimate",
                  facts != NULL && facts->cost_is_estimate ? "true" : "false");
}

char *
causerie_ask_object_write (CauserieMessage           *answer,
                           CauserieFailure           *failure,
                           const CauserieFailureText *text)
{
  GString *object = g_string_new (NULL);
  const char *reasoning = causerie_message_get_reasoning (answer);
  const char *model = causerie_message_get_answered_model (answer);

  append_string (object, "content", causerie_message_get_text (answer));
  append_string (object, "reasoning", *reasoning != '\0' ? reasoning : NULL);
  append_string (object, "finish_reason", causerie_message_get_finish_word (answer));
  append_string (object, "model", model != NULL ? model : causerie_message_get_model (answer));
  append_string (object, "provider", causerie_message_get_provider (answer));
  append_string (object, "id", causerie_message_get_generation_id (answer));
  append_node (object, "tool_calls", collect (answer, CAUSERIE_PART_TOOL_CALL, make_call));
  append_node (object, "citations", collect (answer, CAUSERIE_PART_CITATION, make_citation));
  append_usage (object, causerie_message_get_usage (answer));
  if (failure != NULL)
    append_node (object, "error", make_error (failure, text));
  else
    append_literal (object, "error", "null");
  append_node (object, "timing", make_timing (answer));
  g_string_append_c (object, '}');

  return g_string_free (object, FALSE);
}
