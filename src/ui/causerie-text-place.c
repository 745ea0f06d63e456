/* causerie-text-place.c: places in the text of a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-place.h"

#include "causerie-markdown.h"
#include "causerie-typed-text.h"

#include <string.h>

int
causerie_text_place_compare (const CauserieTextPlace *a, const CauserieTextPlace *b)
{
  if (a->entry != b->entry)
    return a->entry->index < b->entry->index ? -1 : 1;
  if (a->thought != b->thought)
    return a->thought ? -1 : 1;
  if (a->block != b->block)
    return a->block < b->block ? -1 : 1;
  return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* --- the text --------------------------------------------------------------------------------- */

static CauserieItemKind
get_kind (gboolean thought)
{
  return thought ? CAUSERIE_ITEM_THOUGHT : CAUSERIE_ITEM_BLOCK;
}

/* The items of a text stand together. */
static gboolean
find_first_item (CauserieTranscriptEntry *entry, gboolean thought, guint *index)
{
  for (guint i = 0; entry->items != NULL && i < entry->items->len; i++) {
    if (((CauserieTranscriptItem *) entry->items->pdata[i])->kind == get_kind (thought)) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static GPtrArray *
collect_blocks (CauserieTranscriptEntry *entry, gboolean thought)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  guint first = 0;

  if (!find_first_item (entry, thought, &first))
    return blocks;
  for (guint i = first; i < entry->items->len; i++) {
    CauserieTranscriptItem *item = entry->items->pdata[i];

    if (item->kind != get_kind (thought))
      break;
    g_ptr_array_add (blocks, causerie_block_ref (item->block));
  }
  return blocks;
}

GPtrArray *
causerie_text_place_dup_blocks (CauserieTranscriptEntry *entry, gboolean thought)
{
  CauserieMessage *message = entry->message;

  if (entry->items != NULL)
    return collect_blocks (entry, thought);

  /* Reasoning is folded until a message has items. */
  if (thought)
    return g_ptr_array_new ();
  if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
    return causerie_typed_text_parse (causerie_message_get_text (message), -1);
  if (causerie_message_get_role (message) == CAUSERIE_ROLE_ASSISTANT)
    return causerie_markdown_parse (causerie_message_get_text (message), -1);
  return g_ptr_array_new ();
}

gboolean
causerie_text_place_find_end (CauserieTranscriptEntry *entry, gboolean thought,
                              CauserieTextPlace *place)
{
  g_autoptr(GPtrArray) blocks = causerie_text_place_dup_blocks (entry, thought);
  g_autofree char *flat = NULL;

  if (blocks->len == 0)
    return FALSE;

  flat = causerie_block_dup_flat (blocks->pdata[blocks->len - 1]);
  *place = (CauserieTextPlace) { entry, thought, blocks->len - 1, strlen (flat) };
  return TRUE;
}

/* --- items and widgets ------------------------------------------------------------------------ */

gboolean
causerie_text_place_of_item (CauserieTranscriptItem *item, CauserieTextPlace *place)
{
  gboolean thought = item->kind == CAUSERIE_ITEM_THOUGHT;
  guint first;

  if (item->block == NULL || !find_first_item (item->entry, thought, &first))
    return FALSE;

  *place = (CauserieTextPlace) { item->entry, thought, item->index - first, 0 };
  return TRUE;
}

CauserieTranscriptItem *
causerie_text_place_get_item (const CauserieTextPlace *place)
{
  CauserieTranscriptEntry *entry = place->entry;
  CauserieTranscriptItem *item;
  guint first;

  causerie_transcript_entry_expand (entry);
  if (!find_first_item (entry, place->thought, &first) || first + place->block >= entry->items->len)
    return NULL;

  item = entry->items->pdata[first + place->block];
  return item->kind == get_kind (place->thought) ? item : NULL;
}

static CauserieSelectable *
find_selectable (GtkWidget *widget)
{
  if (CAUSERIE_IS_SELECTABLE (widget))
    return CAUSERIE_SELECTABLE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    CauserieSelectable *found = find_selectable (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

CauserieSelectable *
causerie_text_place_get_selectable (CauserieTranscriptItem *item)
{
  return item->widget != NULL && item->block != NULL ? find_selectable (item->widget) : NULL;
}

/* --- points ----------------------------------------------------------------------------------- */

static gboolean
is_candidate (CauserieTranscriptItem *item, const CauserieTextPlace *within)
{
  if (item->pass != item->entry->transcript->pass)
    return FALSE;
  if (within == NULL)
    return TRUE;
  if (within->thought)
    return item->kind == CAUSERIE_ITEM_THOUGHT && item->entry == within->entry;
  return item->kind == CAUSERIE_ITEM_BLOCK;
}

static double
get_distance (CauserieTranscriptItem *item, double y)
{
  double top = item->y + item->gap, bottom = item->y + item->height;

  return y < top ? top - y : MAX (y - bottom, 0);
}

static CauserieTranscriptItem *
find_nearest (CauserieTranscript *transcript, double y, const CauserieTextPlace *within)
{
  CauserieTranscriptItem *nearest = NULL;

  for (guint i = 0; i < transcript->live->len; i++) {
    CauserieTranscriptItem *item = transcript->live->pdata[i];

    if (is_candidate (item, within) && causerie_text_place_get_selectable (item) != NULL &&
        (nearest == NULL || get_distance (item, y) < get_distance (nearest, y)))
      nearest = item;
  }
  return nearest;
}

/* What lies above all words is before them, what lies below them is behind. */
static gsize
locate_in_item (CauserieTranscriptItem *item, CauserieSelectable *selectable,
                const graphene_point_t *point)
{
  GtkWidget *widget = GTK_WIDGET (selectable);
  g_autofree char *flat = NULL;

  if (point->y < 0)
    return 0;
  if (point->y < gtk_widget_get_height (widget))
    return causerie_selectable_locate (selectable, point->x, point->y);
  flat = causerie_block_dup_flat (item->block);
  return strlen (flat);
}

gboolean
causerie_text_place_locate (CauserieTranscript      *transcript,
                            double                   x,
                            double                   y,
                            const CauserieTextPlace *within,
                            CauserieTextPlace       *place)
{
  CauserieTranscriptItem *item = find_nearest (transcript, y, within);
  CauserieSelectable *selectable;
  graphene_point_t point;

  if (item == NULL || !causerie_text_place_of_item (item, place))
    return FALSE;

  selectable = causerie_text_place_get_selectable (item);
  if (!gtk_widget_compute_point (GTK_WIDGET (transcript), GTK_WIDGET (selectable),
                                 &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  place->offset = locate_in_item (item, selectable, &point);
  return TRUE;
}

gboolean
causerie_text_place_find_rect (const CauserieTextPlace *place, graphene_rect_t *rect)
{
  CauserieTranscriptItem *item = causerie_text_place_get_item (place);
  CauserieSelectable *selectable;
  graphene_point_t origin;

  if (item == NULL || item->pass != place->entry->transcript->pass)
    return FALSE;

  selectable = causerie_text_place_get_selectable (item);
  if (selectable == NULL || !causerie_selectable_find_rect (selectable, place->offset, rect) ||
      !gtk_widget_compute_point (GTK_WIDGET (selectable), GTK_WIDGET (place->entry->transcript),
                                 &GRAPHENE_POINT_INIT (0, 0), &origin))
    return FALSE;

  graphene_rect_offset (rect, origin.x, origin.y);
  return TRUE;
}
