/* causerie-transcript-items.c: the items of one message, made what they should be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is there already stays, with its widget and its height. While an answer streams only the
 * last items change: those before them are compared and not touched, so that the cost of a change
 * does not depend on how long the answer has become. */

#include "causerie-transcript-private.h"

static CauserieTranscriptItem *
get_item (CauserieTranscriptEntry *self, guint index)
{
  return self->items->pdata[index];
}

/* --- one by one ------------------------------------------------------------------------------- */

static gboolean
is_wanted (CauserieTranscriptItem *item, const CauserieWantedItem *wanted)
{
  if (item->kind != wanted->kind || item->part != wanted->part)
    return FALSE;
  return item->block == wanted->block ||
         (item->block != NULL && wanted->block != NULL &&
          causerie_block_equal (item->block, wanted->block));
}

/* It can become what is wanted without another widget. */
static gboolean
can_become (CauserieTranscriptItem *item, const CauserieWantedItem *wanted)
{
  return item->kind == wanted->kind && item->block != NULL && wanted->block != NULL &&
         causerie_block_get_kind (item->block) == causerie_block_get_kind (wanted->block);
}

/* What the reader's place is tied to when this item goes: a neighbour that is on the screen, else
 * any. */
static CauserieTranscriptItem *
find_neighbour (CauserieTranscriptEntry *self, guint index)
{
  CauserieTranscriptItem *above = index > 0 ? get_item (self, index - 1) : NULL;
  CauserieTranscriptItem *below = index + 1 < self->items->len ? get_item (self, index + 1) : NULL;

  if (above == NULL || (below != NULL && below->pass == self->transcript->pass &&
                        above->pass != self->transcript->pass))
    return below;
  return above;
}

static void
remove_item (CauserieTranscriptEntry *self, guint index)
{
  CauserieTranscript *transcript = self->transcript;
  CauserieTranscriptItem *item = get_item (self, index);
  CauserieTranscriptItem *neighbour = find_neighbour (self, index);

  g_ptr_array_remove (transcript->live, item);
  if (transcript->anchor == item) {
    transcript->anchor = NULL;
    if (neighbour != NULL)
      causerie_transcript_hold (transcript, neighbour);
  }
  g_ptr_array_remove_index (self->items, index);
}

static void
insert_item (CauserieTranscriptEntry *self, guint index, const CauserieWantedItem *wanted)
{
  CauserieTranscriptItem *item =
    causerie_transcript_item_new (self, wanted->kind, wanted->block, wanted->part);

  g_ptr_array_insert (self->items, index, item);
  item->index = index;
}

/* Turns the items [start, start + n_old) into the wanted ones. */
static void
replace_items (CauserieTranscriptEntry *self, guint start, guint n_old,
               const CauserieWantedItem *wanted, guint n_new)
{
  guint n_reused = 0;

  while (n_reused < MIN (n_old, n_new) &&
         can_become (get_item (self, start + n_reused), &wanted[n_reused])) {
    causerie_transcript_item_set_block (get_item (self, start + n_reused), wanted[n_reused].block);
    n_reused++;
  }
  /* What comes is put before what goes, so that the reader's place has a neighbour to move to. */
  for (guint i = n_reused; i < n_new; i++)
    insert_item (self, start + i, &wanted[i]);
  for (guint i = n_reused; i < n_old; i++)
    remove_item (self, start + n_new);
}

/* --- groups ----------------------------------------------------------------------------------- */

static gboolean
has_group (CauserieTranscriptItem *item)
{
  if (item->block == NULL)
    return FALSE;
  return causerie_block_get_kind (item->block) == CAUSERIE_BLOCK_CODE ||
         causerie_block_get_kind (item->block) == CAUSERIE_BLOCK_TABLE;
}

static gboolean
continues (CauserieTranscriptItem *item, CauserieTranscriptItem *before)
{
  return before != NULL && before->group != NULL && before->kind == item->kind &&
         causerie_block_is_continued (item->block);
}

/* A group that begins with another item than before is a new one: others may still show the old. */
static void
join_group (CauserieTranscriptItem *item, CauserieTranscriptItem *before)
{
  if (continues (item, before)) {
    causerie_transcript_item_set_group (item, before->group, before->piece + 1);
  } else if (item->group == NULL || item->piece != 0) {
    g_autoptr(CauserieBlockGroup) group =
      causerie_block_group_new (item->entry->transcript->highlighter);

    causerie_transcript_item_set_group (item, group, 0);
  }
  causerie_block_group_set_block (item->group, item->piece, item->block);
}

static void
update_groups (CauserieTranscriptEntry *self, guint from)
{
  CauserieTranscriptItem *before = from > 0 ? get_item (self, from - 1) : NULL;

  for (guint i = from; i < self->items->len; i++) {
    CauserieTranscriptItem *item = get_item (self, i);

    if (has_group (item))
      join_group (item, before);
    else
      causerie_transcript_item_set_group (item, NULL, 0);
    if (before != NULL && before->group != NULL && before->group != item->group)
      causerie_block_group_cut (before->group, before->piece + 1);
    before = item;
  }
}

/* --- all of them ------------------------------------------------------------------------------ */

/* New items get a guess; the height of those that changed is the best guess there is. */
static void
update_item (CauserieTranscriptItem *item)
{
  int gap = causerie_transcript_item_find_gap (item);

  if (item->height == 0) {
    item->gap = gap;
    item->height = causerie_transcript_item_estimate (item);
  } else {
    item->height += gap - item->gap;
    item->gap = gap;
  }
  causerie_transcript_item_update (item);
}

/* The items from this one on are others or have another place. Those before the text tell of the
 * whole message. */
static void
update_items (CauserieTranscriptEntry *self, guint from)
{
  for (guint i = from; i < self->items->len; i++)
    get_item (self, i)->index = i;

  /* The last block before may have had the caret. */
  while (from > 0 && get_item (self, from - 1)->block == NULL)
    from--;
  if (from > 0)
    from--;
  update_groups (self, from);
  for (guint i = 0; i < from && get_item (self, i)->block == NULL; i++)
    update_item (get_item (self, i));
  for (guint i = from; i < self->items->len; i++)
    update_item (get_item (self, i));
}

void
causerie_transcript_entry_set_items (CauserieTranscriptEntry  *self,
                                     const CauserieWantedItem *wanted,
                                     guint                     n_wanted)
{
  guint n_old = self->items->len, n_same = 0, n_tail = 0;

  while (n_same < MIN (n_old, n_wanted) && is_wanted (get_item (self, n_same), &wanted[n_same]))
    n_same++;
  while (n_tail < MIN (n_old, n_wanted) - n_same &&
         is_wanted (get_item (self, n_old - 1 - n_tail), &wanted[n_wanted - 1 - n_tail]))
    n_tail++;

  replace_items (self, n_same, n_old - n_same - n_tail, wanted + n_same,
                 n_wanted - n_same - n_tail);
  update_items (self, n_same);
}
