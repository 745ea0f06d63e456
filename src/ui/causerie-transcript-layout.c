/* causerie-transcript-layout.c: which items have widgets, and where
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Heights away from the view are guesses, so nothing is placed by adding them up. The anchor stays
 * where it is, and its neighbours are made and measured outwards until the view and a margin are
 * full. Guesses only tell how long the scroll bar is. */

#include "causerie-transcript-private.h"

#include "causerie-transcript-marks.h"

#include <math.h>

#define COLUMN_WIDTH   760
#define SIDE_MARGIN    16
#define QUESTION_SHARE 0.8  /* of the column, at most */
#define ACTIONS_GAP    4    /* between a question's card and what can be done with it */
#define OUT_OF_SIGHT   100000 /* pixels from the view */

int
causerie_transcript_column_width (int width)
{
  return CLAMP (width - 2 * SIDE_MARGIN, 1, COLUMN_WIDTH);
}

/* --- from item to item ------------------------------------------------------------------------ */

CauserieTranscriptItem *
causerie_transcript_next_item (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  CauserieTranscriptEntry *entry = item->entry;

  if (item->index + 1 < entry->items->len)
    return entry->items->pdata[item->index + 1];

  for (guint i = entry->index + 1; i < self->entries->len; i++) {
    entry = self->entries->pdata[i];
    causerie_transcript_entry_expand (entry);
    if (entry->items->len > 0)
      return entry->items->pdata[0];
  }
  return NULL;
}

static CauserieTranscriptItem *
find_last_item (CauserieTranscript *self, guint end)
{
  for (guint i = end; i > 0; i--) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i - 1];

    causerie_transcript_entry_expand (entry);
    if (entry->items->len > 0)
      return entry->items->pdata[entry->items->len - 1];
  }
  return NULL;
}

CauserieTranscriptItem *
causerie_transcript_previous_item (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  if (item->index > 0)
    return item->entry->items->pdata[item->index - 1];
  return find_last_item (self, item->entry->index);
}

CauserieTranscriptItem *
causerie_transcript_find_item (CauserieTranscript *self, guint start)
{
  for (guint i = start; i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    causerie_transcript_entry_expand (entry);
    if (entry->items->len > 0)
      return entry->items->pdata[0];
  }
  return NULL;
}

/* --- sizes ------------------------------------------------------------------------------------ */

static gboolean
is_question (CauserieTranscriptItem *item)
{
  return causerie_message_get_role (item->entry->message) == CAUSERIE_ROLE_USER;
}

/* How wide the item is: a short question's card is as wide as its words. */
static int
get_item_width (CauserieTranscriptItem *item, int column_width)
{
  int limit = column_width * QUESTION_SHARE, natural;
  gboolean first, last;

  if (!is_question (item) || item->kind == CAUSERIE_ITEM_HEADER ||
      item->kind == CAUSERIE_ITEM_NOTE)
    return column_width;
  if (causerie_transcript_item_on_card (item, &first, &last) && !(first && last))
    return limit;

  gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return CLAMP (natural, 1, limit);
}

static gboolean
is_question_footer (CauserieTranscriptItem *item)
{
  return item->kind == CAUSERIE_ITEM_FOOTER && is_question (item);
}

/* Between the start of the column and a question's card, less the distance. */
static int
find_room_beside (CauserieTranscript *self, CauserieTranscriptItem *footer)
{
  CauserieTranscriptItem *card = causerie_transcript_previous_item (self, footer);
  int column_width = causerie_transcript_column_width (self->width);

  causerie_transcript_item_ensure_widget (card);
  return column_width - get_item_width (card, column_width) - ACTIONS_GAP;
}

/* What can be done with a question stands beside its card and takes no room of its own; where there
 * is none, below it. */
static gboolean
is_beside (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  int minimum;

  if (!is_question_footer (item))
    return FALSE;

  gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum <= find_room_beside (self, item);
}

/* Makes the widget and finds its true height. GTK remembers what it measured: asking again is
 * cheap, and a widget that wants another height than before gets it. */
