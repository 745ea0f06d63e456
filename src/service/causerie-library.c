/* causerie-library.c: all conversations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library.h"
#include "causerie-library-private.h"

#include "causerie-chat-private.h"
#include "causerie-install.h"
#include "causerie-store.h"

#define HISTORY_FILE "history.sqlite"

struct _CauserieLibrary {
  GObject                   parent_instance;

  /* owned */
  CauserieSettings         *settings;
  CauserieGateway          *gateway;
  CauserieStore            *store;
  CauserieConversationList *conversations;
  GHashTable               *deleted;       /* set of conversations that can still be restored */
  char                     *storage_error; /* NULL while all is well */

  /* borrowed: a chat takes itself out when it goes */
  GHashTable               *chats;         /* conversation to CauserieChat */

  gboolean                  closed;
};

G_DEFINE_FINAL_TYPE (CauserieLibrary, causerie_library, G_TYPE_OBJECT)

enum { PROP_STORAGE_ERROR = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_storage_error (CauserieLibrary *self, const char *message)
{
  if (g_strcmp0 (self->storage_error, message) == 0)
    return;

  g_free (self->storage_error);
  self->storage_error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORAGE_ERROR]);
}

/* Every outcome of the store passes here: a failure is told, and the next success takes it back. */
static void
note_outcome (CauserieLibrary *self, const GError *error)
{
  if (error == NULL)
    set_storage_error (self, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_storage_error (self, error->message);
}

static void
ensure_listed (CauserieLibrary *self, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  if (!g_hash_table_contains (self->deleted, conversation) &&
      causerie_conversation_list_find (self->conversations, uid) == NULL)
    causerie_conversation_list_add (self->conversations, conversation);
}

/* --- opening --- */

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *self = g_task_get_source_object (task);
  GListModel *present = G_LIST_MODEL (self->conversations);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stored = NULL;

  stored = causerie_store_list_finish (CAUSERIE_STORE (source), result, &error);
  note_outcome (self, error);
  if (stored == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  /* What was begun while the history was being opened stays in the list. */
  for (guint i = 0; i < g_list_model_get_n_items (present); i++)
    g_ptr_array_add (stored, g_list_model_get_item (present, i));
  causerie_conversation_list_set (self->conversations, stored);
  g_task_return_boolean (task, TRUE);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!causerie_store_open_finish (CAUSERIE_STORE (source), result, &error)) {
    note_outcome (self, error);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  causerie_store_list_async (self->store, g_task_get_cancellable (task), list_cb,
                             g_object_ref (task));
}

/* --- loading --- */

typedef struct {
  CauserieLibrary      *library;
  CauserieConversation *conversation;
} PendingLoad;

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PendingLoad *pending = user_data;
  g_autoptr(CauserieLibrary) self = pending->library;
  g_autoptr(CauserieConversation) conversation = pending->conversation;
  g_autoptr(GPtrArray) messages = NULL;
  g_autofree char *leaf_uid = NULL;
  g_autoptr(GError) error = NULL;

  g_free (pending);
  messages = causerie_store_load_finish (CAUSERIE_STORE (source), result, &leaf_uid, &error);
  note_outcome (self, error);
  if (messages != NULL && !causerie_conversation_get_loaded (conversation))
    causerie_conversation_load (conversation, messages, leaf_uid);
}

static void
load_messages (CauserieLibrary *self, CauserieConversation *conversation)
{
  PendingLoad *pending = g_new0 (PendingLoad, 1);

  pending->library = g_object_ref (self);
  pending->conversation = g_object_ref (conversation);
  causerie_store_load_async (self->store, causerie_conversation_get_uid (conversation), NULL,
                             load_cb, pending);
}

static void
chat_gone_cb (gpointer user_data, GObject *where_the_chat_was)
{
  GHashTable *chats = user_data;
  GHashTableIter iter;
  gpointer chat;

  g_hash_table_iter_init (&iter, chats);
  while (g_hash_table_iter_next (&iter, NULL, &chat))
    if (chat == (gpointer) where_the_chat_was)
      g_hash_table_iter_remove (&iter);
  g_hash_table_unref (chats);
}

/* --- saving --- */

static void
conversation_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieLibrary) self = user_data;
  g_autoptr(GError) error = NULL;

  causerie_store_save_conversation_finish (CAUSERIE_STORE (source), result, &error);
  note_outcome (self, error);
}

static void
message_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieLibrary *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  causerie_store_save_message_finish (CAUSERIE_STORE (source), result, &error);
  note_outcome (self, error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieLibrary) self = user_data;
  g_autoptr(GError) error = NULL;

  causerie_store_delete_conversation_finish (CAUSERIE_STORE (source), result, &error);
  note_outcome (self, error);
}

