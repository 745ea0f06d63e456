/* test-transcript-wait.c: an answer that is waited for, and what it called
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-block.h"
#include "causerie-transcript-private.h"
#include "transcript-window.h"

#include <string.h>

#define SECONDS 10

static CauserieMessage *
add_waiting_answer (TranscriptWindow *window)
{
  CauserieMessage *message =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "");

  causerie_message_set_sent_time (message, g_get_real_time ());
  causerie_message_set_state (message, CAUSERIE_MESSAGE_WAITING);
  return message;
}

static void
wait_in (TranscriptWindow *window, CauserieMessage *message, CauserieWait wait)
{
  causerie_message_set_wait (message, &wait);
  transcript_window_wait_for_flush (window);
}

static int
get_footer_height (TranscriptWindow *window)
{
  return gtk_widget_get_height (transcript_window_find_name (window, "messagefooter"));
}

/* Everything it may wait for, none of it higher than another, at the width of a telephone. */
static void
test_nothing_shifts (TranscriptWindow *window, gconstpointer data)
{
  const CauserieWait waits[] = {
    { CAUSERIE_WAIT_SENDING, .fraction = 0.5 },
    { CAUSERIE_WAIT_ANSWER },
    { CAUSERIE_WAIT_LOADING },
    { CAUSERIE_WAIT_RETRY, .until = g_get_real_time () + 20 * G_USEC_PER_SEC,
      .why = CAUSERIE_FAILURE_UNREACHABLE },
  };
  CauserieMessage *message = add_waiting_answer (window);
  GtkWidget *footer;
  int height;
  double y;

  gtk_window_set_default_size (GTK_WINDOW (window->window), 360, 400);
  transcript_window_show (window);
  wait_in (window, message, (CauserieWait) { CAUSERIE_WAIT_CONNECTING });
  g_assert_nonnull (transcript_window_find_text (window, "Connecting…"));
  footer = transcript_window_find_name (window, "messagefooter");
  height = get_footer_height (window);
  y = transcript_window_get_y (window, footer);

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++) {
    wait_in (window, message, waits[i]);
    g_assert_cmpint (get_footer_height (window), ==, height);
    g_assert_cmpfloat (transcript_window_get_y (window, footer), ==, y);
  }
  g_assert_nonnull (transcript_window_find_text (window, "Trying again in"));
}

/* A screen reader finds what is waited for, which does not change each second. */
static void
test_accessible (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = add_waiting_answer (window);
  GtkWidget *footer;

  causerie_message_set_sent_time (message, g_get_real_time () - 12 * G_USEC_PER_SEC);
  transcript_window_show (window);
  wait_in (window, message, (CauserieWait) { CAUSERIE_WAIT_LOADING });
  footer = transcript_window_find_name (window, "messagefooter");
  g_assert_nonnull (transcript_window_find_text (window, "The server is loading the model… 1"));
  gtk_test_accessible_assert_property (footer, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The server is loading the model…");

  causerie_message_append_text (message, "Here.", -1);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  transcript_window_wait_for_flush (window);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (footer),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("the time on the screen stands still");
  return G_SOURCE_REMOVE;
}

/* By itself, without anything new from the server. */
static void
test_seconds_are_counted (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = add_waiting_answer (window);
  guint late = g_timeout_add_seconds (SECONDS, late_cb, NULL);

  transcript_window_show (window);
  wait_in (window, message, (CauserieWait) { CAUSERIE_WAIT_ANSWER });
  while (transcript_window_find_text (window, "Waiting for kimi-k2… ") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

/* A timer runs for the next second. */
static gboolean
counts_seconds (TranscriptWindow *window)
{
  return window->transcript->second_id != 0;
}

static void
test_nothing_wakes_up (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = add_waiting_answer (window);

  transcript_window_show (window);
  transcript_window_wait_for_flush (window);
  g_assert_true (counts_seconds (window));
  gtk_widget_set_visible (window->window, FALSE);
  g_assert_false (counts_seconds (window));
  gtk_window_present (GTK_WINDOW (window->window));
  transcript_window_wait_for_flush (window);
  g_assert_true (counts_seconds (window));

  causerie_message_append_text (message, "Some words.", -1);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_wait_for_flush (window);
  g_assert_false (counts_seconds (window));
}

/* Far from it nobody sees the seconds; back there they are right. */
static void
test_out_of_sight (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, 60);
  add_waiting_answer (window);
  transcript_window_show (window);
  transcript_window_wait_for_flush (window);
  g_assert_true (counts_seconds (window));

  gtk_adjustment_set_value (window->adjustment, gtk_adjustment_get_lower (window->adjustment));
  transcript_window_settle (window);
  g_assert_null (transcript_window_find_text (window, "Waiting for kimi-k2"));
  causerie_transcript_follow (window->transcript);
  transcript_window_wait_for_flush (window);
  g_assert_nonnull (transcript_window_find_text (window, "Waiting for kimi-k2"));
  g_assert_true (counts_seconds (window));
}

static void
test_not_sent (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = add_waiting_answer (window);
  const CauserieFailureFacts facts = { .kind = CAUSERIE_FAILURE_UNREACHABLE, .retry_after = -1,
                                       .message = "Connection refused", .not_sent = TRUE };
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&facts);
  GtkWidget *expander;

  causerie_message_set_failure (message, failure);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_FAILED);
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "Not\u00a0sent"));
  expander = transcript_window_find_name (window, "expander-widget");
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "Copy request as curl"));
}

