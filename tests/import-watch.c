/* import-watch.c: what a reader of foreign chats hands over, written down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-watch.h"

#include "causerie-import-foreign.h"
#include "causerie-json.h"

#include <string.h>

struct _CauserieImportSink {
  GString *text;
  GString *problems;
  GString *uids;
  guint    n_chats;
  guint    n_messages;
};

/* A fault of the reader ends the program, in tests and under the fuzzer. */
#define require(condition) \
  do { if (!(condition)) g_error ("%s: %s", G_STRFUNC, #condition); } while (0)

CauserieImportSink *
import_watch_new (void)
{
  CauserieImportSink *self = g_new0 (CauserieImportSink, 1);

  self->text = g_string_new (NULL);
  self->problems = g_string_new (NULL);
  self->uids = g_string_new (NULL);
  return self;
}

void
import_watch_free (CauserieImportSink *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->problems, TRUE);
  g_string_free (self->uids, TRUE);
  g_free (self);
}

const char *
import_watch_get_text (CauserieImportSink *self)
{
  g_string_append (self->text, self->problems->str);
  g_string_truncate (self->problems, 0);
  return self->text->str;
}

guint
import_watch_count_chats (CauserieImportSink *self)
{
  return self->n_chats;
}

guint
import_watch_count_messages (CauserieImportSink *self)
{
  return self->n_messages;
}

const char *
import_watch_get_uids (CauserieImportSink *self)
{
  return self->uids->str;
}

/* --- writing down ----------------------------------------------------------------------------- */

static void
write_lines (GString *text, const char *sign, const char *words)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; *words != '\0' && lines[i] != NULL; i++)
    g_string_append_printf (text, "    %s%s%s\n", sign, *lines[i] != '\0' ? " " : "", lines[i]);
}

static void
write_time (GString *text, const char *name, gint64 us)
{
  g_autoptr(GDateTime) time = us > 0 ? g_date_time_new_from_unix_utc (us / G_USEC_PER_SEC) : NULL;
  g_autofree char *words = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;

  require (us >= 0);
  if (words == NULL)
    return;
  g_string_append_printf (text, " %s=%s", name, words);
  if (us % G_USEC_PER_SEC != 0)
    g_string_append_printf (text, ".%06d", (int) (us % G_USEC_PER_SEC));
}

static void
write_word (GString *text, const char *name, const char *word)
{
  require (word == NULL || g_utf8_validate (word, -1, NULL));
  if (word != NULL && *word != '\0')
    g_string_append_printf (text, " %s=%s", name, word);
}

static void
write_part (GString *text, CauseriePart *part)
{
  GBytes *data = causerie_part_get_data (part);
  const char *words = causerie_part_get_text (part);

  g_string_append_printf (text, "    + %s", causerie_enum_to_name (CAUSERIE_TYPE_PART_KIND,
                                                                  causerie_part_get_kind (part)));
  write_word (text, "name", causerie_part_get_name (part));
  write_word (text, "type", causerie_part_get_media_type (part));
  if (data != NULL)
    g_string_append_printf (text, " bytes=%" G_GSIZE_FORMAT, g_bytes_get_size (data));
  g_string_append_c (text, '\n');
  require (words == NULL || g_utf8_validate (words, -1, NULL));
  if (words != NULL)
    write_lines (text, "  |", words);
}

