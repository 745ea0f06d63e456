/* causerie-store-export.c: the whole history as it is at one moment, to be written elsewhere
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-export.h"

#include "causerie-error.h"
#include "causerie-journal-table.h"
#include "causerie-message-table.h"
#include "causerie-migrations.h"
#include "causerie-part-table.h"
#include "causerie-store-private.h"

static const char list_folders_sql[] =
  "SELECT uid, name, created_time, trashed_time FROM folder"
  " WHERE trashed_time = 0 OR ? ORDER BY created_time, uid";

static const char list_sql[] =
  "SELECT c.id, m.conversation, c.uid, f.uid FROM conversation c"
  " LEFT JOIN message m ON m.id = c.origin LEFT JOIN folder f ON f.id = c.folder"
  " WHERE c.trashed_time = 0 OR ? ORDER BY c.created_time, c.uid";

static const char read_sql[] =
  "SELECT c.id, c.uid, c.title, c.title_source, c.profile, c.draft, c.preview, f.uid, m.uid,"
  "       c.pinned, c.archived, c.created_time, c.updated_time, c.trashed_time, c.scroll_message,"
  "       c.scroll_piece, c.scroll_offset, c.leaf, c.setup"
  " FROM conversation c LEFT JOIN folder f ON f.id = c.folder"
  " LEFT JOIN message m ON m.id = c.origin WHERE c.id = ?";

static const char list_messages_sql[] =
  "SELECT id FROM message WHERE conversation = ? ORDER BY id";

static const char list_parts_sql[] =
  "SELECT p.kind, p.name, p.call_id, p.media_type, b.sha256, p.text"
  " FROM part p LEFT JOIN blob b ON b.id = p.blob WHERE p.message = ? ORDER BY p.position";

static const char list_draft_sql[] =
  "SELECT d.kind, d.name, NULL, d.media_type, b.sha256, NULL"
  " FROM draft_part d JOIN blob b ON b.id = d.blob WHERE d.conversation = ? ORDER BY d.position";

/* ?2: what led to the origin too; ?3: what is in the trash and the draft too. */
static const char note_blobs_sql[] =
  "WITH RECURSIVE lead (id) AS ("
  "  SELECT origin FROM conversation WHERE id = ?1 AND ?2 AND origin IS NOT NULL"
  "  UNION SELECT m.parent FROM message m JOIN lead ON m.id = lead.id WHERE m.parent IS NOT NULL)"
  "SELECT b.sha256 FROM blob b WHERE b.id IN ("
  "  SELECT p.blob FROM message m JOIN part p ON p.message = m.id"
  "   WHERE (m.conversation = ?1 OR m.id IN lead) AND (m.trashed_time = 0 OR ?3)"
  "  UNION SELECT d.blob FROM draft_part d WHERE d.conversation = ?1 AND ?3)";

static const char read_blob_sql[] =
  "SELECT b.size, c.data FROM blob b LEFT JOIN blob_chunk c ON c.blob = b.id"
  " WHERE b.sha256 = ? ORDER BY c.position";

/* --- plain data ------------------------------------------------------------------------------- */

void
causerie_stored_part_free (CauserieStoredPart *self)
{
  g_free (self->kind);
  g_free (self->name);
  g_free (self->call_id);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self->text);
  g_free (self);
}

static void
item_free (CauserieExportItem *self)
{
  g_free (self->uid);
  g_free (self->folder);
  g_free (self);
}

/* --- lists ------------------------------------------------------------------------------------ */

GPtrArray *
causerie_store_export_list_folders (CauserieDatabase *database, gboolean trash, GError **error)
{
  g_autoptr(GPtrArray) folders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_folder_free);
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_folders_sql, error);

  causerie_statement_bind_int (statement, trash);
  while (causerie_statement_step (statement, error)) {
    CauserieStoredFolder *folder = g_new0 (CauserieStoredFolder, 1);

    folder->uid = causerie_statement_dup_text (statement);
    folder->name = causerie_statement_dup_text (statement);
    folder->created_time = causerie_statement_read_int (statement);
    folder->trashed_time = causerie_statement_read_int (statement);
    g_ptr_array_add (folders, folder);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&folders) : NULL;
}

