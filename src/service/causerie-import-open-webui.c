/* causerie-import-open-webui.c: an export of chats of Open WebUI
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     [{"id":"8f…","title":"Soup","created_at":1700000000,"updated_at":1700000010,"archived":false,
 *       "pinned":true,"folder_id":null,"meta":{"tags":["cooking"]},"chat":{"params":{"system":"…"},
 *         "history":{"currentId":"b","messages":{
 *           "a":{"id":"a","parentId":null,"childrenIds":["b"],"role":"user","content":"Which soup?",
 *                "timestamp":1700000001,"files":[{"type":"image","url":"data:image/png;base64,…"}]},
 *           "b":{"id":"b","parentId":"a","childrenIds":[],"role":"assistant","model":"qwen3",
 *                "content":"<details type=\"reasoning\" …>…</details>\nLeek.","done":true,
 *                "usage":{"prompt_tokens":9,"completion_tokens":20},
 *                "sources":[{"source":{"name":"…","url":"…"}}]}}}}}]
 *
 * Old exports have a list `messages` and no tree. A folder is named by a number alone. What the
 * steps of an answer look like is in causerie-import-details.h. Read from its source, 2026-08. */

#include "causerie-import-details.h"
#include "causerie-import-foreign.h"
#include "causerie-import-part.h"
#include "causerie-import-time.h"
#include "causerie-json.h"

/* --- content ---------------------------------------------------------------------------------- */

static void
add_words (CauserieForeignTurn *turn, const char *words, gboolean answer)
{
  if (answer)
    causerie_import_details_add (turn, words);
  else
    causerie_foreign_turn_add_text (turn, words);
}

/* A picture is there when its address holds it. */
static void
add_picture (CauserieForeignTree *tree,
             CauserieForeignTurn *turn,
             const char          *url,
             const char          *name)
{
  CauseriePart *part = causerie_import_part_picture_from_url (url, name);

  if (part == NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  causerie_foreign_turn_add_part (turn, part);
}

static void
read_piece_of_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *piece,
                       gboolean answer)
{
  const char *text = causerie_json_get_string (piece, "text");
  JsonObject *image = causerie_json_get_object (piece, "image_url");

  if (text != NULL)
    add_words (turn, text, answer);
  else if (image != NULL)
    add_picture (tree, turn, causerie_json_get_string (image, "url"), NULL);
  else if (piece != NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

/* The steps of an answer as the service listed them, for one that has no content. */
static void
read_output (CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *output = causerie_json_get_array (message, "output");
  guint n = output != NULL ? json_array_get_length (output) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *item = causerie_json_element_object (output, i);
    JsonArray *content = causerie_json_get_array (item, "content");
    guint n_texts = content != NULL ? json_array_get_length (content) : 0;
    gboolean thought = g_strcmp0 (causerie_json_get_string (item, "type"), "reasoning") == 0;

    for (guint j = 0; j < n_texts; j++) {
      const char *text = causerie_json_get_string (causerie_json_element_object (content, j), "text");

      if (thought)
        causerie_foreign_turn_add_reasoning (turn, text);
      else
        causerie_foreign_turn_add_text (turn, text);
    }
  }
}

static void
read_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message,
              gboolean answer)
{
  const char *text = causerie_json_get_string (message, "content");
  JsonArray *pieces = causerie_json_get_array (message, "content");
  guint n = pieces != NULL ? json_array_get_length (pieces) : 0;

  for (guint i = 0; i < n; i++)
    read_piece_of_content (tree, turn, causerie_json_element_object (pieces, i), answer);
  if (n == 0 && (text == NULL || *text == '\0'))
    read_output (turn, message);
  else
    add_words (turn, text, answer);
}

/* --- what stands beside it -------------------------------------------------------------------- */

/* Of a document there may be the text that was read from it. */
static void
read_document (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *file)
{
  JsonObject *inner = causerie_json_get_object (file, "file");
  const char *text =
    causerie_json_get_string (causerie_json_get_object (inner, "data"), "content");
  const char *name = causerie_json_get_string (file, "name");
  CauseriePart *part;

  if (name == NULL)
    name = causerie_json_get_string (inner, "filename");
  if (text == NULL)
    text = causerie_json_get_string (file, "content");

  part = causerie_import_part_from_text (text, name);
  if (part == NULL) {
    causerie_foreign_turn_add_name (turn, name);
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_FILE);
  }
  causerie_foreign_turn_add_part (turn, part);
}

