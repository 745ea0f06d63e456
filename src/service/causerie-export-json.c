/* causerie-export-json.c: everything as JSON, one record at a time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file says nothing of when and where it was made, and its order is that of the things
 * themselves: what was imported into an empty library is exported to the same bytes. */

#include "causerie-export-job.h"

#include "causerie-export-record.h"
#include "causerie-import-own.h"
#include "causerie-json.h"
#include "causerie-ledger-table.h"

#define BUFFER_BYTES (256 * 1024)

typedef struct {
  CauserieExportJob *job;      /* borrowed, as are the two that follow */
  CauserieDatabase  *database;
  GOutputStream     *stream;

  GPtrArray         *items;    /* of CauserieExportItem */
  GHashTable        *by_id;    /* row id to item */
  GHashTable        *written;  /* set of items */
  gboolean           is_first; /* of the array that is open */
  GError            *failure;  /* of what is called back */
} Writer;

/* --- text ------------------------------------------------------------------------------------- */

static gboolean
put (Writer *self, const char *text, GError **error)
{
  return causerie_export_job_put (self->job, self->stream, text, -1, error);
}

static gboolean
put_node (Writer *self, JsonNode *node, GError **error)
{
  g_autofree char *text = causerie_json_write (node);

  return put (self, text, error);
}

static gboolean
put_member (Writer *self, const char *name, JsonNode *node, GError **error)
{
  g_autofree char *begin = g_strdup_printf (",\n\"%s\":", name);

  return put (self, begin, error) && put_node (self, node, error);
}

static gboolean
begin_array (Writer *self, const char *name, GError **error)
{
  g_autofree char *begin = g_strdup_printf (",\n\"%s\":[", name);

  self->is_first = TRUE;
  return put (self, begin, error);
}

static gboolean
begin_element (Writer *self, GError **error)
{
  const char *separator = self->is_first ? "\n" : ",\n";

  self->is_first = FALSE;
  return put (self, separator, error);
}

static gboolean
put_element (Writer *self, JsonNode *node, GError **error) /* (transfer full) */
{
  gboolean done = begin_element (self, error) && put_node (self, node, error);

  json_node_unref (node);
  return done;
}

static gboolean
end_array (Writer *self, GError **error)
{
  return put (self, self->is_first ? "]" : "\n]", error);
}

/* --- one conversation ------------------------------------------------------------------------- */

/* Where a message that is left out stood, its child stands: uid to the uid of the parent it gets, ""
 * for none. */
static const char *
find_stand_in (GHashTable *left_out, const char *uid)
{
  const char *stand_in = uid != NULL ? g_hash_table_lookup (left_out, uid) : NULL;

  if (stand_in == NULL)
    return uid;
  return *stand_in != '\0' ? stand_in : NULL;
}

static void
replace (char **field, GHashTable *left_out)
{
  const char *stand_in = find_stand_in (left_out, *field);

  if (stand_in == *field)
    return;
  g_free (*field);
  *field = g_strdup (stand_in);
}

static gboolean
is_whole (Writer *self)
{
  return self->job->wanted == NULL;
}

/* TRUE with `*message` NULL for one that is left out. */
static gboolean
read_message (Writer                  *self,
              gint64                   id,
              GHashTable              *left_out,
              CauserieStoredMessage  **message,
              GError                 **error)
{
  g_autoptr(CauserieStoredMessage) read =
    causerie_store_export_read_message (self->database, id, FALSE, error);

  if (read == NULL)
    return FALSE;
  replace (&read->parent, left_out);
  if (read->trashed_time == 0 || is_whole (self))
    *message = g_steal_pointer (&read);
  else
    g_hash_table_insert (left_out, g_strdup (read->uid),
                         g_strdup (read->parent != NULL ? read->parent : ""));
  return TRUE;
}

static gboolean
put_message (Writer *self, gint64 id, GHashTable *left_out, GError **error)
{
  g_autoptr(CauserieStoredMessage) message = NULL;
  g_autoptr(GPtrArray) parts = NULL;

  if (!read_message (self, id, left_out, &message, error))
    return FALSE;
  if (message == NULL)
    return TRUE;

  parts = causerie_store_export_list_parts (self->database, id, error);
  return parts != NULL &&
         put_element (self, causerie_export_record_message (message, parts), error);
}

