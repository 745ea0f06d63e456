/* causerie-transcript-mark.c: leads to a message and marks it for a moment
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include <math.h>
#include <string.h>

/* How long the mark stays, and how long it takes to go. Milliseconds. */
#define STAY_MS 1600
#define FADE_MS 600

/* Around what is marked, pixels; and how strong the accent colour is at first. */
#define MARK_MARGIN_X 12
#define MARK_MARGIN_Y 3
#define MARK_RADIUS   8
#define MARK_ALPHA    0.16

/* How far down the view the place is brought, so that what led to it is seen too. */
#define PLACE 0.2

/* --- where --- */

static gboolean
holds_words (CauserieTranscriptItem *item, const char *folded)
{
  g_autofree char *text = NULL;

  if (item->block == NULL)
    return FALSE;

  text = g_utf8_casefold (causerie_block_get_text (item->block)->text, -1);
  return strstr (text, folded) != NULL;
}

static CauserieTranscriptItem *
find_words (CauserieTranscriptEntry *entry, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  for (guint i = 0; *folded != '\0' && i < entry->items->len; i++)
    if (holds_words (entry->items->pdata[i], folded))
      return entry->items->pdata[i];

  return NULL;
}

/* What was found in the reasoning unfolds it. */
static CauserieTranscriptItem *
find_place (CauserieTranscriptEntry *entry, const char *words)
{
  CauserieTranscriptItem *item = find_words (entry, words);

  if (item == NULL && !entry->open &&
      causerie_message_get_reasoning_length (entry->message) > 0) {
    entry->open = TRUE;
    causerie_transcript_entry_refresh (entry);
    item = find_words (entry, words);
    if (item == NULL) {
      entry->open = FALSE;
      causerie_transcript_entry_refresh (entry);
    }
  }
  return item;
}

static CauserieTranscriptEntry *
find_entry (CauserieTranscript *self, const char *message_uid)
{
  for (guint i = 0; i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    if (g_str_equal (causerie_message_get_uid (entry->message), message_uid))
      return entry;
  }
  return NULL;
}

/* --- the mark --- */

static void
set_alpha_cb (double alpha, gpointer user_data)
{
  CauserieTranscript *self = user_data;

  self->mark_alpha = alpha;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fade_cb (gpointer user_data)
{
  CauserieTranscript *self = user_data;
  AdwAnimationTarget *target = adw_callback_animation_target_new (set_alpha_cb, self, NULL);

  self->mark_id = 0;
  self->mark_fade = adw_timed_animation_new (GTK_WIDGET (self), MARK_ALPHA, 0, FADE_MS, target);
  adw_animation_play (self->mark_fade);
}

static void
mark (CauserieTranscript *self, CauserieTranscriptEntry *entry, CauserieTranscriptItem *item)
{
  causerie_transcript_clear_mark (self);
  self->marked = entry;
  self->marked_item = item != NULL ? (int) item->index : -1;
  self->mark_alpha = MARK_ALPHA;
  self->mark_id = g_timeout_add_once (STAY_MS, fade_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
causerie_transcript_clear_mark (CauserieTranscript *self)
{
  g_clear_handle_id (&self->mark_id, g_source_remove);
  if (self->mark_fade != NULL)
    adw_animation_reset (self->mark_fade);
  g_clear_object (&self->mark_fade);
  self->marked = NULL;
  self->mark_alpha = 0;
}

static gboolean
is_marked (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  return item->entry == self->marked &&
         (self->marked_item < 0 || item->index == (guint) self->marked_item);
}

/* What of the marked items is near the view, as one area. */
static gboolean
find_area (CauserieTranscript *self, graphene_rect_t *area)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];
    graphene_rect_t bounds;

    if (!is_marked (self, item) || item->pass != self->pass ||
        !gtk_widget_compute_bounds (item->widget, GTK_WIDGET (self), &bounds))
      continue;
    if (found)
      graphene_rect_union (area, &bounds, area);
    else
      *area = bounds;
    found = TRUE;
  }
  return found;
}

void
causerie_transcript_snapshot_mark (CauserieTranscript *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  graphene_rect_t area;
  GskRoundedRect outline;
  GdkRGBA color;

  if (self->mark_alpha <= 0 || !find_area (self, &area) ||
      !gtk_style_context_lookup_color (context, "accent_bg_color", &color))
    return;

  color.alpha = self->mark_alpha;
  graphene_rect_inset (&area, -MARK_MARGIN_X, -MARK_MARGIN_Y);
  gsk_rounded_rect_init_from_rect (&outline, &area, MARK_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &area);
  gtk_snapshot_pop (snapshot);
}

/* --- leading there --- */

static void
go_to_item (CauserieTranscript *self, CauserieTranscriptItem *item)
{
  GtkAdjustment *adjustment = self->vadjustment;

  self->restore = FALSE;
  causerie_transcript_set_anchor (self, item,
                                  -floor (gtk_widget_get_height (GTK_WIDGET (self)) * PLACE));
  self->moved = TRUE;
  causerie_transcript_set_following (self, FALSE);
  causerie_transcript_relayout (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    causerie_transcript_set_following (self, gtk_adjustment_get_value (adjustment) >=
                                             gtk_adjustment_get_upper (adjustment) -
                                             gtk_adjustment_get_page_size (adjustment) - 1);
}

void
causerie_transcript_show_message (CauserieTranscript *self,
                                  const char         *message_uid,
                                  const char         *words)
{
  CauserieTranscriptEntry *entry;
  CauserieTranscriptItem *item;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self) && message_uid != NULL && words != NULL);

  entry = find_entry (self, message_uid);
  if (entry == NULL)
    return;

  causerie_transcript_entry_expand (entry);
  if (entry->items->len == 0)
    return;

  item = find_place (entry, words);
  go_to_item (self, item != NULL ? item : entry->items->pdata[0]);
  mark (self, entry, item);
}
