/* causerie-ask-history.c: the conversation that a question and its answer are kept in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-history.h"

#include "causerie-error.h"

#include <glib/gi18n.h>

struct _CauserieAskHistory {
  GObject               parent_instance;

  /* owned */
  CauserieLibrary      *library;
  CauserieConversation *conversation; /* NULL until it is open */
  CauserieChat         *chat;         /* while the messages are being loaded */
};

G_DEFINE_FINAL_TYPE (CauserieAskHistory, causerie_ask_history, G_TYPE_OBJECT)

/* --- opening ---------------------------------------------------------------------------------- */

/* Loaded, or it could not be: the library says which. Whatever comes first ends the task. */
static void
loaded_cb (GTask *task)
{
  CauserieAskHistory *self = g_task_get_source_object (task);
  const char *why = causerie_library_get_storage_error (self->library);
  gboolean loaded = causerie_conversation_get_loaded (self->conversation);

  if (self->chat == NULL || (!loaded && why == NULL))
    return;

  g_clear_object (&self->chat);
  if (loaded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, "%s", why);
  g_object_unref (task);
}

static void
load (CauserieAskHistory *self, GTask *task)
{
  if (causerie_conversation_get_loaded (self->conversation)) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }

  g_signal_connect_object (self->conversation, "notify::loaded", G_CALLBACK (loaded_cb), task,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::storage-error", G_CALLBACK (loaded_cb), task,
                           G_CONNECT_SWAPPED);
  self->chat = causerie_library_open_chat (self->library, self->conversation);
}

static CauserieConversation *
find_conversation (CauserieAskHistory *self, const char *uid)
{
  CauserieConversation *conversation;

  if (uid == NULL)
    return causerie_library_create (self->library);

  conversation =
    causerie_conversation_list_find (causerie_library_get_conversations (self->library), uid);
  return conversation != NULL ? g_object_ref (conversation) : NULL;
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieAskHistory *self = g_task_get_source_object (task);
  const char *uid = g_task_get_task_data (task);
  GError *error = NULL;

  if (!causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }

  self->conversation = find_conversation (self, uid);
  if (self->conversation == NULL)
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                             _("There is no conversation with the id “%s”."), uid);
  else
    load (self, g_steal_pointer (&task));
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (causerie_library_keep_message_finish (CAUSERIE_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
causerie_ask_history_dispose (GObject *object)
{
  CauserieAskHistory *self = CAUSERIE_ASK_HISTORY (object);

  g_clear_object (&self->chat);
  g_clear_object (&self->conversation);
  if (self->library != NULL)
    causerie_library_close (self->library);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_ask_history_parent_class)->dispose (object);
}

static void
causerie_ask_history_class_init (CauserieAskHistoryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_ask_history_dispose;
}

static void
causerie_ask_history_init (CauserieAskHistory *self)
{
}

CauserieAskHistory *
causerie_ask_history_new (CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieAskHistory *self = g_object_new (CAUSERIE_TYPE_ASK_HISTORY, NULL);

  self->library = causerie_library_new (NULL, settings, gateway);

  return self;
}

void
causerie_ask_history_open_async (CauserieAskHistory  *self,
                                 const char          *uid,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_ASK_HISTORY (self) && self->conversation == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_ask_history_open_async);
  g_task_set_task_data (task, g_strdup (uid), g_free);
  causerie_library_open_async (self->library, cancellable, open_cb, task);
}

gboolean
causerie_ask_history_open_finish (CauserieAskHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

CauserieConversation *
causerie_ask_history_get_conversation (CauserieAskHistory *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ASK_HISTORY (self), NULL);

  return self->conversation;
}

GPtrArray *
causerie_ask_history_dup_path (CauserieAskHistory *self)
{
  GPtrArray *path = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list;

  g_return_val_if_fail (CAUSERIE_IS_ASK_HISTORY (self), path);

  list = G_LIST_MODEL (self->conversation);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (path, g_list_model_get_item (list, i));

  return path;
}

void
causerie_ask_history_keep_async (CauserieAskHistory  *self,
                                 CauserieMessage     *message,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_ASK_HISTORY (self) && self->conversation != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_ask_history_keep_async);
  causerie_library_keep_message_async (self->library, self->conversation, message, keep_cb, task);
}

gboolean
causerie_ask_history_keep_finish (CauserieAskHistory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