static void
write_usage (GString *text, CauserieUsage *usage)
{
  const CauserieUsageFacts *facts;

  if (usage == NULL)
    return;

  facts = causerie_usage_get_facts (usage);
  g_string_append_printf (text, " tokens=%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                          facts->prompt_tokens, facts->completion_tokens, facts->total_tokens);
}

static void
write_facts (GString *text, CauserieMessage *message)
{
  CauserieMessageState state = causerie_message_get_state (message);

  write_word (text, "model", causerie_message_get_model (message));
  write_word (text, "provider", causerie_message_get_provider (message));
  write_word (text, "finish", causerie_message_get_finish_word (message));
  write_usage (text, causerie_message_get_usage (message));
  if (state != CAUSERIE_MESSAGE_DONE)
    write_word (text, "state", causerie_enum_to_name (CAUSERIE_TYPE_MESSAGE_STATE, state));
  write_time (text, "sent", causerie_message_get_sent_time (message));
  write_time (text, "thought", causerie_message_get_reasoning_end_time (message));
  write_time (text, "end", causerie_message_get_end_time (message));
}

static void
write_message (GString *text, CauserieMessage *message, guint number, int parent, gboolean leaf)
{
  CauserieFailure *failure = causerie_message_get_failure (message);

  require (g_utf8_validate (causerie_message_get_text (message), -1, NULL));
  require (g_utf8_validate (causerie_message_get_reasoning (message), -1, NULL));
  g_string_append_printf (text, "  %u", number);
  if (parent >= 0)
    g_string_append_printf (text, "^%d", parent);
  g_string_append_printf (text, "%s %s", leaf ? "*" : "",
                          causerie_enum_to_name (CAUSERIE_TYPE_ROLE,
                                                 causerie_message_get_role (message)));
  write_facts (text, message);
  g_string_append_c (text, '\n');

  write_lines (text, "~", causerie_message_get_reasoning (message));
  write_lines (text, "|", causerie_message_get_text (message));
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    write_part (text, causerie_message_get_part (message, i));
  if (failure != NULL)
    g_string_append_printf (text, "    ! %s\n", causerie_failure_get_facts (failure)->message);
}

static void
write_conversation (GString *text, CauserieConversation *conversation, const char *folder)
{
  const char * const *tags = causerie_conversation_get_tags (conversation);
  CauserieTitleSource source = causerie_conversation_get_title_source (conversation);

  require (g_utf8_validate (causerie_conversation_get_title (conversation), -1, NULL));
  g_string_append_printf (text, "%s (%s)", causerie_conversation_get_title (conversation),
                          causerie_enum_to_name (CAUSERIE_TYPE_TITLE_SOURCE, source));
  write_word (text, "folder", folder);
  if (causerie_conversation_get_pinned (conversation))
    g_string_append (text, " pinned");
  if (causerie_conversation_get_archived (conversation))
    g_string_append (text, " archived");
  for (guint i = 0; tags[i] != NULL; i++)
    g_string_append_printf (text, " #%s", tags[i]);
  write_time (text, "created", causerie_conversation_get_created_time (conversation));
  write_time (text, "updated", causerie_conversation_get_updated_time (conversation));
  g_string_append_c (text, '\n');
}

/* --- the sink --------------------------------------------------------------------------------- */

gboolean
causerie_import_sink_take (CauserieImportSink *self, CauserieConversation *conversation,
                           GPtrArray *messages, const char *leaf_uid, const char *folder,
                           GError **error)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  require (messages->len > 0);
  g_string_append_printf (self->uids, "%s\n", causerie_conversation_get_uid (conversation));
  write_conversation (self->text, conversation, folder);
  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);
    const char *uid = causerie_message_get_uid (message);
    const char *parent = causerie_message_get_parent_uid (message);
    gpointer number = NULL;

    require (parent == NULL || g_hash_table_lookup_extended (numbers, parent, NULL, &number));
    require (g_hash_table_insert (numbers, (char *) uid, GUINT_TO_POINTER (i)));
    g_string_append_printf (self->uids, "  %s\n", uid);
    write_message (self->text, message, i, parent != NULL ? (int) GPOINTER_TO_UINT (number) : -1,
                   g_strcmp0 (uid, leaf_uid) == 0);
  }
  require (leaf_uid == NULL || g_hash_table_contains (numbers, leaf_uid));

  self->n_chats++;
  self->n_messages += messages->len;
  return TRUE;
}

void
causerie_import_sink_complain (CauserieImportSink *self, const char *what, const char *why)
{
  require (what == NULL || g_utf8_validate (what, -1, NULL));
  require (why != NULL && g_utf8_validate (why, -1, NULL));
  g_string_append_printf (self->problems, "problem: %s: %s\n", what != NULL ? what : "-", why);
}

GCancellable *
causerie_import_sink_get_cancellable (CauserieImportSink *self)
{
  return NULL;
}

gboolean
causerie_import_sink_read_stream (CauserieImportSink *self, const char *name, GInputStream *stream,
                                  GError **error)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GBytes) bytes = NULL;
  gsize length;
  const char *text;

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return FALSE;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  text = g_bytes_get_data (bytes, &length);
  g_string_append_printf (self->text, "file %s\n", name);
  if (text == NULL || (!import_watch_read_json (self, &causerie_import_chatgpt, text, length) &&
                       !import_watch_read_json (self, &causerie_import_claude, text, length))) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s fits no format", name);
    return FALSE;
  }
  return TRUE;
}

/* --- documents -------------------------------------------------------------------------------- */

static void
read_piece (CauserieImportSink *self, const CauserieImportFormat *format, const char *member,
            JsonNode *node)
{
  JsonObject *piece = causerie_json_node_object (node);
  g_autoptr(GError) error = NULL;

  if (piece != NULL && !format->read (member, piece, self, &error)) {
    require (error != NULL);
    causerie_import_sink_complain (self, NULL, error->message);
  } else {
    require (error == NULL);
  }
}

static void
read_elements (CauserieImportSink *self, const CauserieImportFormat *format, const char *member,
               JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_piece (self, format, member, json_array_get_element (array, i));
}

static void
read_members (CauserieImportSink *self, const CauserieImportFormat *format, JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node)) {
    if (causerie_json_node_array (node) != NULL)
      read_elements (self, format, member, causerie_json_node_array (node));
    else
      read_piece (self, format, member, node);
  }
}

gboolean
import_watch_read_json (CauserieImportSink *self, const CauserieImportFormat *format,
                        const char *text, gsize length)
{
  g_autoptr(JsonNode) root =
    causerie_json_parse_nested (text, length, NULL, CAUSERIE_JSON_MAX_NESTING, NULL);
  JsonArray *array = causerie_json_node_array (root);
  JsonObject *object = causerie_json_node_object (root);
  JsonObject *first = array != NULL ? causerie_json_element_object (array, 0) : object;

  if (root == NULL || !format->recognise (text, MIN (length, CAUSERIE_IMPORT_HEAD), first))
    return FALSE;

  if (array != NULL)
    read_elements (self, format, "", array);
  else if (object != NULL && format->cut == CAUSERIE_IMPORT_MEMBERS)
    read_members (self, format, object);
  else
    read_piece (self, format, "", root);
  return TRUE;
}

gboolean
import_watch_read_file (CauserieImportSink *self, const CauserieImportFormat *format,
                        const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  if (format->read_file == NULL)
    return import_watch_read_json (self, format, text, length);

  require (format->recognise (text, MIN (length, CAUSERIE_IMPORT_HEAD), NULL));
  return format->read_file (file, self, error);
}
