/* test-transcript.c: the transcript in a real window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-attributes.h"
#include "causerie-transcript.h"
#include "causerie-ui-resources.h"

#include <adwaita.h>
#include <string.h>

#define MANY 2000

/* --- a window with a conversation ----------------------------------------------------------------- */

typedef struct {
  CauserieConversation *conversation;
  GtkWidget            *window;
  CauserieTranscript   *transcript;
  GtkAdjustment        *adjustment;
} Fixture;

static CauserieMessage *
add_message (CauserieConversation *conversation, CauserieRole role, const char *text)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  const char *parent = leaf != NULL ? causerie_message_get_uid (leaf) : NULL;
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent, role);

  causerie_message_set_text (message, text);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    causerie_message_set_model (message, "moonshotai/kimi-k2");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (conversation, message);
  return message;
}

static void
add_messages (CauserieConversation *conversation, guint count)
{
  for (guint i = 0; i < count; i++) {
    g_autofree char *text = NULL;

    if (i % 2 == 0) {
      text = g_strdup_printf ("Question %u", i);
      add_message (conversation, CAUSERIE_ROLE_USER, text);
    } else {
      text = g_strdup_printf ("Answer %u with **words** that go on for some time, so that there are lines.\n\n"
                              "- one\n- two\n\n```c\nint x = %u;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                              "The end of answer %u.", i, i, i);
      add_message (conversation, CAUSERIE_ROLE_ASSISTANT, text);
    }
  }
}

/* Lets the window draw what changed, twice: the second time nothing may move. */
static void
settle (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->transcript));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->transcript));
  gtk_widget_queue_draw (GTK_WIDGET (fixture->transcript));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->transcript));
}

/* What comes is shown every 33 ms. */
static void
wait_for_flush (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 80000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (500);
  }
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->conversation = causerie_conversation_new (NULL);
  fixture->transcript = CAUSERIE_TRANSCRIPT (causerie_transcript_new ());
  fixture->window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->transcript));
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->conversation);
}

static void
show (Fixture *fixture)
{
  causerie_transcript_set_conversation (fixture->transcript, fixture->conversation);
  settle (fixture);
}

static void
scroll_by (Fixture *fixture, double distance)
{
  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_value (fixture->adjustment) + distance);
  settle (fixture);
}

static double
get_gap_to_end (Fixture *fixture)
{
  return gtk_adjustment_get_upper (fixture->adjustment) - gtk_adjustment_get_page_size (fixture->adjustment) -
         gtk_adjustment_get_value (fixture->adjustment);
}

/* --- finding widgets ------------------------------------------------------------------------------ */

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += 1 + count_widgets (child);
  return n;
}

typedef gboolean (*Matches) (GtkWidget *widget, const char *name);

static GtkWidget *
find (GtkWidget *widget, Matches matches, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = matches (child, name) ? child : find (child, matches, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_css_name (GtkWidget *widget, const char *name)
{
  return g_str_equal (gtk_widget_get_css_name (widget), name);
}

static GtkWidget *
find_text (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->transcript), has_text, text);
}

static double
get_y (Fixture *fixture, GtkWidget *widget)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (fixture->transcript), &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

static gboolean
is_in_view (GtkWidget *widget, const char *transcript_name)
{
  GtkWidget *transcript = gtk_widget_get_ancestor (widget, CAUSERIE_TYPE_TRANSCRIPT);
  graphene_rect_t bounds;

  return GTK_IS_LABEL (widget) && strlen (gtk_label_get_text (GTK_LABEL (widget))) > 8 &&
         gtk_widget_compute_bounds (widget, transcript, &bounds) && bounds.origin.y > 20 &&
         bounds.origin.y < gtk_widget_get_height (transcript) - 40;
}

/* Some words that a reader has before the eyes. */
static GtkWidget *
find_in_view (Fixture *fixture)
{
  GtkWidget *label = find (GTK_WIDGET (fixture->transcript), is_in_view, NULL);

  g_assert_nonnull (label);
  return label;
}

/* --- cases ---------------------------------------------------------------------------------------- */

static void
test_new_destroy (void)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  GtkWidget *transcript = g_object_ref_sink (causerie_transcript_new ());

  add_messages (conversation, 4);
  causerie_transcript_set_conversation (CAUSERIE_TRANSCRIPT (transcript), conversation);
  g_assert_true (causerie_transcript_get_conversation (CAUSERIE_TRANSCRIPT (transcript)) == conversation);
  g_assert_finalize_object (transcript);
}