static int
realize_item (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  int width, natural;

  self->has_new |= item->widget == NULL;
  causerie_transcript_item_ensure_widget (item);
  if (is_beside (self, item)) {
    item->height = 0;
    return 0;
  }

  width = get_item_width (item, causerie_transcript_column_width (self->width));
  gtk_widget_measure (item->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  item->height = natural + (causerie_transcript_item_owns_gap (item) ? 0 : item->gap);
  return item->height;
}

/* --- placing ---------------------------------------------------------------------------------- */

static void
place_item (CauserieTranscript *self, CauserieTranscriptItem *item, double y)
{
  item->y = y;
  if (item->pass == self->pass)
    return;
  item->pass = self->pass;
  g_ptr_array_add (self->live, item);
}

/* Where items were placed, and whether there are none beyond. */
typedef struct {
  double   top;
  double   bottom;
  gboolean at_start;
  gboolean at_end;
} Extent;

static void
place_below (CauserieTranscript *self, CauserieTranscriptItem *item, double y, double limit,
             Extent *extent)
{
  while (item != NULL && y < limit) {
    int height = realize_item (self, item);

    place_item (self, item, y);
    y += height;
    item = causerie_transcript_next_item (self, item);
  }
  extent->bottom = y;
  extent->at_end = item == NULL;
}

static void
place_above (CauserieTranscript *self, CauserieTranscriptItem *item, double y, double limit,
             Extent *extent)
{
  CauserieTranscriptItem *below = item;

  item = causerie_transcript_previous_item (self, item);
  /* A question's card has a widget when its footer has one. */
  while (item != NULL && (y > limit || is_question_footer (below))) {
    y -= realize_item (self, item);
    place_item (self, item, y);
    below = item;
    item = causerie_transcript_previous_item (self, item);
  }
  extent->top = y;
  extent->at_start = item == NULL;
}

/* Places `item` at `y` and its neighbours around it. */
static Extent
place_around (CauserieTranscript *self, CauserieTranscriptItem *item, double y, int height)
{
  double margin = height * CAUSERIE_TRANSCRIPT_OVERSCAN;
  Extent extent;

  place_below (self, item, y, height + margin, &extent);
  place_above (self, item, y, -margin, &extent);
  return extent;
}

/* Bottom up: the last item ends at the lower edge, less the margin. */
static Extent
place_from_end (CauserieTranscript *self, CauserieTranscriptItem *last, int height)
{
  double y = height - CAUSERIE_TRANSCRIPT_BOTTOM_MARGIN - realize_item (self, last);

  return place_around (self, last, y, height);
}

/* Widgets that were just made have no style, and so no height that counts: the place the reader was
 * led to is held until they have. */
static gboolean
is_held (CauserieTranscript *self)
{
  return self->is_placed && self->has_new;
}

/* How far everything must move so that no empty space shows above the first item, nor below the
 * last when there is enough above. What the reader has before the eyes does not move to fill the
 * space of what went below. */
static double
find_shift (CauserieTranscript *self, const Extent *extent, int height)
{
  double shift = 0;

  if (is_held (self))
    return 0;
  if ((self->following || self->is_placed) && extent->at_end && extent->bottom + CAUSERIE_TRANSCRIPT_BOTTOM_MARGIN < height)
    shift = height - CAUSERIE_TRANSCRIPT_BOTTOM_MARGIN - extent->bottom;
  if (extent->at_start && extent->top + shift > 0)
    shift = -extent->top;
  return shift;
}

static void
place_items (CauserieTranscript *self, int height)
{
  CauserieTranscriptItem *item = self->anchor;
  double y = -self->offset, shift;
  Extent extent;

  if (self->following) {
    item = find_last_item (self, self->entries->len);
    extent = place_from_end (self, item, height);
    y = item->y;
  } else {
    extent = place_around (self, item, y, height);
  }

  for (guint round = 0; round < 3 && (shift = find_shift (self, &extent, height)) != 0; round++) {
    y += shift;
    extent = place_around (self, item, y, height);
  }
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const CauserieTranscriptItem *one = *(CauserieTranscriptItem * const *) a;
  const CauserieTranscriptItem *other = *(CauserieTranscriptItem * const *) b;

  if (one->entry != other->entry)
    return one->entry->index < other->entry->index ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

/* Puts an item that was not placed where it is not seen, on the side it is on. */
static void
hide_item (CauserieTranscriptItem *item, CauserieTranscriptItem *placed)
{
  gboolean above = placed == NULL || compare_items_cb (&item, &placed) < 0;

  item->y = above ? -OUT_OF_SIGHT - item->height : OUT_OF_SIGHT;
}

/* What holds the keyboard focus stays, out of sight. */
static void
drop_items (CauserieTranscript *self, GPtrArray *before)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  CauserieTranscriptItem *placed = self->live->len > 0 ? self->live->pdata[0] : NULL;

  for (guint i = 0; i < before->len; i++) {
    CauserieTranscriptItem *item = before->pdata[i];

    if (item->pass == self->pass)
      continue;
    if (item->widget != NULL && item->widget == focus) {
      hide_item (item, placed);
      g_ptr_array_add (self->live, item);
    } else {
      causerie_transcript_item_drop_widget (item);
    }
  }
}

static void
keep_children_in_order (CauserieTranscript *self)
{
  GtkWidget *before = NULL;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (gtk_widget_get_prev_sibling (item->widget) != before)
      gtk_widget_insert_after (item->widget, GTK_WIDGET (self), before);
    before = item->widget;
  }
}

