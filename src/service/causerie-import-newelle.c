/* causerie-import-newelle.c: Newelle's chats, exported or as it keeps them itself
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exported, JSON:
 *
 *     {"version":"1.0","export_metadata":{"export_type":"multiple_chats",…},"chats":[
 *       {"name":"Soup","profile":null,"created_at":"…","messages":[
 *         {"User":"User","Message":"Which soup?","UUID":291…},
 *         {"User":"Assistant","Message":"<think>…</think>Leek.","UUID":113…},
 *         {"User":"Console","Message":" total 0"}]}]}
 *
 * One chat is in a member "chat" alone. Its own file is a pickle of
 *
 *     {"chats":{0:{"name":"Soup","id":"7c…","chat":[…]}},
 *      "folders":{0:{"name":"Cooking","chat_ids":[0]}},…}
 *
 * and was a list of chats once. What a console said is part of the answer that asked for it. Times
 * there are none: an export says when it was written. Read from its source, 2026-08. */

#include "causerie-error.h"
#include "causerie-import-foreign.h"
#include "causerie-foreign-tree.h"
#include "causerie-json.h"
#include "causerie-pickle.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORMAT         "newelle"
#define MAX_FILE_BYTES (256 * 1024 * 1024)

/* --- a chat ----------------------------------------------------------------------------------- */

typedef enum {
  SPEAKER_PERSON,
  SPEAKER_MODEL,
  SPEAKER_TOOL,
} Speaker;

static Speaker
read_speaker (JsonObject *message)
{
  const char *user = causerie_json_get_string (message, "User");

  if (g_strcmp0 (user, "Assistant") == 0)
    return SPEAKER_MODEL;
  return g_strcmp0 (user, "Console") == 0 ? SPEAKER_TOOL : SPEAKER_PERSON;
}

/* By its place and what it says: a message that was edited since becomes a version, as do those of
 * two chats that cannot be told apart. */
static char *
dup_message_id (guint index, const char *text)
{
  g_autofree char *digest =
    g_compute_checksum_for_string (G_CHECKSUM_SHA256, text != NULL ? text : "", -1);

  return g_strdup_printf ("%u:%s", index, digest);
}

static void
read_message (CauserieForeignTree *tree, guint index, JsonObject *message)
{
  CauserieForeignTurn *last = causerie_foreign_tree_get_last (tree);
  const char *text = causerie_json_get_string (message, "Message");
  Speaker speaker = read_speaker (message);
  g_autofree char *id = dup_message_id (index, text);
  CauserieForeignTurn *turn =
    causerie_foreign_tree_add (tree, id, last != NULL ? causerie_foreign_turn_get_id (last) : NULL,
                              speaker == SPEAKER_PERSON ? CAUSERIE_ROLE_USER
                                                        : CAUSERIE_ROLE_ASSISTANT);

  if (speaker == SPEAKER_MODEL)
    causerie_foreign_turn_add_answer (turn, text);
  else if (speaker == SPEAKER_TOOL)
    causerie_foreign_turn_add_code (turn, NULL, text);
  else
    causerie_foreign_turn_add_text (turn, text);
}

static JsonArray *
get_messages (JsonObject *chat)
{
  JsonArray *messages = causerie_json_get_array (chat, "messages");

  return messages != NULL ? messages : causerie_json_get_array (chat, "chat");
}

/* A chat is told by its id, or else by its name and how it begins: it may be longer the next time.
 * */
static char *
dup_id (JsonObject *chat)
{
  const char *id = causerie_json_get_string (chat, "id");
  const char *name = causerie_json_get_string (chat, "name");
  const char *text =
    causerie_json_get_string (causerie_json_element_object (get_messages (chat), 0), "Message");

  if (id != NULL)
    return g_strdup (id);
  return g_strdup_printf ("%s\n%s", name != NULL ? name : "", text != NULL ? text : "");
}

static gboolean
read_chat (JsonObject *chat, const char *folder, CauserieImportSink *sink, GError **error)
{
  JsonArray *messages = get_messages (chat);
  guint n = messages != NULL ? json_array_get_length (messages) : 0;
  g_autofree char *id = dup_id (chat);
  g_autoptr(CauserieForeignTree) tree = causerie_foreign_tree_new (FORMAT, id, chat);

  causerie_foreign_tree_set_joining (tree, TRUE);
  causerie_foreign_tree_set_title (tree, causerie_json_get_string (chat, "name"));
  causerie_foreign_tree_set_folder (tree, folder);
  for (guint i = 0; i < n; i++)
    read_message (tree, i, causerie_json_element_object (messages, i));
  return causerie_foreign_tree_put (tree, NULL, sink, error);
}