static void
test_destroy_shown (Fixture *fixture, gconstpointer data)
{
  CauserieTranscript *transcript = fixture->transcript;

  add_messages (fixture->conversation, 10);
  show (fixture);
  g_object_add_weak_pointer (G_OBJECT (transcript), (gpointer *) &fixture->transcript);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  for (guint i = 0; i < 200 && fixture->transcript != NULL; i++) { /* GTK lets go of it a little later */
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (fixture->transcript);
}

static void
test_many_messages (Fixture *fixture, gconstpointer data)
{
  add_messages (fixture->conversation, MANY);
  show (fixture);

  g_assert_true (causerie_transcript_get_following (fixture->transcript));
  g_assert_nonnull (find_text (fixture, "The end of answer 1999"));
  g_assert_null (find_text (fixture, "answer 1001"));
  g_assert_cmpuint (count_widgets (GTK_WIDGET (fixture->transcript)), <, 200);

  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_lower (fixture->adjustment));
  settle (fixture);
  g_assert_nonnull (find_text (fixture, "Question 0"));
  g_assert_null (find_text (fixture, "The end of answer 1999"));
  g_assert_cmpuint (count_widgets (GTK_WIDGET (fixture->transcript)), <, 200);
}

static void
test_scroll_has_no_jumps (Fixture *fixture, gconstpointer data)
{
  add_messages (fixture->conversation, 60);
  show (fixture);

  for (guint i = 0; i < 60; i++) {
    GtkWidget *label = find_in_view (fixture);
    double y = get_y (fixture, label);

    g_object_ref (label);
    scroll_by (fixture, -40);
    if (gtk_widget_get_ancestor (label, CAUSERIE_TYPE_TRANSCRIPT) != NULL)
      g_assert_cmpfloat_with_epsilon (get_y (fixture, label), y + 40, 0.01);
    g_object_unref (label);
  }
  g_assert_false (causerie_transcript_get_following (fixture->transcript));
}

static CauserieMessage *
add_running_answer (Fixture *fixture)
{
  CauserieMessage *message = add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, "Start.\n\n");

  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  return message;
}

static void
stream_words (Fixture *fixture, CauserieMessage *message, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++) {
    causerie_message_append_text (message, "Some **more words** of this answer.\n\n- and\n- a list\n\n", -1);
    wait_for_flush (fixture);
  }
}

static void
test_stream_leaves_reader_alone (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *message;
  GtkWidget *label;
  double y;

  add_messages (fixture->conversation, 21);
  message = add_running_answer (fixture);
  show (fixture);
  scroll_by (fixture, -300);

  label = find_in_view (fixture);
  y = get_y (fixture, label);
  for (guint i = 0; i < 10; i++) {
    stream_words (fixture, message, 1);
    g_assert_cmpfloat (get_y (fixture, label), ==, y);
  }
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  wait_for_flush (fixture);
  g_assert_cmpfloat (get_y (fixture, label), ==, y);
}

static void
test_stream_is_followed (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *message;

  add_messages (fixture->conversation, 21);
  message = add_running_answer (fixture);
  show (fixture);

  for (guint i = 0; i < 8; i++) {
    stream_words (fixture, message, 1);
    g_assert_true (causerie_transcript_get_following (fixture->transcript));
    g_assert_cmpfloat_with_epsilon (get_gap_to_end (fixture), 0, 0.01);
  }
  causerie_message_append_text (message, "The last words.", -1);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  wait_for_flush (fixture);
  g_assert_nonnull (find_text (fixture, "The last words."));
  g_assert_cmpfloat_with_epsilon (get_gap_to_end (fixture), 0, 0.01);
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_following_is_let_go_and_taken_back (Fixture *fixture, gconstpointer data)
{
  guint n_notify = 0;

  add_messages (fixture->conversation, 20);
  show (fixture);
  g_signal_connect_swapped (fixture->transcript, "notify::following", G_CALLBACK (count_notify_cb), &n_notify);

  scroll_by (fixture, -30);
  g_assert_false (causerie_transcript_get_following (fixture->transcript));
  scroll_by (fixture, -30);
  g_assert_cmpuint (n_notify, ==, 1);
  scroll_by (fixture, 10000);
  g_assert_true (causerie_transcript_get_following (fixture->transcript));
  g_assert_cmpuint (n_notify, ==, 2);

  scroll_by (fixture, -500);
  causerie_transcript_follow (fixture->transcript);
  settle (fixture);
  g_assert_true (causerie_transcript_get_following (fixture->transcript));
  g_assert_cmpfloat_with_epsilon (get_gap_to_end (fixture), 0, 0.01);
}

static void
test_place_is_restored (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) other = causerie_conversation_new (NULL);
  g_autofree char *words = NULL;
  GtkWidget *label;
  double y;

  add_messages (other, 6);
  add_messages (fixture->conversation, 100);
  show (fixture);
  g_assert_null (causerie_conversation_get_scroll_message (fixture->conversation));

  scroll_by (fixture, -3333);
  label = find_in_view (fixture);
  words = g_strdup (gtk_label_get_text (GTK_LABEL (label)));
  y = get_y (fixture, label);
  g_assert_nonnull (causerie_conversation_get_scroll_message (fixture->conversation));

  causerie_transcript_set_conversation (fixture->transcript, other);
  settle (fixture);
  g_assert_true (causerie_transcript_get_following (fixture->transcript));
  show (fixture);
  g_assert_false (causerie_transcript_get_following (fixture->transcript));
  label = find_in_view (fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, words);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, label), y, 1);

  causerie_transcript_follow (fixture->transcript);
  settle (fixture);
  g_assert_null (causerie_conversation_get_scroll_message (fixture->conversation));
}

