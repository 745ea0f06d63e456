/* causerie-store-messages.c: messages out of the history and into it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-private.h"

#include "causerie-revival.h"

/* With what the service holds back a power cut takes less than a second of a streaming answer. */
#define JOURNAL_SYNC_MS 400

/* What a job is given. */
typedef struct {
  CauserieHistory       *history; /* borrowed: lives until the last job has run */
  char                  *uid;     /* of a conversation, or of the journal's message */
  guint                  end;
  CauserieStoredMessage *message;
  char                  *text;    /* of the journal, or NULL */
  char                  *reasoning;
} Order;

/* What a load gives back. */
typedef struct {
  GPtrArray *messages; /* of CauserieStoredMessage */
  char      *leaf;     /* or NULL */
  gboolean   complete;
} Loaded;

static Order *
order_new (CauserieStore *self, const char *uid)
{
  Order *order = g_new0 (Order, 1);

  order->history = causerie_store_get_history (self);
  order->uid = g_strdup (uid);
  return order;
}

static void
order_free (Order *order)
{
  g_free (order->uid);
  g_clear_pointer (&order->message, causerie_stored_message_free);
  g_free (order->text);
  g_free (order->reasoning);
  g_free (order);
}

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->messages, g_ptr_array_unref);
  g_free (loaded->leaf);
  g_free (loaded);
}

/* --- on the database's thread: a result that is not NULL is success --- */

static gpointer
load_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->messages = causerie_history_load (order->history, order->uid, order->end, &loaded->leaf,
                                            &loaded->complete, error);
  if (loaded->messages == NULL)
    g_clear_pointer (&loaded, loaded_free);
  return loaded;
}

static gpointer
load_draft_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  return causerie_history_load_draft (order->history, order->uid, error);
}

static gpointer
save_message_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  if (!causerie_history_save_message (order->history, order->uid, order->message, error))
    return NULL;
  return order;
}

static gpointer
append_journal_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  causerie_history_append_journal (order->history, order->uid, order->text, order->reasoning);
  return order;
}

static gpointer
sync_journal_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  causerie_history_sync_journal (order->history);
  return order;
}

/* --- on the caller's --- */

static gpointer
revive_message (gpointer row)
{
  return causerie_stored_message_revive (row);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  Loaded *loaded = causerie_store_finish (CAUSERIE_STORE (source), result, loaded_cb, &error);

  if (loaded == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_task_set_task_data (task, loaded, (GDestroyNotify) loaded_free);
  causerie_revival_run (g_steal_pointer (&task), g_steal_pointer (&loaded->messages),
                        revive_message, (GDestroyNotify) causerie_stored_message_free);
}

void
causerie_store_load_async (CauserieStore       *self,
                           const char          *conversation_uid,
                           guint                end,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Order *order;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && conversation_uid != NULL);

  order = order_new (self, conversation_uid);
  order->end = end;
  causerie_store_run (self, loaded_cb, order, (GDestroyNotify) order_free, load_job,
                      (GDestroyNotify) loaded_free, cancellable, loaded_cb,
                      causerie_store_new_task (self, causerie_store_load_async, cancellable,
                                               callback, user_data));
}

GPtrArray *
causerie_store_load_finish (CauserieStore  *self,
                            GAsyncResult   *result,
                            char          **leaf_uid,
                            gboolean       *complete,
                            GError        **error)
{
  GPtrArray *messages = causerie_store_finish (self, result, causerie_store_load_async, error);
  Loaded *loaded;

  if (messages == NULL)
    return NULL;

  loaded = g_task_get_task_data (G_TASK (result));
  if (leaf_uid != NULL)
    *leaf_uid = g_steal_pointer (&loaded->leaf);
  if (complete != NULL)
    *complete = loaded->complete;
  return messages;
}

void
causerie_store_load_draft_async (CauserieStore       *self,
                                 const char          *conversation_uid,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self) && conversation_uid != NULL);

  causerie_store_run (self, causerie_store_load_draft_async, order_new (self, conversation_uid),
                      (GDestroyNotify) order_free, load_draft_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
causerie_store_load_draft_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_load_draft_async, error);
}

void
causerie_store_save_message_async (CauserieStore       *self,
                                   const char          *conversation_uid,
                                   CauserieMessage     *message,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  causerie_store_save_message_below_async (self, conversation_uid, message,
                                           causerie_message_get_parent_uid (message), cancellable,
                                           callback, user_data);
}

void
causerie_store_save_message_below_async (CauserieStore       *self,
                                         const char          *conversation_uid,
                                         CauserieMessage     *message,
                                         const char          *parent_uid,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  Order *order;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && CAUSERIE_IS_MESSAGE (message));
  g_return_if_fail (conversation_uid != NULL);

  order = order_new (self, conversation_uid);
  order->message = causerie_stored_message_new (message);
  g_free (order->message->parent);
  order->message->parent = g_strdup (parent_uid);
  causerie_store_run (self, causerie_store_save_message_async, order, (GDestroyNotify) order_free,
                      save_message_job, NULL, cancellable, callback, user_data);
}

gboolean
causerie_store_save_message_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_save_message_async, error) != NULL;
}

/* What came last is not left to the system when nothing comes after it. */
static gboolean
sync_journal_cb (gpointer user_data)
{
  CauserieStore *self = user_data;

  self->sync_source = 0;
  causerie_database_post (causerie_store_get_database (self), sync_journal_job,
                          order_new (self, NULL), (GDestroyNotify) order_free);
  return G_SOURCE_REMOVE;
}

void
causerie_store_append_journal (CauserieStore *self,
                               const char    *message_uid,
                               const char    *text,
                               const char    *reasoning)
{
  Order *order;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && message_uid != NULL);

  order = order_new (self, message_uid);
  order->text = g_strdup (text);
  order->reasoning = g_strdup (reasoning);
  causerie_database_post (causerie_store_get_database (self), append_journal_job, order,
                          (GDestroyNotify) order_free);
  if (self->sync_source == 0 && self->history != NULL)
    self->sync_source = g_timeout_add (JOURNAL_SYNC_MS, sync_journal_cb, self);
}
