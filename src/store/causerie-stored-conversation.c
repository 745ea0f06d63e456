/* causerie-stored-conversation.c: a conversation's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stored-conversation.h"

CauserieStoredConversation *
causerie_stored_conversation_new (CauserieConversation *conversation)
{
  CauserieStoredConversation *self = g_new0 (CauserieStoredConversation, 1);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);

  self->uid = g_strdup (causerie_conversation_get_uid (conversation));
  self->title = g_strdup (causerie_conversation_get_title (conversation));
  self->profile = g_strdup (causerie_conversation_get_profile (conversation));
  self->draft = g_strdup (causerie_conversation_get_draft (conversation));
  self->preview = g_strdup (causerie_conversation_get_preview (conversation));
  self->pinned = causerie_conversation_get_pinned (conversation);
  self->created_time = causerie_conversation_get_created_time (conversation);
  self->updated_time = causerie_conversation_get_updated_time (conversation);
  self->scroll_message = g_strdup (causerie_conversation_get_scroll_message (conversation));
  self->scroll_piece = causerie_conversation_get_scroll_piece (conversation);
  self->scroll_offset = causerie_conversation_get_scroll_offset (conversation);
  self->knows_leaf = causerie_conversation_get_loaded (conversation);
  self->leaf = leaf != NULL ? g_strdup (causerie_message_get_uid (leaf)) : NULL;
  return self;
}

void
causerie_stored_conversation_free (CauserieStoredConversation *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->profile);
  g_free (self->draft);
  g_free (self->preview);
  g_free (self->scroll_message);
  g_free (self->leaf);
  g_free (self);
}

CauserieConversation *
causerie_stored_conversation_revive (const CauserieStoredConversation *self)
{
  CauserieConversation *conversation = causerie_conversation_new (self->uid);

  causerie_conversation_set_title (conversation, self->title);
  causerie_conversation_set_profile (conversation, self->profile);
  causerie_conversation_set_draft (conversation, self->draft);
  causerie_conversation_set_preview (conversation, self->preview);
  causerie_conversation_set_pinned (conversation, self->pinned);
  causerie_conversation_set_created_time (conversation, self->created_time);
  causerie_conversation_set_updated_time (conversation, self->updated_time);
  causerie_conversation_set_scroll (conversation, self->scroll_message, self->scroll_piece,
                                    self->scroll_offset);
  return conversation;
}
