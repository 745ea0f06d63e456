/* causerie-library-load.c: chats that are opened, and the messages they are filled with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#include "causerie-chat-private.h"
#include "causerie-error.h"

/* As many as fill a tall window; they are there before the rest is read. */
#define END_MESSAGES 40

typedef struct {
  CauserieLibrary      *library;
  CauserieConversation *conversation;
} Load;

static Load *
load_new (CauserieLibrary *library, CauserieConversation *conversation)
{
  Load *load = g_new0 (Load, 1);

  load->library = g_object_ref (library);
  load->conversation = g_object_ref (conversation);

  return load;
}

static void
load_free (Load *load)
{
  g_object_unref (load->library);
  g_object_unref (load->conversation);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/* Tells those who wait for the messages. */
static void
end_loading (Load *load, const GError *error)
{
  CauserieLibrary *self = load->library;
  g_autoptr(GPtrArray) tasks = NULL;
  gpointer conversation;

  if (!g_hash_table_steal_extended (self->loading, load->conversation, &conversation,
                                    (gpointer *) &tasks))
    return;

  /* One that is gone is no fault of the disk; the list will say it. */
  if (!g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    causerie_library_note_outcome (self, error);
  for (guint i = 0; i < tasks->len; i++) {
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
  }
}

static void
all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Load) load = user_data;
  g_autoptr(GPtrArray) messages = NULL;
  g_autofree char *leaf = NULL;
  g_autoptr(GError) error = NULL;

  messages = causerie_store_load_finish (CAUSERIE_STORE (source), result, &leaf, NULL, &error);
  if (messages != NULL && !causerie_conversation_get_loaded (load->conversation))
    causerie_conversation_load (load->conversation, messages, leaf);
  end_loading (load, error);
}

static void
end_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Load) load = user_data;
  CauserieStore *store = CAUSERIE_STORE (source);
  const char *uid = causerie_conversation_get_uid (load->conversation);
  gboolean is_complete = FALSE;
  g_autoptr(GPtrArray) messages = NULL;
  g_autofree char *leaf = NULL;
  g_autoptr(GError) error = NULL;

  messages = causerie_store_load_finish (store, result, &leaf, &is_complete, &error);
  if (messages == NULL) {
    end_loading (load, error);
  } else if (is_complete) {
    causerie_conversation_load (load->conversation, messages, leaf);
    end_loading (load, NULL);
  } else {
    causerie_conversation_load_end (load->conversation, messages, leaf);
    causerie_store_load_async (store, uid, 0, NULL, all_cb, g_steal_pointer (&load));
  }
}

/* What was attached meanwhile stays. */
static void
draft_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieConversation) conversation = user_data;
  g_autoptr(GPtrArray) parts = NULL;
  guint changes;

  parts = causerie_store_load_draft_finish (CAUSERIE_STORE (source), result, NULL);
  if (parts == NULL || parts->len == 0) /* if it cannot be read, the messages say so */
    return;

  changes = causerie_conversation_steal_changes (conversation);
  if ((changes & CAUSERIE_FIELD_DRAFT_PARTS) == 0) {
    causerie_conversation_set_draft_parts (conversation, parts);
    causerie_conversation_steal_changes (conversation); /* it is as it was read */
  }
  causerie_conversation_add_changes (conversation, changes);
}

/* `task` (transfer full, may be NULL) returns TRUE when the messages are there. */
static void
load (CauserieLibrary *self, CauserieConversation *conversation, GTask *task)
{
  GPtrArray *tasks = g_hash_table_lookup (self->loading, conversation);
  const char *uid = causerie_conversation_get_uid (conversation);
  gboolean is_new = tasks == NULL;

  if (is_new) {
    tasks = g_ptr_array_new_with_free_func (g_object_unref);
    g_hash_table_insert (self->loading, conversation, tasks); /* the load holds it */
  }
  if (task != NULL)
    g_ptr_array_add (tasks, task);
  if (!is_new)
    return;

  causerie_store_load_async (self->store, uid, END_MESSAGES, NULL, end_cb,
                             load_new (self, conversation));
  causerie_store_load_draft_async (self->store, uid, NULL, draft_cb, g_object_ref (conversation));
}

void
causerie_library_load_open_chats (CauserieLibrary *self)
{
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->chats);
  while (g_hash_table_iter_next (&iter, &conversation, NULL))
    if (!causerie_conversation_get_loaded (conversation))
      load (self, conversation, NULL);
}

/* --- chats --- */

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

