/* causerie-conversation-record.c: what is kept of a conversation beside its messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-private.h"

#include "causerie-property.h"

static void
set_string (CauserieConversation *self, int property, char **field, const char *value)
{
  if (causerie_set_string (field, value != NULL ? value : ""))
    causerie_conversation_notify (self, property);
}

static void
set_boolean (CauserieConversation *self, int property, gboolean *field, gboolean value)
{
  if (causerie_set_value (field, !!value))
    causerie_conversation_notify (self, property);
}

static void
set_time (CauserieConversation *self, int property, gint64 *field, gint64 value)
{
  if (causerie_set_value (field, value))
    causerie_conversation_notify (self, property);
}

const char *
causerie_conversation_get_title (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->title;
}

void
causerie_conversation_set_title (CauserieConversation *self, const char *title)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, PROP_TITLE, &self->title, title);
}

const char *
causerie_conversation_get_profile (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->profile;
}

void
causerie_conversation_set_profile (CauserieConversation *self, const char *profile)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, PROP_PROFILE, &self->profile, profile);
}

const char *
causerie_conversation_get_draft (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->draft;
}

void
causerie_conversation_set_draft (CauserieConversation *self, const char *draft)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, PROP_DRAFT, &self->draft, draft);
}

const char *
causerie_conversation_get_preview (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->preview;
}

void
causerie_conversation_set_preview (CauserieConversation *self, const char *preview)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, PROP_PREVIEW, &self->preview, preview);
}

gboolean
causerie_conversation_get_pinned (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), FALSE);

  return self->pinned;
}

void
causerie_conversation_set_pinned (CauserieConversation *self, gboolean pinned)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_boolean (self, PROP_PINNED, &self->pinned, pinned);
}

gboolean
causerie_conversation_get_answering (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), FALSE);

  return self->answering;
}

void
causerie_conversation_set_answering (CauserieConversation *self, gboolean answering)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_boolean (self, PROP_ANSWERING, &self->answering, answering);
}

gint64
causerie_conversation_get_created_time (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  return self->created_time;
}

void
causerie_conversation_set_created_time (CauserieConversation *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_time (self, PROP_CREATED_TIME, &self->created_time, time);
}

gint64
causerie_conversation_get_updated_time (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  return self->updated_time;
}

void
causerie_conversation_set_updated_time (CauserieConversation *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_time (self, PROP_UPDATED_TIME, &self->updated_time, time);
}

const char *
causerie_conversation_get_scroll_message (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->scroll_message;
}

guint
causerie_conversation_get_scroll_piece (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  return self->scroll_piece;
}

int
causerie_conversation_get_scroll_offset (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  return self->scroll_offset;
}

void
causerie_conversation_set_scroll (CauserieConversation *self,
                                  const char           *message_uid,
                                  guint                 piece,
                                  int                   offset)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  causerie_set_string (&self->scroll_message, message_uid);
  self->scroll_piece = message_uid != NULL ? piece : 0;
  self->scroll_offset = message_uid != NULL ? offset : 0;
}
