/* test-transcript-mark.c: led to a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-window.h"

#define MANY 400

static const char *
uid_of (TranscriptWindow *window, guint index)
{
  g_autoptr(CauserieMessage) message =
    g_list_model_get_item (G_LIST_MODEL (window->conversation), index);

  return causerie_message_get_uid (message);
}

static void
assert_in_view (TranscriptWindow *window, const char *text)
{
  GtkWidget *label = transcript_window_find_text (window, text);
  double y;

  g_assert_nonnull (label);
  y = transcript_window_get_y (window, label);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (y, <, gtk_adjustment_get_page_size (window->adjustment));
}

static void
test_far_away (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, MANY);
  transcript_window_show (window);

  causerie_transcript_show_message (window->transcript, uid_of (window, 100), "");
  transcript_window_settle (window);
  assert_in_view (window, "Question 100");
  g_assert_false (causerie_transcript_get_following (window->transcript));

  causerie_transcript_show_message (window->transcript, uid_of (window, 2), "");
  transcript_window_settle (window);
  assert_in_view (window, "Question 2");
}

/* The end is in view then, and what comes is followed. */
static void
test_last (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, MANY);
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "Short");
  transcript_window_show (window);
  causerie_transcript_show_message (window->transcript, uid_of (window, 2), "");
  transcript_window_settle (window);

  causerie_transcript_show_message (window->transcript, uid_of (window, MANY), "");
  transcript_window_settle (window);
  assert_in_view (window, "Short");
  g_assert_true (causerie_transcript_get_following (window->transcript));
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph number %u stands here.\n\n", i);

  return g_string_free (text, FALSE);
}

static void
test_words_in_a_long_answer (TranscriptWindow *window, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT, text);

  transcript_window_show (window);
  causerie_transcript_show_message (window->transcript, causerie_message_get_uid (answer),
                                    "NUMBER 120 stands");
  transcript_window_settle (window);
  assert_in_view (window, "Paragraph number 120 stands here.");
}

static void
test_reasoning_unfolds (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT, "Yes.");

  causerie_message_append_reasoning (answer, "Perhaps a hippogriff.", -1);
  transcript_window_show (window);
  g_assert_null (transcript_window_find_text (window, "hippogriff"));
  causerie_transcript_show_message (window->transcript, causerie_message_get_uid (answer), "Yes");
  transcript_window_settle (window);
  g_assert_null (transcript_window_find_text (window, "hippogriff"));

  causerie_transcript_show_message (window->transcript, causerie_message_get_uid (answer),
                                    "hippogriff");
  transcript_window_settle (window);
  assert_in_view (window, "hippogriff");
}

/* The marked message goes while it is marked. */
static void
test_marked_message_goes (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer;

  transcript_window_add_messages (window->conversation, 6);
  answer = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "Bye.");
  transcript_window_show (window);
  causerie_transcript_show_message (window->transcript, causerie_message_get_uid (answer), "Bye");
  transcript_window_settle (window);
  causerie_conversation_trash_message (window->conversation, answer, g_get_real_time ());
  transcript_window_settle (window);
  g_assert_null (transcript_window_find_text (window, "Bye."));
}

static void
test_unknown (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, 6);
  transcript_window_show (window);
  causerie_transcript_show_message (window->transcript, "nobody", "words");
  transcript_window_settle (window);
  g_assert_true (causerie_transcript_get_following (window->transcript));
}

#define ADD(path, function) \
  g_test_add ("/transcript-mark/" path, TranscriptWindow, NULL, transcript_window_set_up, \
              function, transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  ADD ("far-away", test_far_away);
  ADD ("last", test_last);
  ADD ("words-in-a-long-answer", test_words_in_a_long_answer);
  ADD ("reasoning-unfolds", test_reasoning_unfolds);
  ADD ("marked-message-goes", test_marked_message_goes);
  ADD ("unknown", test_unknown);

  return g_test_run ();
}
