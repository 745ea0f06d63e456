/* test-transcript-selection.c: words of a transcript selected, by hand and by key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "transcript-window.h"
#include "x-pointer.h"

#include "causerie-transcript-private.h"
#include "causerie-transcript-selection.h"

#include <string.h>

#define N_LINES 60

/* --- what is selected ------------------------------------------------------------------------- */

static char *
dup_selected (TranscriptWindow *window)
{
  g_autoptr(CauserieExcerpt) excerpt =
    causerie_transcript_selection_dup_excerpt (window->transcript->selection);

  return causerie_excerpt_dup_plain (excerpt);
}

static void
assert_selected (TranscriptWindow *window, const char *expected)
{
  g_autofree char *selected = dup_selected (window);

  g_assert_cmpstr (selected, ==, expected);
}

static gboolean
is_read (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
dup_text (GdkClipboard *clipboard)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  x_pointer_wait (is_read, &text, "the clipboard's text");
  return text;
}

static char *
dup_copy (TranscriptWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window->transcript), action, NULL);
  return dup_text (gtk_widget_get_clipboard (window->window));
}

typedef struct {
  GOutputStream *stream;
  gboolean       ended;
} Writing;

static gboolean
has_ended (gpointer data)
{
  return ((Writing *) data)->ended;
}

static void
written_cb (GObject *provider, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;

  g_assert_true (gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider),
                                                              result, NULL));
  self->ended = TRUE;
}

/* What another program gets that asks for this type. */
static char *
dup_as (TranscriptWindow *window, const char *mime_type)
{
  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (window->window));
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  Writing writing = { stream, FALSE };
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  gdk_content_provider_write_mime_type_async (content, mime_type, stream, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &writing);
  x_pointer_wait (has_ended, &writing, mime_type);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

/* --- the hand --------------------------------------------------------------------------------- */

/* Where a word stands in a label, at its first letter. */
static void
find_word (TranscriptWindow *window, const char *words, int *x, int *y)
{
  GtkWidget *label = transcript_window_find_text (window, words);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);
  PangoRectangle place;
  int left, top;

  pango_layout_index_to_pos (layout, (int) (strstr (text, words) - text), &place);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &left, &top);
  x_pointer_find (label, left + PANGO_PIXELS (place.x) + 1,
                  top + PANGO_PIXELS (place.y + place.height / 2), x, y);
}

/* Not counted with the press before. */
static void
press (TranscriptWindow *window, const char *words, const char *how)
{
  int x, y;

  x_pointer_do ("sleep 0.5");
  find_word (window, words, &x, &y);
  x_pointer_do ("mousemove %d %d %s", x, y, how);
  transcript_window_settle (window);
}

static void
drag (TranscriptWindow *window, const char *from, const char *to)
{
  int x, y, end_x, end_y;

  x_pointer_do ("sleep 0.5");
  find_word (window, from, &x, &y);
  find_word (window, to, &end_x, &end_y);
  x_pointer_do ("mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d "
                "mouseup 1", x, y, (x + end_x) / 2, (y + end_y) / 2, end_x, end_y);
  transcript_window_settle (window);
}

static void
type (TranscriptWindow *window, const char *keys)
{
  x_pointer_do ("key --delay 20 %s", keys);
  transcript_window_settle (window);
}

static void
add_talk (TranscriptWindow *window)
{
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "What is *this*?");
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT,
                                 "Some **bold words** and a [link](https://x.org/).\n\n"
                                 "- first\n- second\n\n```c\nint one;\nint two;\n```");
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "And that there?");
  transcript_window_show (window);
}

static void
test_drag (TranscriptWindow *window, gconstpointer data)
{
  g_autofree char *plain = NULL, *primary = NULL, *html = NULL, *markdown = NULL;

  add_talk (window);
  drag (window, "*this*", "there?");
  assert_selected (window, "*this*?\n\nSome bold words and a link.\n\n- first\n- second\n\n"
                           "int one;\nint two;\n\nAnd that ");

  primary = dup_text (gtk_widget_get_primary_clipboard (window->window));
  plain = dup_copy (window, "clipboard.copy");
  g_assert_cmpstr (primary, ==, plain);
  html = dup_as (window, "text/html");
  g_assert_nonnull (strstr (html, "<strong>bold words</strong>"));
  g_assert_nonnull (strstr (html, "<li>"));
  markdown = dup_as (window, "text/markdown");
  g_assert_true (g_str_has_prefix (markdown, "\\*this\\*?\n\nSome **bold words** and a "
                                             "[link](https://x.org/).\n\n- first\n"));

  drag (window, "there?", "bold");
  assert_selected (window, "bold words and a link.\n\n- first\n- second\n\nint one;\nint two;\n\n"
                           "And that ");
}