GPtrArray *
causerie_store_export_list (CauserieDatabase *database, gboolean trash, GError **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, list_sql, error);

  causerie_statement_bind_int (statement, trash);
  while (causerie_statement_step (statement, error)) {
    CauserieExportItem *item = g_new0 (CauserieExportItem, 1);

    item->id = causerie_statement_read_int (statement);
    item->origin_home = causerie_statement_read_int (statement);
    item->uid = causerie_statement_dup_text (statement);
    item->folder = causerie_statement_dup_text (statement);
    g_ptr_array_add (items, item);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&items) : NULL;
}

static GPtrArray *
read_parts (CauserieStatement *statement, GError **error)
{
  g_autoptr(GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_part_free);

  while (causerie_statement_step (statement, error)) {
    CauserieStoredPart *part = g_new0 (CauserieStoredPart, 1);

    part->kind = causerie_statement_dup_text (statement);
    part->name = causerie_statement_dup_text (statement);
    part->call_id = causerie_statement_dup_text (statement);
    part->media_type = causerie_statement_dup_text (statement);
    part->sha256 = causerie_statement_dup_text (statement);
    part->text = causerie_statement_dup_text (statement);
    g_ptr_array_add (parts, part);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&parts) : NULL;
}

GPtrArray *
causerie_store_export_list_parts (CauserieDatabase *database, gint64 message_id, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_parts_sql, error);

  causerie_statement_bind_int (statement, message_id);
  return read_parts (statement, error);
}

GPtrArray *
causerie_store_export_list_draft (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, list_draft_sql, error);

  causerie_statement_bind_int (statement, id);
  return read_parts (statement, error);
}

/* --- one conversation ------------------------------------------------------------------------- */

static char *
dup_text_or_empty (CauserieStatement *statement)
{
  char *text = causerie_statement_dup_text (statement);

  return text != NULL ? text : g_strdup ("");
}

static CauserieStoredConversation *
read_row (CauserieStatement *statement)
{
  CauserieStoredConversation *row = g_new0 (CauserieStoredConversation, 1);
  g_autofree char *source = NULL;

  row->id = causerie_statement_read_int (statement);
  row->uid = causerie_statement_dup_text (statement);
  row->title = causerie_statement_dup_text (statement);
  source = causerie_statement_dup_text (statement);
  row->title_source =
    causerie_enum_from_name (CAUSERIE_TYPE_TITLE_SOURCE, source, CAUSERIE_TITLE_NONE);
  row->profile = causerie_statement_dup_text (statement);
  row->draft = causerie_statement_dup_text (statement);
  row->preview = causerie_statement_dup_text (statement);
  row->folder = dup_text_or_empty (statement);
  row->origin = causerie_statement_dup_text (statement);
  row->pinned = causerie_statement_read_int (statement) != 0;
  row->archived = causerie_statement_read_int (statement) != 0;
  row->created_time = causerie_statement_read_int (statement);
  row->updated_time = causerie_statement_read_int (statement);
  row->trashed_time = causerie_statement_read_int (statement);
  row->scroll_message = causerie_statement_dup_text (statement);
  row->scroll_piece = causerie_statement_read_int (statement);
  row->scroll_offset = causerie_statement_read_int (statement);
  row->leaf = causerie_statement_dup_text (statement);
  row->setup = causerie_statement_dup_text (statement);
  return row;
}

static char **
read_tags (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database,
                               "SELECT name FROM tag WHERE conversation = ? ORDER BY name", error);

  causerie_statement_bind_int (statement, id);
  while (causerie_statement_step (statement, error)) {
    g_autofree char *name = causerie_statement_dup_text (statement);

    g_strv_builder_add (tags, name);
  }
  return causerie_statement_is_done (statement) ? g_strv_builder_end (tags) : NULL;
}

CauserieStoredConversation *
causerie_store_export_read (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, read_sql, error);
  g_autoptr(CauserieStoredConversation) row = NULL;

  causerie_statement_bind_int (statement, id);
  if (causerie_statement_step (statement, error))
    row = read_row (statement);
  else if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "the conversation is gone");
  if (row == NULL)
    return NULL;

  row->tags = read_tags (database, id, error);
  return row->tags != NULL ? g_steal_pointer (&row) : NULL;
}

