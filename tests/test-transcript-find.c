/* test-transcript-find.c: words looked for in a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-window.h"

#include "causerie-selectable.h"
#include "causerie-transcript-private.h"

#define MANY 400

static CauserieTranscriptFind *
get_find (TranscriptWindow *window)
{
  return causerie_transcript_get_find (window->transcript);
}

static void
wait_until_counted (TranscriptWindow *window)
{
  while (causerie_transcript_find_get_counting (get_find (window)))
    g_main_context_iteration (NULL, TRUE);
  transcript_window_settle (window);
}

static void
look_for (TranscriptWindow *window, const char *words)
{
  causerie_transcript_find_set_words (get_find (window), words);
  wait_until_counted (window);
}

static void
step (TranscriptWindow *window, gboolean forward)
{
  causerie_transcript_find_step (get_find (window), forward);
  transcript_window_settle (window);
}

#define assert_found(window, expected_current, expected_n) \
  G_STMT_START { \
    g_assert_cmpuint (causerie_transcript_find_get_current (get_find (window)), ==, \
                      expected_current); \
    g_assert_cmpuint (causerie_transcript_find_get_n_found (get_find (window)), ==, expected_n); \
  } G_STMT_END

/* How the paragraph with these words is marked; the number of marks. */
static guint
count_marks (TranscriptWindow *window, const char *words, CauserieTextMarkKind kind)
{
  GtkWidget *label = transcript_window_find_text (window, words);
  guint n_marks = 0, n = 0;
  const CauserieTextMark *marks;

  g_assert_nonnull (label);
  marks = causerie_selectable_get_marks (CAUSERIE_SELECTABLE (gtk_widget_get_parent (label)),
                                         &n_marks);
  for (guint i = 0; i < n_marks; i++)
    n += marks[i].kind == kind;
  return n;
}

static void
test_counts (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "A raven and a crow?");
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT,
                                 "One **Raven**, two ravens.\n\n```\nraven = 1\n```\n\n"
                                 "| raven | crow |\n|---|---|\n| 1 | 2 |");
  transcript_window_show (window);

  look_for (window, "raven");
  assert_found (window, 1, 5);
  g_assert_cmpuint (count_marks (window, "A raven", CAUSERIE_TEXT_MARK_CURRENT_HIT), ==, 1);
  g_assert_cmpuint (count_marks (window, "One Raven", CAUSERIE_TEXT_MARK_HIT), ==, 2);
  step (window, TRUE);
  assert_found (window, 2, 5);
  g_assert_cmpuint (count_marks (window, "A raven", CAUSERIE_TEXT_MARK_HIT), ==, 1);
  g_assert_cmpuint (count_marks (window, "One Raven", CAUSERIE_TEXT_MARK_CURRENT_HIT), ==, 1);
  step (window, FALSE);
  step (window, FALSE);
  assert_found (window, 5, 5);
  step (window, TRUE);
  assert_found (window, 1, 5);

  look_for (window, "ravens");
  assert_found (window, 1, 1);
  look_for (window, "magpie");
  assert_found (window, 0, 0);
  step (window, TRUE);
  assert_found (window, 0, 0);
  look_for (window, "");
  assert_found (window, 0, 0);
  g_assert_cmpuint (count_marks (window, "One Raven", CAUSERIE_TEXT_MARK_HIT), ==, 0);
}

/* Equal as in the search of the history. */
static void
test_folds (TranscriptWindow *window, gconstpointer data)
{
  static const struct { const char *words; guint n; } cases[] = {
    { "cafe", 2 }, { "CAFÉ", 2 }, { "ёлка", 2 }, { "елка", 2 }, { "мой", 1 }, { "мои", 0 },
    { "strasse", 1 }, { "it's", 2 }, { "two words", 1 }, { "= 1", 1 },
  };

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER,
                                 "Café, cafe\u0301. Ёлка и елка. Мой. Straße. It’s it's. "
                                 "two\nwords, a = 1.");
  transcript_window_show (window);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    look_for (window, cases[i].words);
    g_test_message ("%s", cases[i].words);
    assert_found (window, cases[i].n > 0 ? 1 : 0, cases[i].n);
  }
}

/* What never had a widget is found, and led to. */
static void
test_far_away (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, MANY);
  transcript_window_show (window);
  g_assert_null (transcript_window_find_text (window, "Question 20"));

  look_for (window, "question 20");
  assert_found (window, 6, 6); /* the nearest */
  g_assert_cmpuint (count_marks (window, "Question 208", CAUSERIE_TEXT_MARK_CURRENT_HIT), ==, 1);
  step (window, TRUE);
  assert_found (window, 1, 6);
  g_assert_null (transcript_window_find_text (window, "Question 208"));
  g_assert_cmpuint (count_marks (window, "Question 20", CAUSERIE_TEXT_MARK_CURRENT_HIT), ==, 1);
  g_assert_false (causerie_transcript_get_following (window->transcript));

  look_for (window, "answer");
  g_assert_cmpuint (causerie_transcript_find_get_n_found (get_find (window)), ==, MANY);
}