static void
read_files (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *files = causerie_json_get_array (message, "files");
  guint n = files != NULL ? json_array_get_length (files) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *file = causerie_json_element_object (files, i);
    const char *type = causerie_json_get_string (file, "content_type");

    if (g_strcmp0 (causerie_json_get_string (file, "type"), "image") == 0 ||
        (type != NULL && g_str_has_prefix (type, "image/")))
      add_picture (tree, turn, causerie_json_get_string (file, "url"),
                   causerie_json_get_string (file, "name"));
    else if (file != NULL)
      read_document (tree, turn, file);
  }
}

static gboolean
is_web (const char *address)
{
  return address != NULL && (g_str_has_prefix (address, "https://") ||
                             g_str_has_prefix (address, "http://"));
}

static void
add_source (CauserieForeignTurn *turn, const char *address, const char *title)
{
  if (is_web (address))
    causerie_foreign_turn_add_citation (turn, address, title);
}

static void
read_sources (CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *sources = causerie_json_get_array (message, "sources");
  guint n = sources != NULL ? json_array_get_length (sources) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *item = causerie_json_element_object (sources, i);
    JsonObject *source = causerie_json_get_object (item, "source");
    JsonArray *pages = causerie_json_get_array (item, "metadata");
    const char *title = causerie_json_get_string (source, "name");
    guint n_pages = pages != NULL ? json_array_get_length (pages) : 0;

    add_source (turn, causerie_json_get_string (source, "url"), title);
    for (guint j = 0; j < n_pages; j++) {
      JsonObject *page = causerie_json_element_object (pages, j);
      const char *name = causerie_json_get_string (page, "title");

      add_source (turn, causerie_json_get_string (page, "source"), name != NULL ? name : title);
    }
  }
}

/* The figures of a service, or those of Ollama. */
static void
read_usage (CauserieForeignTurn *turn, JsonObject *message)
{
  JsonObject *usage = causerie_json_get_object (message, "usage");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  if (usage == NULL)
    usage = causerie_json_get_object (message, "info");
  facts.prompt_tokens =
    causerie_json_get_int (usage, "prompt_tokens",
                           causerie_json_get_int (usage, "prompt_eval_count", -1));
  facts.completion_tokens =
    causerie_json_get_int (usage, "completion_tokens",
                           causerie_json_get_int (usage, "eval_count", -1));
  facts.total_tokens = causerie_json_get_int (usage, "total_tokens", -1);
  causerie_foreign_turn_set_usage (turn, &facts);
}

/* {"error":{"content":"…"}}, or a text, or true. */
static void
read_error (CauserieForeignTurn *turn, JsonObject *message)
{
  JsonObject *error = causerie_json_get_object (message, "error");
  const char *words = causerie_json_get_string (message, "error");

  if (error != NULL)
    words = causerie_json_get_string (error, "content");
  if (error != NULL || words != NULL || causerie_json_get_boolean (message, "error", FALSE))
    causerie_foreign_turn_set_error (turn, words);
}

static void
read_answer (CauserieForeignTurn *turn, JsonObject *message)
{
  causerie_foreign_turn_set_model (turn, causerie_json_get_string (message, "model"));
  read_usage (turn, message);
  read_sources (turn, message);
  if (!causerie_json_get_boolean (message, "done", TRUE))
    causerie_foreign_turn_set_state (turn, CAUSERIE_MESSAGE_INTERRUPTED);
  read_error (turn, message);
}

/* --- the tree --------------------------------------------------------------------------------- */

static void
read_message (CauserieForeignTree *tree, const char *id, const char *parent, JsonObject *message)
{
  CauserieRole role = causerie_enum_from_name (CAUSERIE_TYPE_ROLE,
                                               causerie_json_get_string (message, "role"),
                                               CAUSERIE_ROLE_ASSISTANT);
  CauserieForeignTurn *turn = causerie_foreign_tree_add (tree, id, parent, role);

  causerie_foreign_turn_set_times (turn, causerie_import_time_read (message, "timestamp"),
                                  causerie_import_time_read (message, "completedAt"));
  read_content (tree, turn, message, role == CAUSERIE_ROLE_ASSISTANT);
  read_files (tree, turn, message);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    read_answer (turn, message);
}

static void
read_children (CauserieForeignTree *tree, const char *id, JsonObject *message)
{
  JsonArray *children = causerie_json_get_array (message, "childrenIds");
  guint n = children != NULL ? json_array_get_length (children) : 0;

  for (guint i = 0; i < n; i++)
    causerie_foreign_tree_adopt (tree, id,
                                causerie_json_node_string (json_array_get_element (children, i)));
}

