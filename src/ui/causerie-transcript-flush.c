/* causerie-transcript-flush.c: when what came is shown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include <time.h>

/* What came is shown this often; a person sees no difference to more. Where a flush and the frame
 * it makes cost more than a share of the time between two, flushes are rarer. Microseconds. */
#define SHORTEST_INTERVAL 33333
#define LONGEST_INTERVAL  150000
#define MOST_PERCENT      2

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
get_interval (CauserieTranscript *self)
{
  return MAX (self->interval, SHORTEST_INTERVAL);
}

/* The frame is on the screen: its cost tells when the next one is worth it. */
static void
painted_cb (CauserieTranscript *self, GdkFrameClock *clock)
{
  gint64 cost = get_cpu_time () - self->flush_cpu;
  gint64 wanted = CLAMP (cost * 100 / MOST_PERCENT, SHORTEST_INTERVAL, LONGEST_INTERVAL);

  g_clear_signal_handler (&self->painted_id, clock);
  self->interval = (7 * get_interval (self) + wanted) / 8;
}

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
    causerie_transcript_relayout_moved (self);
}

static void flush_in_next_frame (CauserieTranscript *self);

/* Seconds are counted with a frame, so that nothing wakes up for a window that gets none. */
static void
second_cb (gpointer user_data)
{
  CauserieTranscript *self = user_data;

  self->second_id = 0;
  if (self->tick_id == 0)
    flush_in_next_frame (self);
}

/* Of what counts seconds on screen, the one that is to be said anew first sets the time. */
static void
count_seconds (CauserieTranscript *self)
{
  guint first = 0;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];
    guint next = 0;

    if (causerie_message_is_running (item->entry->message))
      next = causerie_transcript_entry_update_time (item->entry, item);
    if (next > 0 && (first == 0 || next < first))
      first = next;
  }

  g_clear_handle_id (&self->second_id, g_source_remove);
  if (first > 0)
    self->second_id = g_timeout_add_once (first, second_cb, self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);

  self->flush_time = gdk_frame_clock_get_frame_time (clock);
  self->flush_cpu = get_cpu_time ();
  self->tick_id = 0;
  if (self->painted_id == 0)
    self->painted_id = g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self,
                                                G_CONNECT_SWAPPED);
  flush (self);
  count_seconds (self);
  return G_SOURCE_REMOVE;
}

static void
flush_in_next_frame (CauserieTranscript *self)
{
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
due_cb (gpointer user_data)
{
  CauserieTranscript *self = user_data;

  self->wait_id = 0;
  flush_in_next_frame (self);
}

/* Waiting is for a timer: frames that show nothing new cost as well. */
static void
wait_for_flush (CauserieTranscript *self)
{
  gint64 wait = self->flush_time + get_interval (self) - g_get_monotonic_time ();

  if (wait <= 0) {
    g_clear_handle_id (&self->wait_id, g_source_remove);
    flush_in_next_frame (self);
  } else if (self->wait_id == 0) {
    self->wait_id = g_timeout_add_once ((guint) (wait / 1000), due_cb, self);
  }
}

/* --- who is not seen -------------------------------------------------------------------------- */

/* GDK knows suspended windows since 4.12; the number of the state is part of its interface. */
#define STATE_SUSPENDED (1 << 16)

static gboolean
is_seen (CauserieTranscript *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_mapped (widget) &&
         (self->toplevel == NULL || (gdk_toplevel_get_state (self->toplevel) &
                                     (GDK_TOPLEVEL_STATE_MINIMIZED | STATE_SUSPENDED)) == 0);
}

/* Seen again: what came meanwhile is shown with the next frame. */
static void
show_what_came (CauserieTranscript *self)
{
  self->flush_time = 0;
  causerie_transcript_queue_flush (self);
}

void
causerie_transcript_start_flushing (CauserieTranscript *self)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (GTK_WIDGET (self)));

  if (GDK_IS_TOPLEVEL (surface)) {
    self->toplevel = GDK_TOPLEVEL (g_object_ref (surface));
    self->toplevel_id = g_signal_connect_swapped (surface, "notify::state",
                                                  G_CALLBACK (show_what_came), self);
  }
  show_what_came (self);
}

void
causerie_transcript_stop_flushing (CauserieTranscript *self)
{
  if (self->toplevel != NULL)
    g_clear_signal_handler (&self->toplevel_id, self->toplevel);
  g_clear_object (&self->toplevel);
  g_clear_handle_id (&self->second_id, g_source_remove);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

void
causerie_transcript_queue_flush (CauserieTranscript *self)
{
  if (!is_seen (self))
    return;
  if (self->tick_id == 0)
    wait_for_flush (self);
}
