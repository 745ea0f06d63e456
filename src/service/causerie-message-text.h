/* causerie-message-text.h: what is said about a message, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* Translated plain text for the window and the command line, all (transfer full). Times are
 * microseconds since 1970; `now` decides how much of a date must be said. */

/* Who speaks: "You", or the name of the model that answered. */
char *causerie_message_text_who      (CauserieMessage *message);

/* The quiet line under an answer: "14:02 · 12 in / 34 out tokens · $0.0012 · 45 tokens/s", begun
 * by the way it ended if it did not end well: "Stopped · …", "Not sent · …". What is not known is left out; an
 * answer that runs has none: "". */
char *causerie_message_text_summary  (CauserieMessage *message, gint64 now);

/* The same without the way it ended, where that is said otherwise. */
char *causerie_message_text_facts    (CauserieMessage *message, gint64 now);

/* While nothing has come, what is waited for (causerie_message_get_wait()) and how long already:
 * "Connecting…", "Sending… 25 %", "Waiting for kimi-k2… 3 s", or how long still: "Too many requests.
 * Trying again in 3 s". */
char *causerie_message_text_waiting  (CauserieMessage *message, gint64 now);

/* The same without what changes each second: "Waiting for kimi-k2…". */
char *causerie_message_text_wait_name (CauserieMessage *message);

/* Milliseconds until an elapsed or remaining time in whole seconds is another, counted from or to
 * `moment`; never 0. */
guint causerie_message_text_next_second (gint64 moment, gint64 now);

/* Above the reasoning: "Thinking… 3 s" while it goes on, "Thought for 12 s" after it, "Reasoning" when nobody
 * measured. Counted from the first token. */
char *causerie_message_text_thought  (CauserieMessage *message, gint64 now);

/* It reasons, and has said nothing yet. */
gboolean causerie_message_text_is_thinking (CauserieMessage *message);

/* "14:02" today, "21 November, 14:02" this year, else "21 November 2025, 14:02". */
char *causerie_message_text_time     (gint64 time, gint64 now);

/* Rounded down, short: "12 s", "2 min 5 s", "1 h 3 min". */
char *causerie_message_text_duration (double seconds);

G_END_DECLS