/* A version of an answer below, or the end of the path, is no business of who reads above. */
static void
test_version_switch_leaves_reader_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieMessage) version = NULL;
  CauserieMessage *last;
  GtkWidget *label;
  double y;

  add_messages (fixture->conversation, 30);
  last = causerie_conversation_get_leaf (fixture->conversation);
  show (fixture);
  scroll_by (fixture, -900);
  label = find_in_view (fixture);
  y = get_y (fixture, label);

  version = causerie_message_new (NULL, causerie_message_get_parent_uid (last), CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_text (version, "Another version, much shorter.");
  causerie_message_set_state (version, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (fixture->conversation, version);
  settle (fixture);
  g_assert_cmpfloat (get_y (fixture, label), ==, y);
  causerie_conversation_select (fixture->conversation, last);
  settle (fixture);
  g_assert_cmpfloat (get_y (fixture, label), ==, y);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  add_messages (fixture->conversation, 30);
  show (fixture);
  scroll_by (fixture, -700);

  for (int width = 800; width >= 360; width -= 110) {
    gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
    wait_for_flush (fixture);
    g_assert_false (causerie_transcript_get_following (fixture->transcript));
    find_in_view (fixture);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->transcript)), <, 500);
}

static void
test_short_talk_is_at_the_top (Fixture *fixture, gconstpointer data)
{
  add_message (fixture->conversation, CAUSERIE_ROLE_USER, "Only this");
  show (fixture);

  g_assert_cmpfloat (get_y (fixture, find_text (fixture, "Only this")), <, 60);
  g_assert_true (causerie_transcript_get_following (fixture->transcript));
  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->adjustment) - gtk_adjustment_get_lower (fixture->adjustment),
                     ==, gtk_adjustment_get_page_size (fixture->adjustment));
}

static void
test_nothing_while_hidden (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *message;

  add_messages (fixture->conversation, 3);
  message = add_running_answer (fixture);
  show (fixture);

  gtk_widget_set_visible (fixture->window, FALSE);
  causerie_message_append_text (message, "Unseen words.", -1);
  for (guint i = 0; i < 100; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  g_assert_null (find_text (fixture, "Unseen words."));

  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  g_assert_nonnull (find_text (fixture, "Unseen words."));
}

static void
test_reasoning_folds (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *message = add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, "The answer.");
  GtkWidget *row, *answer;
  double y;

  causerie_message_append_reasoning (message, "First *this*.\n\nThen that.", -1);
  show (fixture);
  g_assert_null (find_text (fixture, "Then that."));

  row = find (GTK_WIDGET (fixture->transcript), has_css_name, "reasoningrow");
  g_assert_nonnull (row);
  y = get_y (fixture, row);
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
  wait_for_flush (fixture);
  g_assert_nonnull (find_text (fixture, "Then that."));
  g_assert_cmpfloat (get_y (fixture, row), ==, y);

  answer = find_text (fixture, "The answer.");
  y = get_y (fixture, answer);
  g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
  wait_for_flush (fixture);
  g_assert_null (find_text (fixture, "Then that."));
  g_assert_cmpfloat (get_y (fixture, answer), <, y);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  CauserieMessage *message = add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, "");
  g_autoptr(CauserieFailure) failure = NULL;
  GtkWidget *expander;
  CauserieFailureFacts facts = { CAUSERIE_FAILURE_SERVER, 500, "boom", "<b>It</b> & more", -1, "<html>&nbsp;</html>" };

  failure = causerie_failure_new (&facts);
  causerie_message_set_failure (message, failure);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_FAILED);
  show (fixture);

  g_assert_nonnull (find (GTK_WIDGET (fixture->transcript), has_css_name, "messageerror"));
  expander = find (GTK_WIDGET (fixture->transcript), has_css_name, "expander-widget");
  g_assert_nonnull (expander);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  settle (fixture);
  g_assert_nonnull (find_text (fixture, "<b>It</b> & more"));
  g_assert_nonnull (find_text (fixture, "<html>&nbsp;</html>"));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header;

  add_messages (fixture->conversation, 2);
  show (fixture);

  gtk_test_accessible_assert_role (fixture->transcript, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->transcript, GTK_ACCESSIBLE_PROPERTY_LABEL, "Conversation");
  header = gtk_widget_get_first_child (GTK_WIDGET (fixture->transcript));
  gtk_test_accessible_assert_property (header, GTK_ACCESSIBLE_PROPERTY_LABEL, "You");
  g_assert_nonnull (find_text (fixture, "kimi-k2"));
}

