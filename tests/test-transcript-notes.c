/* test-transcript-notes.c: what is said between messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-window.h"

static GtkWidget *
find_note (TranscriptWindow *self)
{
  return transcript_window_find_name (self, "transcriptnote");
}

static CauserieMessage *
get_message (TranscriptWindow *self, guint index)
{
  g_autoptr(CauserieMessage) message =
    g_list_model_get_item (G_LIST_MODEL (self->conversation), index);

  return message; /* the conversation keeps it */
}

/* Above the message of this index; NULL: nothing is said. */
static void
say (TranscriptWindow *self, guint index, const char *text)
{
  g_autoptr(GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);

  if (text != NULL)
    g_hash_table_insert (notes, (char *) causerie_message_get_uid (get_message (self, index)),
                         (char *) text);
  causerie_transcript_set_notes (self->transcript, notes);
  transcript_window_wait_for_flush (self);
  causerie_transcript_set_notes (self->transcript, notes); /* the same again changes nothing */
  transcript_window_settle (self);
}

static void
add_three (TranscriptWindow *self)
{
  transcript_window_add_message (self->conversation, CAUSERIE_ROLE_USER, "One");
  transcript_window_add_message (self->conversation, CAUSERIE_ROLE_ASSISTANT, "Two");
  transcript_window_add_message (self->conversation, CAUSERIE_ROLE_USER, "Three");
  transcript_window_show (self);
}

/* Between its neighbours, as long as there is something to say. */
static void
test_comes_and_goes (TranscriptWindow *self, gconstpointer data)
{
  double y;

  add_three (self);
  g_assert_null (find_note (self));
  say (self, 2, "Left out");
  y = transcript_window_get_y (self, find_note (self));
  g_assert_cmpfloat (y, >, transcript_window_get_y (self, transcript_window_find_text (self, "Two")));
  g_assert_cmpfloat (y, <, transcript_window_get_y (self, transcript_window_find_text (self, "Three")));

  say (self, 1, "Left out");
  g_assert_cmpfloat (transcript_window_get_y (self, find_note (self)), <, y);
  say (self, 0, NULL);
  g_assert_null (find_note (self));
}

/* Other words, and an explanation below them, in the same widget. */
static void
test_words (TranscriptWindow *self, gconstpointer data)
{
  GtkWidget *note, *explanation;

  add_three (self);
  say (self, 1, "Left out: 2");
  note = find_note (self);
  g_assert_nonnull (transcript_window_find_text (self, "Left out: 2"));
  explanation = gtk_widget_get_last_child (note);
  g_assert_false (gtk_widget_get_visible (explanation));

  say (self, 1, "Left out: 4\nIt is <small> here.");
  g_assert_true (find_note (self) == note);
  g_assert_nonnull (transcript_window_find_text (self, "Left out: 4"));
  g_assert_true (gtk_widget_get_visible (explanation));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (explanation)), ==, "It is <small> here.");
}

/* Said of a message far away it is there when one comes to it, and the reader's place stays. */
static void
test_far_away (TranscriptWindow *self, gconstpointer data)
{
  GtkWidget *words;
  double y;

  transcript_window_add_messages (self->conversation, 60);
  transcript_window_show (self);
  transcript_window_scroll_by (self, -2000);
  words = transcript_window_find_in_view (self);
  y = transcript_window_get_y (self, words);
  say (self, 2, "Left out");
  g_assert_null (find_note (self));
  g_assert_cmpfloat_with_epsilon (transcript_window_get_y (self, words), y, 1);

  /* What lies above was guessed: where it begins shows when one is there. */
  for (int i = 0; i < 2; i++) {
    gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_lower (self->adjustment));
    transcript_window_settle (self);
  }
  g_assert_nonnull (find_note (self));
}

#define ADD(name, function) \
  g_test_add ("/transcript-notes/" name, TranscriptWindow, NULL, transcript_window_set_up, \
              function, transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  ADD ("comes-and-goes", test_comes_and_goes);
  ADD ("words", test_words);
  ADD ("far-away", test_far_away);

  return g_test_run ();
}
