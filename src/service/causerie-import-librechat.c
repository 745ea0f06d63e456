/* causerie-import-librechat.c: an export of a conversation of LibreChat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"conversationId":"af…","title":"Soup","recursive":true,"branches":true,
 *      "options":{"model":"gpt-4o","promptPrefix":"You are a cook."},
 *      "messagesTree":[{"messageId":"a","parentMessageId":"00000000-…","isCreatedByUser":true,
 *        "text":"Which soup?","createdAt":"2024-04-09T14:32:05.230Z","children":[
 *          {"messageId":"b","parentMessageId":"a","isCreatedByUser":false,"model":"gpt-4o",
 *           "content":[{"type":"think","think":"…"},{"type":"text","text":"Leek."},
 *             {"type":"tool_call","tool_call":{"name":"web","args":"{…}","output":"…"}}]}]}]}
 *
 * Not recursive, it is a flat list in `messages`. Which branch was shown is not told: the newest
 * is. Read from its source, 2026-08. */

#include "causerie-import-foreign.h"
#include "causerie-import-part.h"
#include "causerie-import-time.h"
#include "causerie-foreign-tree.h"
#include "causerie-json.h"

#include <string.h>

/* Reasoning in texts of before there was content. */
#define THINKING     ":::thinking\n"
#define THINKING_END "\n:::"

/* --- content ---------------------------------------------------------------------------------- */

/* A text may be {"value":"…"}. */
static const char *
get_words (JsonObject *piece, const char *member)
{
  const char *words = causerie_json_get_string (piece, member);

  return words != NULL
         ? words : causerie_json_get_string (causerie_json_get_object (piece, member), "value");
}

static void
add_answer (CauserieForeignTurn *turn, const char *text)
{
  const char *end = text != NULL && g_str_has_prefix (text, THINKING)
                    ? strstr (text, THINKING_END) : NULL;
  g_autofree char *thought = NULL;

  if (end == NULL) {
    causerie_foreign_turn_add_answer (turn, text);
    return;
  }

  thought = g_strndup (text + strlen (THINKING), MAX (end - text - (gssize) strlen (THINKING), 0));
  causerie_foreign_turn_add_reasoning (turn, thought);
  text = end + strlen (THINKING_END);
  causerie_foreign_turn_add_text (turn, text + strspn (text, "\n"));
}

static void
read_call (CauserieForeignTurn *turn, JsonObject *call)
{
  JsonObject *function = causerie_json_get_object (call, "function");
  JsonObject *source = function != NULL ? function : call;
  const char *arguments = causerie_json_get_string (source, function != NULL ? "arguments" : "args");
  g_autofree char *written = NULL;

  if (arguments == NULL && causerie_json_get_object (call, "args") != NULL)
    arguments = written = causerie_json_write (json_object_get_member (call, "args"));
  causerie_foreign_turn_add_step (turn, causerie_json_get_string (source, "name"), arguments);
  causerie_foreign_turn_add_step (turn, NULL, causerie_json_get_string (source, "output"));
}

static void
read_picture (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *piece)
{
  JsonObject *image = causerie_json_get_object (piece, "image_url");
  CauseriePart *part =
    causerie_import_part_picture_from_url (causerie_json_get_string (image, "url"), NULL);

  if (part == NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  causerie_foreign_turn_add_part (turn, part);
}

static void
read_piece_of_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *piece)
{
  const char *type = causerie_json_get_string (piece, "type");
  const char *words;

  if (g_strcmp0 (type, "think") == 0)
    causerie_foreign_turn_add_reasoning (turn, get_words (piece, "think"));
  else if (g_strcmp0 (type, "tool_call") == 0)
    read_call (turn, causerie_json_get_object (piece, "tool_call"));
  else if (g_strcmp0 (type, "image_file") == 0 || g_strcmp0 (type, "image_url") == 0)
    read_picture (tree, turn, piece);
  else if (g_strcmp0 (type, "error") == 0)
    causerie_foreign_turn_set_error (turn, get_words (piece, "error"));
  else if ((words = get_words (piece, "text")) != NULL)
    causerie_foreign_turn_add_answer (turn, words);
  else if (piece != NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

static void
read_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *content = causerie_json_get_array (message, "content");
  guint n = content != NULL ? json_array_get_length (content) : 0;
  const char *text = causerie_json_get_string (message, "text");

  if (causerie_json_get_boolean (message, "error", FALSE)) {
    causerie_foreign_turn_set_error (turn, text);
    return;
  }

  for (guint i = 0; i < n; i++)
    read_piece_of_content (tree, turn, causerie_json_element_object (content, i));
  if (n == 0)
    add_answer (turn, text);
}

/* Of files there are names. */
static void
read_files (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *files = causerie_json_get_array (message, "files");
  guint n = files != NULL ? json_array_get_length (files) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *file = causerie_json_element_object (files, i);
    const char *type = causerie_json_get_string (file, "type");

    causerie_foreign_turn_add_name (turn, causerie_json_get_string (file, "filename"));
    causerie_foreign_tree_lack (tree, type != NULL && g_str_has_prefix (type, "image/")
                                     ? CAUSERIE_FOREIGN_LACK_IMAGE : CAUSERIE_FOREIGN_LACK_FILE);
  }
}