/* --- allocating ------------------------------------------------------------------------------- */

/* Left edge of something `width` wide at the start or end of the column. */
static int
find_x (CauserieTranscript *self, int width, gboolean at_end)
{
  int column = causerie_transcript_column_width (self->width);
  int left = (self->width - column) / 2;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    at_end = !at_end;
  return at_end ? left + column - width : left;
}

static void
allocate_beside (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  CauserieTranscriptItem *card = causerie_transcript_previous_item (self, item);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int card_width = get_item_width (card, causerie_transcript_column_width (self->width));
  int card_x = find_x (self, card_width, TRUE), width;
  GtkRequisition size;
  GtkAllocation allocation;

  gtk_widget_get_preferred_size (item->widget, NULL, &size);
  width = MIN (size.width, find_room_beside (self, item));
  allocation = (GtkAllocation) { 0, (int) floor (item->y) - size.height, width, size.height };
  allocation.x = rtl ? card_x + card_width + ACTIONS_GAP : card_x - ACTIONS_GAP - width;
  allocation.y -= MAX (0, (MIN (card->height - card->gap, 2 * size.height) - size.height) / 2);
  gtk_widget_size_allocate (item->widget, &allocation, -1);
}

/* Where it stands until the next layout. */
static void
note_allocation (CauserieTranscriptItem *item)
{
  item->allocated_y = item->y;
  item->allocated_height = item->height;
}

static void
allocate_item (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  int width = get_item_width (item, causerie_transcript_column_width (self->width));
  int gap = causerie_transcript_item_owns_gap (item) ? 0 : item->gap;
  GtkAllocation allocation = { find_x (self, width, is_question (item)),
                               (int) floor (item->y) + gap,
                               width, item->height - gap };

  note_allocation (item);
  if (is_beside (self, item)) {
    allocate_beside (self, item);
  } else {
    int minimum;

    gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    allocation.width = MAX (allocation.width, minimum);
    gtk_widget_size_allocate (item->widget, &allocation, -1);
  }
}

/* --- what the transcript calls ---------------------------------------------------------------- */

void
causerie_transcript_layout (CauserieTranscript *self, int width, int height)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->live);

  self->live = g_ptr_array_new ();
  self->pass++;
  if (self->width != width) {
    self->width = width;
    self->is_placed = TRUE;
    for (guint i = 0; i < self->entries->len; i++)
      causerie_transcript_entry_estimate (self->entries->pdata[i]);
  }

  if (self->height != height)
    self->is_placed = TRUE;
  self->height = height;

  if (self->anchor == NULL)
    causerie_transcript_set_anchor (self, causerie_transcript_find_item (self, 0), 0);
  self->has_new = FALSE;
  if (self->anchor != NULL)
    place_items (self, height);
  self->is_placed = is_held (self);
  drop_items (self, before);
  g_ptr_array_sort (self->live, compare_items_cb);
  keep_children_in_order (self);
  if (!self->is_placed)
    causerie_transcript_choose_anchor (self);
  causerie_transcript_configure (self, height);
  causerie_transcript_update_marks (self);
}

gboolean
causerie_transcript_is_allocated (CauserieTranscript *self)
{
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->allocated_y != item->y || item->allocated_height != item->height)
      return FALSE;
  }
  return TRUE;
}

void
causerie_transcript_allocate (CauserieTranscript *self)
{
  for (guint i = 0; i < self->live->len; i++)
    allocate_item (self, self->live->pdata[i]);
}
