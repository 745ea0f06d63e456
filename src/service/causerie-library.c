/* causerie-library.c: all conversations
 * What is done with them is in the other files of its name.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library.h"
#include "causerie-library-private.h"

#include "causerie-chat-private.h"
#include "causerie-install.h"
#include "causerie-ledger-private.h"
#include "causerie-property.h"
#include "causerie-store-care.h"

G_DEFINE_FINAL_TYPE (CauserieLibrary, causerie_library, G_TYPE_OBJECT)

enum { PROP_STORAGE_STATE = 1, PROP_STORAGE_ERROR, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- how the disk is --- */

static CauserieStorageState
find_state (CauserieLibrary *self)
{
  CauserieStoreAccess access = causerie_store_get_access (self->store);

  if (self->failed)
    return CAUSERIE_STORAGE_FAILED;
  if (access == CAUSERIE_STORE_READ_ONLY_NEWER)
    return CAUSERIE_STORAGE_READ_ONLY_NEWER;
  if (access == CAUSERIE_STORE_READ_ONLY_FOLDER)
    return CAUSERIE_STORAGE_READ_ONLY_FOLDER;
  if (causerie_unsaved_get_error (self->unsaved) != NULL)
    return CAUSERIE_STORAGE_UNSAVED;
  if (causerie_store_get_damaged (self->store) && !self->damage_seen)
    return CAUSERIE_STORAGE_DAMAGED;
  if (causerie_store_get_rescue (self->store) != NULL && !self->rescue_seen)
    return CAUSERIE_STORAGE_RESCUED;

  return CAUSERIE_STORAGE_NORMAL;
}

void
causerie_library_update_state (CauserieLibrary *self)
{
  CauserieStorageState state = find_state (self);
  const char *unsaved = causerie_unsaved_get_error (self->unsaved);
  const char *why = unsaved != NULL ? unsaved : self->read_error;

  g_object_freeze_notify (G_OBJECT (self));
  if (causerie_set_string (&self->storage_error, why))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORAGE_ERROR]);
  if (state != self->storage_state) {
    self->storage_state = state;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORAGE_STATE]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

void
causerie_library_note_outcome (CauserieLibrary *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->failed = error != NULL;
  causerie_set_string (&self->read_error, error != NULL ? error->message : NULL);
  causerie_library_update_state (self);
}

