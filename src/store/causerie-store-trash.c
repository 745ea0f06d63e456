/* causerie-store-trash.c: into the trash, out of it, and gone for good
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-trash.h"

#include "causerie-blob-table.h"
#include "causerie-care-table.h"
#include "causerie-search-index.h"
#include "causerie-snapshot-folder.h"
#include "causerie-store-private.h"
#include "causerie-text.h"
#include "causerie-trash-table.h"

#define PREVIEW_CHARS 80

/* What a move is given. */
typedef struct {
  CauserieTrashKind  kind;
  char              *uid;
  gint64             time;
} Move;

static Move *
move_new (CauserieTrashKind kind, const char *uid, gint64 time)
{
  Move *move = g_new0 (Move, 1);

  move->kind = kind;
  move->uid = g_strdup (uid);
  move->time = time;
  return move;
}

static void
move_free (Move *move)
{
  g_free (move->uid);
  g_free (move);
}

/* --- into it and out of it: on the database's thread --- */

static gpointer
trash_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Move *move = data;

  return causerie_trash_table_move (database, move->kind, move->uid, move->time, error) ? data
                                                                                         : NULL;
}

static gpointer
trash_all_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Move *move = data;

  return causerie_trash_table_move_all (database, move->time, error) ? data : NULL;
}

static gpointer
restore_all_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Move *move = data;

  return causerie_trash_table_restore_all (database, move->time, error) ? data : NULL;
}

static gpointer
list_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_trash_table_list (database, error);
}

/* --- on the caller's --- */

void
causerie_store_trash_async (CauserieStore       *self,
                            CauserieTrashKind    kind,
                            const char          *uid,
                            gint64               time,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && uid != NULL && time >= 0);

  causerie_store_run (self, causerie_store_trash_async, move_new (kind, uid, time),
                      (GDestroyNotify) move_free, trash_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_trash_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_trash_async, error) != NULL;
}

void
causerie_store_trash_all_async (CauserieStore       *self,
                                gint64               time,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && time > 0);

  causerie_store_run (self, causerie_store_trash_all_async,
                      move_new (CAUSERIE_TRASH_CONVERSATION, NULL, time),
                      (GDestroyNotify) move_free, trash_all_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_trash_all_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_trash_all_async, error) != NULL;
}

void
causerie_store_restore_all_async (CauserieStore       *self,
                                  gint64               time,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && time > 0);

  causerie_store_run (self, causerie_store_restore_all_async,
                      move_new (CAUSERIE_TRASH_CONVERSATION, NULL, time),
                      (GDestroyNotify) move_free, restore_all_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_restore_all_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_restore_all_async, error) != NULL;
}

void
causerie_store_list_trash_async (CauserieStore       *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  causerie_store_run (self, causerie_store_list_trash_async, NULL, NULL, list_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static CauserieTrashItem *
new_item (const CauserieTrashRow *row)
{
  g_autofree char *preview = causerie_text_one_line (row->text, PREVIEW_CHARS);

  return causerie_trash_item_new (row->kind, row->uid, row->title, preview, row->conversation_uid,
                                  row->trashed_time, row->n_messages);
}

GPtrArray *
causerie_store_list_trash_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GPtrArray) rows =
    causerie_store_finish (self, result, causerie_store_list_trash_async, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;

  items = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, new_item (g_ptr_array_index (rows, i)));
  return items;
}

/* --- gone for good --- */

/* Runs its jobs one after the other, some of them several times. Belongs to its task, and is used
 * by one side at a time. */
typedef struct _Purge Purge;

typedef gboolean (*PurgeStep) (CauserieDatabase *database, Purge *purge, GError **error);

struct _Purge {
  CauserieTrashTarget target;
  gboolean            drop_copies;
  guint               step;  /* of `purge_steps` */
  gboolean            again; /* it is not done */
  gboolean            clean; /* no deleted word is in the file and its log */
  gboolean            begun; /* the step was run before */
};

static void
purge_free (Purge *purge)
{
  g_free (purge->target.uid);
  g_free (purge);
}

static gboolean
purge_rows (CauserieDatabase *database, Purge *purge, GError **error)
{
  return causerie_trash_table_purge_step (database, &purge->target, &purge->again, error);
}

/* Mostly nothing was in the trash, and nothing was left by a purge that did not come to its end. */
static gboolean
look_for_words (CauserieDatabase *database, Purge *purge, GError **error)
{
  purge->clean = causerie_care_table_get (database, CAUSERIE_CARE_PURGING) == 0;
  return TRUE;
}

static gboolean
sweep_blobs (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_blob_table_sweep (database, error);
}

