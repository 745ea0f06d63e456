/* causerie-library-trash.c: what is deleted, brought back, and deleted for good
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

/* Times name what was deleted together: no two are the same. */
static gint64
get_time (CauserieLibrary *self)
{
  self->trash_time = MAX (g_get_real_time (), self->trash_time + 1);

  return self->trash_time;
}

static void
trash (CauserieLibrary      *self,
       CauserieTrashKind     kind,
       CauserieConversation *conversation,
       const char           *uid,
       gint64                time,
       GTask                *task)
{
  causerie_unsaved_add (self->unsaved, causerie_write_new_trash (kind, conversation, uid, time),
                        task);
}

/* --- in the lists --- */

void
causerie_library_hide (CauserieLibrary *self, CauserieConversation *conversation, gint64 time)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  causerie_library_stop_chat (self, conversation);
  causerie_conversation_set_trashed_time (conversation, time);
  g_hash_table_replace (self->trashed, (char *) uid, g_object_ref (conversation));
  if (causerie_conversation_list_find (self->conversations, uid) == conversation)
    causerie_conversation_list_remove (self->conversations, conversation);
}

void
causerie_library_show (CauserieLibrary *self, CauserieConversation *conversation)
{
  G_GNUC_UNUSED g_autoptr(CauserieConversation) held = g_object_ref (conversation);

  causerie_conversation_set_trashed_time (conversation, 0);
  g_hash_table_remove (self->trashed, causerie_conversation_get_uid (conversation));
  causerie_library_ensure_listed (self, conversation);
}

/* All that are listed and, with a folder, lie in it (transfer full). */
static GPtrArray *
dup_conversations (CauserieLibrary *self, CauserieFolder *folder)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = G_LIST_MODEL (self->conversations);
  const char *uid = folder != NULL ? causerie_folder_get_uid (folder) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (list, i);

    if (uid == NULL || g_str_equal (causerie_conversation_get_folder (conversation), uid))
      g_ptr_array_add (chosen, g_steal_pointer (&conversation));
  }

  return chosen;
}

static void
hide_all (CauserieLibrary *self, CauserieFolder *folder, gint64 time)
{
  g_autoptr(GPtrArray) conversations = dup_conversations (self, folder);

  for (guint i = 0; i < conversations->len; i++)
    causerie_library_hide (self, g_ptr_array_index (conversations, i), time);
}

static void
show_all (CauserieLibrary *self, gint64 time)
{
  g_autoptr(GList) conversations = g_hash_table_get_values (self->trashed);

  for (GList *item = conversations; item != NULL; item = item->next)
    if (causerie_conversation_get_trashed_time (item->data) == time)
      causerie_library_show (self, item->data);
}

/* What came back may be more than this program has seen go. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (source);

  if (g_task_propagate_boolean (G_TASK (result), NULL)) /* else it is tried again, and said */
    causerie_library_refresh (self, NULL);
}

static GTask *
new_refresh_task (CauserieLibrary *self)
{
  return g_task_new (self, NULL, restored_cb, NULL);
}

/* --- deleting and restoring --- */

void
causerie_library_delete (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (causerie_conversation_get_trashed_time (conversation) != 0)
    return;
  if (causerie_conversation_get_temporary (conversation)) {
    causerie_library_stop_chat (self, conversation);
    return;
  }

  causerie_library_hide (self, conversation, get_time (self));
  trash (self, CAUSERIE_TRASH_CONVERSATION, conversation,
         causerie_conversation_get_uid (conversation),
         causerie_conversation_get_trashed_time (conversation), NULL);
}

void
causerie_library_restore (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (causerie_conversation_get_trashed_time (conversation) == 0)
    return;

  causerie_library_show (self, conversation);
  trash (self, CAUSERIE_TRASH_CONVERSATION, conversation,
         causerie_conversation_get_uid (conversation), 0, NULL);
}

void
causerie_library_delete_message (CauserieLibrary      *self,
                                 CauserieConversation *conversation,
                                 CauserieMessage      *message)
{
  gint64 time;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  if (causerie_message_get_trashed_time (message) != 0)
    return;
  if (causerie_message_is_running (message))
    causerie_library_stop_chat (self, conversation);

  time = get_time (self);
  causerie_conversation_trash_message (conversation, message, time);
  if (causerie_conversation_get_temporary (conversation))
    return;

  trash (self, CAUSERIE_TRASH_MESSAGE, conversation, causerie_message_get_uid (message), time,
         NULL);
  causerie_library_save (self, conversation); /* the end of its path */
}