/* --- opening --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!causerie_store_open_finish (CAUSERIE_STORE (source), result, &error)) {
    causerie_library_note_outcome (self, error);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  self->opened = TRUE;
  causerie_library_refresh (self, g_task_new (self, NULL, listed_cb, g_object_ref (task)));
}

static void
causerie_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (object);

  switch (prop_id) {
    case PROP_STORAGE_STATE:
      g_value_set_enum (value, self->storage_state);
      break;
    case PROP_STORAGE_ERROR:
      g_value_set_string (value, self->storage_error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_library_dispose (GObject *object)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (object);

  g_clear_handle_id (&self->draft_id, g_source_remove);
  g_clear_handle_id (&self->upkeep_id, g_source_remove);
  g_clear_handle_id (&self->compare_id, g_source_remove);
  g_clear_handle_id (&self->list_id, g_source_remove);
  g_clear_object (&self->conversations);
  g_clear_object (&self->folders);
  g_clear_pointer (&self->trashed, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->refreshes, g_ptr_array_unref);
  g_clear_pointer (&self->next_refreshes, g_ptr_array_unref);
  g_clear_pointer (&self->loading, g_hash_table_unref);
  g_clear_pointer (&self->chats, g_hash_table_unref);
  g_clear_object (&self->unsaved);
  g_clear_object (&self->ledger);
  g_clear_object (&self->calibration);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_library_parent_class)->dispose (object);
}

static void
causerie_library_finalize (GObject *object)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (object);

  g_free (self->storage_error);
  g_free (self->read_error);

  G_OBJECT_CLASS (causerie_library_parent_class)->finalize (object);
}

static void
causerie_library_class_init (CauserieLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_library_get_property;
  object_class->dispose = causerie_library_dispose;
  object_class->finalize = causerie_library_finalize;

  properties[PROP_STORAGE_STATE] =
    g_param_spec_enum ("storage-state", NULL, NULL, CAUSERIE_TYPE_STORAGE_STATE,
                       CAUSERIE_STORAGE_NORMAL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STORAGE_ERROR] =
    g_param_spec_string ("storage-error", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_library_init (CauserieLibrary *self)
{
  self->pace = 1;
  self->conversations = causerie_conversation_list_new ();
  self->folders = g_list_store_new (CAUSERIE_TYPE_FOLDER);
  self->trashed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->drafts = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->chats = g_hash_table_new (NULL, NULL);
  self->loading = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

CauserieLibrary *
causerie_library_new (const char *path, CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieLibrary *self;
  g_autofree char *own_path = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  if (path == NULL)
    path = own_path = causerie_install_history_path ();

  self = g_object_new (CAUSERIE_TYPE_LIBRARY, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->store = causerie_store_new (path);
  self->unsaved = causerie_unsaved_new (self->store);
  self->ledger = causerie_ledger_new_for_store (self->store);
  self->calibration = causerie_calibration_new (settings);
  causerie_gateway_set_ledger (gateway, self->ledger);

  g_signal_connect_object (self->unsaved, "notify::error",
                           G_CALLBACK (causerie_library_update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify",
                           G_CALLBACK (causerie_library_update_state), self, G_CONNECT_SWAPPED);
  causerie_library_watch (self);

  return self;
}

CauserieSettings *
causerie_library_get_settings (CauserieLibrary *self)
{
  return self->settings;
}

CauserieGateway *
causerie_library_get_gateway (CauserieLibrary *self)
{
  return self->gateway;
}

CauserieStore *
causerie_library_get_store (CauserieLibrary *self)
{
  return self->store;
}

CauserieCalibration *
causerie_library_get_calibration (CauserieLibrary *self)
{
  return self->calibration;
}

void
causerie_library_set_catalogue (CauserieLibrary *self, CauserieCatalogue *catalogue)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));
  g_return_if_fail (catalogue == NULL || CAUSERIE_IS_CATALOGUE (catalogue));

  g_set_object (&self->catalogue, catalogue);
}

CauserieCatalogue *
causerie_library_get_catalogue (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return self->catalogue;
}

void
causerie_library_set_pace (CauserieLibrary *self, double pace)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && pace > 0);

  self->pace = pace;
  causerie_unsaved_set_pace (self->unsaved, pace);
}

CauserieLedger *
causerie_library_get_ledger (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return self->ledger;
}

void
causerie_library_open_async (CauserieLibrary     *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_open_async);
  causerie_store_open_async (self->store, cancellable, open_cb, task);
}

gboolean
causerie_library_open_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

CauserieConversationList *
causerie_library_get_conversations (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return self->conversations;
}

CauserieStorageState
causerie_library_get_storage_state (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), CAUSERIE_STORAGE_NORMAL);

  return self->storage_state;
}

const char *
causerie_library_get_storage_error (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return self->storage_error;
}

void
causerie_library_note_rescue_seen (CauserieLibrary *self)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  if (self->storage_state == CAUSERIE_STORAGE_DAMAGED)
    self->damage_seen = TRUE;
  else
    self->rescue_seen = TRUE;
  causerie_library_update_state (self);
}

static void
interrupt_chats (CauserieLibrary *self)
{
  g_autoptr(GPtrArray) chats = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer chat;

  g_hash_table_iter_init (&iter, self->chats);
  while (g_hash_table_iter_next (&iter, NULL, &chat))
    g_ptr_array_add (chats, g_object_ref (chat));
  for (guint i = 0; i < chats->len; i++)
    causerie_chat_interrupt (g_ptr_array_index (chats, i));
}

void
causerie_library_close (CauserieLibrary *self)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  if (self->closed)
    return;

  interrupt_chats (self);
  causerie_library_save_drafts (self);
  self->closed = TRUE;
  g_clear_handle_id (&self->upkeep_id, g_source_remove);
  g_clear_handle_id (&self->compare_id, g_source_remove);
  g_clear_handle_id (&self->list_id, g_source_remove);
  causerie_ledger_close (self->ledger);
  causerie_unsaved_close (self->unsaved);
  causerie_store_close (self->store);
}
