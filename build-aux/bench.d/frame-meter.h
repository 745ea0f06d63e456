/* frame-meter.h: what the frames of a window cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The work of a frame is the processor time of the thread that draws, from the frame clock's
 * before-paint to its after-paint: no other program on the machine is in it, nor a wait. */
typedef struct _FrameMeter FrameMeter;

/* Processor time of this thread so far, ms. */
double      frame_meter_now       (void);

/* Counts the frames of a widget that is on the screen. Freed with it. */
FrameMeter *frame_meter_new       (GtkWidget *widget);
void        frame_meter_free      (FrameMeter *self);

/* Forgets what was counted. */
void        frame_meter_reset     (FrameMeter *self);

/* Returns after that many more frames, each of which draws the whole widget. */
void        frame_meter_wait      (FrameMeter *self, guint n_frames);

guint       frame_meter_get_count (FrameMeter *self);
double      frame_meter_get_last  (FrameMeter *self);

/* The work that so many percent of the frames did not exceed, ms; 100: the greatest. */
double      frame_meter_get_work  (FrameMeter *self, double percent);

/* The longest time between the ends of two frames, ms, and when the last one ended (monotonic). */
double      frame_meter_get_gap   (FrameMeter *self);
gint64      frame_meter_get_end   (FrameMeter *self);

G_END_DECLS
