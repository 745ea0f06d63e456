/* causerie-store-import.c: what was elsewhere merged into the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-import.h"

#include "causerie-conversation-table.h"
#include "causerie-ledger-table.h"
#include "causerie-message-table.h"
#include "causerie-message-writer.h"
#include "causerie-store-private.h"

static const char find_sql[] =
  "SELECT id, trashed_time, leaf, origin IS NOT NULL FROM conversation WHERE uid = ?";

static const char insert_folder_sql[] =
  "INSERT INTO folder (uid, name, created_time, trashed_time) VALUES (?, ?, ?, ?)"
  " ON CONFLICT (uid) DO NOTHING RETURNING id";

static const char find_folder_sql[] =
  "SELECT uid FROM folder WHERE name = ? AND trashed_time = 0 ORDER BY id LIMIT 1";

static const char find_entry_sql[] =
  "SELECT 1 FROM ledger WHERE uid = ?";

/* A parent has a smaller id than its child, so this ends. */
static const char leads_to_sql[] =
  "WITH RECURSIVE above (id, parent, uid) AS ("
  "  SELECT id, parent, uid FROM message WHERE uid = ?1"
  "  UNION ALL"
  "  SELECT m.id, m.parent, m.uid FROM above a JOIN message m ON m.id = a.parent AND m.id < a.id)"
  "SELECT 1 FROM above WHERE uid = ?2 AND uid <> ?1";

/* A conversation on its way in. */
typedef struct {
  CauserieStoredChat   *chat;   /* borrowed */
  CauserieImportCounts *counts; /* borrowed; only what was committed */
  CauserieImportCounts  now;    /* of this transaction */

  gint64   id;                  /* of the row */
  gboolean is_new;
  gboolean has_origin;
  char    *leaf;                /* of the one that is here; owned, or NULL */
} Merge;

/* --- plain data ------------------------------------------------------------------------------- */

CauserieStoredChat *
causerie_stored_chat_new (void)
{
  CauserieStoredChat *self = g_new0 (CauserieStoredChat, 1);

  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_message_free);
  return self;
}

void
causerie_stored_chat_free (CauserieStoredChat *self)
{
  g_clear_pointer (&self->conversation, causerie_stored_conversation_free);
  g_ptr_array_unref (self->messages);
  g_free (self->folder_name);
  g_free (self);
}

CauserieImportBatch *
causerie_import_batch_new (void)
{
  CauserieImportBatch *self = g_new0 (CauserieImportBatch, 1);

  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_folder_free);
  self->chats = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_chat_free);
  self->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_entry_free);
  return self;
}

void
causerie_import_batch_free (CauserieImportBatch *self)
{
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->chats);
  g_ptr_array_unref (self->ledger);
  g_free (self);
}

/* --- folders ---------------------------------------------------------------------------------- */

static gboolean
write_folder (CauserieDatabase            *database,
              const CauserieStoredFolder  *folder,
              guint                       *n_added,
              GError                     **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, insert_folder_sql, error);

  causerie_statement_bind_text (statement, folder->uid);
  causerie_statement_bind_text (statement, folder->name);
  causerie_statement_bind_int (statement, folder->created_time);
  causerie_statement_bind_int (statement, folder->trashed_time);
  if (!causerie_statement_step (statement, error))
    return causerie_statement_is_done (statement);
  ++*n_added;
  return TRUE;
}

/* The uid of the folder with that name (transfer full); NULL with `error` set, or when there is
 * none. */
static char *
find_folder (CauserieDatabase *database, const char *name, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, find_folder_sql, error);

  causerie_statement_bind_text (statement, name);
  return causerie_statement_step (statement, error) ? causerie_statement_dup_text (statement)
                                                    : NULL;
}

/* Sets the conversation's folder to the one with the name it came with. */
static gboolean
enter_folder (CauserieDatabase *database, Merge *merge, GError **error)
{
  const char *name = merge->chat->folder_name;
  g_autoptr(CauserieStoredFolder) folder = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *uid = NULL;

  if (name == NULL || *name == '\0')
    return TRUE;

  uid = find_folder (database, name, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (uid == NULL) {
    uid = g_uuid_string_random ();
    folder = causerie_stored_folder_new_named (uid, name);
    folder->created_time = g_get_real_time ();
    if (!write_folder (database, folder, &merge->now.folders, error))
      return FALSE;
  }
  g_free (merge->chat->conversation->folder);
  merge->chat->conversation->folder = g_steal_pointer (&uid);
  return TRUE;
}

/* --- conversations ---------------------------------------------------------------------------- */

static gboolean
find_conversation (CauserieDatabase *database, Merge *merge, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, find_sql, error);

  causerie_statement_bind_text (statement, merge->chat->conversation->uid);
  if (!causerie_statement_step (statement, error)) {
    merge->is_new = TRUE;
    return causerie_statement_is_done (statement);
  }

  merge->id = causerie_statement_read_int (statement);
  merge->now.trashed = causerie_statement_read_int (statement) != 0;
  merge->leaf = causerie_statement_dup_text (statement);
  merge->has_origin = causerie_statement_read_int (statement) != 0;
  merge->now.present = 1;
  return TRUE;
}

