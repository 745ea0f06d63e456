/* test-transcript.c: the transcript in a real window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-frame.h"
#include "transcript-window.h"

#define MANY 2000

static void
test_new_destroy (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  GtkWidget *transcript = g_object_ref_sink (causerie_transcript_new ());

  transcript_window_add_messages (conversation, 4);
  causerie_transcript_set_conversation (CAUSERIE_TRANSCRIPT (transcript), conversation);
  g_assert_true (causerie_transcript_get_conversation (CAUSERIE_TRANSCRIPT (transcript)) ==
                 conversation);
  g_assert_finalize_object (transcript);
}

static void
test_destroy_shown (TranscriptWindow *window, gconstpointer data)
{
  CauserieTranscript *transcript = window->transcript;

  transcript_window_add_messages (window->conversation, 10);
  transcript_window_show (window);
  g_object_add_weak_pointer (G_OBJECT (transcript), (gpointer *) &window->transcript);
  gtk_window_set_child (GTK_WINDOW (window->window), NULL);
  /* GTK lets go of it a little later. */
  for (guint i = 0; i < 200 && window->transcript != NULL; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (window->transcript);
}

static void
test_many_messages (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, MANY);
  transcript_window_show (window);

  g_assert_true (causerie_transcript_get_following (window->transcript));
  g_assert_nonnull (transcript_window_find_text (window, "The end of answer 1999"));
  g_assert_null (transcript_window_find_text (window, "answer 1001"));
  g_assert_cmpuint (transcript_window_count_widgets (window), <, 200);

  gtk_adjustment_set_value (window->adjustment, gtk_adjustment_get_lower (window->adjustment));
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "Question 0"));
  g_assert_null (transcript_window_find_text (window, "The end of answer 1999"));
  g_assert_cmpuint (transcript_window_count_widgets (window), <, 200);
}

static void
test_scroll_has_no_jumps (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, 60);
  transcript_window_show (window);

  for (guint i = 0; i < 60; i++) {
    GtkWidget *label = transcript_window_find_in_view (window);
    double y = transcript_window_get_y (window, label);

    g_object_ref (label);
    transcript_window_scroll_by (window, -40);
    if (gtk_widget_get_ancestor (label, CAUSERIE_TYPE_TRANSCRIPT) != NULL)
      g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y + 40, 0.01);
    g_object_unref (label);
  }
  g_assert_false (causerie_transcript_get_following (window->transcript));
}

static CauserieMessage *
add_running_answer (TranscriptWindow *window)
{
  CauserieMessage *message = transcript_window_add_message (window->conversation,
                                                            CAUSERIE_ROLE_ASSISTANT,
                                          "Start.\n\n");

  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  return message;
}

static void
stream_words (TranscriptWindow *window, CauserieMessage *message, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++) {
    causerie_message_append_text (message,
                                  "Some **more words** of this answer.\n\n- and\n- a list\n\n", -1);
    transcript_window_wait_for_flush (window);
  }
}

static void
test_stream_leaves_reader_alone (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;
  GtkWidget *label;
  double y;

  transcript_window_add_messages (window->conversation, 21);
  message = add_running_answer (window);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -300);

  label = transcript_window_find_in_view (window);
  y = transcript_window_get_y (window, label);
  for (guint i = 0; i < 10; i++) {
    stream_words (window, message, 1);
    g_assert_cmpfloat (transcript_window_get_y (window, label), ==, y);
  }
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  transcript_window_wait_for_flush (window);
  g_assert_cmpfloat (transcript_window_get_y (window, label), ==, y);
}