/* The label beside is laid out in the same frame, as a find bar's is. */
static GtkWidget *
put_label_beside (TranscriptWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (NULL);
  g_autoptr(GtkWidget) view = g_object_ref (gtk_window_get_child (GTK_WINDOW (window->window)));

  gtk_window_set_child (GTK_WINDOW (window->window), box);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  return label;
}

/* Led to what is just out of view, widgets are made and dropped while the view is laid out: GTK
 * would warn if that left something around it without an allocation. */
static void
test_near_by (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *label = put_label_beside (window);

  transcript_window_add_messages (window->conversation, 60);
  transcript_window_show (window);
  look_for (window, "answer");
  for (guint i = 0; i < 20; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    gtk_label_set_text (GTK_LABEL (label), text);
    step (window, FALSE);
  }
  g_assert_false (causerie_transcript_get_following (window->transcript));
}

/* Nothing moves for what is in view, and who types is not led past what is near. */
static void
test_does_not_jump (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *label;
  double y;

  transcript_window_add_messages (window->conversation, 60);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -1000);
  label = transcript_window_find_in_view (window);
  y = transcript_window_get_y (window, label);

  look_for (window, "w");
  look_for (window, "words");
  g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 0.01);
  g_assert_cmpuint (causerie_transcript_find_get_current (get_find (window)), >, 1);
  look_for (window, "no such words");
  g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 0.01);
}

static void
test_follows_stream (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;
  GtkWidget *label;
  double y;

  transcript_window_add_messages (window->conversation, 20);
  message = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "Start");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -500);
  label = transcript_window_find_in_view (window);
  y = transcript_window_get_y (window, label);

  look_for (window, "kingfisher");
  for (guint i = 0; i < 4; i++) {
    causerie_message_append_text (message, " king", -1);
    transcript_window_wait_for_flush (window);
    causerie_message_append_text (message, "fisher.\n\n", -1);
    transcript_window_wait_for_flush (window);
    assert_found (window, 1, i + 1);
    g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 0.01);
  }
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  transcript_window_wait_for_flush (window);
  assert_found (window, 1, 4);

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "A kingfisher?");
  wait_until_counted (window);
  assert_found (window, 1, 5);
  g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 0.01);
}

static void
test_message_goes (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieMessage) message = NULL;

  for (guint i = 0; i < 3; i++)
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "raven");
  transcript_window_show (window);
  look_for (window, "raven");
  assert_found (window, 1, 3);

  message = g_list_model_get_item (G_LIST_MODEL (window->conversation), 0);
  causerie_conversation_trash_message (window->conversation, message, 1);
  wait_until_counted (window);
  g_assert_cmpuint (causerie_transcript_find_get_n_found (get_find (window)), ==, 2);
}

/* In reasoning only where it can be seen. */
static void
test_reasoning (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "A raven.");

  causerie_message_append_reasoning (message, "Is it a raven?", -1);
  transcript_window_show (window);
  look_for (window, "raven");
  assert_found (window, 1, 1);
  causerie_transcript_show_message (window->transcript, causerie_message_get_uid (message),
                                    "Is it a");
  transcript_window_wait_for_flush (window);
  assert_found (window, 2, 2);
}

static void
test_end (TranscriptWindow *window, gconstpointer data)
{
  g_autofree char *words = NULL;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "A Raven?");
  transcript_window_show (window);
  g_assert_null (causerie_transcript_dup_selected_words (window->transcript));
  look_for (window, "raven");
  causerie_transcript_find_end (get_find (window));
  transcript_window_settle (window);
  g_assert_cmpuint (count_marks (window, "A Raven?", CAUSERIE_TEXT_MARK_SELECTED), ==, 1);
  words = causerie_transcript_dup_selected_words (window->transcript);
  g_assert_cmpstr (words, ==, "Raven");
}

static void
add (const char *path, void (* test) (TranscriptWindow *window, gconstpointer data))
{
  g_test_add (path, TranscriptWindow, NULL, transcript_window_set_up, test,
              transcript_window_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  add ("/transcript-find/counts", test_counts);
  add ("/transcript-find/folds", test_folds);
  add ("/transcript-find/far-away", test_far_away);
  add ("/transcript-find/near-by", test_near_by);
  add ("/transcript-find/does-not-jump", test_does_not_jump);
  add ("/transcript-find/follows-stream", test_follows_stream);
  add ("/transcript-find/message-goes", test_message_goes);
  add ("/transcript-find/reasoning", test_reasoning);
  add ("/transcript-find/end", test_end);
  return g_test_run ();
}
