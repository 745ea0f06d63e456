/* frame-meter.c: what the frames of a window cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "frame-meter.h"

#include <math.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Multiplications: some 5 ms of them. */
#define PIECE 5000000

/* ms between two of them, for other programs. */
#define PIECE_PAUSE 10

struct _FrameMeter {
  GtkWidget     *widget; /* owned */
  GdkFrameClock *clock;  /* owned */

  GArray        *work;   /* owned; of double, ms */
  double         begun;  /* the frame that is being made, processor time, ms */
  double         stolen[2]; /* when the last frame but one ended, and the last, ms */
  gboolean       judged; /* the last one is known to be one of the next, or not */
  double         own;    /* the most work of a frame about which nothing was stolen, ms */
  guint          n_own;  /* how many these are */
  gint64         end;    /* of the last frame, monotonic; 0: there was none */
  gint64         gap;    /* the longest, µs */
};

double
frame_meter_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

double
frame_meter_get_stolen (void)
{
  FILE *file = fopen ("/proc/stat", "re");
  unsigned long ticks = 0;

  /* Of all processors: user, nice, system, idle, waiting, interrupts, soft interrupts, stolen. */
  if (file == NULL || fscanf (file, "cpu %*u %*u %*u %*u %*u %*u %*u %lu", &ticks) != 1)
    ticks = 0;
  if (file != NULL)
    fclose (file);

  return (double) ticks * 1000 / (double) sysconf (_SC_CLK_TCK);
}

/* Stolen time is told in steps of 10 ms: what was taken a little before a frame, or after it, may
 * have been taken from it. */
static void
judge_last (FrameMeter *self)
{
  if (self->judged)
    return;

  self->judged = TRUE;
  if (frame_meter_get_stolen () == self->stolen[0]) {
    self->own = MAX (self->own, frame_meter_get_last (self));
    self->n_own++;
  }
}

static void
before_paint_cb (FrameMeter *self)
{
  judge_last (self);
  self->begun = frame_meter_now ();
}

static void
after_paint_cb (FrameMeter *self)
{
  double work = frame_meter_now () - self->begun;
  gint64 now = g_get_monotonic_time ();

  g_array_append_val (self->work, work);
  self->stolen[0] = self->stolen[1];
  self->stolen[1] = frame_meter_get_stolen ();
  self->judged = FALSE;
  if (self->end != 0)
    self->gap = MAX (self->gap, now - self->end);
  self->end = now;
}

FrameMeter *
frame_meter_new (GtkWidget *widget)
{
  FrameMeter *self = g_new0 (FrameMeter, 1);

  self->widget = g_object_ref (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->work = g_array_new (FALSE, FALSE, sizeof (double));
  frame_meter_reset (self);
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  return self;
}

void
frame_meter_free (FrameMeter *self)
{
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_array_unref (self->work);
  g_object_unref (self->clock);
  g_object_unref (self->widget);
  g_free (self);
}

void
frame_meter_reset (FrameMeter *self)
{
  g_array_set_size (self->work, 0);
  self->stolen[1] = frame_meter_get_stolen ();
  self->judged = TRUE;
  self->own = 0;
  self->n_own = 0;
  self->end = self->gap = 0;
}

void
frame_meter_wait (FrameMeter *self, guint n_frames)
{
  for (guint i = 0; i < n_frames; i++) {
    guint before = self->work->len;

    gtk_widget_queue_draw (self->widget);
    while (self->work->len == before)
      g_main_context_iteration (NULL, TRUE);
  }
}

guint
frame_meter_get_count (FrameMeter *self)
{
  return self->work->len;
}

double
frame_meter_get_last (FrameMeter *self)
{
  return self->work->len > 0 ? g_array_index (self->work, double, self->work->len - 1) : 0;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

double
frame_meter_get_work (FrameMeter *self, double percent)
{
  g_autoptr(GArray) sorted = g_array_copy (self->work);
  guint index = ceil (sorted->len * percent / 100);

  g_array_sort (sorted, compare_cb);
  return sorted->len > 0 ? g_array_index (sorted, double, MAX (index, 1) - 1) : 0;
}

double
frame_meter_get_own_max (FrameMeter *self)
{
  judge_last (self);
  return self->own;
}

guint
frame_meter_count_stolen (FrameMeter *self)
{
  judge_last (self);
  return self->work->len - self->n_own;
}

/* Nothing but arithmetic: it needs no memory and asks nothing of the kernel. */
static double
measure_piece (void)
{
  double begun = frame_meter_now ();
  volatile guint32 result;
  guint32 number = 1;

  for (guint i = 0; i < PIECE; i++)
    number = number * 1664525 + 1013904223;
  result = number;
  (void) result;

  return frame_meter_now () - begun;
}

double
frame_meter_measure_machine (guint n)
{
  double greatest = 0, stolen = frame_meter_get_stolen ();

  for (guint i = 0; i < n; i++) {
    double cost = measure_piece (), stolen_before = stolen;

    g_usleep (PIECE_PAUSE * 1000);
    stolen = frame_meter_get_stolen ();
    if (stolen == stolen_before)
      greatest = MAX (greatest, cost);
  }

  return greatest;
}

double
frame_meter_get_gap (FrameMeter *self)
{
  return self->gap / 1e3;
}

gint64
frame_meter_get_end (FrameMeter *self)
{
  return self->end;
}