void
causerie_library_restore_message (CauserieLibrary      *self,
                                  CauserieConversation *conversation,
                                  CauserieMessage      *message)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  if (causerie_message_get_trashed_time (message) == 0)
    return;

  causerie_conversation_restore_message (conversation, message);
  if (causerie_conversation_get_temporary (conversation))
    return;

  trash (self, CAUSERIE_TRASH_MESSAGE, conversation, causerie_message_get_uid (message), 0, NULL);
  causerie_library_save (self, conversation);
}

void
causerie_library_delete_folder (CauserieLibrary *self, CauserieFolder *folder)
{
  gint64 time;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_FOLDER (folder));

  if (causerie_folder_get_trashed_time (folder) != 0)
    return;

  time = get_time (self);
  hide_all (self, folder, time);
  causerie_folder_set_trashed_time (folder, time);
  causerie_library_hide_folder (self, folder);
  trash (self, CAUSERIE_TRASH_FOLDER, NULL, causerie_folder_get_uid (folder), time, NULL);
}

void
causerie_library_restore_folder (CauserieLibrary *self, CauserieFolder *folder)
{
  gint64 time;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_FOLDER (folder));

  time = causerie_folder_get_trashed_time (folder);
  if (time == 0)
    return;

  causerie_library_show_folder (self, folder);
  show_all (self, time);
  trash (self, CAUSERIE_TRASH_FOLDER, NULL, causerie_folder_get_uid (folder), 0,
         new_refresh_task (self));
}

gint64
causerie_library_delete_all (CauserieLibrary *self)
{
  gint64 time;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), 0);

  time = get_time (self);
  hide_all (self, NULL, time);
  g_list_store_remove_all (self->folders);
  causerie_unsaved_add (self->unsaved, causerie_write_new_trash_all (time), NULL);

  return time;
}

void
causerie_library_restore_all (CauserieLibrary *self, gint64 token)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  show_all (self, token);
  causerie_unsaved_add (self->unsaved, causerie_write_new_restore_all (token),
                        new_refresh_task (self)); /* folders, too */
}

/* --- the trash itself --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *items = causerie_store_list_trash_finish (CAUSERIE_STORE (source), result, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
causerie_library_list_trash_async (CauserieLibrary     *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_list_trash_async);
  causerie_store_list_trash_async (self->store, cancellable, listed_cb, task);
}

GPtrArray *
causerie_library_list_trash_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A message of a chat that is open comes back into it. */
static gboolean
restore_open_message (CauserieLibrary *self, CauserieTrashItem *item)
{
  CauserieConversation *conversation;
  CauserieMessage *message = NULL;

  conversation = causerie_conversation_list_find (self->conversations,
                                                  causerie_trash_item_get_conversation_uid (item));
  if (conversation != NULL && causerie_conversation_get_loaded (conversation))
    message = causerie_conversation_find (conversation, causerie_trash_item_get_uid (item));
  if (message != NULL)
    causerie_library_restore_message (self, conversation, message);

  return message != NULL;
}

void
causerie_library_restore_item (CauserieLibrary *self, CauserieTrashItem *item)
{
  CauserieConversation *conversation;
  const char *uid;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_TRASH_ITEM (item));

  uid = causerie_trash_item_get_uid (item);
  conversation = g_hash_table_lookup (self->trashed, uid);
  if (conversation != NULL)
    causerie_library_restore (self, conversation);
  else if (causerie_trash_item_get_kind (item) != CAUSERIE_TRASH_MESSAGE ||
           !restore_open_message (self, item))
    trash (self, causerie_trash_item_get_kind (item), NULL, uid, 0, new_refresh_task (self));
}

/* --- deleting for good --- */

/* What this program still holds of it is not written again. */
static void
forget (CauserieLibrary *self, const char *uid)
{
  causerie_unsaved_forget (self->unsaved, uid);
  g_hash_table_remove (self->trashed, uid);
}

static void
forget_all (CauserieLibrary *self)
{
  g_autoptr(GList) uids = g_hash_table_get_keys (self->trashed);

  for (GList *item = uids; item != NULL; item = item->next)
    causerie_unsaved_forget (self->unsaved, item->data);
  g_hash_table_remove_all (self->trashed);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (causerie_store_purge_finish (CAUSERIE_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  causerie_library_refresh (self, NULL);
}

void
causerie_library_purge_async (CauserieLibrary     *self,
                              CauserieTrashItem   *item,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));
  g_return_if_fail (item == NULL || CAUSERIE_IS_TRASH_ITEM (item));

  if (item != NULL)
    forget (self, causerie_trash_item_get_uid (item));
  else
    forget_all (self);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_purge_async);
  causerie_store_purge_async (self->store, item, G_MAXINT64, item == NULL, cancellable, purged_cb,
                              task);
}

gboolean
causerie_library_purge_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