static gboolean
purge_blobs (CauserieDatabase *database, Purge *purge, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, sweep_blobs, NULL, error);
}

static gboolean
settle_search (CauserieDatabase *database, Purge *purge, GError **error)
{
  gboolean settled = TRUE;

  if (!causerie_search_index_settle_step (database, !purge->begun, &settled, error))
    return FALSE;
  purge->again = !settled;
  return TRUE;
}

/* The log keeps what was there before. */
static gboolean
empty_log (CauserieDatabase *database, Purge *purge, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  purge->clean = causerie_statement_read_int (statement) == 0;
  if (!purge->clean)
    g_info ("Another program is reading: what was deleted stays in the log until it has ended");
  return TRUE;
}

static gboolean
shrink_file (CauserieDatabase *database, Purge *purge, GError **error)
{
  return causerie_database_execute (database, "PRAGMA incremental_vacuum", error);
}

static gboolean
note_clean (CauserieDatabase *database, Purge *purge, GError **error)
{
  return !purge->clean || causerie_care_table_set (database, CAUSERIE_CARE_PURGING, 0, error);
}

static gboolean
drop_copies (CauserieDatabase *database, Purge *purge, GError **error)
{
  return !purge->drop_copies ||
         causerie_snapshot_folder_remove_all (causerie_database_get_path (database), error);
}

static const PurgeStep purge_steps[] = {
  purge_rows, look_for_words, purge_blobs, settle_search, empty_log, shrink_file, empty_log,
  note_clean, drop_copies,
};

/* Where nothing is left to do, one follows on the other. */
#define STEP_LOOK 1
#define STEP_LAST (G_N_ELEMENTS (purge_steps) - 1)

static gpointer
purge_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Purge *purge = data;

  purge->again = FALSE;
  return purge_steps[purge->step] (database, purge, error) ? purge : NULL;
}

static void run_step (GTask *task);

static void
step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Purge *purge = g_task_get_task_data (task);
  GError *error = NULL;

  if (causerie_store_finish (CAUSERIE_STORE (source), result, step_cb, &error) == NULL) {
    g_task_return_error (task, error);
    return;
  }

  purge->begun = purge->again;
  if (purge->step == STEP_LOOK && purge->clean)
    purge->step = STEP_LAST;
  else if (!purge->again)
    purge->step++;
  if (purge->step < G_N_ELEMENTS (purge_steps))
    run_step (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, purge, NULL);
}

/* Takes the task. */
static void
run_step (GTask *task)
{
  causerie_store_run (g_task_get_source_object (task), step_cb, g_task_get_task_data (task), NULL,
                      purge_job, NULL, g_task_get_cancellable (task), step_cb, task);
}

void
causerie_store_purge_async (CauserieStore       *self,
                            CauserieTrashItem   *item,
                            gint64               before,
                            gboolean             with_copies,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Purge *purge;
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_STORE (self));
  g_return_if_fail (item == NULL || CAUSERIE_IS_TRASH_ITEM (item));

  purge = g_new0 (Purge, 1);
  purge->target.before = before;
  purge->drop_copies = with_copies;
  if (item != NULL) {
    purge->target.kind = causerie_trash_item_get_kind (item);
    purge->target.uid = g_strdup (causerie_trash_item_get_uid (item));
  }
  task = causerie_store_new_task (self, causerie_store_purge_async, cancellable, callback,
                                  user_data);
  g_task_set_task_data (task, purge, (GDestroyNotify) purge_free);
  run_step (task);
}

gboolean
causerie_store_purge_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_purge_async, error) != NULL;
}

/* --- without a way by the trash --- */

static gpointer
delete_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Move *move = data;
  CauserieTrashTarget target = { .kind = move->kind, .uid = move->uid };
  gboolean more = TRUE;

  while (more) {
    if (!causerie_trash_table_purge_step (database, &target, &more, error))
      return NULL;
  }
  return causerie_database_transact (database, CAUSERIE_SYNC_DISK, sweep_blobs, NULL, error) ? data
                                                                                             : NULL;
}

void
causerie_store_delete_conversation_async (CauserieStore       *self,
                                          const char          *conversation_uid,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && conversation_uid != NULL);

  causerie_store_run (self, causerie_store_delete_conversation_async,
                      move_new (CAUSERIE_TRASH_CONVERSATION, conversation_uid, 0),
                      (GDestroyNotify) move_free, delete_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_delete_conversation_finish (CauserieStore  *self,
                                           GAsyncResult   *result,
                                           GError        **error)
{
  return causerie_store_finish (self, result, causerie_store_delete_conversation_async, error) !=
         NULL;
}