GArray *
causerie_store_export_list_messages (CauserieDatabase  *database,
                                     gint64             id,
                                     gboolean           with_origin,
                                     GError           **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(CauserieStatement) statement = NULL;

  if (with_origin)
    return causerie_message_table_list_all (database, id, error);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  statement = causerie_database_prepare (database, list_messages_sql, error);
  causerie_statement_bind_int (statement, id);
  while (causerie_statement_step (statement, error)) {
    gint64 message_id = causerie_statement_read_int (statement);

    g_array_append_val (ids, message_id);
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&ids) : NULL;
}

GArray *
causerie_store_export_list_path (CauserieDatabase  *database,
                                 gint64             id,
                                 const char        *leaf,
                                 GError           **error)
{
  gboolean complete;

  return causerie_message_table_list_end (database, id, leaf, G_MAXUINT, &complete, error);
}

CauserieStoredMessage *
causerie_store_export_read_message (CauserieDatabase  *database,
                                    gint64             message_id,
                                    gboolean           with_parts,
                                    GError           **error)
{
  g_autoptr(CauserieStoredMessage) message =
    causerie_message_table_read (database, message_id, error);

  if (message == NULL || !causerie_journal_table_load (database, message, error) ||
      (with_parts && !causerie_part_table_load (database, message_id, message->parts, error)))
    return NULL;
  return g_steal_pointer (&message);
}

/* --- bytes ------------------------------------------------------------------------------------ */

gboolean
causerie_store_export_note_blobs (CauserieDatabase  *database,
                                  gint64             id,
                                  gboolean           with_origin,
                                  gboolean           whole,
                                  GHashTable        *names,
                                  GError           **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, note_blobs_sql, error);

  causerie_statement_bind_int (statement, id);
  causerie_statement_bind_int (statement, with_origin);
  causerie_statement_bind_int (statement, whole);
  while (causerie_statement_step (statement, error))
    g_hash_table_add (names, causerie_statement_dup_text (statement));
  return causerie_statement_is_done (statement);
}

GBytes *
causerie_store_export_read_blob (CauserieDatabase *database, const char *sha256, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_blob_sql, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gint64 size = -1;

  causerie_statement_bind_text (statement, sha256);
  while (causerie_statement_step (statement, error)) {
    gconstpointer data;
    gsize length;

    size = causerie_statement_read_int (statement);
    data = causerie_statement_read_blob (statement, &length);
    if (length > 0)
      g_byte_array_append (bytes, data, length);
  }
  if (!causerie_statement_is_done (statement) || size != (gint64) bytes->len)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- the way there ---------------------------------------------------------------------------- */

typedef struct {
  CauserieDatabase       *database; /* owned */
  CauserieStoreExportFunc func;
  gpointer                data;     /* borrowed */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->database);
  g_free (export);
}

static gpointer
wait_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return data;
}

static gpointer
export_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Export *export = data;
  gboolean done = causerie_database_open_beside (database, CAUSERIE_MIGRATIONS_NEWEST, error) &&
                  causerie_database_read (database, export->func, export->data, error);

  causerie_database_shut (database);
  return done ? export : NULL;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GTask *job;
  GError *error = NULL;

  if (causerie_store_finish (CAUSERIE_STORE (source), result, causerie_store_export_async,
                             &error) == NULL) {
    g_task_return_error (task, error);
    return;
  }
  job = g_task_new (NULL, g_task_get_cancellable (task), exported_cb, g_object_ref (task));
  g_task_set_check_cancellable (job, FALSE);
  g_task_set_task_data (job, export, NULL);
  causerie_database_run (export->database, job, export_job, NULL);
}

void
causerie_store_export_async (CauserieStore           *self,
                             CauserieStoreExportFunc  func,
                             gpointer                 data,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  const char *path;
  Export *export;
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && func != NULL);

  path = causerie_database_get_path (causerie_store_get_database (self));
  export = g_new0 (Export, 1);
  export->database = causerie_database_new (path);
  export->func = func;
  export->data = data;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_store_export_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  causerie_store_run (self, causerie_store_export_async, self, NULL, wait_job, NULL, cancellable,
                      waited_cb, task);
}

gboolean
causerie_store_export_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, causerie_store_export_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
