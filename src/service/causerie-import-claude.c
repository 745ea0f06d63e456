/* causerie-import-claude.c: conversations.json of an export of Claude
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     [{"uuid":"c1…","name":"Soup","created_at":"2026-03-29T07:06:34.084721Z","updated_at":"…",
 *       "chat_messages":[
 *         {"uuid":"m1…","sender":"human","created_at":"…","text":"Which soup?",
 *          "parent_message_uuid":"00000000-0000-4000-8000-000000000000",
 *          "content":[{"type":"text","text":"Which soup?"}],
 *          "attachments":[{"file_name":"list.txt","extracted_content":"leek …"}],
 *          "files":[{"file_name":"pot.jpg"}]},
 *         {"uuid":"m2…","sender":"assistant","parent_message_uuid":"m1…","content":[
 *          {"type":"thinking","thinking":"…","start_timestamp":"…","stop_timestamp":"…"},
 *          {"type":"tool_use","name":"web_search","input":{"query":"leek"}},
 *          {"type":"tool_result","name":"web_search","content":[{"type":"text","text":"…"}]},
 *          {"type":"text","text":"Leek.","citations":[]}]}]}]
 *
 * Exports before 2026 have no parent_message_uuid: they are lists. What the older member `text`
 * says is all in `content` where there is any. An artifact is what the person saw: it becomes
 * text. There is no document by its maker; read from public parsers and their samples, 2026-08. */

#include "causerie-import-foreign.h"
#include "causerie-import-part.h"
#include "causerie-import-time.h"
#include "causerie-foreign-tree.h"
#include "causerie-json.h"

#include <string.h>

/* --- blocks ----------------------------------------------------------------------------------- */

static void
add_citations (CauserieForeignTurn *turn, JsonObject *block)
{
  JsonArray *citations = causerie_json_get_array (block, "citations");
  guint n = citations != NULL ? json_array_get_length (citations) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *citation = causerie_json_element_object (citations, i);
    JsonObject *details = causerie_json_get_object (citation, "details");
    const char *title = causerie_json_get_string (citation, "title");

    causerie_foreign_turn_add_citation (turn, causerie_json_get_string (citation, "url"), title);
    causerie_foreign_turn_add_citation (turn, causerie_json_get_string (details, "url"), title);
  }
}

static void
read_text (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
  causerie_foreign_turn_add_text (turn, causerie_json_get_string (block, "text"));
  add_citations (turn, block);
}

static void
read_thinking (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
  gint64 start = causerie_import_time_read (block, "start_timestamp");
  gint64 stop = causerie_import_time_read (block, "stop_timestamp");

  causerie_foreign_turn_add_reasoning (turn, causerie_json_get_string (block, "thinking"));
  if (start > 0 && stop > start)
    causerie_foreign_turn_add_thinking_time (turn, (double) (stop - start) / G_USEC_PER_SEC);
}

/* The content of an artifact as a block of code under its title; FALSE when it says none. */
static gboolean
add_artifact (CauserieForeignTurn *turn, JsonObject *input)
{
  const char *content = causerie_json_get_string (input, "content");
  const char *title = causerie_json_get_string (input, "title");
  g_autofree char *heading = NULL;

  if (content == NULL)
    return FALSE;

  if (title != NULL && *title != '\0')
    heading = g_strdup_printf ("**%s**", title);
  causerie_foreign_turn_add_text (turn, heading);
  if (g_strcmp0 (causerie_json_get_string (input, "type"), "text/markdown") == 0)
    causerie_foreign_turn_add_text (turn, content);
  else
    causerie_foreign_turn_add_code (turn, causerie_json_get_string (input, "language"), content);
  return TRUE;
}

static void
read_tool_use (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
  const char *name = causerie_json_get_string (block, "name");
  JsonObject *input = causerie_json_get_object (block, "input");
  g_autofree char *arguments = NULL;

  if (g_strcmp0 (name, "artifacts") == 0 && add_artifact (turn, input))
    return;

  if (input != NULL)
    arguments = causerie_json_write (json_object_get_member (block, "input"));
  causerie_foreign_turn_add_step (turn, name, arguments);
}

/* A list of what the tool found: texts and pages, and pictures that are not there. */
static void
read_tool_result (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
  JsonArray *content = causerie_json_get_array (block, "content");
  guint n = content != NULL ? json_array_get_length (content) : 0;
  const char *name = causerie_json_get_string (block, "name");

  causerie_foreign_turn_add_step (turn, name, causerie_json_get_string (block, "content"));
  for (guint i = 0; i < n; i++) {
    JsonObject *found = causerie_json_element_object (content, i);
    const char *title = causerie_json_get_string (found, "title");

    causerie_foreign_turn_add_citation (turn, causerie_json_get_string (found, "url"), title);
    causerie_foreign_turn_add_step (turn, title, causerie_json_get_string (found, "text"));
    if (g_strcmp0 (causerie_json_get_string (found, "type"), "image") == 0)
      causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  }
}

static void
read_nothing (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
}

static const struct {
  const char *type;
  void      (*read) (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block);
} kinds[] = {
  { "text", read_text },
  { "voice_note", read_text },
  { "thinking", read_thinking },
  { "tool_use", read_tool_use },
  { "tool_result", read_tool_result },
  { "token_budget", read_nothing }, /* how much is left, for the model */
  { "flag", read_nothing },
};

