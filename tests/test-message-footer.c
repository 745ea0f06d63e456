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

/* Where there is no room, the menu alone is left; without any, it stands below the card. */
static void
test_narrow_question (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *buttons, *card;
  graphene_rect_t bounds;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER,
                                 "A question that is long enough to fill the whole of its card");
  gtk_window_set_default_size (GTK_WINDOW (window->window), 360, 400);
  transcript_window_show (window);
  buttons = transcript_window_find_name (window, "messagebuttons");
  card = transcript_window_find_name (window, "blockframe");
  causerie_message_buttons_ensure (CAUSERIE_MESSAGE_BUTTONS (buttons));
  transcript_window_settle (window);

  g_assert_true (gtk_widget_compute_bounds (buttons, GTK_WIDGET (window->transcript), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (transcript_window_get_y (window, buttons), <,
                     transcript_window_get_y (window, card) + gtk_widget_get_height (card));
  g_assert_false (gtk_widget_get_mapped (gtk_widget_get_first_child (buttons)));
  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_last_child (buttons)));
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

/* --- versions --------------------------------------------------------------------------------- */

static CauserieMessage *
add_version (TranscriptWindow *window, CauserieMessage *message, const char *text)
{
  g_autoptr(CauserieMessage) version =
    causerie_message_new (NULL, causerie_message_get_parent_uid (message),
                          causerie_message_get_role (message));

  causerie_message_set_text (version, text);
  causerie_message_set_state (version, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (window->conversation, version);
  return version;
}

/* The end of a chat is shown before the rest is loaded, and so are the versions of its messages. */
static void
test_versions_that_come_later (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GPtrArray) end = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  static const char * const uids[] = { "question", "first", "second" };

  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++) {
    CauserieMessage *message = causerie_message_new (uids[i], i > 0 ? uids[0] : NULL,
                                                     i > 0 ? CAUSERIE_ROLE_ASSISTANT
                                                           : CAUSERIE_ROLE_USER);

    causerie_message_set_text (message, uids[i]);
    causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
    g_ptr_array_add (all, message);
    if (i != 1)
      g_ptr_array_add (end, g_object_ref (message));
  }
  g_object_unref (window->conversation);
  window->conversation = causerie_conversation_new ("chat");
  causerie_conversation_load_end (window->conversation, end, "second");
  transcript_window_show (window);
  g_assert_null (transcript_window_find_name (window, "versionswitch"));

  causerie_conversation_load (window->conversation, all, "second");
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "2/2"));
}

static void
assert_leads (GtkWidget *button, CauserieMessage *version)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  if (version == NULL) {
    g_assert_null (gtk_actionable_get_action_name (actionable));
    g_assert_false (gtk_widget_get_sensitive (button));
  } else {
    g_assert_cmpstr (gtk_actionable_get_action_name (actionable), ==, "chat.show-version");
    g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (actionable),
                                           NULL),
                     ==, causerie_message_get_uid (version));
  }
}

static void
test_versions (TranscriptWindow *window, gconstpointer role)
{
  CauserieMessage *first, *second, *third;
  GtkWidget *versions;

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "Before");
  first = transcript_window_add_message (window->conversation, GPOINTER_TO_INT (role), "One");
  transcript_window_show (window);
  g_assert_null (transcript_window_find_name (window, "versionswitch"));

  second = add_version (window, first, "Two");
  third = add_version (window, first, "Three");
  causerie_conversation_select (window->conversation, second);
  transcript_window_wait_for_flush (window);
  versions = transcript_window_find_name (window, "versionswitch");
  g_assert_nonnull (transcript_window_find_text (window, "2/3"));
  gtk_test_accessible_assert_property (versions, GTK_ACCESSIBLE_PROPERTY_LABEL, "Version 2 of 3");
  assert_leads (gtk_widget_get_first_child (versions), first);
  assert_leads (gtk_widget_get_last_child (versions), third);

  g_assert_true (causerie_transcript_get_current_message (window->transcript) == second);
  g_assert_true (causerie_transcript_find_version (window->transcript, second, -1) == first);
  g_assert_null (causerie_transcript_find_version (window->transcript, second, 2));

  causerie_conversation_select (window->conversation, third);
  transcript_window_wait_for_flush (window);
  versions = transcript_window_find_name (window, "versionswitch");
  assert_leads (gtk_widget_get_first_child (versions), second);
  assert_leads (gtk_widget_get_last_child (versions), NULL);
}

/* The arrows stay under the pointer, however long the words beside them are. */
static void
test_versions_do_not_move (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *first, *second;
  graphene_rect_t before, after;
  GtkWidget *versions;

  first = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "One");
  second = add_version (window, first, "Two");
  causerie_message_set_end_time (second, g_get_real_time ());
  transcript_window_show (window);
  versions = transcript_window_find_name (window, "versionswitch");
  g_assert_true (gtk_widget_compute_bounds (versions, window->window, &before));

  causerie_conversation_select (window->conversation, first);
  transcript_window_wait_for_flush (window);
  versions = transcript_window_find_name (window, "versionswitch");
  g_assert_true (gtk_widget_compute_bounds (versions, window->window, &after));
  g_assert_true (graphene_rect_equal (&before, &after));
}

/* --- how it ended ----------------------------------------------------------------------------- */

static CauserieMessage *
add_cut_answer (TranscriptWindow *window)
{
  CauserieMessage *message =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "Half");
  g_auto(CauserieParams) params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 4096);
  causerie_message_set_params (message, &params);
  causerie_message_set_finish_word (message, "length");
  return message;
}

static void
test_limit (TranscriptWindow *window, gconstpointer data)
{
  GtkWidget *ending, *raise;

  add_cut_answer (window);
  transcript_window_show (window);
  ending = transcript_window_find_name (window, "messageending");
  g_assert_nonnull (
    transcript_window_find_text (window, "The answer reached your limit of 4096 tokens."));
  g_assert_nonnull (transcript_window_find_text (window, "Continue"));
  raise = transcript_window_find_text (window, "Raise the limit");
  g_assert_true (gtk_widget_get_mapped (raise));
  g_assert_null (transcript_window_find_text (window, "Token limit reached"));

  /* What was said after it was said of the answer as it is. */
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "Never mind");
  transcript_window_wait_for_flush (window);
  g_assert_true (gtk_widget_get_mapped (ending));
  g_assert_false (gtk_widget_get_mapped (raise));
}

static void
test_limit_goes_with_its_reason (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message = add_cut_answer (window);

  transcript_window_show (window);
  causerie_message_set_finish_word (message, NULL);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_wait_for_flush (window);
  g_assert_null (transcript_window_find_name (window, "messageending"));
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
  ADD ("buttons/narrow-question", test_narrow_question);
  ADD ("buttons/running", test_running_answer_has_none);
  ADD_WITH ("versions/question", GINT_TO_POINTER (CAUSERIE_ROLE_USER), test_versions);
  ADD_WITH ("versions/answer", GINT_TO_POINTER (CAUSERIE_ROLE_ASSISTANT), test_versions);
  ADD ("versions/do-not-move", test_versions_do_not_move);
  ADD ("versions/come-later", test_versions_that_come_later);
  ADD ("ending/limit", test_limit);
  ADD ("ending/goes-with-its-reason", test_limit_goes_with_its_reason);

  return g_test_run ();
}
