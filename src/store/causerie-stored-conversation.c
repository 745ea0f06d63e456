/* causerie-stored-conversation.c: a conversation's row as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stored-conversation.h"

static GPtrArray *
copy_parts (GPtrArray *parts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copy, causerie_part_ref (g_ptr_array_index (parts, i)));
  return copy;
}

CauserieStoredConversation *
causerie_stored_conversation_new (CauserieConversation *conversation)
{
  CauserieStoredConversation *self = g_new0 (CauserieStoredConversation, 1);
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);

  self->changed = causerie_conversation_steal_changes (conversation);
  self->uid = g_strdup (causerie_conversation_get_uid (conversation));
  self->title = g_strdup (causerie_conversation_get_title (conversation));
  self->title_source = causerie_conversation_get_title_source (conversation);
  self->profile = g_strdup (causerie_conversation_get_profile (conversation));
  self->setup = g_strdup (causerie_conversation_get_setup (conversation));
  self->draft = g_strdup (causerie_conversation_get_draft (conversation));
  self->preview = g_strdup (causerie_conversation_get_preview (conversation));
  self->folder = g_strdup (causerie_conversation_get_folder (conversation));
  self->origin = g_strdup (causerie_conversation_get_origin (conversation));
  self->pinned = causerie_conversation_get_pinned (conversation);
  self->archived = causerie_conversation_get_archived (conversation);
  self->tags = g_strdupv ((char **) causerie_conversation_get_tags (conversation));
  self->created_time = causerie_conversation_get_created_time (conversation);
  self->updated_time = causerie_conversation_get_updated_time (conversation);
  self->trashed_time = causerie_conversation_get_trashed_time (conversation);
  self->scroll_message = g_strdup (causerie_conversation_get_scroll_message (conversation));
  self->scroll_piece = causerie_conversation_get_scroll_piece (conversation);
  self->scroll_offset = causerie_conversation_get_scroll_offset (conversation);
  self->leaf = leaf != NULL ? g_strdup (causerie_message_get_uid (leaf)) : NULL;
  self->draft_parts = copy_parts (causerie_conversation_get_draft_parts (conversation));
  return self;
}

void
causerie_stored_conversation_free (CauserieStoredConversation *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->profile);
  g_free (self->setup);
  g_free (self->draft);
  g_free (self->preview);
  g_free (self->folder);
  g_free (self->origin);
  g_strfreev (self->tags);
  g_free (self->scroll_message);
  g_free (self->leaf);
  g_clear_pointer (&self->draft_parts, g_ptr_array_unref);
  g_free (self);
}

CauserieConversation *
causerie_stored_conversation_revive (CauserieStoredConversation *self)
{
  const CauserieConversationFacts facts = {
    .uid = g_steal_pointer (&self->uid),
    .title = g_steal_pointer (&self->title),
    .profile = g_steal_pointer (&self->profile),
    .setup = g_steal_pointer (&self->setup),
    .draft = g_steal_pointer (&self->draft),
    .preview = g_steal_pointer (&self->preview),
    .folder = g_steal_pointer (&self->folder),
    .origin = g_steal_pointer (&self->origin),
    .scroll_message = g_steal_pointer (&self->scroll_message),
    .tags = g_steal_pointer (&self->tags),
    .title_source = self->title_source,
    .pinned = self->pinned,
    .archived = self->archived,
    .created_time = self->created_time,
    .updated_time = self->updated_time,
    .trashed_time = self->trashed_time,
    .scroll_piece = self->scroll_piece,
    .scroll_offset = self->scroll_offset,
  };

  return causerie_conversation_new_listed (&facts);
}
