/* transcript-window.h: a transcript in a window, for tests that look at it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct {
  CauserieConversation *conversation;
  GtkWidget            *window;
  CauserieTranscript   *transcript;
  GtkAdjustment        *adjustment;
} TranscriptWindow;

/* FALSE without a display. Called once, first. */
gboolean         transcript_window_start        (void);

/* For g_test_add (): a window with an empty conversation, not shown in it yet. */
void             transcript_window_set_up       (TranscriptWindow *self, gconstpointer data);
void             transcript_window_tear_down    (TranscriptWindow *self, gconstpointer data);

/* At the end of the conversation (borrowed). Of many, every second one is an answer with a list, code and
 * a table. */
CauserieMessage *transcript_window_add_message  (CauserieConversation *conversation, CauserieRole role, const char *text);
void             transcript_window_add_messages (CauserieConversation *conversation, guint count);

/* Lets the window draw what changed, twice: the second time nothing may move. */
void             transcript_window_settle       (TranscriptWindow *self);

/* The same for what is shown only with the next flush. */
void             transcript_window_wait_for_flush (TranscriptWindow *self);

/* Shows the conversation. */
void             transcript_window_show         (TranscriptWindow *self);
void             transcript_window_scroll_by    (TranscriptWindow *self, double distance);
double           transcript_window_get_gap_to_end (TranscriptWindow *self);

guint            transcript_window_count_widgets (TranscriptWindow *self);

/* The first label with these words, the first widget of this name; or NULL. */
GtkWidget       *transcript_window_find_text    (TranscriptWindow *self, const char *text);
GtkWidget       *transcript_window_find_name    (TranscriptWindow *self, const char *css_name);

/* Some words that a reader has before the eyes; a failure when there are none. */
GtkWidget       *transcript_window_find_in_view (TranscriptWindow *self);

/* Of a widget's upper edge, below that of the view. */
double           transcript_window_get_y        (TranscriptWindow *self, GtkWidget *widget);

G_END_DECLS