CauserieConversation *
causerie_library_create_temporary (CauserieLibrary *self)
{
  CauserieConversation *conversation;
  CauserieProfile *profile;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);

  conversation = causerie_conversation_new_temporary ();
  profile = causerie_settings_get_new_chat_profile (self->settings);
  if (profile != NULL)
    causerie_conversation_set_profile (conversation, causerie_profile_get_uid (profile));

  return conversation;
}

static void
copy_setup (CauserieConversation *from, CauserieConversation *to)
{
  causerie_conversation_set_profile (to, causerie_conversation_get_profile (from));
  causerie_conversation_set_setup (to, causerie_conversation_get_setup (from));
}

/* Nothing of a temporary chat can be referred to: its messages are put into the new one. */
static CauserieConversation *
branch_temporary (CauserieLibrary      *self,
                  CauserieConversation *conversation,
                  CauserieMessage      *last)
{
  CauserieConversation *branch = causerie_library_create_temporary (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (conversation));

  copy_setup (conversation, branch);
  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (conversation), i);

    causerie_conversation_append (branch, message);
    if (message == last)
      break;
  }

  return branch;
}

CauserieConversation *
causerie_library_branch (CauserieLibrary      *self,
                         CauserieConversation *conversation,
                         CauserieMessage      *message)
{
  CauserieConversation *branch;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), NULL);

  if (causerie_conversation_get_temporary (conversation))
    return branch_temporary (self, conversation, message);

  branch = causerie_conversation_new_branch (conversation, message);
  causerie_conversation_set_title (branch, causerie_conversation_get_title (conversation));
  causerie_conversation_set_title_source (branch,
                                          causerie_conversation_get_title_source (conversation));
  copy_setup (conversation, branch);
  causerie_conversation_set_folder (branch, causerie_conversation_get_folder (conversation));
  causerie_conversation_set_preview (branch, causerie_conversation_get_preview (conversation));
  causerie_library_save (self, branch);

  return branch;
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
    load (self, conversation, NULL);

  return chat;
}

void
causerie_library_stop_chat (CauserieLibrary *self, CauserieConversation *conversation)
{
  CauserieChat *chat = g_hash_table_lookup (self->chats, conversation);

  if (chat != NULL)
    causerie_chat_stop (chat);
}

/* --- the way to a message --- */

typedef struct {
  char                 *conversation_uid;
  char                 *message_uid;  /* or NULL */
  CauserieConversation *conversation; /* NULL until it is found */
} Search;

static void
search_free (Search *search)
{
  g_free (search->conversation_uid);
  g_free (search->message_uid);
  g_clear_object (&search->conversation);
  g_free (search);
}

static gboolean
is_on_path (CauserieConversation *conversation, CauserieMessage *message)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (conversation));

  for (guint i = n; i > 0; i--) {
    g_autoptr(CauserieMessage) there =
      g_list_model_get_item (G_LIST_MODEL (conversation), i - 1);

    if (there == message)
      return TRUE;
  }

  return FALSE;
}

static void
show_message (GTask *task)
{
  CauserieLibrary *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  CauserieMessage *message;

  if (search->message_uid != NULL) {
    message = causerie_conversation_find (search->conversation, search->message_uid);
    if (message == NULL || causerie_message_get_trashed_time (message) != 0) {
      g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                               "the message is not there any more");
      return;
    }
    if (!is_on_path (search->conversation, message)) {
      causerie_conversation_select (search->conversation, message);
      causerie_library_save (self, search->conversation);
    }
  }

  g_task_return_pointer (task, g_object_ref (search->conversation), g_object_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_message (task);
  else
    g_task_return_error (task, error);
}

static gboolean
find (CauserieLibrary *self, Search *search)
{
  g_set_object (&search->conversation,
                causerie_conversation_list_find (self->conversations, search->conversation_uid));
  return search->conversation != NULL;
}

static void
load_found (CauserieLibrary *self, GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (causerie_conversation_get_loaded (search->conversation))
    show_message (task);
  else
    load (self, search->conversation, g_task_new (self, NULL, loaded_cb, g_object_ref (task)));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (source);
  g_autoptr(GTask) task = user_data;

  if (find (self, g_task_get_task_data (task)))
    load_found (self, task);
  else
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                             "the conversation is not there any more");
}

void
causerie_library_find_path_async (CauserieLibrary     *self,
                                  const char          *conversation_uid,
                                  const char          *message_uid,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Search *search;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && conversation_uid != NULL);

  search = g_new0 (Search, 1);
  search->conversation_uid = g_strdup (conversation_uid);
  search->message_uid = g_strdup (message_uid);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_library_find_path_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  if (find (self, search))
    load_found (self, task);
  else /* another program may have written it just now */
    causerie_library_refresh (self, g_task_new (self, NULL, refreshed_cb, g_object_ref (task)));
}

CauserieConversation *
causerie_library_find_path_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