static void
read_block (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *block)
{
  const char *type = causerie_json_get_string (block, "type");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_strcmp0 (kinds[i].type, type) == 0) {
      kinds[i].read (tree, turn, block);
      return;
    }
  }

  if (causerie_json_get_string (block, "text") != NULL)
    read_text (tree, turn, block);
  else if (block != NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

/* --- messages --------------------------------------------------------------------------------- */

static void
read_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *content = causerie_json_get_array (message, "content");
  guint n = content != NULL ? json_array_get_length (content) : 0;

  for (guint i = 0; i < n; i++)
    read_block (tree, turn, causerie_json_element_object (content, i));
  if (n == 0)
    causerie_foreign_turn_add_text (turn, causerie_json_get_string (message, "text"));
}

static void
read_attachments (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *attachments = causerie_json_get_array (message, "attachments");
  guint n = attachments != NULL ? json_array_get_length (attachments) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *attachment = causerie_json_element_object (attachments, i);
    const char *name = causerie_json_get_string (attachment, "file_name");
    CauseriePart *part =
      causerie_import_part_from_text (causerie_json_get_string (attachment, "extracted_content"),
                                      name);

    if (part == NULL)
      causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_FILE);
    if (part == NULL)
      causerie_foreign_turn_add_name (turn, name);
    causerie_foreign_turn_add_part (turn, part);
  }
}

static gboolean
is_picture (JsonObject *file, const char *name)
{
  static const char * const suffixes[] = { ".png", ".jpg", ".jpeg", ".webp", ".gif" };

  if (g_strcmp0 (causerie_json_get_string (file, "file_kind"), "image") == 0)
    return TRUE;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (suffixes); i++) {
    gsize length = strlen (name), suffix = strlen (suffixes[i]);

    if (length > suffix && g_ascii_strcasecmp (name + length - suffix, suffixes[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Of files there are the names. */
static void
read_files (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *files = causerie_json_get_array (message, "files");
  guint n = files != NULL ? json_array_get_length (files) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *file = causerie_json_element_object (files, i);
    const char *name = causerie_json_get_string (file, "file_name");

    causerie_foreign_turn_add_name (turn, name);
    causerie_foreign_tree_lack (tree, is_picture (file, name) ? CAUSERIE_FOREIGN_LACK_IMAGE
                                                             : CAUSERIE_FOREIGN_LACK_FILE);
  }
}

static void
read_message (CauserieForeignTree *tree, JsonObject *message, const char *model)
{
  CauserieForeignTurn *last = causerie_foreign_tree_get_last (tree);
  const char *sender = causerie_json_get_string (message, "sender");
  const char *parent = causerie_json_get_string (message, "parent_message_uuid");
  CauserieForeignTurn *turn;

  if (parent == NULL && last != NULL)
    parent = causerie_foreign_turn_get_id (last);
  turn = causerie_foreign_tree_add (tree, causerie_json_get_string (message, "uuid"), parent,
                                   g_strcmp0 (sender, "human") == 0 ? CAUSERIE_ROLE_USER
                                                                    : CAUSERIE_ROLE_ASSISTANT);
  causerie_foreign_turn_set_times (turn, causerie_import_time_read (message, "created_at"), 0);
  causerie_foreign_turn_set_model (turn, model);
  causerie_foreign_turn_set_finish_word (turn, causerie_json_get_string (message, "stop_reason"));
  read_content (tree, turn, message);
  read_attachments (tree, turn, message);
  read_files (tree, turn, message);
}

static void
read_heading (CauserieForeignTree *tree, JsonObject *piece)
{
  CauserieConversation *conversation = causerie_foreign_tree_get_conversation (tree);
  JsonObject *project = causerie_json_get_object (piece, "project");

  causerie_foreign_tree_set_title (tree, causerie_json_get_string (piece, "name"));
  causerie_foreign_tree_set_folder (tree, causerie_json_get_string (project, "name"));
  causerie_conversation_set_created_time (conversation,
                                          causerie_import_time_read (piece, "created_at"));
  causerie_conversation_set_updated_time (conversation,
                                          causerie_import_time_read (piece, "updated_at"));
  causerie_conversation_set_pinned (conversation,
                                    causerie_json_get_boolean (piece, "is_starred", FALSE));
}

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  return causerie_json_get_array (first, "chat_messages") != NULL;
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  JsonArray *messages = causerie_json_get_array (piece, "chat_messages");
  guint n = messages != NULL ? json_array_get_length (messages) : 0;
  g_autoptr(CauserieForeignTree) tree = NULL;

  tree = causerie_foreign_tree_new ("claude", causerie_json_get_string (piece, "uuid"), piece);
  read_heading (tree, piece);
  for (guint i = 0; i < n; i++)
    read_message (tree, causerie_json_element_object (messages, i),
                  causerie_json_get_string (piece, "model"));

  return causerie_foreign_tree_put (tree, causerie_json_get_string (piece,
                                                                   "current_leaf_message_uuid"),
                                   sink, error);
}

const CauserieImportFormat causerie_import_claude = {
  .id = "claude",
  .name = "Claude",
  .cut = CAUSERIE_IMPORT_WHOLE,
  .recognise = recognise,
  .read = read_piece,
};
