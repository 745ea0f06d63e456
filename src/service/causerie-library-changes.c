/* causerie-library-changes.c: what other programs write, shown here
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#include "causerie-store-folders.h"


/* An open chat is brought up to date at its end at once, which costs little, and whole when it has
 * been quiet for this long. The list of all chats is read no more often. */
#define QUIET_MS       1000
#define LIST_PERIOD_MS 1000
#define END_MESSAGES   40

/* Before all chats are listed. */
#define NEWEST_CHATS 100

/* So many new chats are announced at once. */
#define MANY_CHATS 50

/* --- the lists --- */

static void
end_round (CauserieLibrary *self, const GError *error)
{
  g_autoptr(GPtrArray) tasks = g_steal_pointer (&self->refreshes);

  causerie_library_note_outcome (self, error);
  for (guint i = 0; i < tasks->len; i++) {
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (tasks, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (tasks, i), TRUE);
  }

  if (self->next_refreshes != NULL || (self->is_stale && error == NULL))
    causerie_library_refresh (self, NULL);
}

static GHashTable *
index_by_uid (GPtrArray *conversations)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < conversations->len; i++) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i);

    g_hash_table_insert (index, (char *) causerie_conversation_get_uid (conversation),
                         conversation);
  }

  return index;
}

/* One that is being written now is newer than what was read; what another program changed of it is
 * read once more after that. */
static void
update_listed (CauserieLibrary *self, CauserieConversation *conversation, GHashTable *index)
{
  const char *uid = causerie_conversation_get_uid (conversation);
  CauserieConversation *stored = g_hash_table_lookup (index, uid);

  if (stored != NULL && causerie_unsaved_is_writing (self->unsaved, conversation))
    self->is_stale = TRUE;
  else if (stored != NULL)
    causerie_conversation_take_over (conversation, stored);
  else if (!causerie_unsaved_contains (self->unsaved, conversation))
    causerie_library_hide (self, conversation, g_get_real_time ());

  g_hash_table_remove (index, uid);
}

/* What comes back from the trash is the object it was, unless it has yet to go there. */
static void
add_stored (CauserieLibrary *self, CauserieConversation *stored)
{
  CauserieConversation *known =
    g_hash_table_lookup (self->trashed, causerie_conversation_get_uid (stored));

  if (known == NULL) {
    causerie_conversation_list_add (self->conversations, stored);
  } else if (!causerie_unsaved_contains (self->unsaved, known) &&
             causerie_unsaved_get_error (self->unsaved) == NULL) {
    causerie_conversation_take_over (known, stored);
    causerie_library_show (self, known);
  }
}

static GPtrArray *
dup_listed (CauserieLibrary *self)
{
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conversations));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (listed, g_list_model_get_item (G_LIST_MODEL (self->conversations), i));

  return listed;
}

static void
merge_conversations (CauserieLibrary *self, GPtrArray *conversations)
{
  g_autoptr(GPtrArray) listed = dup_listed (self);
  g_autoptr(GHashTable) index = NULL;
  GHashTableIter iter;
  gpointer stored;

  index = index_by_uid (conversations);
  for (guint i = 0; i < listed->len; i++)
    update_listed (self, g_ptr_array_index (listed, i), index);

  if (g_hash_table_size (index) > MANY_CHATS && g_hash_table_size (self->trashed) == 0) {
    g_hash_table_iter_init (&iter, index);
    while (g_hash_table_iter_next (&iter, NULL, &stored))
      g_ptr_array_add (listed, g_object_ref (stored));
    causerie_conversation_list_set (self->conversations, listed);
    return;
  }

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &stored))
    add_stored (self, stored);
}

/* What the first screen shows. Chats that were begun or thrown away meanwhile are known. */
static void
add_newest (CauserieLibrary *self, GPtrArray *conversations)
{
  g_autoptr(GPtrArray) listed = dup_listed (self);
  g_autoptr(GHashTable) known = index_by_uid (listed);

  for (guint i = 0; i < conversations->len; i++) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i);
    const char *uid = causerie_conversation_get_uid (conversation);

    if (!g_hash_table_contains (known, uid) && !g_hash_table_contains (self->trashed, uid))
      g_ptr_array_add (listed, g_object_ref (conversation));
  }
  causerie_conversation_list_set (self->conversations, listed);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieLibrary) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) conversations = NULL;

  conversations = causerie_store_list_finish (CAUSERIE_STORE (source), result, &error);
  self->is_stale = FALSE;
  if (conversations != NULL && !self->closed)
    merge_conversations (self, conversations);
  end_round (self, error);
}