static void
test_stream_is_followed (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;

  transcript_window_add_messages (window->conversation, 21);
  message = add_running_answer (window);
  transcript_window_show (window);

  for (guint i = 0; i < 8; i++) {
    stream_words (window, message, 1);
    g_assert_true (causerie_transcript_get_following (window->transcript));
    g_assert_cmpfloat_with_epsilon (transcript_window_get_gap_to_end (window), 0, 0.01);
  }
  causerie_message_append_text (message, "The last words.", -1);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  transcript_window_wait_for_flush (window);
  g_assert_nonnull (transcript_window_find_text (window, "The last words."));
  g_assert_cmpfloat_with_epsilon (transcript_window_get_gap_to_end (window), 0, 0.01);
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_following_is_let_go_and_taken_back (TranscriptWindow *window, gconstpointer data)
{
  guint n_notify = 0;

  transcript_window_add_messages (window->conversation, 20);
  transcript_window_show (window);
  g_signal_connect_swapped (window->transcript, "notify::following", G_CALLBACK (count_notify_cb),
                            &n_notify);

  transcript_window_scroll_by (window, -30);
  g_assert_false (causerie_transcript_get_following (window->transcript));
  transcript_window_scroll_by (window, -30);
  g_assert_cmpuint (n_notify, ==, 1);
  transcript_window_scroll_by (window, 10000);
  g_assert_true (causerie_transcript_get_following (window->transcript));
  g_assert_cmpuint (n_notify, ==, 2);

  transcript_window_scroll_by (window, -500);
  causerie_transcript_follow (window->transcript);
  transcript_window_settle (window);
  g_assert_true (causerie_transcript_get_following (window->transcript));
  g_assert_cmpfloat_with_epsilon (transcript_window_get_gap_to_end (window), 0, 0.01);
}

/* What the keyboard goes to is not taken away by scrolling, nor drawn where it is not. */
static void
test_focus_stays (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *code, *focus;

  transcript_window_add_messages (window->conversation, 60);
  transcript_window_show (window);
  code = transcript_window_find_name (window, "codeblock");
  g_assert_true (gtk_widget_child_focus (code, GTK_DIR_TAB_FORWARD));
  focus = gtk_window_get_focus (GTK_WINDOW (window->window));
  g_assert_true (gtk_widget_is_ancestor (focus, code));

  transcript_window_scroll_by (window, -4000);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window->window)) == focus);
  g_assert_cmpfloat (transcript_window_get_y (window, focus), >, 600);
  transcript_window_scroll_by (window, -100000);
  transcript_window_scroll_by (window, 100000);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window->window)) == focus);
  g_assert_cmpfloat (transcript_window_get_y (window, focus), <, 600);
}

static void
test_place_is_restored (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieConversation) other = causerie_conversation_new (NULL);
  g_autofree char *words = NULL;
  GtkWidget *label;
  double y;

  transcript_window_add_messages (other, 6);
  transcript_window_add_messages (window->conversation, 100);
  transcript_window_show (window);
  g_assert_null (causerie_conversation_get_scroll_message (window->conversation));

  transcript_window_scroll_by (window, -3333);
  label = transcript_window_find_in_view (window);
  words = g_strdup (gtk_label_get_text (GTK_LABEL (label)));
  y = transcript_window_get_y (window, label);
  g_assert_nonnull (causerie_conversation_get_scroll_message (window->conversation));

  causerie_transcript_set_conversation (window->transcript, other);
  transcript_window_settle (window);
  g_assert_true (causerie_transcript_get_following (window->transcript));
  transcript_window_show (window);
  g_assert_false (causerie_transcript_get_following (window->transcript));
  label = transcript_window_find_in_view (window);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, words);
  g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 1);

  causerie_transcript_follow (window->transcript);
  transcript_window_settle (window);
  g_assert_null (causerie_conversation_get_scroll_message (window->conversation));
}