static gboolean
put_messages (Writer                     *self,
              CauserieStoredConversation *row,
              gboolean                    with_origin,
              GHashTable                 *left_out,
              GError                    **error)
{
  g_autoptr(GArray) ids =
    causerie_store_export_list_messages (self->database, row->id, with_origin, error);

  if (ids == NULL)
    return FALSE;
  self->is_first = TRUE;
  for (guint i = 0; i < ids->len; i++) {
    if (!put_message (self, g_array_index (ids, gint64, i), left_out, error))
      return FALSE;
  }
  return TRUE;
}

/* What only the person who has the library needs. */
static void
drop_private (CauserieStoredConversation *row)
{
  g_clear_pointer (&row->draft, g_free);
  g_clear_pointer (&row->scroll_message, g_free);
}

/* The object stays open for its messages. */
static gboolean
put_head (Writer *self, CauserieStoredConversation *row, GPtrArray *draft, GError **error)
{
  g_autoptr(JsonNode) node = causerie_export_record_conversation (row, draft);
  g_autofree char *text = causerie_json_write (node);

  text[strlen (text) - 1] = '\0';
  return begin_element (self, error) && put (self, text, error) &&
         put (self, ",\"messages\":[", error);
}

/* The end of the path is known once the messages that are left out are: so it comes last. */
static gboolean
put_tail (Writer *self, CauserieStoredConversation *row, GHashTable *left_out, GError **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *leaf = NULL;
  g_autofree char *tail = NULL;

  replace (&row->leaf, left_out);
  if (row->leaf == NULL)
    return put (self, "]}", error);

  node = json_node_init_string (json_node_alloc (), row->leaf);
  leaf = causerie_json_write (node);
  tail = g_strdup_printf ("],\"leaf\":%s}", leaf);
  return put (self, tail, error);
}

static gboolean
put_conversation (Writer *self, const CauserieExportItem *item, GError **error)
{
  g_autoptr(CauserieStoredConversation) row =
    causerie_store_export_read (self->database, item->id, error);
  g_autoptr(GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) draft = NULL;
  gboolean with_origin;

  if (row == NULL)
    return FALSE;

  with_origin = row->origin != NULL && !g_hash_table_contains (self->by_id, &item->origin_home);
  if (with_origin)
    g_clear_pointer (&row->origin, g_free);
  if (is_whole (self))
    draft = causerie_store_export_list_draft (self->database, item->id, error);
  else
    drop_private (row);
  if ((is_whole (self) && draft == NULL) || !put_head (self, row, draft, error) ||
      !put_messages (self, row, with_origin, left_out, error))
    return FALSE;

  self->is_first = FALSE; /* of the conversations */
  return put_tail (self, row, left_out, error) && causerie_export_job_step (self->job, error);
}

