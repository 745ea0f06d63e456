/* causerie-import-record.c: our own JSON back to what the history holds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-record.h"

#include "causerie-json.h"

#define MAX_UID_BYTES 256

typedef struct {
  CauserieImportBlobFunc find_blob;
  gpointer               data;
  guint                  n_lost;
} Reader;

static const char *
get_uid (JsonObject *object, const char *name)
{
  const char *uid = causerie_json_get_string (object, name);

  return uid != NULL && *uid != '\0' && strlen (uid) <= MAX_UID_BYTES ? uid : NULL;
}

static char *
dup_uid (JsonObject *object, const char *name)
{
  return g_strdup (get_uid (object, name));
}

static char *
dup_text (JsonObject *object, const char *name)
{
  return g_strdup (causerie_json_get_string (object, name));
}

static char *
dup_text_or_empty (JsonObject *object, const char *name)
{
  const char *text = causerie_json_get_string (object, name);

  return g_strdup (text != NULL ? text : "");
}

static gint64
get_time (JsonObject *object, const char *name)
{
  return MAX (causerie_json_get_int (object, name, 0), 0);
}

static int
get_name (JsonObject *object, const char *name, GType type, int fallback)
{
  return causerie_enum_from_name (type, causerie_json_get_string (object, name), fallback);
}

/* An object is kept as text. */
static char *
dup_object (JsonObject *object, const char *name)
{
  return causerie_json_get_object (object, name) != NULL
           ? causerie_json_write (json_object_get_member (object, name)) : NULL;
}

static gint64
get_tokens (JsonObject *object, const char *name)
{
  return MAX (causerie_json_get_int (object, name, -1), -1);
}

static CauserieUsage *
read_usage (JsonObject *object)
{
  JsonObject *member = causerie_json_get_object (object, "usage");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  const char *cost_text = causerie_json_get_string (member, "cost");
  g_autoptr(CauserieMoney) cost = cost_text != NULL ? causerie_money_parse (cost_text) : NULL;

  if (member == NULL)
    return NULL;

  facts.prompt_tokens = get_tokens (member, "prompt_tokens");
  facts.completion_tokens = get_tokens (member, "completion_tokens");
  facts.total_tokens = get_tokens (member, "total_tokens");
  facts.reasoning_tokens = get_tokens (member, "reasoning_tokens");
  facts.cached_tokens = get_tokens (member, "cached_tokens");
  facts.cost = cost;
  facts.cost_is_estimate = causerie_json_get_boolean (member, "cost_is_estimate", FALSE);
  return causerie_usage_new (&facts);
}

/* --- parts ------------------------------------------------------------------------------------ */

static GBytes *
find_bytes (Reader *self, JsonObject *object)
{
  const char *sha256 = causerie_json_get_string (object, "attachment");
  GBytes *data = sha256 != NULL ? self->find_blob (sha256, self->data) : NULL;

  if (data == NULL)
    self->n_lost++;
  return data;
}

static CauseriePart *
read_attachment (Reader *self, JsonObject *object, CauseriePartKind kind)
{
  g_autoptr(GBytes) data = find_bytes (self, object);
  const char *name = causerie_json_get_string (object, "name");
  const char *media_type = causerie_json_get_string (object, "media_type");

  if (data == NULL)
    return NULL;
  if (media_type == NULL)
    media_type = "application/octet-stream";
  return kind == CAUSERIE_PART_IMAGE ? causerie_part_new_image (data, media_type, name)
                                     : causerie_part_new_file (data, media_type, name);
}

/* A text that is attached to a draft is kept as bytes. */
static CauseriePart *
read_attached_text (Reader *self, JsonObject *object)
{
  g_autoptr(GBytes) data = find_bytes (self, object);
  gsize size = 0;
  const char *bytes = data != NULL ? g_bytes_get_data (data, &size) : NULL;
  g_autofree char *text = bytes != NULL ? g_utf8_make_valid (bytes, size) : NULL;

  return text != NULL ? causerie_part_new_text (text) : NULL;
}

