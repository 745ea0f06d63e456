/* causerie-transcript-anchor.c: where the reader is, in items and in the adjustment
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The anchor is the item the reader looks at: what has the keyboard focus, else what the pointer is
 * on, else what lies a third down the view, where eyes rest. Whatever is inserted, taken away or
 * changes its size above or below, the anchor stays where it is, so a row that is unfolded does as
 * well.
 *
 * The adjustment's value is a coordinate of its own: when a guess above the view turns out
 * wrong, `lower` moves and the value stays, so that nobody who is just scrolling (a finger, a
 * wheel, a deceleration) has the ground pulled away. */

#include "causerie-transcript-private.h"

#include <math.h>

#define EYE  (1 / 3.0) /* of the view's height, from above */
#define STEP 48        /* of the wheel and arrows, pixels */

/* Guesses of heights are corrected by this factor at most, and hardly before so many pixels are
 * known. */
#define MOST_WRONG 4.0
#define CERTAINTY  200.0

/* --- the eye ---------------------------------------------------------------------------------- */

static gboolean
find_focus (CauserieTranscript *self, double *y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  graphene_rect_t bounds;
  GtkWidget *focus;

  if (gtk_widget_get_focus_child (widget) == NULL || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return FALSE;

  focus = gtk_root_get_focus (root);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget) ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  *y = bounds.origin.y;
  return *y >= 0 && *y < gtk_widget_get_height (widget);
}

double
causerie_transcript_find_eye (CauserieTranscript *self)
{
  double y;

  if (find_focus (self, &y))
    return y;
  if (self->pointer_y >= 0)
    return self->pointer_y;
  return gtk_widget_get_height (GTK_WIDGET (self)) * EYE;
}

/* --- the anchor ------------------------------------------------------------------------------- */

void
causerie_transcript_set_anchor (CauserieTranscript *self, CauserieTranscriptItem *item,
                                double offset)
{
  self->anchor = item;
  self->offset = offset;
  self->is_placed = TRUE;
  causerie_transcript_forget_eye (self);
}

void
causerie_transcript_hold (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  self->anchor = item;
  if (item->pass == self->pass)
    self->offset = -item->y;
}

void
causerie_transcript_choose_anchor (CauserieTranscript *self)
{
  CauserieTranscriptItem *chosen = NULL;
  double eye = causerie_transcript_find_eye (self);

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->pass != self->pass)
      continue;
    if (chosen != NULL && item->y > eye)
      break;
    chosen = item;
  }
  if (chosen != NULL)
    causerie_transcript_hold (self, chosen);
}

/* Of those with a widget, the nearest to the range [first, after) of messages, above it if there is
 * one. */
static CauserieTranscriptItem *
find_neighbour (CauserieTranscript *self, guint first, guint after)
{
  CauserieTranscriptItem *above = NULL;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->pass != self->pass)
      continue;
    if (item->entry->index < first)
      above = item;
    else if (item->entry->index >= after)
      return above != NULL ? above : item;
  }
  return above;
}

void
causerie_transcript_leave_entries (CauserieTranscript *self, guint first, guint after)
{
  CauserieTranscriptItem *neighbour;

  if (self->anchor == NULL || self->anchor->entry->index < first ||
      self->anchor->entry->index >= after)
    return;

  self->anchor = NULL;
  neighbour = find_neighbour (self, first, after);
  if (neighbour != NULL)
    causerie_transcript_hold (self, neighbour);
  else if (after < self->entries->len)
    causerie_transcript_anchor_entry (self, after, 0);
  else if (first > 0)
    causerie_transcript_anchor_entry (self, first - 1, 0);
  if (self->anchor != NULL && self->anchor->entry->index >= first &&
      self->anchor->entry->index < after)
    self->anchor = NULL;
}

/* Walks over entries that have no items by their guessed height, without making any. */
static gboolean
skip_entries (CauserieTranscript *self, CauserieTranscriptEntry **entry, gboolean down)
{
  guint index = (*entry)->index + (down ? 1 : -1);

  if (index >= self->entries->len)
    return FALSE;
  *entry = self->entries->pdata[index];
  return TRUE;
}

