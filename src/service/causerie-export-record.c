/* causerie-export-record.c: what the history holds as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-record.h"

#include "causerie-json.h"
#include "causerie-text.h"

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_alloc ();

  json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), object);
  return node;
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
}

static void
add_int (JsonObject *object, const char *name, gint64 value)
{
  if (value != 0)
    json_object_set_int_member (object, name, value);
}

static void
add_true (JsonObject *object, const char *name, gboolean value)
{
  if (value)
    json_object_set_boolean_member (object, name, TRUE);
}

static void
add_name (JsonObject *object, const char *name, GType type, int value)
{
  json_object_set_string_member (object, name, causerie_enum_to_name (type, value));
}

/* JSON kept as text becomes a part of this one; what looks like a key in it stays here. */
static void
add_json (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *blanked = text != NULL ? causerie_text_blank_secrets (text, NULL) : NULL;
  JsonNode *node = blanked != NULL ? causerie_json_parse (blanked, -1, NULL, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, name, node);
}

static void
add_tokens (JsonObject *object, const char *name, gint64 tokens)
{
  if (tokens >= 0)
    json_object_set_int_member (object, name, tokens);
}

static void
add_usage (JsonObject *object, CauserieUsage *usage)
{
  const CauserieUsageFacts *facts;
  g_autofree char *cost = NULL;
  JsonObject *member;

  if (usage == NULL)
    return;

  facts = causerie_usage_get_facts (usage);
  cost = facts->cost != NULL ? causerie_money_to_text (facts->cost) : NULL;
  member = json_object_new ();
  add_tokens (member, "prompt_tokens", facts->prompt_tokens);
  add_tokens (member, "completion_tokens", facts->completion_tokens);
  add_tokens (member, "total_tokens", facts->total_tokens);
  add_tokens (member, "reasoning_tokens", facts->reasoning_tokens);
  add_tokens (member, "cached_tokens", facts->cached_tokens);
  add_text (member, "cost", cost);
  add_true (member, "cost_is_estimate", facts->cost_is_estimate);
  json_object_set_object_member (object, "usage", member);
}

static JsonNode *
make_part (const CauserieStoredPart *part)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", part->kind);
  add_text (object, "name", part->name);
  add_text (object, "id", part->call_id);
  add_text (object, "media_type", part->media_type);
  add_text (object, "attachment", part->sha256);
  if (part->text != NULL)
    json_object_set_string_member (object, "text", part->text);
  return take_object (object);
}

static void
add_parts (JsonObject *object, const char *name, GPtrArray *parts)
{
  JsonArray *array;

  if (parts == NULL || parts->len == 0)
    return;

  array = json_array_new ();
  for (guint i = 0; i < parts->len; i++)
    json_array_add_element (array, make_part (g_ptr_array_index (parts, i)));
  json_object_set_array_member (object, name, array);
}

JsonNode *
causerie_export_record_folder (const CauserieStoredFolder *folder)
{
  JsonObject *object = json_object_new ();

  add_text (object, "uid", folder->uid);
  json_object_set_string_member (object, "name", folder->name);
  add_int (object, "created_time", folder->created_time);
  add_int (object, "trashed_time", folder->trashed_time);
  return take_object (object);
}

static void
add_tags (JsonObject *object, char **tags)
{
  JsonArray *array;

  if (tags == NULL || tags[0] == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; tags[i] != NULL; i++)
    json_array_add_string_element (array, tags[i]);
  json_object_set_array_member (object, "tags", array);
}

static void
add_scroll (JsonObject *object, const CauserieStoredConversation *conversation)
{
  JsonObject *member;

  if (conversation->scroll_message == NULL)
    return;

  member = json_object_new ();
  add_text (member, "message", conversation->scroll_message);
  add_int (member, "piece", conversation->scroll_piece);
  add_int (member, "offset", conversation->scroll_offset);
  json_object_set_object_member (object, "scroll", member);
}

