/* causerie-conversation-record.c: what is kept of a conversation beside its messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-private.h"

#include "causerie-property.h"

#include <string.h>

static const char * const no_tags[] = { NULL };

static void
note (CauserieConversation *self, CauserieConversationField field, int property)
{
  self->changed |= field;
  causerie_conversation_notify (self, property);
}

static void
set_string (CauserieConversation       *self,
            CauserieConversationField   field,
            int                         property,
            char                      **place,
            const char                 *value)
{
  if (causerie_set_string (place, value != NULL && *value != '\0' ? value : NULL))
    note (self, field, property);
}

static const char *
get_string (const char *text)
{
  return text != NULL ? text : "";
}

static void
set_boolean (CauserieConversation      *self,
             CauserieConversationField  field,
             int                        property,
             gboolean                  *place,
             gboolean                   value)
{
  if (causerie_set_value (place, !!value))
    note (self, field, property);
}

static void
set_time (CauserieConversation      *self,
          CauserieConversationField  field,
          int                        property,
          gint64                    *place,
          gint64                     value)
{
  if (causerie_set_value (place, value))
    note (self, field, property);
}

const char *
causerie_conversation_get_title (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->title);
}

void
causerie_conversation_set_title (CauserieConversation *self, const char *title)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_TITLE, PROP_TITLE, &self->title, title);
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
    note (self, CAUSERIE_FIELD_TITLE, PROP_TITLE_SOURCE);
}

const char *
causerie_conversation_get_profile (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->profile);
}

void
causerie_conversation_set_profile (CauserieConversation *self, const char *profile)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_PROFILE, PROP_PROFILE, &self->profile, profile);
}

const char *
causerie_conversation_get_setup (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->setup);
}

void
causerie_conversation_set_setup (CauserieConversation *self, const char *setup)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_SETUP, PROP_SETUP, &self->setup, setup);
}

const char *
causerie_conversation_get_draft (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->draft);
}

void
causerie_conversation_set_draft (CauserieConversation *self, const char *draft)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_DRAFT, PROP_DRAFT, &self->draft, draft);
}

GPtrArray *
causerie_conversation_get_draft_parts (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  if (self->draft_parts == NULL)
    self->draft_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
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

  if (holds_same (causerie_conversation_get_draft_parts (self), parts))
    return;

  copy = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    g_ptr_array_add (copy, causerie_part_ref (g_ptr_array_index (parts, i)));
  g_ptr_array_unref (self->draft_parts);
  self->draft_parts = copy;
  note (self, CAUSERIE_FIELD_DRAFT_PARTS, PROP_DRAFT_PARTS);
}

const char *
causerie_conversation_get_preview (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->preview);
}

void
causerie_conversation_set_preview (CauserieConversation *self, const char *preview)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_PREVIEW, PROP_PREVIEW, &self->preview, preview);
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

  set_boolean (self, CAUSERIE_FIELD_PINNED, PROP_PINNED, &self->pinned, pinned);
}

const char *
causerie_conversation_get_folder (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return get_string (self->folder);
}

void
causerie_conversation_set_folder (CauserieConversation *self, const char *folder)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  set_string (self, CAUSERIE_FIELD_FOLDER, PROP_FOLDER, &self->folder, folder);
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

  set_boolean (self, CAUSERIE_FIELD_ARCHIVED, PROP_ARCHIVED, &self->archived, archived);
}

const char * const *
causerie_conversation_get_tags (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->tags != NULL ? (const char * const *) self->tags : no_tags;
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
  if (g_strv_equal ((const char * const *) tidy, causerie_conversation_get_tags (self)))
    return;

  g_strfreev (self->tags);
  self->tags = g_steal_pointer (&tidy);
  note (self, CAUSERIE_FIELD_TAGS, PROP_TAGS);
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
    note (self, CAUSERIE_FIELD_ORIGIN, PROP_ORIGIN);
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

  set_boolean (self, CAUSERIE_FIELD_NONE, PROP_ANSWERING, &self->answering, answering);
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

  set_time (self, CAUSERIE_FIELD_CREATED_TIME, PROP_CREATED_TIME, &self->created_time, time);
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

  set_time (self, CAUSERIE_FIELD_UPDATED_TIME, PROP_UPDATED_TIME, &self->updated_time, time);
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

  set_time (self, CAUSERIE_FIELD_NONE, PROP_TRASHED_TIME, &self->trashed_time, time);
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

  if (message_uid == NULL)
    piece = offset = 0;
  if (g_strcmp0 (self->scroll_message, message_uid) == 0 && self->scroll_piece == piece &&
      self->scroll_offset == offset)
    return;

  causerie_set_string (&self->scroll_message, message_uid);
  self->scroll_piece = piece;
  self->scroll_offset = offset;
  self->changed |= CAUSERIE_FIELD_SCROLL;
}

guint
causerie_conversation_steal_changes (CauserieConversation *self)
{
  guint changed;

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), 0);

  changed = self->changed;
  self->changed = 0;
  return changed;
}

void
causerie_conversation_add_changes (CauserieConversation *self, guint fields)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self));

  self->changed |= fields;
}

/* Fields that are read with every list of conversations. */
static void
take_listed (CauserieConversation *self, CauserieConversation *stored)
{
#define TAKE(field, name) \
  if (!(self->changed & CAUSERIE_FIELD_ ## field)) \
    causerie_conversation_set_ ## name (self, stored->name)
  TAKE (PROFILE, profile);
  TAKE (SETUP, setup);
  TAKE (DRAFT, draft);
  TAKE (PREVIEW, preview);
  TAKE (PINNED, pinned);
  TAKE (FOLDER, folder);
  TAKE (ARCHIVED, archived);
  TAKE (ORIGIN, origin);
  TAKE (CREATED_TIME, created_time);
  TAKE (UPDATED_TIME, updated_time);
#undef TAKE
}

void
causerie_conversation_take_over (CauserieConversation *self, CauserieConversation *stored)
{
  guint changed;

  g_return_if_fail (CAUSERIE_IS_CONVERSATION (self) && CAUSERIE_IS_CONVERSATION (stored));

  changed = self->changed;
  if (!(changed & CAUSERIE_FIELD_TITLE)) {
    causerie_conversation_set_title (self, stored->title);
    causerie_conversation_set_title_source (self, stored->title_source);
  }
  if (!(changed & CAUSERIE_FIELD_TAGS))
    causerie_conversation_set_tags (self, (const char * const *) stored->tags);
  if (!(changed & CAUSERIE_FIELD_SCROLL))
    causerie_conversation_set_scroll (self, stored->scroll_message, stored->scroll_piece,
                                      stored->scroll_offset);
  take_listed (self, stored);
  causerie_conversation_set_trashed_time (self, stored->trashed_time);
  self->changed = changed;
}
