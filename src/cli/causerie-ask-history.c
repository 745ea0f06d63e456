/* causerie-ask-history.c: the conversation that a question and its answer are kept in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-history.h"

#include "causerie-catalogue.h"
#include "causerie-error.h"

#include <glib/gi18n.h>

struct _CauserieAskHistory {
  GObject               parent_instance;

  /* owned */
  CauserieLibrary      *library;
  CauserieConversation *conversation; /* NULL until it is open */
};

G_DEFINE_FINAL_TYPE (CauserieAskHistory, causerie_ask_history, G_TYPE_OBJECT)

/* --- opening ---------------------------------------------------------------------------------- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieAskHistory *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  self->conversation =
    causerie_library_find_path_finish (CAUSERIE_LIBRARY (source), result, &error);
  if (self->conversation != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                             _("There is no conversation with the id “%s”."),
                             (const char *) g_task_get_task_data (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieAskHistory *self = g_task_get_source_object (task);
  const char *uid = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  if (!causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, &error)) {
    g_task_return_error (task, error);
  } else if (uid != NULL) {
    causerie_library_find_path_async (self->library, uid, NULL, cancellable, found_cb,
                                      g_steal_pointer (&task));
  } else {
    self->conversation = causerie_library_create (self->library);
    g_task_return_boolean (task, TRUE);
  }
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
  g_autoptr(CauserieCatalogue) catalogue = causerie_catalogue_new (settings, gateway, NULL);

  self->library = causerie_library_new (NULL, settings, gateway);
  causerie_library_set_catalogue (self->library, catalogue);

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

CauserieAnswerJournal *
causerie_ask_history_new_journal (CauserieAskHistory *self, CauserieMessage *answer)
{
  g_return_val_if_fail (CAUSERIE_IS_ASK_HISTORY (self) && self->conversation != NULL, NULL);

  return causerie_answer_journal_new (self->library, self->conversation, answer);
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
