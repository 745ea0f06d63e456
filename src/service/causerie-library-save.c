/* causerie-library-save.c: what goes to the disk, at once or a little later
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#define DRAFT_DELAY_MS 500

void
causerie_library_ensure_listed (CauserieLibrary *self, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  if (!causerie_conversation_get_temporary (conversation) &&
      causerie_conversation_get_trashed_time (conversation) == 0 &&
      causerie_conversation_list_find (self->conversations, uid) == NULL)
    causerie_conversation_list_add (self->conversations, conversation);
}

void
causerie_library_save (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (self->closed || causerie_conversation_get_temporary (conversation))
    return;
  if (causerie_conversation_get_trashed_time (conversation) != 0)
    return; /* in the trash, or gone for good: saving would bring its row back */

  causerie_library_ensure_listed (self, conversation);
  g_hash_table_remove (self->drafts, conversation); /* goes along */
  causerie_unsaved_add (self->unsaved, causerie_write_new_conversation (conversation), NULL);
}

void
causerie_library_save_message (CauserieLibrary      *self,
                               CauserieConversation *conversation,
                               CauserieMessage      *message,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_library_save_message);
  if (causerie_conversation_get_temporary (conversation) || self->closed) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }

  causerie_unsaved_add (self->unsaved, causerie_write_new_message (conversation, message), task);
}

void
causerie_library_journal (CauserieLibrary      *self,
                          CauserieConversation *conversation,
                          CauserieMessage      *message,
                          const char           *text,
                          const char           *reasoning)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  if (!causerie_conversation_get_temporary (conversation))
    causerie_store_append_journal (self->store, causerie_message_get_uid (message), text,
                                   reasoning);
}

/* --- drafts --- */

void
causerie_library_save_drafts (CauserieLibrary *self)
{
  g_autoptr(GList) conversations = NULL;

  g_clear_handle_id (&self->draft_id, g_source_remove);
  conversations = g_hash_table_get_keys (self->drafts);
  for (GList *item = conversations; item != NULL; item = item->next) {
    g_autoptr(CauserieConversation) conversation = g_object_ref (item->data);

    causerie_library_save (self, conversation);
  }
}

static void
draft_cb (gpointer user_data)
{
  CauserieLibrary *self = user_data;

  self->draft_id = 0;
  causerie_library_save_drafts (self);
}

void
causerie_library_note_draft (CauserieLibrary *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));

  if (self->closed || causerie_conversation_get_temporary (conversation))
    return;

  g_hash_table_add (self->drafts, g_object_ref (conversation));
  g_clear_handle_id (&self->draft_id, g_source_remove);
  self->draft_id = g_timeout_add_once (DRAFT_DELAY_MS, draft_cb, self);
}

/* --- again --- */

gboolean
causerie_library_has_unsaved (CauserieLibrary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self), FALSE);

  return causerie_unsaved_is_worth_keeping (self->unsaved);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieLibrary *self = CAUSERIE_LIBRARY (source);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_info ("The history cannot be read: %s", error->message); /* the state says it */
    return;
  }

  causerie_library_load_open_chats (self);
  causerie_unsaved_flush (self->unsaved);
}

void
causerie_library_save_now (CauserieLibrary *self)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (self));

  if (self->closed)
    return;

  if (!self->failed)
    causerie_unsaved_flush (self->unsaved);
  else if (self->opened)
    causerie_library_refresh (self, g_task_new (self, NULL, read_cb, NULL));
  else
    causerie_library_open_async (self, NULL, read_cb, NULL);
}
