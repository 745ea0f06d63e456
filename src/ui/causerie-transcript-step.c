/* causerie-transcript-step.c: with the keyboard from message to message, and from code to code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is stepped to gets the keyboard focus, so that a screen reader reads it and Tab goes on from
 * there. It need not have had a widget before. */

#include "causerie-transcript-private.h"

#include <string.h>

/* How far below the upper edge it is put, pixels. */
#define MARGIN 16

/* --- where one is ----------------------------------------------------------------------------- */

/* What has the focus, else what lies at the upper edge. */
static CauserieTranscriptItem *
find_current (CauserieTranscript *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  CauserieTranscriptItem *current = NULL;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->widget == focus && item->pass == self->pass)
      return item;
    if (item->pass == self->pass && (current == NULL || item->y <= MARGIN))
      current = item;
  }
  return current;
}

/* The first that takes room: the header of a question does not. */
static CauserieTranscriptItem *
find_first_visible (CauserieTranscriptEntry *entry)
{
  causerie_transcript_entry_expand (entry);
  for (guint i = 0; i < entry->items->len; i++) {
    CauserieTranscriptItem *item = entry->items->pdata[i];

    if (item->height > item->gap)
      return item;
  }
  return NULL;
}

/* --- where one goes --------------------------------------------------------------------------- */

static CauserieTranscriptItem *
find_message (CauserieTranscript *self, CauserieTranscriptItem *current, int direction)
{
  CauserieTranscriptItem *start = find_first_visible (current->entry);

  /* Back from inside a message is to its beginning. */
  if (direction < 0 && start != NULL && start != current && start->index < current->index)
    return start;

  for (guint i = current->entry->index + direction; i < self->entries->len; i += direction) {
    CauserieTranscriptItem *item = find_first_visible (self->entries->pdata[i]);

    if (item != NULL)
      return item;
  }
  return NULL;
}

static gboolean
begins_code (CauserieTranscriptItem *item)
{
  return item->block != NULL && causerie_block_get_kind (item->block) == CAUSERIE_BLOCK_CODE &&
         !causerie_block_is_continued (item->block);
}

/* Of messages that have no items yet, only those with a fence are looked into. */
static gboolean
may_have_code (CauserieTranscriptEntry *entry)
{
  const char *text = causerie_message_get_text (entry->message);

  return entry->items != NULL || strstr (text, "```") != NULL || strstr (text, "~~~") != NULL;
}

static CauserieTranscriptItem *
find_code (CauserieTranscript *self, CauserieTranscriptItem *current, int direction)
{
  guint index = current->index + direction;

  for (guint i = current->entry->index; i < self->entries->len; i += direction) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    if (may_have_code (entry)) {
      causerie_transcript_entry_expand (entry);
      if (entry != current->entry)
        index = direction > 0 ? 0 : entry->items->len - 1;
      for (; index < entry->items->len; index += direction) {
        if (begins_code (entry->items->pdata[index]))
          return entry->items->pdata[index];
      }
    }
  }
  return NULL;
}

/* --- going there ------------------------------------------------------------------------------ */

static void
place_at_top (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  causerie_transcript_set_anchor (self, item, item->gap - MARGIN);
  self->moved = TRUE;
  causerie_transcript_set_following (self, FALSE);
  causerie_transcript_relayout (self);
}

static void
go_to (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  place_at_top (self, item);
  if (item->widget == NULL)
    return;

  gtk_widget_set_focusable (item->widget, TRUE);
  gtk_widget_grab_focus (item->widget);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (item->widget)), TRUE);
  place_at_top (self, item);
}

void
causerie_transcript_step (CauserieTranscript *self, CauserieTranscriptStep step, int direction)
{
  CauserieTranscriptItem *current = find_current (self), *item;

  if (current == NULL)
    return;

  item = step == CAUSERIE_STEP_CODE ? find_code (self, current, direction)
                                    : find_message (self, current, direction);
  if (item != NULL)
    go_to (self, item);
  else if (direction > 0)
    causerie_transcript_follow (self);
}
