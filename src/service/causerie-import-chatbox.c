/* causerie-import-chatbox.c: a backup of Chatbox
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"settings":{…},"chat-sessions-list":[{"id":"s1","name":"Soup"}],
 *      "session:s1":{"id":"s1","name":"Soup","starred":true,"messages":[
 *          {"id":"a","role":"user","timestamp":1712750000000,
 *           "contentParts":[{"type":"text","text":"Which soup?"}]},
 *          {"id":"b","role":"assistant","model":"OpenAI API (gpt-4o)","contentParts":[
 *           {"type":"reasoning","text":"…","duration":2100},{"type":"text","text":"Leek."}],
 *           "usage":{"inputTokens":9,"outputTokens":20}}],
 *        "messageForksHash":{"a":{"position":1,"lists":[{"id":"f1","messages":[…]},
 *                                                       {"id":"f2","messages":[]}]}},
 *        "threads":[{"id":"t1","name":"Earlier","createdAt":1712740000000,"messages":[…]}]},
 *      "__exported_items":["conversations"],"__exported_at":"…"}
 *
 * What follows a message in other versions is in messageForksHash under its id; the list of the
 * version that is shown is empty there. A thread is a talk that was over: it becomes a chat of its
 * own. Backups before 1.12 have a list "chat-sessions" of whole sessions, and `content` instead of
 * parts. Read from its source, 2026-08. */

#include "causerie-import-foreign.h"
#include "causerie-import-part.h"
#include "causerie-import-time.h"
#include "causerie-foreign-tree.h"
#include "causerie-json.h"

#include <string.h>

#define SESSION "session:"

/* --- parts ------------------------------------------------------------------------------------ */

static void
add_picture (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *picture)
{
  CauseriePart *part =
    causerie_import_part_picture_from_url (causerie_json_get_string (picture, "url"), NULL);

  if (part == NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  causerie_foreign_turn_add_part (turn, part);
}

static char *
write_member (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);

  if (text != NULL)
    return g_strdup (text);
  return causerie_json_has (object, member)
         ? causerie_json_write (json_object_get_member (object, member)) : NULL;
}

static void
read_call (CauserieForeignTurn *turn, JsonObject *part)
{
  g_autofree char *arguments = write_member (part, "args");
  g_autofree char *result = write_member (part, "result");

  causerie_foreign_turn_add_step (turn, causerie_json_get_string (part, "toolName"), arguments);
  causerie_foreign_turn_add_step (turn, NULL, result);
}

static void
read_reasoning (CauserieForeignTurn *turn, JsonObject *part)
{
  causerie_foreign_turn_add_reasoning (turn, causerie_json_get_string (part, "text"));
  causerie_foreign_turn_add_thinking_time (turn, causerie_json_get_double (part, "duration", 0)
                                                    / 1000);
}

static void
add_words (CauserieForeignTurn *turn, const char *words, CauserieRole role)
{
  if (role == CAUSERIE_ROLE_ASSISTANT)
    causerie_foreign_turn_add_answer (turn, words);
  else
    causerie_foreign_turn_add_text (turn, words);
}

