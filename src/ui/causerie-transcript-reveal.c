/* causerie-transcript-reveal.c: brings a place of the text into view
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-reveal.h"

#include "causerie-side-scroller.h"

#include <math.h>

/* How far down the view a place is brought that was not near it. */
#define SHARE 0.3

/* Nearer than this share of the view, just outside of it, only the rest is scrolled. */
#define NEAR 0.5

/* How far the text must move down so that the place is well in view; 0: it is. */
static double
find_shift (CauserieTranscript *self, const graphene_rect_t *rect)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double margin = MIN (rect->size.height, height / 4);
  double top = rect->origin.y - margin, bottom = rect->origin.y + rect->size.height + margin;

  if (top >= 0 && bottom <= height)
    return 0;
  if (top < -NEAR * height || bottom > (1 + NEAR) * height)
    return floor (height * SHARE - rect->origin.y);
  return top < 0 ? ceil (-top) : floor (height - bottom);
}

/* The reader is led: the view no longer follows the end, unless that is where it is led to. */
static void
move_text (CauserieTranscript *self, double shift)
{
  GtkAdjustment *adjustment = self->vadjustment;
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (shift < 0 && self->value - shift >= last)
    return causerie_transcript_set_following (self, TRUE);
  causerie_transcript_set_following (self, FALSE);
  causerie_transcript_move_anchor (self, -shift);
}

void
causerie_transcript_reveal_sideways (const CauserieTextPlace *place)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);
  CauserieSelectable *selectable =
    item != NULL ? causerie_text_place_get_selectable (item) : NULL;
  GtkWidget *scroller = selectable != NULL
                          ? gtk_widget_get_ancestor (GTK_WIDGET (selectable),
                                                     CAUSERIE_TYPE_SIDE_SCROLLER)
                          : NULL;
  graphene_rect_t rect;

  if (scroller != NULL && causerie_selectable_find_rect (selectable, place->offset, &rect))
    causerie_side_scroller_reveal (CAUSERIE_SIDE_SCROLLER (scroller), rect.origin.x,
                                   rect.origin.x);
}

gboolean
causerie_transcript_finish_reveal (CauserieTranscript *self)
{
  CauserieTextPlace place = self->revealed;
  graphene_rect_t rect;
  double shift;

  self->revealed = (CauserieTextPlace) { NULL };
  if (place.entry == NULL || !causerie_text_place_find_rect (&place, &rect))
    return FALSE;

  causerie_transcript_reveal_sideways (&place);
  shift = find_shift (self, &rect);
  if (shift == 0)
    return FALSE;
  self->moved = TRUE;
  move_text (self, shift);
  return TRUE;
}

void
causerie_transcript_leave_reveal (CauserieTranscript *self, guint first, guint after)
{
  CauserieTranscriptEntry *entry = self->revealed.entry;

  if (entry != NULL && entry->index >= first && entry->index < after)
    self->revealed = (CauserieTextPlace) { NULL };
}

void
causerie_transcript_reveal (CauserieTranscript *self, const CauserieTextPlace *place)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);

  if (item == NULL)
    return;

  self->revealed = *place;
  if (item->widget == NULL || item->pass != self->pass) {
    self->restore = FALSE;
    self->moved = TRUE;
    causerie_transcript_set_anchor (self, item,
                                    -floor (gtk_widget_get_height (GTK_WIDGET (self)) * SHARE));
    causerie_transcript_set_following (self, FALSE);
    causerie_transcript_relayout (self);
  }
  /* Widgets made and dropped while it is led there ask for other sizes all the way up; only what is
   * allocated anew itself is rid of that afterwards, so everything above must be. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
