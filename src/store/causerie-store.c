/* causerie-store.c: the history on disk
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-private.h"


G_DEFINE_FINAL_TYPE (CauserieStore, causerie_store, G_TYPE_OBJECT)

enum { PROP_ACCESS = 1, PROP_DAMAGED, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What a job is given: copies of what the caller's objects held when it was asked for. */
typedef struct {
  CauserieHistory            *history;      /* borrowed: lives until the last job has run */
  CauserieStoredConversation *conversation; /* of a save */
  CauserieConversation       *source;       /* its object: for the calling side alone */
  guint                       n_newest;     /* of a list; 0 all */
} Order;

static Order *
order_new (CauserieStore *self)
{
  Order *order = g_new0 (Order, 1);

  order->history = self->history;
  return order;
}

static void
order_free (Order *order)
{
  g_clear_pointer (&order->conversation, causerie_stored_conversation_free);
  g_clear_object (&order->source);
  g_free (order);
}

/* --- on the database's thread: a result that is not NULL is success --- */

/* The objects are made here, ten thousand at a time: nobody else knows them yet. */
static gpointer
list_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  return causerie_history_list (order->history, order->n_newest, error);
}

static gpointer
save_conversation_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Order *order = data;

  if (!causerie_history_save_conversation (order->history, order->conversation, error))
    return NULL;
  return order;
}

/* --- on the caller's --- */

static void
run (CauserieStore       *self,
     Order               *order,
     CauserieDatabaseJob  job,
     GDestroyNotify       free_result,
     gpointer             source_tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  causerie_store_run (self, source_tag, order, (GDestroyNotify) order_free, job, free_result,
                      cancellable, callback, user_data);
}

static void
causerie_store_dispose (GObject *object)
{
  causerie_store_close (CAUSERIE_STORE (object));
  G_OBJECT_CLASS (causerie_store_parent_class)->dispose (object);
}

static void
causerie_store_finalize (GObject *object)
{
  CauserieStore *self = CAUSERIE_STORE (object);

  g_object_unref (self->database);
  g_clear_pointer (&self->rescue, causerie_rescue_free);
  G_OBJECT_CLASS (causerie_store_parent_class)->finalize (object);
}

static void
causerie_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieStore *self = CAUSERIE_STORE (object);

  switch (id) {
  case PROP_ACCESS:
    g_value_set_enum (value, self->access);
    break;
  case PROP_DAMAGED:
    g_value_set_boolean (value, self->damaged);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_store_class_init (CauserieStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = causerie_store_dispose;
  object_class->finalize = causerie_store_finalize;
  object_class->get_property = causerie_store_get_property;

  properties[PROP_ACCESS] =
    g_param_spec_enum ("access", NULL, NULL, CAUSERIE_TYPE_STORE_ACCESS, CAUSERIE_STORE_CLOSED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAMAGED] =
    g_param_spec_boolean ("damaged", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CAUSERIE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
causerie_store_init (CauserieStore *self)
{
}

CauserieStore *
causerie_store_new (const char *path)
{
  CauserieStore *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_STORE, NULL);
  self->database = causerie_database_new (path);
  self->history = causerie_history_new (self->database);
  return self;
}

const char *
causerie_store_get_path (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), NULL);

  return causerie_database_get_path (self->database);
}

CauserieStoreAccess
causerie_store_get_access (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), CAUSERIE_STORE_CLOSED);

  return self->access;
}

void
causerie_store_set_access (CauserieStore *self, CauserieStoreAccess access)
{
  if (self->access == access)
    return;

  self->access = access;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
}

gboolean
causerie_store_get_damaged (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), FALSE);

  return self->damaged;
}

void
causerie_store_set_damaged (CauserieStore *self, gboolean damaged)
{
  if (self->damaged == damaged)
    return;

  self->damaged = damaged;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGED]);
}

void
causerie_store_emit_changed (CauserieStore *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

CauserieDatabase *
causerie_store_get_database (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), NULL);

  return self->database;
}

CauserieHistory *
causerie_store_get_history (CauserieStore *self)
{
  g_return_val_if_fail (CAUSERIE_IS_STORE (self), NULL);

  return self->history;
}

GTask *
causerie_store_new_task (CauserieStore       *self,
                         gpointer             source_tag,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

void
causerie_store_run (CauserieStore       *self,
                    gpointer             source_tag,
                    gpointer             data,
                    GDestroyNotify       free_data,
                    CauserieDatabaseJob  job,
                    GDestroyNotify       free_result,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && job != NULL);

  task = causerie_store_new_task (self, source_tag, cancellable, callback, user_data);
  g_task_set_task_data (task, data, free_data);
  causerie_database_run (self->database, task, job, free_result);
}

gpointer
causerie_store_finish (CauserieStore  *self,
                       GAsyncResult   *result,
                       gpointer        source_tag,
                       GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
causerie_store_list_async (CauserieStore       *self,
                           guint                n_newest,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Order *order;

  g_return_if_fail (CAUSERIE_IS_STORE (self));

  order = order_new (self);
  order->n_newest = n_newest;
  run (self, order, list_job, (GDestroyNotify) g_ptr_array_unref,
       causerie_store_list_async, cancellable, callback, user_data);
}

GPtrArray *
causerie_store_list_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_list_async, error);
}

void
causerie_store_save_conversation_async (CauserieStore        *self,
                                        CauserieConversation *conversation,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data)
{
  Order *order;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (!causerie_conversation_get_temporary (conversation));

  order = order_new (self);
  order->conversation = causerie_stored_conversation_new (conversation);
  order->source = g_object_ref (conversation);
  run (self, order, save_conversation_job, NULL, causerie_store_save_conversation_async,
       cancellable, callback, user_data);
}

gboolean
causerie_store_save_conversation_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  Order *order;

  if (causerie_store_finish (self, result, causerie_store_save_conversation_async, error) != NULL)
    return TRUE;

  order = g_task_get_task_data (G_TASK (result));
  causerie_conversation_add_changes (order->source, order->conversation->changed);
  return FALSE;
}

void
causerie_store_close (CauserieStore *self)
{
  g_return_if_fail (CAUSERIE_IS_STORE (self));

  g_clear_handle_id (&self->sync_source, g_source_remove);
  causerie_store_stop_care (self);
  causerie_database_close (self->database);
  g_clear_pointer (&self->history, causerie_history_free);
}
