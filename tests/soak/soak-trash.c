/* soak-trash.c: what a person throws away, takes back, files and branches
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-program-private.h"

#include "soak-text.h"

#define MAX_FOLDERS 3

void
soak_trashed_free (SoakTrashed *trashed)
{
  g_object_unref (trashed->conversation);
  g_clear_object (&trashed->message);
  g_free (trashed);
}

static void
keep_trashed (SoakProgram *self, CauserieConversation *conversation, CauserieMessage *message)
{
  SoakTrashed *trashed = g_new0 (SoakTrashed, 1);

  trashed->conversation = g_object_ref (conversation);
  g_set_object (&trashed->message, message);
  g_ptr_array_add (self->trash, trashed);
}

void
soak_trash_chat (SoakProgram *self, CauserieConversation *conversation)
{
  soak_asker_trash (self->asker, CAUSERIE_TRASH_CONVERSATION,
                    causerie_conversation_get_uid (conversation), g_get_real_time ());
  keep_trashed (self, conversation, NULL);
  soak_program_leave (self, conversation);
}

/* Of the chat this one branched from. */
static gboolean
is_borrowed (CauserieConversation *conversation, CauserieMessage *message)
{
  const char *uid = causerie_conversation_get_origin (conversation);

  while (uid != NULL) {
    CauserieMessage *above = causerie_conversation_find (conversation, uid);

    if (above == message)
      return TRUE;
    uid = above != NULL ? causerie_message_get_parent_uid (above) : NULL;
  }
  return FALSE;
}

static gboolean
has (CauserieConversation *conversation, CauserieMessage *message)
{
  return causerie_conversation_find (conversation, causerie_message_get_uid (message)) != NULL;
}

/* A branch, or what it branched from, has it too. */
static gboolean
is_in_other (SoakProgram *self, CauserieConversation *conversation, CauserieMessage *message)
{
  for (guint i = 0; i < self->chats->len; i++) {
    CauserieConversation *other = g_ptr_array_index (self->chats, i);

    if (other != conversation && has (other, message))
      return TRUE;
  }
  for (guint i = 0; i < self->trash->len; i++) {
    const SoakTrashed *trashed = g_ptr_array_index (self->trash, i);

    if (trashed->conversation != conversation && has (trashed->conversation, message))
      return TRUE;
  }
  return FALSE;
}

void
soak_trash_message (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieMessage *message = soak_program_pick_message (self, conversation);
  gint64 time = g_get_real_time ();

  if (message == NULL || causerie_message_is_running (message) ||
      is_borrowed (conversation, message) || is_in_other (self, conversation, message))
    return;
  soak_asker_trash (self->asker, CAUSERIE_TRASH_MESSAGE, causerie_message_get_uid (message), time);
  keep_trashed (self, conversation, message);
  causerie_conversation_trash_message (conversation, message, time);
  soak_asker_save_conversation (self->asker, conversation);
}

static SoakTrashed *
pick_trashed (SoakProgram *self)
{
  if (self->trash->len == 0)
    return NULL;
  return g_ptr_array_index (self->trash, g_rand_int_range (self->random, 0, self->trash->len));
}

/* Messages of a chat that is itself in the trash stay where they are. */
void
soak_restore_something (SoakProgram *self, CauserieConversation *conversation)
{
  SoakTrashed *trashed = pick_trashed (self);

  if (trashed == NULL)
    return;
  if (trashed->message == NULL) {
    soak_asker_trash (self->asker, CAUSERIE_TRASH_CONVERSATION,
                      causerie_conversation_get_uid (trashed->conversation), 0);
    g_ptr_array_add (self->chats, g_object_ref (trashed->conversation));
    g_ptr_array_remove (self->trash, trashed);
  } else if (g_ptr_array_find (self->chats, trashed->conversation, NULL)) {
    soak_asker_trash (self->asker, CAUSERIE_TRASH_MESSAGE,
                      causerie_message_get_uid (trashed->message), 0);
    causerie_conversation_restore_message (trashed->conversation, trashed->message);
    soak_asker_save_conversation (self->asker, trashed->conversation);
    g_ptr_array_remove (self->trash, trashed);
  }
}

void
soak_forget_trash_of (SoakProgram *self, CauserieConversation *conversation)
{
  for (guint i = self->trash->len; i > 0; i--) {
    const SoakTrashed *trashed = g_ptr_array_index (self->trash, i - 1);

    if (trashed->conversation == conversation)
      g_ptr_array_remove_index (self->trash, i - 1);
  }
}

/* The objects here do not know what has gone, so their chat is left alone from now on; nothing of
 * it may be on its way. */
void
soak_purge_something (SoakProgram *self, CauserieConversation *other)
{
  SoakTrashed *trashed = pick_trashed (self);
  g_autoptr(CauserieConversation) conversation = NULL;

  if (trashed == NULL || soak_asker_get_n_waiting (self->asker) > 0 ||
      (trashed->message != NULL &&
       is_in_other (self, trashed->conversation, trashed->message)))
    return;
  conversation = g_object_ref (trashed->conversation);
  if (trashed->message == NULL)
    soak_asker_purge (self->asker, CAUSERIE_TRASH_CONVERSATION,
                      causerie_conversation_get_uid (conversation));
  else
    soak_asker_purge (self->asker, CAUSERIE_TRASH_MESSAGE,
                      causerie_message_get_uid (trashed->message));
  soak_program_leave (self, conversation);
  soak_forget_trash_of (self, conversation);
}

void
soak_branch (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieMessage *message = soak_program_pick_message (self, conversation);
  CauserieConversation *branch;

  if (message == NULL || causerie_message_is_running (message))
    return;
  branch = causerie_conversation_new_branch (conversation, message);
  g_ptr_array_add (self->chats, branch);
  soak_asker_save_conversation (self->asker, branch);
}

static CauserieFolder *
pick_folder (SoakProgram *self)
{
  g_autofree char *name = soak_text_new_line (self->random);
  CauserieFolder *folder;

  if (self->folders->len == MAX_FOLDERS)
    return g_ptr_array_index (self->folders, g_rand_int_range (self->random, 0, MAX_FOLDERS));
  folder = causerie_folder_new (NULL);
  causerie_folder_set_name (folder, name);
  g_ptr_array_add (self->folders, folder);
  soak_asker_save_folder (self->asker, folder);
  return folder;
}

void
soak_move (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieFolder *folder = soak_program_toss (self, 3) ? NULL : pick_folder (self);

  causerie_conversation_set_folder (conversation,
                                    folder != NULL ? causerie_folder_get_uid (folder) : "");
  soak_asker_save_conversation (self->asker, conversation);
}
