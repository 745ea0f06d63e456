/* bench-window.h: a window with a transcript, to measure it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript.h"
#include "frame-meter.h"

G_BEGIN_DECLS

typedef struct {
  GtkWidget          *window;
  GtkScrolledWindow  *scroller;   /* borrowed from the window */
  CauserieTranscript *transcript; /* borrowed from the window */
  GtkAdjustment      *adjustment; /* borrowed from the window */
  FrameMeter         *meter;      /* owned */
} BenchWindow;

/* On the screen, with its header bar and the program's style, and no conversation yet. */
BenchWindow *bench_window_new       (void);
void         bench_window_free      (BenchWindow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWindow, bench_window_free)

/* Shows a conversation (or none) at its end and returns when it is painted: the processor time of that, ms. */
double       bench_window_show      (BenchWindow *self, CauserieConversation *conversation);

/* Scrolls by some pixels inside a frame, as a wheel does, and returns when it is painted: the frame's work, ms. */
double       bench_window_scroll    (BenchWindow *self, double distance);

/* Of the blocks that are on the screen before and after a scroll, how many moved by something else. */
guint        bench_window_scroll_and_count_jumps (BenchWindow *self, double distance);

/* Whether a block on the screen has these words and no others. */
gboolean     bench_window_has_words (BenchWindow *self, const char *words);

/* The work of a frame that paints the whole view anew with nothing in it, ms (a median). */
double       bench_window_measure_floor (BenchWindow *self);

/* Runs the main loop for so long. */
void         bench_window_run       (BenchWindow *self, guint ms);

G_END_DECLS