/* A version of an answer below, or the end of the path, is no business of who reads above. */
static void
test_version_switch_leaves_reader_alone (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieMessage) version = NULL;
  CauserieMessage *last;
  GtkWidget *label;
  double y;

  transcript_window_add_messages (window->conversation, 30);
  last = causerie_conversation_get_leaf (window->conversation);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -900);
  label = transcript_window_find_in_view (window);
  y = transcript_window_get_y (window, label);

  version = causerie_message_new (NULL, causerie_message_get_parent_uid (last),
                                  CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_text (version, "Another version, much shorter.");
  causerie_message_set_state (version, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (window->conversation, version);
  transcript_window_settle (window);
  g_assert_cmpfloat (transcript_window_get_y (window, label), ==, y);
  causerie_conversation_select (window->conversation, last);
  transcript_window_settle (window);
  g_assert_cmpfloat (transcript_window_get_y (window, label), ==, y);
}

static void
test_narrow (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, 30);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -700);

  for (int width = 800; width >= 360; width -= 110) {
    gtk_window_set_default_size (GTK_WINDOW (window->window), width, 600);
    transcript_window_wait_for_flush (window);
    g_assert_false (causerie_transcript_get_following (window->transcript));
    transcript_window_find_in_view (window);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window->transcript)), <, 500);
}

static void
test_short_talk_is_at_the_top (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *label;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "Only this");
  transcript_window_show (window);

  label = transcript_window_find_text (window, "Only this");
  g_assert_nonnull (label);
  g_assert_cmpfloat (transcript_window_get_y (window, label), <, 60);
  g_assert_true (causerie_transcript_get_following (window->transcript));
  g_assert_cmpfloat (gtk_adjustment_get_upper (window->adjustment) -
                       gtk_adjustment_get_lower (window->adjustment),
                     ==, gtk_adjustment_get_page_size (window->adjustment));
}

static void
test_nothing_while_hidden (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;

  transcript_window_add_messages (window->conversation, 3);
  message = add_running_answer (window);
  transcript_window_show (window);

  gtk_widget_set_visible (window->window, FALSE);
  causerie_message_append_text (message, "Unseen words.", -1);
  for (guint i = 0; i < 100; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (transcript_window_find_text (window, "Unseen words."));

  gtk_window_present (GTK_WINDOW (window->window));
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "Unseen words."));
}

static void
test_reasoning_folds (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = transcript_window_add_message (window->conversation,
                                                            CAUSERIE_ROLE_ASSISTANT,
                                          "The answer.");
  GtkWidget *row, *answer;
  double y;

  causerie_message_append_reasoning (message, "First *this*.\n\nThen that.", -1);
  transcript_window_show (window);
  g_assert_null (transcript_window_find_text (window, "Then that."));

  row = transcript_window_find_name (window, "reasoningrow");
  g_assert_nonnull (row);
  y = transcript_window_get_y (window, row);
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
  transcript_window_wait_for_flush (window);
  g_assert_nonnull (transcript_window_find_text (window, "Then that."));
  g_assert_cmpfloat (transcript_window_get_y (window, row), ==, y);

  answer = transcript_window_find_text (window, "The answer.");
  y = transcript_window_get_y (window, answer);
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
  transcript_window_wait_for_flush (window);
  g_assert_null (transcript_window_find_text (window, "Then that."));
  g_assert_cmpfloat (transcript_window_get_y (window, answer), <, y);
}

static void
test_failure (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = transcript_window_add_message (window->conversation,
                                                            CAUSERIE_ROLE_ASSISTANT, "");
  g_autoptr(CauserieFailure) failure = NULL;
  GtkWidget *expander;
  CauserieFailureFacts facts = { CAUSERIE_FAILURE_SERVER, 500, "boom", "<b>It</b> & more", -1,
                                 "<html>&nbsp;</html>" };

  failure = causerie_failure_new (&facts);
  causerie_message_set_failure (message, failure);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_FAILED);
  transcript_window_show (window);

  g_assert_nonnull (transcript_window_find_name (window, "messageerror"));
  expander = transcript_window_find_name (window, "expander-widget");
  g_assert_nonnull (expander);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "<b>It</b> & more"));
  g_assert_nonnull (transcript_window_find_text (window, "<html>&nbsp;</html>"));
}