static void
causerie_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (object);

  switch (prop_id) {
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

  g_clear_object (&self->conversations);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_pointer (&self->chats, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_library_parent_class)->dispose (object);
}

static void
causerie_library_finalize (GObject *object)
{
  g_free (CAUSERIE_LIBRARY (object)->storage_error);

  G_OBJECT_CLASS (causerie_library_parent_class)->finalize (object);
}

static void
causerie_library_class_init (CauserieLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_library_get_property;
  object_class->dispose = causerie_library_dispose;
  object_class->finalize = causerie_library_finalize;

  properties[PROP_STORAGE_ERROR] =
    g_param_spec_string ("storage-error", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_library_init (CauserieLibrary *self)
{
  self->conversations = causerie_conversation_list_new ();
  self->deleted = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->chats = g_hash_table_new (NULL, NULL);
}

CauserieLibrary *
causerie_library_new (const char *path, CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieLibrary *self;
  g_autofree char *own_path = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  if (path == NULL) {
    g_autofree char *folder = causerie_install_data_folder ();

    path = own_path = g_build_filename (folder, HISTORY_FILE, NULL);
  }

  self = g_object_new (CAUSERIE_TYPE_LIBRARY, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->store = causerie_store_new (path);

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

const char *
causerie_library_get_storage_error (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  return self->storage_error;
}

CauserieConversation *
causerie_library_create (CauserieLibrary *self)
{
  CauserieConversation *conversation;
  CauserieProfile *profile;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  conversation = causerie_conversation_new (NULL);
  profile = causerie_settings_get_new_chat_profile (self->settings);
  if (profile != NULL)
    causerie_conversation_set_profile (conversation, causerie_profile_get_uid (profile));

  return conversation;
}

CauserieChat *
causerie_library_open_chat (CauserieLibrary *self, CauserieConversation *conversation)
{
  CauserieChat *chat;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);

  chat = g_hash_table_lookup (self->chats, conversation);
  if (chat != NULL)
    return g_object_ref (chat);

  chat = causerie_chat_new (conversation, self);
  g_hash_table_insert (self->chats, conversation, chat);
  g_object_weak_ref (G_OBJECT (chat), chat_gone_cb, g_hash_table_ref (self->chats));
  if (!causerie_conversation_get_loaded (conversation))
    load_messages (self, conversation);

  return chat;
}

void
causerie_library_save (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (self->closed)
    return;

  ensure_listed (self, conversation);
  causerie_store_save_conversation_async (self->store, conversation, NULL, conversation_saved_cb,
                                          g_object_ref (self));
}

void
causerie_library_save_message (CauserieLibrary      *self,
                               CauserieConversation *conversation,
                               CauserieMessage      *message,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_MESSAGE (message));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_library_save_message);
  causerie_store_save_message_async (self->store, causerie_conversation_get_uid (conversation),
                                     message, NULL, message_saved_cb, task);
}

void
causerie_library_journal (CauserieLibrary *self,
                          CauserieMessage *message,
                          const char      *text,
                          const char      *reasoning)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_MESSAGE (message));

  causerie_store_append_journal (self->store, causerie_message_get_uid (message), text, reasoning);
}

void
causerie_library_delete (CauserieLibrary *self, CauserieConversation *conversation)
{
  CauserieChat *chat;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  chat = g_hash_table_lookup (self->chats, conversation);
  if (chat != NULL)
    causerie_chat_stop (chat);
  g_hash_table_add (self->deleted, g_object_ref (conversation));
  causerie_conversation_list_remove (self->conversations, conversation);
}

void
causerie_library_restore (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (g_hash_table_contains (self->deleted, conversation)) {
    causerie_conversation_list_add (self->conversations, conversation);
    g_hash_table_remove (self->deleted, conversation);
  }
}

void
causerie_library_delete_for_good (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (!g_hash_table_contains (self->deleted, conversation))
    return;

  causerie_store_delete_conversation_async (self->store,
                                            causerie_conversation_get_uid (conversation), NULL,
                                            deleted_cb, g_object_ref (self));
  g_hash_table_remove (self->deleted, conversation);
}

void
causerie_library_close (CauserieLibrary *self)
{
  g_autoptr(GPtrArray) chats = NULL;
  g_autoptr(GList) deleted = NULL;
  GHashTableIter iter;
  gpointer chat;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  if (self->closed)
    return;

  chats = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->chats);
  while (g_hash_table_iter_next (&iter, NULL, &chat))
    g_ptr_array_add (chats, g_object_ref (chat));
  for (guint i = 0; i < chats->len; i++)
    causerie_chat_interrupt (g_ptr_array_index (chats, i));

  deleted = g_hash_table_get_keys (self->deleted);
  for (GList *item = deleted; item != NULL; item = item->next)
    causerie_library_delete_for_good (self, item->data);

  self->closed = TRUE;
  causerie_store_close (self->store);
}