/* A folder that did not come along is none. */
static gboolean
settle_folder (CauserieDatabase *database, Merge *merge, GError **error)
{
  CauserieStoredConversation *row = merge->chat->conversation;
  g_autoptr(CauserieStatement) statement = NULL;

  if (*row->folder == '\0')
    return TRUE;

  statement = causerie_database_prepare (database, "SELECT 1 FROM folder WHERE uid = ?", error);
  causerie_statement_bind_text (statement, row->folder);
  if (causerie_statement_step (statement, error))
    return TRUE;
  *row->folder = '\0';
  return causerie_statement_is_done (statement);
}

/* Branched from what is not here, it stands alone. */
static gboolean
create_conversation (CauserieDatabase *database, Merge *merge, GError **error)
{
  CauserieStoredConversation *row = merge->chat->conversation;
  CauserieMessagePlace place = { 0, 0, 0 };

  if (row->origin != NULL &&
      !causerie_message_table_find (database, row->origin, &place, error))
    return FALSE;
  if (place.id == 0)
    g_clear_pointer (&row->origin, g_free);

  merge->has_origin = row->origin != NULL;
  merge->now.added = 1;
  if (!enter_folder (database, merge, error) || !settle_folder (database, merge, error) ||
      !causerie_conversation_table_save (database, row, error))
    return FALSE;
  merge->id = causerie_conversation_table_find (database, row->uid, NULL, error);
  return merge->id != 0;
}

static gboolean
save_fields (CauserieDatabase *database, Merge *merge, guint fields, GError **error)
{
  merge->chat->conversation->changed = fields;
  return causerie_conversation_table_save (database, merge->chat->conversation, error);
}

/* What leads to this conversation is here already, in another one: it branches from there. */
static gboolean
branch_from (CauserieDatabase *database, Merge *merge, const char *uid, GError **error)
{
  CauserieStoredConversation *row = merge->chat->conversation;

  g_free (row->origin);
  row->origin = g_strdup (uid);
  merge->has_origin = TRUE;
  return save_fields (database, merge, CAUSERIE_FIELD_ORIGIN, error);
}

/* Makes the message's parent one it can have here. */
static gboolean
settle_parent (CauserieDatabase       *database,
               Merge                  *merge,
               CauserieStoredMessage  *message,
               GError                **error)
{
  CauserieMessagePlace place;

  if (message->parent == NULL)
    return TRUE;
  if (!causerie_message_table_find (database, message->parent, &place, error))
    return FALSE;

  if (place.id != 0 && (place.conversation_id == merge->id || merge->has_origin))
    return TRUE;
  if (place.id != 0 && merge->is_new)
    return branch_from (database, merge, message->parent, error);
  g_clear_pointer (&message->parent, g_free);
  return TRUE;
}

static gboolean
merge_message (CauserieDatabase       *database,
               Merge                  *merge,
               CauserieStoredMessage  *message,
               GError                **error)
{
  CauserieMessagePlace place;

  if (!causerie_message_table_find (database, message->uid, &place, error))
    return FALSE;
  if (place.id != 0)
    return TRUE;

  merge->now.added_messages++;
  return settle_parent (database, merge, message, error) &&
         causerie_message_writer_import (database, merge->id, message, error);
}

/* All it says is in another conversation: it ends there. */
static gboolean
settle_empty (CauserieDatabase *database, Merge *merge, GError **error)
{
  const char *leaf = merge->chat->conversation->leaf;
  CauserieMessagePlace place = { 0, 0, 0 };

  if (merge->now.added_messages > 0 || merge->has_origin || leaf == NULL)
    return TRUE;
  return causerie_message_table_find (database, leaf, &place, error) &&
         (place.id == 0 || branch_from (database, merge, leaf, error));
}

/* Whether `above` leads to `leaf`; FALSE is a failure. */
static gboolean
ask_leads_to (CauserieDatabase  *database,
              const char        *leaf,
              const char        *above,
              gboolean          *leads,
              GError           **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, leads_to_sql, error);

  causerie_statement_bind_text (statement, leaf);
  causerie_statement_bind_text (statement, above);
  *leads = causerie_statement_step (statement, error);
  return *leads || causerie_statement_is_done (statement);
}

