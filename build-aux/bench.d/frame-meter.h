/* frame-meter.h: what the frames of a window cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The work of a frame is the processor time of the thread that draws, from the frame clock's
 * before-paint to its after-paint: no other program on the machine is in it, nor a wait.
 *
 * On a virtual machine something else can be: what its host does meanwhile. The kernel tells how
 * much was stolen, and takes that off a thread's time, but not all of it: a loop of 6 ms of
 * arithmetic came to 118 ms. So the greatest work is told apart for the frames about which
 * nothing was stolen: from the end of the frame before to the beginning of the next, for it is told
 * in steps of 10 ms. On a machine of its own these are all. */
typedef struct _FrameMeter FrameMeter;

/* Processor time of this thread so far, ms. */
double      frame_meter_now             (void);

/* What the host took from all processors of the machine so far, ms. */
double      frame_meter_get_stolen      (void);

/* Counts the frames of a widget that is on the screen. Freed with it. */
FrameMeter *frame_meter_new             (GtkWidget *widget);
void        frame_meter_free            (FrameMeter *self);

/* Forgets what was counted. */
void        frame_meter_reset           (FrameMeter *self);

/* Returns after that many more frames, each of which draws the whole widget. */
void        frame_meter_wait            (FrameMeter *self, guint n_frames);

guint       frame_meter_get_count       (FrameMeter *self);
double      frame_meter_get_last        (FrameMeter *self);

/* The work that so many percent of the frames did not exceed, ms; 100: the greatest. */
double      frame_meter_get_work        (FrameMeter *self, double percent);

/* Of the frames about which nothing was stolen: the greatest work, ms, and how many are no such. */
double      frame_meter_get_own_max     (FrameMeter *self);
guint       frame_meter_count_stolen    (FrameMeter *self);

/* What the machine makes of that: the greatest cost of so many pieces of plain arithmetic of some
 * 5 ms about which nothing was stolen, ms. Where it is much more, so can be a frame's. */
double      frame_meter_measure_machine (guint n);

/* The longest time between the ends of two frames, ms, and when the last one ended (monotonic). */
double      frame_meter_get_gap         (FrameMeter *self);
gint64      frame_meter_get_end         (FrameMeter *self);

G_END_DECLS