static void
test_accessible (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *header;

  transcript_window_add_messages (window->conversation, 2);
  transcript_window_show (window);

  gtk_test_accessible_assert_role (window->transcript, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (window->transcript, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Conversation");
  header = gtk_widget_get_first_child (GTK_WIDGET (window->transcript));
  gtk_test_accessible_assert_property (header, GTK_ACCESSIBLE_PROPERTY_LABEL, "You");
  g_assert_nonnull (transcript_window_find_text (window, "kimi-k2"));
}

static void
test_hostile_documents (TranscriptWindow *window, gconstpointer data)
{
  static const char * const pieces[] = { ">", "- ", "**", "|a", "```\n", "\u202e", "x", "1. " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr(GString) text = g_string_new ("Before.\n\n");

    for (guint n = 0; n < 20000; n++)
      g_string_append (text, pieces[i]);
    g_string_append (text, "\n\n```\n```\n\nAfter.");
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, text->str);
  }
  transcript_window_show (window);

  for (guint i = 0; i < 40; i++)
    transcript_window_scroll_by (window, -500);
  g_assert_cmpuint (transcript_window_count_widgets (window), <, 400);
}

static GtkTextDirection
get_side (TranscriptWindow *window, const char *words)
{
  GtkWidget *label = transcript_window_find_text (window, words);

  return gtk_widget_get_direction (gtk_widget_get_ancestor (label, CAUSERIE_TYPE_BLOCK_FRAME));
}

/* What has no words stands on the side of those before it, whatever that of the interface is. */
static void
test_side_of_code (TranscriptWindow *window, gconstpointer data)
{
  GtkTextDirection interface = gtk_widget_get_default_direction ();

  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT,
                                 "- שלום\n\n  ```\n  int a;\n  ```\n\n"
                                 "- words\n\n  ```\n  int b;\n  ```\n");
  transcript_window_show (window);
  g_assert_cmpint (get_side (window, "int a;"), ==, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (get_side (window, "int b;"), ==, GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (interface);
}

#define ADD(name, function) \
  g_test_add ("/transcript/" name, TranscriptWindow, NULL, transcript_window_set_up, function, \
              transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  g_test_add_func ("/transcript/new-destroy", test_new_destroy);
  ADD ("destroy-shown", test_destroy_shown);
  ADD ("many-messages", test_many_messages);
  ADD ("scroll-has-no-jumps", test_scroll_has_no_jumps);
  ADD ("stream-leaves-reader-alone", test_stream_leaves_reader_alone);
  ADD ("stream-is-followed", test_stream_is_followed);
  ADD ("following-is-let-go-and-taken-back", test_following_is_let_go_and_taken_back);
  ADD ("focus-stays", test_focus_stays);
  ADD ("place-is-restored", test_place_is_restored);
  ADD ("version-switch-leaves-reader-alone", test_version_switch_leaves_reader_alone);
  ADD ("narrow", test_narrow);
  ADD ("short-talk-is-at-the-top", test_short_talk_is_at_the_top);
  ADD ("nothing-while-hidden", test_nothing_while_hidden);
  ADD ("reasoning-folds", test_reasoning_folds);
  ADD ("failure", test_failure);
  ADD ("accessible", test_accessible);
  ADD ("hostile-documents", test_hostile_documents);
  g_test_add ("/transcript/side-of-code", TranscriptWindow, GINT_TO_POINTER (GTK_TEXT_DIR_LTR),
              transcript_window_set_up, test_side_of_code, transcript_window_tear_down);
  g_test_add ("/transcript/side-of-code-rtl", TranscriptWindow, GINT_TO_POINTER (GTK_TEXT_DIR_RTL),
              transcript_window_set_up, test_side_of_code, transcript_window_tear_down);

  return g_test_run ();
}
