/* test-message-footer.c: the line under a message, and its buttons
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-buttons.h"
#include "causerie-message-footer.h"
#include "transcript-window.h"

static guint
count_buttons (GtkWidget *buttons)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (buttons); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* --- buttons that are made when they are needed ----------------------------------------------- */

static void
test_buttons_keep_room (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *buttons;
  int width, height;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "An answer.");
  transcript_window_show (window);
  buttons = transcript_window_find_name (window, "messagebuttons");
  g_assert_cmpuint (count_buttons (buttons), ==, 0);
  width = gtk_widget_get_width (buttons);
  height = gtk_widget_get_height (buttons);

  causerie_message_buttons_ensure (CAUSERIE_MESSAGE_BUTTONS (buttons));
  transcript_window_settle (window);
  g_assert_cmpuint (count_buttons (buttons), ==, 3);
  g_assert_cmpint (gtk_widget_get_width (buttons), ==, width);
  g_assert_cmpint (gtk_widget_get_height (buttons), ==, height);
}

/* From either side. */
static void
test_keyboard_finds_buttons (TranscriptWindow *window, gconstpointer direction)
{
  GtkWidget *buttons, *focus;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "A question");
  transcript_window_show (window);
  buttons = transcript_window_find_name (window, "messagebuttons");

  g_assert_true (gtk_widget_child_focus (buttons, GPOINTER_TO_INT (direction)));
  focus = gtk_window_get_focus (GTK_WINDOW (window->window));
  g_assert_true (gtk_widget_is_ancestor (focus, buttons));
}

/* A screen reader walks through what is there. */
static void
test_screen_reader_finds_buttons (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *buttons;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "An answer.");
  transcript_window_show (window);
  buttons = transcript_window_find_name (window, "messagebuttons");
  gtk_test_accessible_assert_role (buttons, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (buttons, GTK_ACCESSIBLE_PROPERTY_LABEL, "Message actions");

  g_assert_true (gtk_widget_activate_action (buttons, "message.show-actions", NULL));
  g_assert_cmpuint (count_buttons (buttons), ==, 3);
}

static void
test_running_answer_has_none (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "Some");
  GtkWidget *buttons;

  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_show (window);
  buttons = transcript_window_find_name (window, "messagebuttons");
  g_assert_false (gtk_widget_child_focus (buttons, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (count_buttons (buttons), ==, 0);
}

#define ADD_WITH(name, data, function) \
  g_test_add ("/message-footer/" name, TranscriptWindow, data, transcript_window_set_up, function, \
              transcript_window_tear_down)
#define ADD(name, function) ADD_WITH (name, NULL, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  ADD ("buttons/keep-room", test_buttons_keep_room);
  ADD_WITH ("buttons/tab", GINT_TO_POINTER (GTK_DIR_TAB_FORWARD), test_keyboard_finds_buttons);
  ADD_WITH ("buttons/tab-back", GINT_TO_POINTER (GTK_DIR_TAB_BACKWARD),
            test_keyboard_finds_buttons);
  ADD ("buttons/screen-reader", test_screen_reader_finds_buttons);
  ADD ("buttons/running", test_running_answer_has_none);

  return g_test_run ();
}
