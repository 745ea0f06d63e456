/* causerie-import-chatgpt.c: conversations.json of an export of ChatGPT
 * What a message says is read in causerie-import-chatgpt-content.c.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     [{"title":"Soup","create_time":1756000000.1,"conversation_id":"6b0f…","current_node":"c",
 *       "default_model_slug":"gpt-5","is_archived":false,"mapping":{
 *         "a":{"id":"a","message":null,"parent":null,"children":["b"]},
 *         "b":{"id":"b","parent":"a","children":["c"],"message":{"author":{"role":"user"},
 *           "create_time":1756000001.5,"content":{"content_type":"text","parts":["Which soup?"]},
 *           "recipient":"all","metadata":{}}},
 *         "c":{"id":"c","parent":"b","children":[],"message":{"author":{"role":"assistant"},
 *           "content":{"content_type":"thoughts","thoughts":[{"summary":"…","content":"…"}]}}}}}]
 *
 * An answer is a chain of nodes: thoughts, calls of tools, what they said, the text. What the
 * program itself hides (its instructions, the person's own for all chats) is not part of the chat.
 * There is no document by its maker; read from public parsers and their samples, 2026-08. */

#include "causerie-import-chatgpt-content.h"

#include "causerie-error.h"
#include "causerie-import-foreign.h"
#include "causerie-import-time.h"
#include "causerie-json.h"

#include <glib/gi18n.h>

static CauserieRole
read_role (JsonObject *message)
{
  const char *role = causerie_json_get_string (causerie_json_get_object (message, "author"), "role");

  return causerie_enum_from_name (CAUSERIE_TYPE_ROLE, role, CAUSERIE_ROLE_ASSISTANT);
}

/* The model that answered; the chat's own where a message does not say. */
static void
read_model (CauserieForeignTurn *turn, JsonObject *conversation, JsonObject *metadata)
{
  causerie_foreign_turn_set_model (turn, causerie_json_get_string (conversation,
                                                                  "default_model_slug"));
  causerie_foreign_turn_set_model (turn, causerie_json_get_string (metadata, "model_slug"));
}

static void
read_end (CauserieForeignTurn *turn, JsonObject *message, JsonObject *metadata)
{
  const char *status = causerie_json_get_string (message, "status");
  const char *word = causerie_json_get_string (causerie_json_get_object (metadata, "finish_details"),
                                               "type");

  if (g_strcmp0 (word, "interrupted") == 0)
    causerie_foreign_turn_set_state (turn, CAUSERIE_MESSAGE_STOPPED);
  else if (g_strcmp0 (status, "in_progress") == 0)
    causerie_foreign_turn_set_state (turn, CAUSERIE_MESSAGE_INTERRUPTED);
  causerie_foreign_turn_set_finish_word (turn, word);
}

static gboolean
is_hidden (JsonObject *metadata)
{
  return causerie_json_get_boolean (metadata, "is_visually_hidden_from_conversation", FALSE) ||
         causerie_json_get_boolean (metadata, "is_user_system_message", FALSE);
}

static void
read_node (CauserieForeignTree *tree, const char *id, JsonObject *node, JsonObject *conversation)
{
  JsonObject *message = causerie_json_get_object (node, "message");
  JsonObject *metadata = causerie_json_get_object (message, "metadata");
  CauserieForeignTurn *turn =
    causerie_foreign_tree_add (tree, id, causerie_json_get_string (node, "parent"),
                              read_role (message));

  if (message == NULL || is_hidden (metadata))
    return;

  causerie_foreign_turn_set_times (turn, causerie_import_time_read (message, "create_time"),
                                  causerie_import_time_read (message, "update_time"));
  read_model (turn, conversation, metadata);
  read_end (turn, message, metadata);
  causerie_import_chatgpt_content_read (tree, turn, message);
}

static void
read_children (CauserieForeignTree *tree, const char *id, JsonObject *node)
{
  JsonArray *children = causerie_json_get_array (node, "children");
  guint n = children != NULL ? json_array_get_length (children) : 0;

  for (guint i = 0; i < n; i++)
    causerie_foreign_tree_adopt (tree, id,
                                causerie_json_node_string (json_array_get_element (children, i)));
}

static void
read_mapping (CauserieForeignTree *tree, JsonObject *mapping, JsonObject *conversation)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, mapping);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    read_node (tree, id, causerie_json_node_object (node), conversation);

  json_object_iter_init_ordered (&iter, mapping);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    read_children (tree, id, causerie_json_node_object (node));
}

static void
read_heading (CauserieForeignTree *tree, JsonObject *piece)
{
  CauserieConversation *conversation = causerie_foreign_tree_get_conversation (tree);

  causerie_foreign_tree_set_title (tree, causerie_json_get_string (piece, "title"));
  causerie_conversation_set_created_time (conversation,
                                          causerie_import_time_read (piece, "create_time"));
  causerie_conversation_set_updated_time (conversation,
                                          causerie_import_time_read (piece, "update_time"));
  causerie_conversation_set_archived (conversation,
                                      causerie_json_get_boolean (piece, "is_archived", FALSE));
  causerie_conversation_set_pinned (conversation,
                                    causerie_json_get_boolean (piece, "is_starred", FALSE) ||
                                    causerie_import_time_read (piece, "pinned_time") > 0);
}

static const char *
get_id (JsonObject *piece)
{
  const char *id = causerie_json_get_string (piece, "conversation_id");

  return id != NULL ? id : causerie_json_get_string (piece, "id");
}

/* The first chat of a file may be the one that is damaged. */
static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  return causerie_json_get_object (first, "mapping") != NULL ||
         (causerie_json_has (first, "conversation_id") && causerie_json_has (first, "create_time"));
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  JsonObject *mapping = causerie_json_get_object (piece, "mapping");
  g_autoptr(CauserieForeignTree) tree = NULL;

  if (mapping == NULL) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("This chat has no messages in the file."));
    return FALSE;
  }

  tree = causerie_foreign_tree_new ("chatgpt", get_id (piece), piece);
  causerie_foreign_tree_set_joining (tree, TRUE);
  read_heading (tree, piece);
  read_mapping (tree, mapping, piece);
  return causerie_foreign_tree_put (tree, causerie_json_get_string (piece, "current_node"), sink,
                                   error);
}

const CauserieImportFormat causerie_import_chatgpt = {
  .id = "chatgpt",
  .name = "ChatGPT",
  .cut = CAUSERIE_IMPORT_WHOLE,
  .recognise = recognise,
  .read = read_piece,
};
