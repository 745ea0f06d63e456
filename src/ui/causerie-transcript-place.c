/* causerie-transcript-place.c: where the reader is, and whether the view follows the end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include <math.h>

/* Nearer to the end than this is at the end. Pixels. */
#define END_TOLERANCE 2

void
causerie_transcript_set_following (CauserieTranscript *self, gboolean following)
{
  if (self->following == following)
    return;
  self->following = following;
  g_object_notify (G_OBJECT (self), "following");
}

/* A piece is an item, but for the reasoning, which is folded when the place is found again. */
static guint
count_pieces_above (CauserieTranscriptItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->index; i++)
    n += ((CauserieTranscriptItem *) item->entry->items->pdata[i])->kind != CAUSERIE_ITEM_THOUGHT;
  return n;
}

void
causerie_transcript_remember_place (CauserieTranscript *self)
{
  CauserieTranscriptItem *anchor = self->anchor;

  if (!self->moved || self->conversation == NULL || anchor == NULL)
    return;

  /* Rounded as it is drawn, so that it comes back on the same pixel. */
  self->moved = FALSE;
  if (self->following)
    causerie_conversation_set_scroll (self->conversation, NULL, 0, 0);
  else
    causerie_conversation_set_scroll (self->conversation,
                                      causerie_message_get_uid (anchor->entry->message),
                                      count_pieces_above (anchor), (int) ceil (self->offset));
}

static CauserieTranscriptItem *
find_remembered_item (CauserieTranscript *self)
{
  const char *uid = causerie_conversation_get_scroll_message (self->conversation);
  guint piece = causerie_conversation_get_scroll_piece (self->conversation);

  for (guint i = 0; uid != NULL && i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    if (g_strcmp0 (causerie_message_get_uid (entry->message), uid) != 0)
      continue;
    causerie_transcript_entry_expand (entry);
    if (entry->items->len > 0)
      return entry->items->pdata[MIN (piece, entry->items->len - 1)];
  }
  return NULL;
}

void
causerie_transcript_restore_place (CauserieTranscript *self)
{
  CauserieTranscriptItem *item = find_remembered_item (self);

  self->restore = FALSE;
  if (item != NULL)
    causerie_transcript_set_anchor (
      self, item, causerie_conversation_get_scroll_offset (self->conversation));
  causerie_transcript_set_following (self, item == NULL);
}

static void
layout_now (CauserieTranscript *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->stale = FALSE;
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) <= 0)
    return;
  causerie_transcript_layout (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  causerie_transcript_remember_place (self);
}

void
causerie_transcript_relayout (CauserieTranscript *self)
{
  layout_now (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
causerie_transcript_relayout_moved (CauserieTranscript *self)
{
  layout_now (self);
  if (self->is_placed || !causerie_transcript_is_allocated (self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
causerie_transcript_follow_adjustment (CauserieTranscript *self)
{
  GtkAdjustment *adjustment = self->vadjustment;
  double value, end;

  if (self->configuring)
    return;

  value = gtk_adjustment_get_value (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  causerie_transcript_forget_eye (self);
  causerie_transcript_move_anchor (self, value - self->value);
  if (value > self->value)
    self->is_placed = TRUE; /* no space below the end, where a guess was too high */
  self->value = value;
  self->moved = TRUE;
  causerie_transcript_set_following (self, value >= end - END_TOLERANCE);
  causerie_transcript_relayout (self);
}
