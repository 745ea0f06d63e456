/* causerie-conversation-record.c: what is kept of a conversation beside its messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-private.h"

#include "causerie-property.h"

#include <string.h>

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

CauserieTitleSource
causerie_conversation_get_title_source (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), CAUSERIE_TITLE_NONE);

  return self->title_source;
}

void
causerie_conversation_set_title_source (CauserieConversation *self, CauserieTitleSource source)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  if (causerie_set_value (&self->title_source, source))
    causerie_conversation_notify (self, PROP_TITLE_SOURCE);
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

GPtrArray *
causerie_conversation_get_draft_parts (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->draft_parts;
}

/* Parts never change: those that are the same are the same pointers. */
static gboolean
holds_same (GPtrArray *parts, GPtrArray *others)
{
  guint length = others != NULL ? others->len : 0;

  return parts->len == length &&
         (length == 0 || memcmp (parts->pdata, others->pdata, length * sizeof (gpointer)) == 0);
}

void
causerie_conversation_set_draft_parts (CauserieConversation *self, GPtrArray *parts)
{
  GPtrArray *copy;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  if (holds_same (self->draft_parts, parts))
    return;

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    g_ptr_array_add (copy, causerie_part_ref (g_ptr_array_index (parts, i)));
  g_ptr_array_unref (self->draft_parts);
  self->draft_parts = copy;
  causerie_conversation_notify (self, PROP_DRAFT_PARTS);
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

const char *
causerie_conversation_get_folder (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->folder;
}

void
causerie_conversation_set_folder (CauserieConversation *self, const char *folder)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, PROP_FOLDER, &self->folder, folder);
}

gboolean
causerie_conversation_get_archived (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), FALSE);

  return self->archived;
}

void
causerie_conversation_set_archived (CauserieConversation *self, gboolean archived)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_boolean (self, PROP_ARCHIVED, &self->archived, archived);
}

const char * const *
causerie_conversation_get_tags (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return (const char * const *) self->tags;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Without the spaces around them, in one order, each once. */
static char **
tidy_tags (const char * const *tags)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GStrvBuilder) tidy = g_strv_builder_new ();
  const char *last = "";

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_ptr_array_add (sorted, g_strstrip (g_strdup (tags[i])));
  g_ptr_array_sort (sorted, compare_tags);

  for (guint i = 0; i < sorted->len; i++) {
    const char *tag = g_ptr_array_index (sorted, i);

    if (strcmp (tag, last) != 0)
      g_strv_builder_add (tidy, tag);
    last = tag;
  }
  return g_strv_builder_end (tidy);
}

void
causerie_conversation_set_tags (CauserieConversation *self, const char * const *tags)
{
  g_auto(GStrv) tidy = NULL;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  tidy = tidy_tags (tags);
  if (g_strv_equal ((const char * const *) tidy, (const char * const *) self->tags))
    return;

  g_strfreev (self->tags);
  self->tags = g_steal_pointer (&tidy);
  causerie_conversation_notify (self, PROP_TAGS);
}

const char *
causerie_conversation_get_origin (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->origin;
}

void
causerie_conversation_set_origin (CauserieConversation *self, const char *message_uid)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  if (causerie_set_string (&self->origin, message_uid))
    causerie_conversation_notify (self, PROP_ORIGIN);
}

gboolean
causerie_conversation_get_temporary (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), FALSE);

  return self->temporary;
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

gint64
causerie_conversation_get_trashed_time (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  return self->trashed_time;
}

void
causerie_conversation_set_trashed_time (CauserieConversation *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_time (self, PROP_TRASHED_TIME, &self->trashed_time, time);
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