static void
newest_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieLibrary) self = user_data;
  CauserieStore *store = CAUSERIE_STORE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) conversations = causerie_store_list_finish (store, result, &error);

  if (conversations == NULL) {
    end_round (self, error);
    return;
  }

  if (!self->closed)
    add_newest (self, conversations);
  causerie_store_list_async (store, 0, NULL, listed_cb, g_steal_pointer (&self));
}

static void
folders_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieLibrary) self = user_data;
  CauserieStore *store = CAUSERIE_STORE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) folders = NULL;

  folders = causerie_store_list_folders_finish (store, result, &error);
  if (folders == NULL) {
    end_round (self, error);
    return;
  }

  if (!self->closed)
    causerie_library_merge_folders (self, folders);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->conversations)) == 0)
    causerie_store_list_async (store, NEWEST_CHATS, NULL, newest_listed_cb,
                               g_steal_pointer (&self));
  else
    causerie_store_list_async (store, 0, NULL, listed_cb, g_steal_pointer (&self));
}

void
causerie_library_refresh (CauserieLibrary *self, GTask *task)
{
  gboolean is_under_way = self->refreshes != NULL;
  GPtrArray **tasks = is_under_way ? &self->next_refreshes : &self->refreshes;

  if (!is_under_way)
    self->refreshes = g_steal_pointer (&self->next_refreshes);
  if (*tasks == NULL)
    *tasks = g_ptr_array_new_with_free_func (g_object_unref);
  if (task != NULL)
    g_ptr_array_add (*tasks, task);

  if (!is_under_way)
    causerie_store_list_folders_async (self->store, NULL, folders_cb, g_object_ref (self));
}

/* --- open chats --- */

typedef struct {
  CauserieLibrary      *library;      /* owned */
  CauserieConversation *conversation; /* owned */
} Comparison;

static void compare (CauserieLibrary *self, CauserieConversation *conversation, guint end);

/* What is not on the disk yet, or on its way there, is newer than what was read. */
static void
leave_out_unsaved (CauserieLibrary      *self,
                   CauserieConversation *conversation,
                   GPtrArray            *messages)
{
  for (guint i = messages->len; i > 0; i--) {
    CauserieMessage *stored = g_ptr_array_index (messages, i - 1);
    CauserieMessage *own =
      causerie_conversation_find (conversation, causerie_message_get_uid (stored));

    if (own != NULL && causerie_unsaved_contains (self->unsaved, own))
      g_ptr_array_remove_index (messages, i - 1);
  }
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Comparison *comparison = user_data;
  g_autoptr(CauserieLibrary) self = comparison->library;
  g_autoptr(CauserieConversation) conversation = comparison->conversation;
  g_autoptr(GPtrArray) messages = NULL;
  g_autofree char *leaf = NULL;
  gboolean is_complete;

  messages = causerie_store_load_finish (CAUSERIE_STORE (source), result, &leaf, &is_complete,
                                         NULL);
  if (messages == NULL || self->closed) /* it is gone, which the list says */
    return;

  leave_out_unsaved (self, conversation, messages);
  if (!causerie_conversation_merge (conversation, messages, leaf) && !is_complete)
    compare (self, conversation, 0);
}

static void
compare (CauserieLibrary *self, CauserieConversation *conversation, guint end)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->library = g_object_ref (self);
  comparison->conversation = g_object_ref (conversation);
  causerie_store_load_async (self->store, causerie_conversation_get_uid (conversation), end, NULL,
                             compared_cb, comparison);
}

static void
compare_open_chats (CauserieLibrary *self, guint end)
{
  GHashTableIter iter;
  gpointer conversation;

  g_hash_table_iter_init (&iter, self->chats);
  while (g_hash_table_iter_next (&iter, &conversation, NULL))
    if (causerie_conversation_get_loaded (conversation) &&
        !causerie_conversation_get_temporary (conversation))
      compare (self, conversation, end);
}

/* --- news --- */

static void
quiet_cb (gpointer user_data)
{
  CauserieLibrary *self = user_data;

  self->compare_id = 0;
  compare_open_chats (self, 0);
}

static void
list_cb (gpointer user_data)
{
  CauserieLibrary *self = user_data;

  self->list_id = 0;
  causerie_library_refresh (self, NULL);
}

static void
changed_cb (CauserieLibrary *self)
{
  if (self->closed)
    return;

  compare_open_chats (self, END_MESSAGES);
  g_clear_handle_id (&self->compare_id, g_source_remove);
  self->compare_id = g_timeout_add_once ((guint) (QUIET_MS * self->pace), quiet_cb, self);

  if (self->list_id == 0) {
    self->list_id = g_timeout_add_once ((guint) (LIST_PERIOD_MS * self->pace), list_cb, self);
    causerie_library_refresh (self, NULL);
  }
}

void
causerie_library_watch (CauserieLibrary *self)
{
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
