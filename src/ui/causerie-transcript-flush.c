/* causerie-transcript-flush.c: when what came is shown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

/* What came is shown this often; a person sees no difference to more. Microseconds. */
#define FLUSH_INTERVAL 33333

static void
flush (CauserieTranscript *self)
{
  for (guint i = self->entries->len; i > 0; i--) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i - 1];

    if (!entry->dirty)
      continue;
    causerie_transcript_entry_refresh (entry);
    self->stale = TRUE;
  }
  if (self->stale)
    causerie_transcript_relayout (self);
}

static gboolean
second_cb (gpointer user_data)
{
  CauserieTranscript *self = user_data;
  gboolean running = FALSE;

  for (guint i = 0; i < self->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->entries->pdata[i];

    if (entry->items != NULL && causerie_message_is_running (entry->message))
      running |= causerie_transcript_entry_update_time (entry);
  }
  if (!running)
    self->second_id = 0;
  return running;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (now - self->flush_time < FLUSH_INTERVAL)
    return G_SOURCE_CONTINUE;

  self->flush_time = now;
  self->tick_id = 0;
  flush (self);
  return G_SOURCE_REMOVE;
}

void
causerie_transcript_queue_flush (CauserieTranscript *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  if (self->second_id == 0)
    self->second_id = g_timeout_add_seconds (1, second_cb, self);
}