/* --- messages --------------------------------------------------------------------------------- */

static void
read_usage (CauserieForeignTurn *turn, JsonObject *message)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  facts.prompt_tokens = causerie_json_get_int (message, "promptTokens", -1);
  facts.completion_tokens = causerie_json_get_int (message, "tokenCount", -1);
  causerie_foreign_turn_set_usage (turn, &facts);
}

static const char *
read_message (CauserieForeignTree *tree, JsonObject *message, const char *parent)
{
  gboolean person = causerie_json_get_boolean (message, "isCreatedByUser", FALSE);
  const char *named = causerie_json_get_string (message, "parentMessageId");
  CauserieForeignTurn *turn =
    causerie_foreign_tree_add (tree, causerie_json_get_string (message, "messageId"),
                              parent != NULL ? parent : named,
                              person ? CAUSERIE_ROLE_USER : CAUSERIE_ROLE_ASSISTANT);

  causerie_foreign_turn_set_times (turn, causerie_import_time_read (message, "createdAt"), 0);
  read_content (tree, turn, message);
  read_files (tree, turn, message);
  if (!person) {
    causerie_foreign_turn_set_model (turn, causerie_json_get_string (message, "model"));
    causerie_foreign_turn_set_finish_word (turn, causerie_json_get_string (message,
                                                                          "finish_reason"));
    read_usage (turn, message);
    if (causerie_json_get_boolean (message, "unfinished", FALSE))
      causerie_foreign_turn_set_state (turn, CAUSERIE_MESSAGE_STOPPED);
  }
  return causerie_foreign_turn_get_id (turn);
}

/* A list whose messages follow `parent` (borrowed from the tree), or say themselves what they
 * follow. */
typedef struct {
  JsonArray  *messages;
  const char *parent;
  guint       next;
} List;

static void
add_list (GArray *lists, JsonArray *messages, const char *parent)
{
  List list = { messages, parent, 0 };

  if (messages != NULL)
    g_array_append_val (lists, list);
}

/* Not by recursion: every answer stands inside its question. */
static void
read_messages (CauserieForeignTree *tree, JsonArray *messages)
{
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));

  add_list (lists, messages, NULL);
  while (lists->len > 0) {
    List *list = &g_array_index (lists, List, lists->len - 1);

    if (list->next == json_array_get_length (list->messages)) {
      g_array_set_size (lists, lists->len - 1);
    } else {
      JsonObject *message = causerie_json_element_object (list->messages, list->next++);
      const char *id = read_message (tree, message, list->parent);

      add_list (lists, causerie_json_get_array (message, "children"), id);
    }
  }
}

static JsonArray *
get_messages (JsonObject *piece)
{
  JsonArray *messages = causerie_json_get_array (piece, "messagesTree");

  return messages != NULL ? messages : causerie_json_get_array (piece, "messages");
}

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  return causerie_json_get_string (first, "conversationId") != NULL &&
         (get_messages (first) != NULL || causerie_json_has (first, "exportAt"));
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  g_autoptr(CauserieForeignTree) tree =
    causerie_foreign_tree_new ("librechat", causerie_json_get_string (piece, "conversationId"), piece);
  JsonObject *options = causerie_json_get_object (piece, "options");

  causerie_foreign_tree_set_title (tree, causerie_json_get_string (piece, "title"));
  causerie_foreign_tree_add_instructions (tree, causerie_json_get_string (options, "promptPrefix"));
  read_messages (tree, get_messages (piece));
  return causerie_foreign_tree_put (tree, NULL, sink, error);
}

const CauserieImportFormat causerie_import_librechat = {
  .id = "librechat",
  .name = "LibreChat",
  .cut = CAUSERIE_IMPORT_WHOLE,
  .recognise = recognise,
  .read = read_piece,
};