static void
read_part (CauserieForeignTree *tree,
           CauserieForeignTurn *turn,
           JsonObject          *part,
           CauserieRole         role)
{
  const char *type = causerie_json_get_string (part, "type");
  const char *text = causerie_json_get_string (part, "text");

  if (g_strcmp0 (type, "image") == 0)
    add_picture (tree, turn, part);
  else if (g_strcmp0 (type, "tool-call") == 0)
    read_call (turn, part);
  else if (g_strcmp0 (type, "reasoning") == 0)
    read_reasoning (turn, part);
  else if (g_strcmp0 (type, "info") == 0)
    causerie_foreign_turn_add_reasoning (turn, text);
  else if (text != NULL)
    add_words (turn, text, role);
  else if (part != NULL)
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

/* Parts, or what there was before them. "..." stands for what has not come yet. */
static void
read_content (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message,
              CauserieRole role)
{
  JsonArray *parts = causerie_json_get_array (message, "contentParts");
  JsonArray *pictures = causerie_json_get_array (message, "pictures");
  guint n = parts != NULL ? json_array_get_length (parts) : 0;
  guint n_pictures = n == 0 && pictures != NULL ? json_array_get_length (pictures) : 0;
  const char *content = causerie_json_get_string (message, "content");

  causerie_foreign_turn_add_reasoning (turn, causerie_json_get_string (message,
                                                                      "reasoningContent"));
  for (guint i = 0; i < n; i++)
    read_part (tree, turn, causerie_json_element_object (parts, i), role);
  if (n == 0 && g_strcmp0 (content, "...") != 0)
    add_words (turn, content, role);
  for (guint i = 0; i < n_pictures; i++)
    add_picture (tree, turn, causerie_json_element_object (pictures, i));
}

static void
read_attachments (CauserieForeignTree *tree, CauserieForeignTurn *turn, JsonObject *message)
{
  JsonArray *files = causerie_json_get_array (message, "files");
  JsonArray *links = causerie_json_get_array (message, "links");
  guint n_files = files != NULL ? json_array_get_length (files) : 0;
  guint n_links = links != NULL ? json_array_get_length (links) : 0;

  for (guint i = 0; i < n_files; i++) {
    JsonObject *file = causerie_json_element_object (files, i);

    causerie_foreign_turn_add_name (turn, causerie_json_get_string (file, "name"));
    causerie_foreign_tree_lack (tree, CAUSERIE_FOREIGN_LACK_FILE);
  }
  for (guint i = 0; i < n_links; i++) {
    JsonObject *link = causerie_json_element_object (links, i);

    causerie_foreign_turn_add_citation (turn, causerie_json_get_string (link, "url"),
                                       causerie_json_get_string (link, "title"));
  }
}

/* --- messages --------------------------------------------------------------------------------- */

/* "OpenAI API (gpt-4o)": the model is what stands in the brackets, if there are any. */
static void
read_model (CauserieForeignTurn *turn, const char *model)
{
  const char *open = model != NULL ? g_strrstr (model, " (") : NULL;
  g_autofree char *provider = NULL, *inside = NULL;

  if (open == NULL || !g_str_has_suffix (open, ")")) {
    causerie_foreign_turn_set_model (turn, model);
    return;
  }

  provider = g_strndup (model, open - model);
  inside = g_strdup (open + 2);
  inside[strlen (inside) - 1] = '\0';
  causerie_foreign_turn_set_provider (turn, provider);
  causerie_foreign_turn_set_model (turn, inside);
}

static void
read_usage (CauserieForeignTurn *turn, JsonObject *message)
{
  JsonObject *usage = causerie_json_get_object (message, "usage");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  facts.prompt_tokens = causerie_json_get_int (usage, "inputTokens", -1);
  facts.completion_tokens = causerie_json_get_int (usage, "outputTokens", -1);
  facts.total_tokens =
    causerie_json_get_int (usage, "totalTokens",
                           causerie_json_get_int (message, "tokensUsed", -1));
  facts.reasoning_tokens = causerie_json_get_int (usage, "reasoningTokens", -1);
  facts.cached_tokens = causerie_json_get_int (usage, "cachedInputTokens", -1);
  causerie_foreign_turn_set_usage (turn, &facts);
}

static void
read_answer (CauserieForeignTurn *turn, JsonObject *message)
{
  const char *error = causerie_json_get_string (message, "error");

  read_model (turn, causerie_json_get_string (message, "model"));
  read_usage (turn, message);
  causerie_foreign_turn_set_finish_word (turn, causerie_json_get_string (message, "finishReason"));
  if (causerie_json_get_boolean (message, "generating", FALSE))
    causerie_foreign_turn_set_state (turn, CAUSERIE_MESSAGE_INTERRUPTED);
  if (error != NULL && *error != '\0')
    causerie_foreign_turn_set_error (turn, error);
}

/* A talk while it is read. */
typedef struct {
  CauserieForeignTree *tree;    /* borrowed */
  JsonObject         *forks;   /* borrowed, or NULL */
  GHashTable         *forked;  /* owned ids of messages whose other versions were seen … */
  GQueue              pending; /* … and are still to be read; borrowed from it */
} Talk;

/* Versions of what follows a message are read after the list it stands in. */
static void
note_forks (Talk *self, const char *id)
{
  char *owned;

  if (self->forks == NULL || !json_object_has_member (self->forks, id) ||
      g_hash_table_contains (self->forked, id))
    return;

  owned = g_strdup (id);
  g_hash_table_add (self->forked, owned);
  g_queue_push_tail (&self->pending, owned);
}

/* Adds the message after the one of the id `parent`; its own id. */
static const char *
read_message (Talk *self, JsonObject *message, const char *parent)
{
  CauserieRole role = causerie_enum_from_name (CAUSERIE_TYPE_ROLE,
                                               causerie_json_get_string (message, "role"),
                                               CAUSERIE_ROLE_ASSISTANT);
  CauserieForeignTurn *turn =
    causerie_foreign_tree_add (self->tree, causerie_json_get_string (message, "id"), parent, role);

  causerie_foreign_turn_set_times (turn, causerie_import_time_read (message, "timestamp"), 0);
  read_content (self->tree, turn, message, role);
  read_attachments (self->tree, turn, message);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    read_answer (turn, message);
  note_forks (self, causerie_foreign_turn_get_id (turn));
  return causerie_foreign_turn_get_id (turn);
}

/* Adds a list after the message of the id `parent`; the id of the last of them. */
static const char *
read_list (Talk *self, JsonArray *messages, const char *parent)
{
  guint n = messages != NULL ? json_array_get_length (messages) : 0;

  for (guint i = 0; i < n; i++)
    parent = read_message (self, causerie_json_element_object (messages, i), parent);

  return parent;
}

static void
read_fork (Talk *self, const char *id)
{
  JsonArray *lists = causerie_json_get_array (causerie_json_get_object (self->forks, id), "lists");
  guint n = lists != NULL ? json_array_get_length (lists) : 0;

  for (guint i = 0; i < n; i++)
    read_list (self, causerie_json_get_array (causerie_json_element_object (lists, i), "messages"),
               id);
}

/* --- sessions --------------------------------------------------------------------------------- */

/* A talk of a session: the one that goes on, or one that is over. */
static gboolean
read_talk (CauserieForeignTree *tree, JsonObject *session, JsonArray *messages,
           CauserieImportSink *sink, GError **error)
{
  g_autoptr(GHashTable) forked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Talk talk = {
    .tree = tree,
    .forks = causerie_json_get_object (session, "messageForksHash"),
    .forked = forked,
    .pending = G_QUEUE_INIT,
  };
  const char *leaf = read_list (&talk, messages, NULL);
  const char *id;

  while ((id = g_queue_pop_head (&talk.pending)) != NULL)
    read_fork (&talk, id);

  causerie_conversation_set_pinned (causerie_foreign_tree_get_conversation (tree),
                                    causerie_json_get_boolean (session, "starred", FALSE));
  return causerie_foreign_tree_put (tree, leaf, sink, error);
}

static gboolean
read_thread (JsonObject *session, JsonObject *thread, CauserieImportSink *sink, GError **error)
{
  g_autoptr(CauserieForeignTree) tree = NULL;
  const char *name = causerie_json_get_string (thread, "name");

  if (thread == NULL)
    return TRUE;

  tree = causerie_foreign_tree_new ("chatbox", causerie_json_get_string (thread, "id"), thread);
  causerie_foreign_tree_set_title (tree, causerie_json_get_string (session, "name"));
  causerie_foreign_tree_set_title (tree, name);
  causerie_conversation_set_created_time (causerie_foreign_tree_get_conversation (tree),
                                          causerie_import_time_read (thread, "createdAt"));
  return read_talk (tree, session, causerie_json_get_array (thread, "messages"), sink, error);
}

static gboolean
read_session (JsonObject *session, CauserieImportSink *sink, GError **error)
{
  JsonArray *threads = causerie_json_get_array (session, "threads");
  guint n = threads != NULL ? json_array_get_length (threads) : 0;
  g_autoptr(CauserieForeignTree) tree =
    causerie_foreign_tree_new ("chatbox", causerie_json_get_string (session, "id"), session);

  causerie_foreign_tree_set_title (tree, causerie_json_get_string (session, "name"));
  causerie_foreign_tree_set_title (tree, causerie_json_get_string (session, "threadName"));
  if (!read_talk (tree, session, causerie_json_get_array (session, "messages"), sink, error))
    return FALSE;

  for (guint i = 0; i < n; i++) {
    if (!read_thread (session, causerie_json_element_object (threads, i), sink, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_session (const char *member)
{
  return g_str_has_prefix (member, SESSION) || g_str_equal (member, "chat-sessions");
}

/* The settings may come first and be long: what the file says of itself is the last. */
static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  g_autoptr(GList) members = first != NULL ? json_object_get_members (first) : NULL;

  for (GList *member = members; member != NULL; member = member->next) {
    const char *name = member->data;

    if (is_session (name) || g_str_equal (name, "chat-sessions-list") ||
        g_str_equal (name, "__exported_items"))
      return TRUE;
  }

  return causerie_json_has (first, "configVersion") && causerie_json_has (first, "settings");
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  return !is_session (member) || read_session (piece, sink, error);
}

const CauserieImportFormat causerie_import_chatbox = {
  .id = "chatbox",
  .name = "Chatbox",
  .cut = CAUSERIE_IMPORT_MEMBERS,
  .recognise = recognise,
  .read = read_piece,
};