void
causerie_transcript_anchor_entry (CauserieTranscript *self, guint index, double offset)
{
  CauserieTranscriptEntry *entry = self->entries->pdata[index];
  double guess = causerie_transcript_entry_get_height (entry), height;
  gboolean fresh = entry->items == NULL;
  CauserieTranscriptItem *item;

  causerie_transcript_entry_expand (entry);
  item = causerie_transcript_find_item (self, index);
  if (item == NULL)
    return;

  height = causerie_transcript_entry_get_height (entry);
  if (fresh && guess > 0 && offset > 0)
    offset *= height / guess;
  while (item->entry == entry && item->index + 1 < entry->items->len && offset >= item->height) {
    offset -= item->height;
    item = entry->items->pdata[item->index + 1];
  }
  causerie_transcript_set_anchor (self, item, offset);
}

/* To a place that may be far away. */
static void
jump (CauserieTranscript *self, double offset)
{
  CauserieTranscriptEntry *entry = self->anchor->entry;

  for (guint i = 0; i < self->anchor->index; i++)
    offset += ((CauserieTranscriptItem *) entry->items->pdata[i])->height;

  while (offset < 0 && skip_entries (self, &entry, FALSE))
    offset += causerie_transcript_entry_get_height (entry);
  while (offset >= causerie_transcript_entry_get_height (entry)) {
    double height = causerie_transcript_entry_get_height (entry);

    if (!skip_entries (self, &entry, TRUE))
      break;
    offset -= height;
  }
  causerie_transcript_anchor_entry (self, entry->index, offset);
}

/* What stays near the view is moved itself: no guess is in between. */
void
causerie_transcript_move_anchor (CauserieTranscript *self, double delta)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->anchor == NULL)
    return;
  if (self->anchor->pass == self->pass && fabs (delta) < height * CAUSERIE_TRANSCRIPT_OVERSCAN)
    self->offset += delta;
  else
    jump (self, self->offset + delta);
}

/* --- the adjustment --------------------------------------------------------------------------- */

/* How wrong guesses of whole messages are, from those that have been looked into; a few of them say
 * little yet. */
static double
find_correction (double known, double guessed)
{
  return CLAMP ((known + CERTAINTY) / (guessed + CERTAINTY), 1 / MOST_WRONG, MOST_WRONG);
}

static double
sum_above (CauserieTranscript *self, double *total)
{
  double above = 0, sum = 0, known = 0, guessed = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    if (self->anchor != NULL && entry == self->anchor->entry) {
      above = sum;
      for (guint j = 0; j < self->anchor->index; j++)
        above += ((CauserieTranscriptItem *) entry->items->pdata[j])->height;
    }
    sum += causerie_transcript_entry_get_height (entry);
    if (entry->items != NULL) {
      known += causerie_transcript_entry_get_height (entry);
      guessed += entry->estimate;
    }
  }

  self->correction = find_correction (known, guessed);
  *total = sum + CAUSERIE_TRANSCRIPT_BOTTOM_MARGIN;
  return above;
}

void
causerie_transcript_configure (CauserieTranscript *self, int height)
{
  double total, above = sum_above (self, &total) + self->offset;
  double lower = self->value - above, upper;

  if (self->following)
    lower = gtk_adjustment_get_lower (self->vadjustment);
  if (self->anchor == NULL)
    above = lower = 0;
  /* Less at the end than before leaves room below it until the reader scrolls away. */
  upper = lower + MAX (total, MAX (above, 0) + height);
  self->value = self->following ? upper - height : lower + above;

  self->configuring = TRUE;
  gtk_adjustment_configure (self->vadjustment, self->value, lower, upper, STEP, height * 0.9,
                            height);
  gtk_adjustment_configure (self->hadjustment, 0, 0, self->width, STEP, self->width * 0.9,
                            self->width);
  self->configuring = FALSE;
}
