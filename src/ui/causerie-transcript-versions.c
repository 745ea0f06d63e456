/* causerie-transcript-versions.c: from one version of a message to another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include "causerie-message-footer.h"

static CauserieTranscriptEntry *
find_focus (CauserieTranscript *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = 0; child != NULL && i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->widget == child)
      return item->entry;
  }
  return NULL;
}

static gboolean
has_versions (CauserieTranscript *self, CauserieMessage *message)
{
  g_autoptr(GPtrArray) versions = causerie_conversation_dup_versions (self->conversation, message);

  return versions->len > 1;
}

CauserieMessage *
causerie_transcript_get_current_message (CauserieTranscript *self)
{
  CauserieTranscriptEntry *entry;

  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), NULL);

  entry = find_focus (self);
  if (entry == NULL)
    entry = self->pointed;
  if (entry != NULL)
    return entry->message;

  for (guint i = self->entries->len; i > 0; i--) {
    entry = self->entries->pdata[i - 1];
    if (has_versions (self, entry->message))
      return entry->message;
  }
  return NULL;
}

CauserieMessage *
causerie_transcript_find_version (CauserieTranscript *self, CauserieMessage *message, int steps)
{
  g_autoptr(GPtrArray) versions = NULL;
  guint index;

  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self) && CAUSERIE_IS_MESSAGE (message), NULL);

  if (self->conversation == NULL)
    return NULL;

  versions = causerie_conversation_dup_versions (self->conversation, message);
  if (!g_ptr_array_find (versions, message, &index) || (int) index + steps < 0 ||
      (int) index + steps >= (int) versions->len)
    return NULL;
  return versions->pdata[(int) index + steps]; /* the conversation keeps it */
}

void
causerie_transcript_focus_versions (CauserieTranscript *self, CauserieMessage *message)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self) && CAUSERIE_IS_MESSAGE (message));

  causerie_transcript_relayout (self);
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->entry->message == message && item->kind == CAUSERIE_ITEM_FOOTER)
      causerie_message_footer_focus_versions (CAUSERIE_MESSAGE_FOOTER (item->widget));
  }
}

static CauserieTranscriptItem *
find_footer (CauserieTranscriptEntry *entry)
{
  causerie_transcript_entry_expand (entry);
  for (guint i = entry->items->len; i > 0; i--) {
    CauserieTranscriptItem *item = entry->items->pdata[i - 1];

    if (item->kind == CAUSERIE_ITEM_FOOTER)
      return item;
  }
  return NULL;
}

/* The switch in the version's footer is where that of the version before was. */
static void
hold_footer (CauserieTranscript *self, CauserieMessage *version, guint index, double offset)
{
  CauserieTranscriptEntry *entry =
    index < self->entries->len ? self->entries->pdata[index] : NULL;
  CauserieTranscriptItem *footer =
    entry != NULL && entry->message == version ? find_footer (entry) : NULL;

  if (footer == NULL || self->following) /* the end holds the view */
    return;
  self->anchor = footer;
  self->offset = offset;
}

void
causerie_transcript_select_version (CauserieTranscript *self, CauserieMessage *version)
{
  CauserieTranscriptItem *anchor;
  gboolean pressed;
  guint index;
  double offset;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self) && CAUSERIE_IS_MESSAGE (version));
  g_return_if_fail (self->conversation != NULL);

  anchor = self->anchor;
  pressed = anchor != NULL && anchor->kind == CAUSERIE_ITEM_FOOTER;
  index = pressed ? anchor->entry->index : 0;
  offset = self->offset;
  causerie_conversation_select (self->conversation, version);
  if (pressed)
    hold_footer (self, version, index, offset);
}

/* They are counted in the footers. */
void
causerie_transcript_update_versions (CauserieTranscript *self)
{
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->kind == CAUSERIE_ITEM_FOOTER)
      causerie_transcript_item_update (item);
  }
  causerie_transcript_relayout (self);
}