/* Whatever the text, the label says exactly it; a warning ends the test. */
static void
test_hostile_text (void)
{
  static const char * const texts[] = {
    "a & b", "<b>", "</span>", "<a href=\"x\">y</a>", "&amp;", "\"'", "%s%n", "\\", "]]>", "<!--",
    "\u202eright to left\u202c", "zero\u200bwidth", "a\u0300\u0301\u0302\u0303", "\ufeff", "\uffff", "", "日本\n\n\n",
  };
  static const char * const urls[] = {
    NULL, "https://x.org/?a=1&b=2", "https://x.org/\"><b>", "https://x.org/'onclick='", "javascript:alert(1)",
    "file:///etc/passwd", "mailto:a@b.org", "https:", "HTTPS://X.ORG/<>&",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (urls); i++) {
    const char *string = texts[i % G_N_ELEMENTS (texts)], *url = urls[i / G_N_ELEMENTS (texts)];
    CauserieRun run = { 0, strlen (string), CAUSERIE_STYLE_BOLD | CAUSERIE_STYLE_CODE, url };
    CauserieStyledText text = { string, strlen (string), &run, *string != '\0' ? 1 : 0 };
    GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

    causerie_text_attributes_apply (GTK_LABEL (label), &text);
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, string);
    g_object_unref (label);
  }

  g_assert_true (causerie_text_attributes_is_link ("https://x.org"));
  g_assert_false (causerie_text_attributes_is_link ("javascript:alert(1)"));
  g_assert_false (causerie_text_attributes_is_link ("file:///etc/passwd"));
  g_assert_false (causerie_text_attributes_is_link ("data:text/html,x"));
}

static void
test_hostile_documents (Fixture *fixture, gconstpointer data)
{
  static const char * const pieces[] = { ">", "- ", "**", "|a", "```\n", "\u202e", "x", "1. " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr(GString) text = g_string_new ("Before.\n\n");

    for (guint n = 0; n < 20000; n++)
      g_string_append (text, pieces[i]);
    g_string_append (text, "\n\n```\n```\n\nAfter.");
    add_message (fixture->conversation, CAUSERIE_ROLE_ASSISTANT, text->str);
  }
  show (fixture);

  for (guint i = 0; i < 40; i++)
    scroll_by (fixture, -500);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (fixture->transcript)), <, 400);
}

static gboolean
start_ui (void)
{
  g_autoptr(GtkCssProvider) provider = NULL;

  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  g_resources_register (causerie_ui_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/causerie/Causerie/ui/transcript.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return TRUE;
}

#define ADD(name, function) g_test_add ("/transcript/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!start_ui ()) {
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
  ADD ("place-is-restored", test_place_is_restored);
  ADD ("version-switch-leaves-reader-alone", test_version_switch_leaves_reader_alone);
  ADD ("narrow", test_narrow);
  ADD ("short-talk-is-at-the-top", test_short_talk_is_at_the_top);
  ADD ("nothing-while-hidden", test_nothing_while_hidden);
  ADD ("reasoning-folds", test_reasoning_folds);
  ADD ("failure", test_failure);
  ADD ("accessible", test_accessible);
  g_test_add_func ("/transcript/hostile-text", test_hostile_text);
  ADD ("hostile-documents", test_hostile_documents);

  return g_test_run ();
}