static void
test_tool_call (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "I look.");
  g_autoptr(CauseriePart) call =
    causerie_part_new_tool_call ("call_1", "get_<weather>", "{\"place\":\"Київ\"}");
  g_autoptr(CauseriePart) details = causerie_part_new_reasoning_details ("[{\"data\":\"opaque\"}]");
  GtkWidget *row;

  causerie_message_add_part (message, call);
  causerie_message_add_part (message, details);
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "Tool call: get_<weather>"));
  g_assert_null (transcript_window_find_text (window, "Київ"));
  g_assert_null (transcript_window_find_text (window, "opaque"));

  row = transcript_window_find_name (window, "toolrow");
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "{\n  \"place\": \"Київ\"\n}"));
}

/* --- the caret -------------------------------------------------------------------------------- */

/* Whether anything round is drawn with these words. */
static gboolean
has_caret (TranscriptWindow *window, const char *words)
{
  GtkWidget *label = transcript_window_find_text (window, words);
  GtkWidget *block = gtk_widget_get_ancestor (label, CAUSERIE_TYPE_TEXT_BLOCK);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  g_autoptr(GBytes) drawn = NULL;
  gsize length;
  const char *text;

  gtk_widget_snapshot_child (gtk_widget_get_parent (block), block, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  drawn = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);
  text = g_bytes_get_data (drawn, &length);
  return g_strstr_len (text, (gssize) length, "rounded-clip") != NULL;
}

/* Nothing else has to change with the state. */
static void
test_caret_goes (TranscriptWindow *window, gconstpointer data)
{
  const CauserieMessageState ends[] = {
    CAUSERIE_MESSAGE_STOPPED, CAUSERIE_MESSAGE_DONE, CAUSERIE_MESSAGE_INTERRUPTED,
  };
  CauserieMessage *message = add_waiting_answer (window);

  causerie_message_set_text (message, "Some words");
  transcript_window_show (window);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
    transcript_window_wait_for_flush (window);
    g_assert_true (has_caret (window, "Some words"));
    causerie_message_set_state (message, ends[i]);
    transcript_window_wait_for_flush (window);
    g_assert_false (has_caret (window, "Some words"));
  }
}

#define ADD(name, function) \
  g_test_add ("/transcript-wait/" name, TranscriptWindow, NULL, transcript_window_set_up, function, \
              transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  ADD ("nothing-shifts", test_nothing_shifts);
  ADD ("accessible", test_accessible);
  ADD ("seconds-are-counted", test_seconds_are_counted);
  ADD ("nothing-wakes-up", test_nothing_wakes_up);
  ADD ("out-of-sight", test_out_of_sight);
  ADD ("not-sent", test_not_sent);
  ADD ("tool-call", test_tool_call);
  ADD ("caret-goes", test_caret_goes);

  return g_test_run ();
}