/* A kind this program does not know is lost, and said. */
static CauseriePart *
read_part (Reader *self, JsonObject *object)
{
  int kind = get_name (object, "kind", CAUSERIE_TYPE_PART_KIND, -1);
  const char *text = causerie_json_get_string (object, "text");
  const char *name = causerie_json_get_string (object, "name");

  if (kind == CAUSERIE_PART_IMAGE || kind == CAUSERIE_PART_FILE)
    return read_attachment (self, object, kind);
  if (kind == CAUSERIE_PART_TEXT && text == NULL)
    return read_attached_text (self, object);

  if (text == NULL || kind < 0) {
    self->n_lost++;
    return NULL;
  }
  switch ((CauseriePartKind) kind) {
  case CAUSERIE_PART_TOOL_CALL:
    return causerie_part_new_tool_call (causerie_json_get_string (object, "id"), name, text);
  case CAUSERIE_PART_CITATION:
    return causerie_part_new_citation (text, name);
  case CAUSERIE_PART_REASONING_DETAILS:
    return causerie_part_new_reasoning_details (text);
  case CAUSERIE_PART_TEXT:
  default:
    return causerie_part_new_text (text);
  }
}

static void
read_parts (Reader *self, JsonArray *array, GPtrArray *parts)
{
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *object = causerie_json_element_object (array, i);
    CauseriePart *part = object != NULL ? read_part (self, object) : NULL;

    if (part != NULL)
      g_ptr_array_add (parts, part);
  }
}

/* --- messages --------------------------------------------------------------------------------- */

static void
read_times (JsonObject *object, CauserieStoredMessage *message)
{
  message->sent_time = get_time (object, "sent_time");
  message->first_token_time = get_time (object, "first_token_time");
  message->reasoning_end_time = get_time (object, "reasoning_end_time");
  message->end_time = get_time (object, "end_time");
  message->trashed_time = get_time (object, "trashed_time");
}

static void
read_making (JsonObject *object, CauserieStoredMessage *message)
{
  message->connection = dup_text (object, "connection");
  message->profile = dup_text (object, "profile");
  message->model = dup_text (object, "model");
  message->answered_model = dup_text (object, "answered_model");
  message->provider = dup_text (object, "provider");
  message->generation_id = dup_text (object, "generation_id");
  message->finish_word = dup_text (object, "finish_reason");
  message->params = dup_object (object, "params");
  message->prices = dup_object (object, "prices");
  message->usage = read_usage (object);
  message->failure = dup_object (object, "failure");
}

static void
append_text (GString *text, JsonObject *object, const char *name)
{
  const char *value = causerie_json_get_string (object, name);

  if (value != NULL)
    g_string_append (text, value);
}

/* Nobody is writing it here. */
static CauserieMessageState
read_state (JsonObject *object)
{
  CauserieMessageState state =
    get_name (object, "state", CAUSERIE_TYPE_MESSAGE_STATE, CAUSERIE_MESSAGE_DONE);

  return state == CAUSERIE_MESSAGE_WAITING || state == CAUSERIE_MESSAGE_STREAMING
           ? CAUSERIE_MESSAGE_INTERRUPTED : state;
}

static CauserieStoredMessage *
read_message (Reader *self, JsonObject *object)
{
  const char *uid = get_uid (object, "uid");
  CauserieStoredMessage *message;

  if (uid == NULL)
    return NULL;

  message = causerie_stored_message_new_empty ();
  message->uid = g_strdup (uid);
  message->parent = dup_uid (object, "parent");
  message->role = get_name (object, "role", CAUSERIE_TYPE_ROLE, CAUSERIE_ROLE_ASSISTANT);
  message->state = read_state (object);
  read_times (object, message);
  read_making (object, message);
  append_text (message->reasoning, object, "reasoning");
  append_text (message->text, object, "text");
  read_parts (self, causerie_json_get_array (object, "parts"), message->parts);
  return message;
}

static void
read_messages (Reader *self, JsonArray *array, GPtrArray *messages)
{
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++) {
    JsonObject *object = causerie_json_element_object (array, i);
    CauserieStoredMessage *message = object != NULL ? read_message (self, object) : NULL;

    if (message != NULL)
      g_ptr_array_add (messages, message);
    else
      self->n_lost++;
  }
}

/* --- conversations ---------------------------------------------------------------------------- */

static char **
read_tags (JsonObject *object)
{
  JsonArray *array = causerie_json_get_array (object, "tags");
  g_autoptr(GStrvBuilder) tags = g_strv_builder_new ();
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++) {
    const char *tag = causerie_json_node_string (json_array_get_element (array, i));

    if (tag != NULL && *tag != '\0')
      g_strv_builder_add (tags, tag);
  }
  return g_strv_builder_end (tags);
}