/* --- an export -------------------------------------------------------------------------------- */

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  JsonObject *metadata = causerie_json_get_object (first, "export_metadata");

  return metadata != NULL && causerie_json_has (first, "version");
}

static gboolean
read_piece (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  if (!g_str_equal (member, "chats") && !g_str_equal (member, "chat"))
    return TRUE;

  if (get_messages (piece) != NULL)
    return read_chat (piece, NULL, sink, error);
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       _("This chat has no messages in the file."));
  return FALSE;
}

const CauserieImportFormat causerie_import_newelle = {
  .id = FORMAT,
  .name = "Newelle",
  .cut = CAUSERIE_IMPORT_MEMBERS,
  .recognise = recognise,
  .read = read_piece,
};

/* --- its own file ----------------------------------------------------------------------------- */

static char *
dup_number (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (causerie_json_node_string (node));
}

static void
add_folder (GHashTable *folders, JsonObject *folder)
{
  const char *name = causerie_json_get_string (folder, "name");
  JsonArray *chats = causerie_json_get_array (folder, "chat_ids");
  guint n = chats != NULL && name != NULL ? json_array_get_length (chats) : 0;

  for (guint i = 0; i < n; i++) {
    char *chat = dup_number (json_array_get_element (chats, i));

    if (chat != NULL)
      g_hash_table_insert (folders, chat, (char *) name);
  }
}

/* Number of a chat → name of its folder, borrowed from `root`. */
static GHashTable *
collect_folders (JsonObject *root)
{
  GHashTable *folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *object = causerie_json_get_object (root, "folders");
  g_autoptr(GList) nodes = object != NULL ? json_object_get_values (object) : NULL;

  for (GList *node = nodes; node != NULL; node = node->next)
    add_folder (folders, causerie_json_node_object (node->data));

  return folders;
}

static gboolean
read_chats (JsonObject *root, CauserieImportSink *sink, GError **error)
{
  JsonObject *chats = causerie_json_get_object (root, "chats");
  g_autoptr(GHashTable) folders = collect_folders (root);
  JsonObjectIter iter;
  const char *number;
  JsonNode *chat;

  json_object_iter_init_ordered (&iter, chats);
  while (json_object_iter_next_ordered (&iter, &number, &chat)) {
    if (!read_chat (causerie_json_node_object (chat), g_hash_table_lookup (folders, number), sink,
                    error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_old_chats (JsonArray *chats, CauserieImportSink *sink, GError **error)
{
  for (guint i = 0; i < json_array_get_length (chats); i++) {
    if (!read_chat (causerie_json_element_object (chats, i), NULL, sink, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_root (JsonNode *root, CauserieImportSink *sink, GError **error)
{
  JsonObject *object = causerie_json_node_object (root);
  JsonArray *array = causerie_json_node_array (root);

  if (causerie_json_get_object (object, "chats") != NULL)
    return read_chats (object, sink, error);
  if (array != NULL)
    return read_old_chats (array, sink, error);

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       _("There are no chats in this file."));
  return FALSE;
}

static gboolean
check_size (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= MAX_FILE_BYTES)
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
                       _("This file is too large."));
  return FALSE;
}

static gboolean
recognise_file (const char *head, gsize length, JsonObject *first)
{
  return causerie_pickle_sniff (head, length);
}

static gboolean
read_file (GFile *file, CauserieImportSink *sink, GError **error)
{
  GCancellable *cancellable = causerie_import_sink_get_cancellable (sink);
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) wrong = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (!check_size (file, cancellable, error) ||
      !g_file_load_contents (file, cancellable, &data, &length, NULL, error))
    return FALSE;

  root = causerie_pickle_parse (data, length, &wrong);
  if (root != NULL)
    return read_root (root, sink, error);

  g_debug ("%s", wrong->message);
  g_set_error_literal (error, CAUSERIE_ERROR, wrong->code,
                       _("This file is damaged, or is no file of chats."));
  return FALSE;
}

const CauserieImportFormat causerie_import_newelle_file = {
  .id = FORMAT,
  .name = "Newelle",
  .recognise = recognise_file,
  .read_file = read_file,
};