static void
test_presses (TranscriptWindow *window, gconstpointer data)
{
  add_talk (window);
  press (window, "bold", "click 1");
  assert_selected (window, "");
  press (window, "bold", "click --repeat 2 --delay 20 1");
  assert_selected (window, "bold");
  press (window, "words", "keydown shift click 1 keyup shift");
  assert_selected (window, "bold words");
  press (window, "bold", "click --repeat 3 --delay 20 1");
  assert_selected (window, "Some bold words and a link.");
  press (window, "two;", "click --repeat 3 --delay 20 1");
  assert_selected (window, "int two;");
  press (window, "that", "click 1");
  assert_selected (window, "");
}

static void
test_keys (TranscriptWindow *window, gconstpointer data)
{
  g_autofree char *copy = NULL;

  add_talk (window);
  press (window, "bold", "click 1");
  type (window, "shift+Right shift+Right");
  assert_selected (window, "bo");
  type (window, "shift+ctrl+Right");
  assert_selected (window, "bold");
  type (window, "shift+Left shift+Left shift+Left shift+Left shift+Left shift+Left");
  assert_selected (window, "e ");
  type (window, "shift+Home");
  assert_selected (window, "Some ");
  type (window, "shift+End");
  assert_selected (window, "bold words and a link.");
  type (window, "shift+Down shift+Down shift+Home");
  assert_selected (window, "bold words and a link.\n\n- first");
  type (window, "shift+ctrl+End");
  assert_selected (window, "bold words and a link.\n\n- first\n- second\n\nint one;\nint two;\n\n"
                           "And that there?");
  type (window, "shift+ctrl+Home");
  assert_selected (window, "What is *this*?\n\nSome ");

  press (window, "bold", "click 1");
  type (window, "ctrl+a");
  assert_selected (window, "Some bold words and a link.\n\n- first\n- second\n\nint one;\nint two;");
  type (window, "ctrl+a ctrl+c");
  copy = dup_text (gtk_widget_get_clipboard (window->window));
  g_assert_true (g_str_has_prefix (copy, "What is *this*?\n\nSome"));
  g_assert_true (g_str_has_suffix (copy, "And that there?"));
}

/* --- what is not near ------------------------------------------------------------------------- */

static void
append_lines (GString *text, const char *name)
{
  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "%s%s line %u", i > 0 ? "\n\n" : "", name, i);
}

/* Each longer than the view. */
static void
add_long_talk (TranscriptWindow *window, GString *all)
{
  static const char * const names[] = { "One", "Two", "Three" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr(GString) text = g_string_new (NULL);

    append_lines (text, names[i]);
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, text->str);
    g_string_append_printf (all, "%s%s", i > 0 ? "\n\n" : "", text->str);
  }
}

/* From the first message to the last: what is between was never drawn. */
static void
test_never_realised (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *selected = NULL;
  CauserieTranscriptEntry *second;

  add_long_talk (window, all);
  transcript_window_show (window);
  gtk_adjustment_set_value (window->adjustment, gtk_adjustment_get_lower (window->adjustment));
  transcript_window_settle (window);
  second = window->transcript->entries->pdata[1];
  g_assert_null (second->items);

  press (window, "One line 0", "click 1");
  type (window, "shift+ctrl+End");
  g_assert_nonnull (transcript_window_find_text (window, "Three line 59"));
  g_assert_null (second->items);

  selected = dup_selected (window);
  g_assert_cmpstr (selected, ==, all->str);
}

static gboolean
has_scrolled_far (gpointer data)
{
  TranscriptWindow *window = data;

  return transcript_window_find_text (window, "Two line 30") != NULL;
}

static void
test_drag_past_the_edge (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *selected = NULL;
  int x, y, bottom;

  add_long_talk (window, all);
  transcript_window_show (window);
  gtk_adjustment_set_value (window->adjustment, gtk_adjustment_get_lower (window->adjustment));
  transcript_window_settle (window);

  find_word (window, "line 2", &x, &y);
  x_pointer_find (GTK_WIDGET (window->transcript), 0,
                  gtk_widget_get_height (GTK_WIDGET (window->transcript)), &bottom, &bottom);
  x_pointer_do ("mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d",
                x, y, x, y + 50, x, bottom + 60);
  x_pointer_wait (has_scrolled_far, window, "the second message");
  x_pointer_do ("mouseup 1");
  transcript_window_settle (window);

  selected = dup_selected (window);
  g_assert_nonnull (strstr (selected, "One line 59\n\nTwo line 0\n\nTwo line 1\n\n"));
  g_assert_true (g_str_has_prefix (selected, "line 2\n\nOne line 3\n\n"));
  g_assert_true (g_str_has_prefix (strstr (all->str, "line 2"), selected));
}

/* Away from its words and back. */
static void
test_survives_scrolling (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GString) all = g_string_new (NULL);
  CauserieSelectable *selectable;
  guint n_marks;

  add_long_talk (window, all);
  transcript_window_show (window);
  drag (window, "Three line 58", "line 59");
  assert_selected (window, "Three line 58\n\nThree ");

  transcript_window_scroll_by (window, -4000);
  g_assert_null (transcript_window_find_text (window, "Three line 58"));
  assert_selected (window, "Three line 58\n\nThree ");
  causerie_transcript_follow (window->transcript);
  transcript_window_settle (window);
  selectable = CAUSERIE_SELECTABLE (gtk_widget_get_parent (
    transcript_window_find_text (window, "Three line 58")));
  g_assert_nonnull (causerie_selectable_get_marks (selectable, &n_marks));
  g_assert_cmpuint (n_marks, ==, 1);
}