static void
read_tree (CauserieForeignTree *tree, JsonObject *messages)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, messages);
  while (json_object_iter_next_ordered (&iter, &id, &node)) {
    JsonObject *message = causerie_json_node_object (node);

    read_message (tree, id, causerie_json_get_string (message, "parentId"), message);
  }

  json_object_iter_init_ordered (&iter, messages);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    read_children (tree, id, causerie_json_node_object (node));
}

static void
read_list (CauserieForeignTree *tree, JsonArray *messages)
{
  guint n = messages != NULL ? json_array_get_length (messages) : 0;

  for (guint i = 0; i < n; i++) {
    CauserieForeignTurn *last = causerie_foreign_tree_get_last (tree);
    JsonObject *message = causerie_json_element_object (messages, i);

    read_message (tree, causerie_json_get_string (message, "id"),
                  last != NULL ? causerie_foreign_turn_get_id (last) : NULL, message);
  }
}

/* ["a"], or [{"name":"a"}] as it once was. */
static void
read_tags (CauserieConversation *conversation, JsonArray *tags)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  guint n = tags != NULL ? json_array_get_length (tags) : 0;

  for (guint i = 0; i < n; i++) {
    JsonNode *tag = json_array_get_element (tags, i);
    const char *name = causerie_json_node_string (tag);

    if (name == NULL)
      name = causerie_json_get_string (causerie_json_node_object (tag), "name");
    if (name != NULL)
      g_ptr_array_add (names, (char *) name);
  }

  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  causerie_conversation_set_tags (conversation, (const char * const *) names->pdata);
}

static void
read_heading (CauserieForeignTree *tree, JsonObject *piece, JsonObject *chat)
{
  CauserieConversation *conversation = causerie_foreign_tree_get_conversation (tree);
  gint64 created = causerie_import_time_read (piece, "created_at");
  const char *title = causerie_json_get_string (piece, "title");
  JsonObject *folder = causerie_json_get_object (piece, "folder");

  if (created == 0)
    created = causerie_import_time_read (chat, "timestamp");
  causerie_foreign_tree_set_title (tree, title != NULL ? title
                                                      : causerie_json_get_string (chat, "title"));
  causerie_foreign_tree_set_folder (tree, causerie_json_get_string (folder, "name"));
  causerie_conversation_set_created_time (conversation, created);
  causerie_conversation_set_updated_time (conversation,
                                          causerie_import_time_read (piece, "updated_at"));
  causerie_conversation_set_pinned (conversation,
                                    causerie_json_get_boolean (piece, "pinned", FALSE));
  causerie_conversation_set_archived (conversation,
                                      causerie_json_get_boolean (piece, "archived", FALSE));
  read_tags (conversation, causerie_json_get_array (chat, "tags"));
  read_tags (conversation, causerie_json_get_array (causerie_json_get_object (piece, "meta"),
                                                    "tags"));
}

static void
read_instructions (CauserieForeignTree *tree, JsonObject *chat)
{
  const char *text = causerie_json_get_string (causerie_json_get_object (chat, "params"), "system");

  if (text == NULL)
    text = causerie_json_get_string (chat, "system");
  causerie_foreign_tree_add_instructions (tree, text);
}

/* A chat, or what once was all of it. */
static JsonObject *
get_chat (JsonObject *piece)
{
  JsonObject *chat = causerie_json_get_object (piece, "chat");

  return chat != NULL ? chat : piece;
}

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  JsonObject *chat = get_chat (first);

  return causerie_json_get_object (chat, "history") != NULL ||
         (chat != first && causerie_json_get_array (chat, "messages") != NULL) ||
         (chat != first && causerie_json_has (first, "user_id"));
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  JsonObject *chat = get_chat (piece);
  JsonObject *history = causerie_json_get_object (chat, "history");
  JsonObject *messages = causerie_json_get_object (history, "messages");
  g_autoptr(CauserieForeignTree) tree =
    causerie_foreign_tree_new ("open-webui", causerie_json_get_string (piece, "id"), piece);

  read_heading (tree, piece, chat);
  read_instructions (tree, chat);
  if (messages != NULL)
    read_tree (tree, messages);
  else
    read_list (tree, causerie_json_get_array (chat, "messages"));
  return causerie_foreign_tree_put (tree, causerie_json_get_string (history, "currentId"), sink,
                                   error);
}

const CauserieImportFormat causerie_import_open_webui = {
  .id = "open-webui",
  .name = "Open WebUI",
  .cut = CAUSERIE_IMPORT_WHOLE,
  .recognise = recognise,
  .read = read_piece,
};