static void
read_scroll (JsonObject *object, CauserieStoredConversation *conversation)
{
  JsonObject *member = causerie_json_get_object (object, "scroll");
  gint64 piece = causerie_json_get_int (member, "piece", 0);
  gint64 offset = causerie_json_get_int (member, "offset", 0);

  conversation->scroll_message = dup_uid (member, "message");
  if (conversation->scroll_message == NULL)
    return;
  conversation->scroll_piece = CLAMP (piece, 0, G_MAXINT);
  conversation->scroll_offset = CLAMP (offset, G_MININT, G_MAXINT);
}

static CauserieStoredConversation *
read_conversation (Reader *self, JsonObject *object)
{
  CauserieStoredConversation *row = g_new0 (CauserieStoredConversation, 1);

  row->uid = dup_uid (object, "uid");
  row->title = dup_text_or_empty (object, "title");
  row->title_source =
    get_name (object, "title_source", CAUSERIE_TYPE_TITLE_SOURCE, CAUSERIE_TITLE_IMPORT);
  row->created_time = get_time (object, "created_time");
  row->updated_time = get_time (object, "updated_time");
  row->trashed_time = get_time (object, "trashed_time");
  row->folder = dup_text_or_empty (object, "folder");
  row->pinned = causerie_json_get_boolean (object, "pinned", FALSE);
  row->archived = causerie_json_get_boolean (object, "archived", FALSE);
  row->tags = read_tags (object);
  row->profile = dup_text_or_empty (object, "profile");
  row->setup = dup_object (object, "setup");
  row->preview = dup_text_or_empty (object, "preview");
  row->origin = dup_uid (object, "origin");
  row->leaf = dup_uid (object, "leaf");
  read_scroll (object, row);
  row->draft = dup_text_or_empty (object, "draft");
  row->draft_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  read_parts (self, causerie_json_get_array (object, "draft_parts"), row->draft_parts);
  return row;
}

CauserieStoredChat *
causerie_import_record_chat (JsonObject             *object,
                             CauserieImportBlobFunc  find_blob,
                             gpointer                data,
                             guint                  *n_lost)
{
  Reader reader = { find_blob, data, 0 };
  CauserieStoredChat *chat;

  *n_lost = 0;
  if (get_uid (object, "uid") == NULL)
    return NULL;

  chat = causerie_stored_chat_new ();
  chat->conversation = read_conversation (&reader, object);
  read_messages (&reader, causerie_json_get_array (object, "messages"), chat->messages);
  *n_lost = reader.n_lost;
  return chat;
}

CauserieStoredFolder *
causerie_import_record_folder (JsonObject *object)
{
  const char *uid = get_uid (object, "uid");
  const char *name = causerie_json_get_string (object, "name");
  CauserieStoredFolder *folder;

  if (uid == NULL)
    return NULL;

  folder = causerie_stored_folder_new_named (uid, name != NULL ? name : "");
  folder->created_time = get_time (object, "created_time");
  folder->trashed_time = get_time (object, "trashed_time");
  return folder;
}

static void
replace_text (char **field, char *text) /* (transfer full) */
{
  g_free (*field);
  *field = text;
}

CauserieLedgerEntry *
causerie_import_record_ledger (JsonObject *object)
{
  CauserieLedgerEntry *entry;

  if (get_uid (object, "uid") == NULL)
    return NULL;

  entry = causerie_ledger_entry_new ();
  replace_text (&entry->uid, dup_uid (object, "uid"));
  entry->time = get_time (object, "time");
  entry->purpose = get_name (object, "purpose", CAUSERIE_TYPE_PURPOSE, CAUSERIE_PURPOSE_ANSWER);
  replace_text (&entry->outcome, dup_text_or_empty (object, "outcome"));
  replace_text (&entry->connection, dup_text (object, "connection"));
  replace_text (&entry->connection_name, dup_text (object, "connection_name"));
  replace_text (&entry->profile, dup_text (object, "profile"));
  replace_text (&entry->model, dup_text (object, "model"));
  replace_text (&entry->answered_model, dup_text (object, "answered_model"));
  replace_text (&entry->provider, dup_text (object, "provider"));
  replace_text (&entry->generation_id, dup_text (object, "generation_id"));
  replace_text (&entry->conversation, dup_text (object, "conversation"));
  replace_text (&entry->message, dup_text (object, "message"));
  entry->usage = read_usage (object);
  return entry;
}