static void
test_survives_stream (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;

  add_talk (window);
  message = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT,
                                           "Steady speech.\n\nMore");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_wait_for_flush (window);
  drag (window, "Steady", "speech");
  assert_selected (window, "Steady ");
  for (guint i = 0; i < 5; i++) {
    causerie_message_append_text (message, " and **more**\n\n", -1);
    transcript_window_wait_for_flush (window);
  }
  assert_selected (window, "Steady ");
}

static void
test_goes_with_its_message (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieMessage) message = NULL;

  add_talk (window);
  press (window, "that", "click --repeat 2 --delay 20 1");
  assert_selected (window, "that");
  message = g_list_model_get_item (G_LIST_MODEL (window->conversation), 2);
  causerie_conversation_trash_message (window->conversation, message, 1);
  transcript_window_settle (window);
  assert_selected (window, "");
}

/* --- links and the menu ----------------------------------------------------------------------- */

static void
open_uri_cb (GSimpleAction *action, GVariant *url, gpointer user_data)
{
  g_assert_cmpstr (g_variant_get_string (url, NULL), ==, "https://x.org/");
  ++*(guint *) user_data;
}

static void
test_links (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("open-uri", G_VARIANT_TYPE_STRING);
  guint n_opened = 0;

  g_signal_connect (action, "activate", G_CALLBACK (open_uri_cb), &n_opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window->window, "app", G_ACTION_GROUP (group));
  add_talk (window);

  press (window, "link", "click 1");
  g_assert_cmpuint (n_opened, ==, 1);
  drag (window, "link", "bold");
  g_assert_cmpuint (n_opened, ==, 1);
  assert_selected (window, "bold words and a ");
}

static void
test_menu (TranscriptWindow *window, gconstpointer data)
{
  add_talk (window);
  press (window, "bold", "click --repeat 2 --delay 20 1");
  press (window, "bold", "click 3");
  g_assert_true (gtk_widget_get_visible (window->transcript->menu));
  assert_selected (window, "bold");
  type (window, "Escape");
  g_assert_false (gtk_widget_get_visible (window->transcript->menu));
  type (window, "shift+F10");
  g_assert_true (gtk_widget_get_visible (window->transcript->menu));
  type (window, "Escape");
}

/* Whether an item of the open menu has these words. */
static gboolean
menu_has (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), words) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (menu_has (child, words))
      return TRUE;
  }
  return FALSE;
}

static void
test_menu_of_link (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GVariant) url = g_variant_ref_sink (g_variant_new_string ("https://x.org/"));
  g_autofree char *copied = NULL;

  add_talk (window);
  press (window, "link", "click 3");
  g_assert_true (menu_has (window->transcript->menu, "Copy link"));
  type (window, "Escape");
  press (window, "bold", "click 3");
  g_assert_false (menu_has (window->transcript->menu, "Copy link"));
  type (window, "Escape");
  gtk_widget_activate_action_variant (GTK_WIDGET (window->transcript), "transcript.copy-link", url);
  copied = dup_text (gtk_widget_get_clipboard (window->window));
  g_assert_cmpstr (copied, ==, "https://x.org/");
}

/* Words from right to left: the left key goes on. */
static void
test_right_to_left (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "שלום עולם");
  transcript_window_show (window);
  press (window, "שלום", "click 1");
  type (window, "shift+ctrl+Home shift+End");
  assert_selected (window, "שלום עולם");
  type (window, "shift+ctrl+Home");
  press (window, "עולם", "click --repeat 2 --delay 20 1");
  assert_selected (window, "עולם");
  type (window, "shift+Right");
  assert_selected (window, "עול");
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
  if (!transcript_window_start () || !x_pointer_is_there ()) {
    g_print ("1..0 # SKIP there is no display, or no xdotool\n");
    return 0;
  }

  add ("/transcript-selection/drag", test_drag);
  add ("/transcript-selection/presses", test_presses);
  add ("/transcript-selection/keys", test_keys);
  add ("/transcript-selection/never-realised", test_never_realised);
  add ("/transcript-selection/drag-past-the-edge", test_drag_past_the_edge);
  add ("/transcript-selection/survives-scrolling", test_survives_scrolling);
  add ("/transcript-selection/survives-stream", test_survives_stream);
  add ("/transcript-selection/goes-with-its-message", test_goes_with_its_message);
  add ("/transcript-selection/links", test_links);
  add ("/transcript-selection/menu", test_menu);
  add ("/transcript-selection/menu-of-link", test_menu_of_link);
  add ("/transcript-selection/right-to-left", test_right_to_left);
  return g_test_run ();
}
