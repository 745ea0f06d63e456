/* causerie-chat-view-draft.c: what is being written: a draft, or a message said otherwise
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-view-private.h"

#define EDIT_KEY "causerie-edit"

/* An edit that waits for its chat to be shown again, for as long as the conversation lives. */
typedef struct {
  CauserieMessage *message; /* owned, as are the others */
  char            *text;
  GPtrArray       *parts;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *self = data;

  g_object_unref (self->message);
  g_free (self->text);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static CauserieAttachmentBar *
get_attachments (CauserieChatView *self)
{
  return causerie_composer_get_attachments (self->composer);
}

/* --- the draft --- */

/* The library waits for the last key before it writes. */
void
causerie_chat_view_keep_draft (CauserieChatView *self)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  GPtrArray *parts = causerie_attachment_bar_get_parts (get_attachments (self));
  g_autofree char *text = NULL;

  if (conversation == NULL || self->showing_draft || self->edited != NULL)
    return;

  text = causerie_composer_dup_text (self->composer);
  if (g_str_equal (text, causerie_conversation_get_draft (conversation)) &&
      causerie_attachment_bar_shows (get_attachments (self),
                                     causerie_conversation_get_draft_parts (conversation)))
    return;

  causerie_conversation_set_draft (conversation, text);
  causerie_conversation_set_draft_parts (conversation, parts);
  causerie_library_note_draft (self->library, conversation);
}

/* Nobody types this. `parts` may be NULL. */
static void
show (CauserieChatView *self, const char *text, GPtrArray *parts)
{
  self->showing_draft = TRUE;
  causerie_composer_set_text (self->composer, text);
  causerie_attachment_bar_set_parts (get_attachments (self), parts);
  self->showing_draft = FALSE;
}

void
causerie_chat_view_show_attachments (CauserieChatView *self)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);

  if (self->edited != NULL)
    return;

  self->showing_draft = TRUE;
  causerie_attachment_bar_set_parts (get_attachments (self),
                                     conversation != NULL
                                       ? causerie_conversation_get_draft_parts (conversation)
                                       : NULL);
  self->showing_draft = FALSE;
}

static void
begin_edit (CauserieChatView *self, CauserieMessage *message, const char *text, GPtrArray *parts)
{
  g_set_object (&self->edited, message);
  g_object_set (self->composer, "editing", TRUE, NULL);
  show (self, text, parts);
}

void
causerie_chat_view_show_draft (CauserieChatView *self)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  Edit *edit =
    conversation != NULL ? g_object_steal_data (G_OBJECT (conversation), EDIT_KEY) : NULL;

  if (edit != NULL) {
    begin_edit (self, edit->message, edit->text, edit->parts);
    free_edit (edit);
    return;
  }

  show (self, conversation != NULL ? causerie_conversation_get_draft (conversation) : "",
        conversation != NULL ? causerie_conversation_get_draft_parts (conversation) : NULL);
}

/* --- saying it otherwise --- */

static GPtrArray *
dup_parts (GPtrArray *parts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copy, causerie_part_ref (parts->pdata[i]));
  return copy;
}

static GPtrArray *
dup_message_parts (CauserieMessage *message)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    g_ptr_array_add (parts, causerie_part_ref (causerie_message_get_part (message, i)));
  return parts;
}

void
causerie_chat_view_edit_message (CauserieChatView *self, CauserieMessage *message)
{
  g_autoptr(GPtrArray) parts = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && CAUSERIE_IS_MESSAGE (message));

  if (causerie_message_get_role (message) != CAUSERIE_ROLE_USER)
    return;

  parts = dup_message_parts (message);
  causerie_chat_view_keep_draft (self);
  if (self->edited != message)
    begin_edit (self, message, causerie_message_get_text (message), parts);
  causerie_chat_view_focus_composer (self);
}

static void
leave_edit (CauserieChatView *self)
{
  g_clear_object (&self->edited);
  g_object_set (self->composer, "editing", FALSE, NULL);
}

void
causerie_chat_view_put_edit_aside (CauserieChatView *self)
{
  Edit *edit;

  if (self->edited == NULL)
    return;

  edit = g_new0 (Edit, 1);
  edit->message = g_object_ref (self->edited);
  edit->text = causerie_composer_dup_text (self->composer);
  edit->parts = dup_parts (causerie_attachment_bar_get_parts (get_attachments (self)));
  g_object_set_data_full (G_OBJECT (causerie_chat_view_get_conversation (self)), EDIT_KEY, edit,
                          free_edit);
  leave_edit (self);
}

void
causerie_chat_view_end_edit (CauserieChatView *self)
{
  if (self->edited == NULL)
    return;

  leave_edit (self);
  causerie_chat_view_show_draft (self);
}

/* --- sending --- */

gboolean
causerie_chat_view_send (CauserieChatView *self)
{
  g_autofree char *text = causerie_composer_dup_text (self->composer);
  GPtrArray *parts = causerie_attachment_bar_get_parts (get_attachments (self));

  if (self->chat == NULL)
    return FALSE;

  if (self->edited != NULL) {
    if (!causerie_chat_edit (self->chat, self->edited, g_strstrip (text), parts))
      return FALSE;
    causerie_chat_view_end_edit (self);
    return TRUE;
  }

  if (!causerie_chat_send (self->chat, g_strstrip (text), parts))
    return FALSE;
  causerie_composer_set_text (self->composer, "");
  causerie_attachment_bar_set_parts (get_attachments (self), NULL);
  return TRUE;
}