JsonNode *
causerie_export_record_conversation (const CauserieStoredConversation *conversation,
                                     GPtrArray                        *parts)
{
  JsonObject *object = json_object_new ();

  add_text (object, "uid", conversation->uid);
  add_text (object, "title", conversation->title);
  add_name (object, "title_source", CAUSERIE_TYPE_TITLE_SOURCE, conversation->title_source);
  add_int (object, "created_time", conversation->created_time);
  add_int (object, "updated_time", conversation->updated_time);
  add_int (object, "trashed_time", conversation->trashed_time);
  add_text (object, "folder", conversation->folder);
  add_true (object, "pinned", conversation->pinned);
  add_true (object, "archived", conversation->archived);
  add_tags (object, conversation->tags);
  add_text (object, "profile", conversation->profile);
  add_json (object, "setup", conversation->setup);
  add_text (object, "preview", conversation->preview);
  add_text (object, "origin", conversation->origin);
  add_scroll (object, conversation);
  add_text (object, "draft", conversation->draft);
  add_parts (object, "draft_parts", parts);
  return take_object (object);
}

static void
add_making (JsonObject *object, const CauserieStoredMessage *message)
{
  add_text (object, "connection", message->connection);
  add_text (object, "profile", message->profile);
  add_text (object, "model", message->model);
  add_text (object, "answered_model", message->answered_model);
  add_text (object, "provider", message->provider);
  add_text (object, "generation_id", message->generation_id);
  add_text (object, "finish_reason", message->finish_word);
  add_json (object, "params", message->params);
  add_json (object, "prices", message->prices);
  add_usage (object, message->usage);
  add_json (object, "failure", message->failure);
}

JsonNode *
causerie_export_record_message (const CauserieStoredMessage *message, GPtrArray *parts)
{
  JsonObject *object = json_object_new ();
  CauserieMessageState state = causerie_stored_message_is_running (message)
                                 ? CAUSERIE_MESSAGE_INTERRUPTED : message->state;

  add_text (object, "uid", message->uid);
  add_text (object, "parent", message->parent);
  add_name (object, "role", CAUSERIE_TYPE_ROLE, message->role);
  add_name (object, "state", CAUSERIE_TYPE_MESSAGE_STATE, state);
  add_int (object, "sent_time", message->sent_time);
  add_int (object, "first_token_time", message->first_token_time);
  add_int (object, "reasoning_end_time", message->reasoning_end_time);
  add_int (object, "end_time", message->end_time);
  add_int (object, "trashed_time", message->trashed_time);
  add_making (object, message);
  add_text (object, "reasoning", message->reasoning->str);
  add_text (object, "text", message->text->str);
  add_parts (object, "parts", parts);
  return take_object (object);
}

JsonNode *
causerie_export_record_blob (const char *sha256, GBytes *data)
{
  JsonObject *object = json_object_new ();
  gsize size;
  const guchar *bytes = g_bytes_get_data (data, &size);
  g_autofree char *text = g_base64_encode (bytes, size);

  add_text (object, "sha256", sha256);
  json_object_set_int_member (object, "size", (gint64) size);
  json_object_set_string_member (object, "data", text);
  return take_object (object);
}

JsonNode *
causerie_export_record_ledger (const CauserieLedgerEntry *entry)
{
  JsonObject *object = json_object_new ();

  add_text (object, "uid", entry->uid);
  add_int (object, "time", entry->time);
  add_name (object, "purpose", CAUSERIE_TYPE_PURPOSE, entry->purpose);
  add_text (object, "outcome", entry->outcome);
  add_text (object, "connection", entry->connection);
  add_text (object, "connection_name", entry->connection_name);
  add_text (object, "profile", entry->profile);
  add_text (object, "model", entry->model);
  add_text (object, "answered_model", entry->answered_model);
  add_text (object, "provider", entry->provider);
  add_text (object, "generation_id", entry->generation_id);
  add_text (object, "conversation", entry->conversation);
  add_text (object, "message", entry->message);
  add_usage (object, entry->usage);
  return take_object (object);
}
