/* causerie-chat-send.c: what a person says, at once or as soon as the chat is loaded
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-library-private.h"

gboolean
causerie_chat_can_ask (CauserieChat *self)
{
  return !causerie_chat_get_running (self) && self->profile != NULL &&
         causerie_conversation_get_loaded (self->conversation);
}

/* `attachments` may be NULL. */
static CauserieMessage *
new_question (const char *parent_uid, const char *text, GPtrArray *attachments)
{
  CauserieMessage *question = causerie_message_new (NULL, parent_uid, CAUSERIE_ROLE_USER);

  causerie_message_set_text (question, text);
  causerie_message_set_sent_time (question, g_get_real_time ());
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    causerie_message_add_part (question, g_ptr_array_index (attachments, i));

  return question;
}

static void
send (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (self->conversation);
  g_autoptr(CauserieMessage) question = NULL;

  question = new_question (leaf != NULL ? causerie_message_get_uid (leaf) : NULL, text,
                           attachments);
  causerie_chat_ask_question (self, question);
}

/* --- before the messages are there --- */

static void
loaded_cb (CauserieChat *self)
{
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) attachments = NULL;

  if (!causerie_chat_can_ask (self))
    return; /* it stays the draft */

  g_signal_handlers_disconnect_by_func (self->conversation, loaded_cb, self);
  text = g_steal_pointer (&self->queued_text);
  attachments = g_steal_pointer (&self->queued_attachments);
  if (g_str_equal (causerie_conversation_get_draft (self->conversation), text)) {
    causerie_conversation_set_draft (self->conversation, "");
    causerie_conversation_set_draft_parts (self->conversation, NULL);
  }
  send (self, text, attachments);
}

/* What was typed is on the disk while it waits. */
static void
queue (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  self->queued_text = g_strdup (text);
  self->queued_attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    g_ptr_array_add (self->queued_attachments,
                     causerie_part_ref (g_ptr_array_index (attachments, i)));

  causerie_conversation_set_draft (self->conversation, text);
  causerie_conversation_set_draft_parts (self->conversation, self->queued_attachments);
  causerie_library_save (self->library, self->conversation);
  g_signal_connect_object (self->conversation, "notify::loaded", G_CALLBACK (loaded_cb), self,
                           G_CONNECT_SWAPPED);
}

gboolean
causerie_chat_send (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && text != NULL, FALSE);

  if (causerie_chat_get_running (self) || self->profile == NULL || self->queued_text != NULL)
    return FALSE;
  if (*text == '\0' && (attachments == NULL || attachments->len == 0))
    return FALSE;

  if (causerie_conversation_get_loaded (self->conversation))
    send (self, text, attachments);
  else
    queue (self, text, attachments);

  return TRUE;
}

/* --- saying it otherwise --- */

gboolean
causerie_chat_edit (CauserieChat    *self,
                    CauserieMessage *message,
                    const char      *text,
                    GPtrArray       *attachments)
{
  g_autoptr(CauserieMessage) question = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (message), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!causerie_chat_can_ask (self) || causerie_message_get_role (message) != CAUSERIE_ROLE_USER ||
      (*text == '\0' && (attachments == NULL || attachments->len == 0)))
    return FALSE;

  question = new_question (causerie_message_get_parent_uid (message), text, attachments);
  causerie_chat_ask_question (self, question);

  return TRUE;
}