/* It was gone on with elsewhere: the path goes on here too. */
static gboolean
move_on (CauserieDatabase *database, Merge *merge, GError **error)
{
  const char *leaf = merge->chat->conversation->leaf;
  g_autoptr(CauserieStoredConversation) here = NULL;
  gboolean leads;

  merge->now.completed = 1;
  if (leaf == NULL || merge->leaf == NULL)
    return TRUE;
  if (!ask_leads_to (database, leaf, merge->leaf, &leads, error))
    return FALSE;
  if (!leads)
    return TRUE;

  here = causerie_conversation_table_read (database, merge->chat->conversation->uid, error);
  if (here == NULL)
    return FALSE;
  merge->chat->conversation->updated_time =
    MAX (merge->chat->conversation->updated_time, here->updated_time);
  return save_fields (database, merge,
                      CAUSERIE_FIELD_LEAF | CAUSERIE_FIELD_UPDATED_TIME | CAUSERIE_FIELD_PREVIEW,
                      error);
}

static gboolean
merge_chat (CauserieDatabase *database, gpointer data, GError **error)
{
  Merge *merge = data;
  GPtrArray *messages = merge->chat->messages;

  if (!find_conversation (database, merge, error) ||
      (merge->is_new && !create_conversation (database, merge, error)))
    return FALSE;
  for (guint i = 0; i < messages->len; i++) {
    if (!merge_message (database, merge, g_ptr_array_index (messages, i), error))
      return FALSE;
  }
  if (merge->is_new)
    return settle_empty (database, merge, error);
  return merge->now.added_messages == 0 || move_on (database, merge, error);
}

/* --- batches ---------------------------------------------------------------------------------- */

static void
add_counts (CauserieImportCounts *counts, const CauserieImportCounts *more)
{
  counts->added += more->added;
  counts->present += more->present;
  counts->completed += more->completed;
  counts->trashed += more->trashed;
  counts->added_messages += more->added_messages;
  counts->folders += more->folders;
  counts->ledger_rows += more->ledger_rows;
}

static gboolean
run_chat (CauserieDatabase      *database,
          CauserieStoredChat    *chat,
          CauserieImportCounts  *counts,
          GError               **error)
{
  Merge merge = { .chat = chat };
  gboolean done =
    causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, merge_chat, &merge, error);

  if (done)
    add_counts (counts, &merge.now);
  g_free (merge.leaf);
  return done;
}

static gboolean
has_entry (CauserieDatabase *database, const char *uid, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, find_entry_sql, error);

  causerie_statement_bind_text (statement, uid);
  return causerie_statement_step (statement, error);
}

typedef struct {
  CauserieImportBatch  *batch;
  CauserieImportCounts  now;
} Rest;

/* Folders and the ledger. */
static gboolean
merge_rest (CauserieDatabase *database, gpointer data, GError **error)
{
  Rest *rest = data;

  for (guint i = 0; i < rest->batch->folders->len; i++) {
    if (!write_folder (database, rest->batch->folders->pdata[i], &rest->now.folders, error))
      return FALSE;
  }
  for (guint i = 0; i < rest->batch->ledger->len; i++) {
    const CauserieLedgerEntry *entry = g_ptr_array_index (rest->batch->ledger, i);

    rest->now.ledger_rows += has_entry (database, entry->uid, NULL) ? 0 : 1;
    if (!causerie_ledger_table_add (database, entry, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_rest (CauserieDatabase      *database,
          CauserieImportBatch   *batch,
          CauserieImportCounts  *counts,
          GError               **error)
{
  Rest rest = { .batch = batch };

  if (batch->folders->len == 0 && batch->ledger->len == 0)
    return TRUE;
  if (!causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, merge_rest, &rest, error))
    return FALSE;
  add_counts (counts, &rest.now);
  return TRUE;
}

static gpointer
import_job (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieImportBatch *batch = data;
  g_autofree CauserieImportCounts *counts = g_new0 (CauserieImportCounts, 1);

  if (!run_rest (database, batch, counts, error))
    return NULL;
  for (guint i = 0; i < batch->chats->len; i++) {
    if (!run_chat (database, g_ptr_array_index (batch->chats, i), counts, error))
      return NULL;
  }
  /* What was committed so far is with the system; this brings it to the disk. */
  if (batch->last && !causerie_database_execute (database, "PRAGMA wal_checkpoint (PASSIVE)", error))
    return NULL;
  counts->last = batch->last;
  return g_steal_pointer (&counts);
}

void
causerie_store_import_async (CauserieStore        *self,
                             CauserieImportBatch  *batch,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && batch != NULL);

  causerie_store_run (self, causerie_store_import_async, batch,
                      (GDestroyNotify) causerie_import_batch_free, import_job, g_free, cancellable,
                      callback, user_data);
}

CauserieImportCounts *
causerie_store_import_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  CauserieImportCounts *counts =
    causerie_store_finish (self, result, causerie_store_import_async, error);

  if (counts != NULL && counts->last)
    causerie_store_emit_changed (self);
  return counts;
}