/* A conversation comes after the one it branched from. */
static gboolean
put_with_origin (Writer *self, CauserieExportItem *item, GError **error)
{
  g_autoptr(GPtrArray) way = g_ptr_array_new ();

  while (item != NULL && g_hash_table_add (self->written, item)) {
    g_ptr_array_add (way, item);
    item = g_hash_table_lookup (self->by_id, &item->origin_home);
  }
  for (guint i = way->len; i > 0; i--) {
    if (!put_conversation (self, g_ptr_array_index (way, i - 1), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_conversations (Writer *self, GError **error)
{
  if (!begin_array (self, "conversations", error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++) {
    if (!put_with_origin (self, g_ptr_array_index (self->items, i), error))
      return FALSE;
  }
  return end_array (self, error);
}

/* --- the rest --------------------------------------------------------------------------------- */

static gboolean
put_settings (Writer *self, GError **error)
{
  CauserieExportJob *job = self->job;

  return job->preferences == NULL ||
         (put_member (self, "preferences", job->preferences, error) &&
          put_member (self, "connections", job->connections, error) &&
          put_member (self, "profiles", job->profiles, error));
}

/* Chats that are named take along the folders they lie in, no others. */
static gboolean
needs_folder (Writer *self, const CauserieStoredFolder *folder)
{
  for (guint i = 0; i < self->items->len && self->job->wanted != NULL; i++) {
    const CauserieExportItem *item = g_ptr_array_index (self->items, i);

    if (g_strcmp0 (item->folder, folder->uid) == 0)
      return TRUE;
  }
  return self->job->wanted == NULL;
}

static gboolean
put_folders (Writer *self, GError **error)
{
  g_autoptr(GPtrArray) folders =
    causerie_store_export_list_folders (self->database, self->job->everything, error);

  if (folders == NULL || !begin_array (self, "folders", error))
    return FALSE;
  for (guint i = 0; i < folders->len; i++) {
    const CauserieStoredFolder *folder = g_ptr_array_index (folders, i);

    if (needs_folder (self, folder) &&
        !put_element (self, causerie_export_record_folder (folder), error))
      return FALSE;
  }
  return end_array (self, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static gboolean
note_blobs (Writer *self, GHashTable *names, GError **error)
{
  for (guint i = 0; i < self->items->len; i++) {
    const CauserieExportItem *item = g_ptr_array_index (self->items, i);
    gboolean with_origin = !g_hash_table_contains (self->by_id, &item->origin_home);

    if (!causerie_store_export_note_blobs (self->database, item->id, with_origin, is_whole (self),
                                           names, error))
      return FALSE;
  }
  return TRUE;
}

/* Bytes that are lost are lost there too: the import says so. */
static gboolean
put_attachment (Writer *self, const char *name, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GBytes) data = causerie_store_export_read_blob (self->database, name, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return data == NULL || put_element (self, causerie_export_record_blob (name, data), error);
}

static gboolean
put_attachments (Writer *self, GError **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const char **sorted = NULL;
  guint n_names;

  if (!note_blobs (self, names, error) || !begin_array (self, "attachments", error))
    return FALSE;

  sorted = (const char **) g_hash_table_get_keys_as_array (names, &n_names);
  qsort (sorted, n_names, sizeof *sorted, compare_names);
  for (guint i = 0; i < n_names; i++) {
    if (!put_attachment (self, sorted[i], error))
      return FALSE;
  }
  return end_array (self, error);
}

static gboolean
put_entry_cb (const CauserieLedgerEntry *entry, gpointer user_data)
{
  Writer *self = user_data;

  return put_element (self, causerie_export_record_ledger (entry), &self->failure);
}

static gboolean
put_ledger (Writer *self, GError **error)
{
  if (!self->job->everything)
    return TRUE;
  if (!begin_array (self, "ledger", error) ||
      !causerie_ledger_table_walk (self->database, put_entry_cb, self, error))
    return FALSE;
  if (self->failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->failure));
    return FALSE;
  }
  return end_array (self, error);
}

/* --- all of it -------------------------------------------------------------------------------- */

static gboolean
list_items (Writer *self, GError **error)
{
  self->items = causerie_store_export_list (self->database, self->job->everything, error);
  if (self->items == NULL)
    return FALSE;

  for (guint i = self->items->len; i > 0; i--) {
    CauserieExportItem *item = g_ptr_array_index (self->items, i - 1);

    if (causerie_export_job_wants (self->job, item->uid))
      g_hash_table_insert (self->by_id, &item->id, item);
    else
      g_ptr_array_remove_index (self->items, i - 1);
  }
  self->job->n_chats = self->items->len;
  return self->job->wanted == NULL ||
         self->items->len == g_hash_table_size (self->job->wanted) ||
         causerie_export_job_fail_missing (error);
}

static gboolean
put_begin (Writer *self, GError **error)
{
  g_autofree char *begin = g_strdup_printf ("{\"format\":\"%s\",\"version\":%d",
                                            CAUSERIE_EXPORT_FORMAT_NAME, CAUSERIE_EXPORT_VERSION);

  return put (self, begin, error);
}

gboolean
causerie_export_json_write (CauserieExportJob  *job,
                            CauserieDatabase   *database,
                            GOutputStream      *stream,
                            GError            **error)
{
  g_autoptr(GOutputStream) buffer = g_buffered_output_stream_new_sized (stream, BUFFER_BYTES);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) written = g_hash_table_new (NULL, NULL);
  Writer writer = {
    .job = job, .database = database, .stream = buffer, .by_id = by_id, .written = written,
  };
  gboolean done;

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  done = list_items (&writer, error) && put_begin (&writer, error) &&
         put_settings (&writer, error) && put_folders (&writer, error) &&
         put_attachments (&writer, error) && put_conversations (&writer, error) &&
         put_ledger (&writer, error) && put (&writer, "}\n", error) &&
         g_output_stream_flush (buffer, job->cancellable, error);
  g_clear_pointer (&writer.items, g_ptr_array_unref);
  return done;
}
