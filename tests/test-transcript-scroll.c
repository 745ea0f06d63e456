/* test-transcript-scroll.c: what one reads does not move, whatever happens around it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pixels around the reader's eye are compared: before and after, they are the same. */

#include "causerie-transcript-private.h"
#include "transcript-window.h"

#include "causerie-text-place.h"

#define STRIP 24 /* rows above the eye, and as many below */
#define N_MESSAGES 40

/* A picture of 3 × 200 pixels. */
#define PICTURE \
  "iVBORw0KGgoAAAANSUhEUgAAAAMAAADICAIAAACiZcyfAAAAHklEQVR42mMwTjsDQQyjrFHWKGuUNcoaZY2y" \
  "higLAM9lROa1jXkMAAAAAElFTkSuQmCC"

/* --- pixels ----------------------------------------------------------------------------------- */

/* Wherever the test's screen has its pointer, the reader's is not in the window. */
static int
get_eye (TranscriptWindow *window)
{
  window->transcript->pointer_y = -1;
  causerie_transcript_choose_anchor (window->transcript);
  return (int) causerie_transcript_find_eye (window->transcript);
}

/* What the transcript shows in the rows [top, top + n_rows). */
static GBytes *
read_rows (TranscriptWindow *window, int top, int n_rows)
{
  GtkWidget *widget = GTK_WIDGET (window->transcript);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t rows = GRAPHENE_RECT_INIT (0, top, width, n_rows);
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  guchar *pixels = g_malloc0 ((gsize) width * n_rows * 4);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (renderer, node, &rows);
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  return g_bytes_new_take (pixels, (gsize) width * n_rows * 4);
}

static gboolean
is_blank (GBytes *pixels)
{
  gsize size;
  const guint32 *data = g_bytes_get_data (pixels, &size);

  for (gsize i = 1; i < size / 4; i++) {
    if (data[i] != data[0])
      return FALSE;
  }
  return TRUE;
}

/* --- a reader --------------------------------------------------------------------------------- */

typedef struct {
  int     eye;
  GBytes *pixels;
} Look;

/* Code gets its colours when there is time. */
static void
wait_for_colors (TranscriptWindow *window)
{
  while (!causerie_highlighter_is_idle (window->transcript->highlighter))
    g_main_context_iteration (NULL, TRUE);
  transcript_window_settle (window);
}

/* There is something to read there: else a test would prove nothing. */
static Look
look (TranscriptWindow *window)
{
  Look seen = { get_eye (window), NULL };

  wait_for_colors (window);
  seen.pixels = read_rows (window, seen.eye - STRIP, 2 * STRIP);
  g_assert_false (is_blank (seen.pixels));
  return seen;
}

static void
assert_seen (TranscriptWindow *window, const Look *seen)
{
  g_autoptr(GBytes) pixels = read_rows (window, seen->eye - STRIP, 2 * STRIP);

  g_assert_false (causerie_transcript_get_following (window->transcript));
  g_assert_true (g_bytes_equal (pixels, seen->pixels));
}

static void
assert_still_seen (TranscriptWindow *window, Look *seen)
{
  transcript_window_wait_for_flush (window);
  assert_seen (window, seen);
  g_clear_pointer (&seen->pixels, g_bytes_unref);
}

/* A talk, scrolled up. */
static void
begin_reading (TranscriptWindow *window)
{
  transcript_window_show (window);
  transcript_window_scroll_by (window, -1500);
}

static CauserieTranscriptItem *
get_anchor (TranscriptWindow *window)
{
  return window->transcript->anchor;
}

/* The message so many places from that under the eye. */
static CauserieMessage *
get_message (TranscriptWindow *window, int distance)
{
  guint index = get_anchor (window)->entry->index + distance;
  CauserieTranscriptEntry *entry = window->transcript->entries->pdata[index];

  return entry->message;
}

/* An answer that begins above the eye, or below it. */
static CauserieMessage *
get_answer (TranscriptWindow *window, int direction)
{
  int distance = direction > 0 ? 1 : 0;

  if (causerie_message_get_role (get_message (window, distance)) == CAUSERIE_ROLE_ASSISTANT)
    return get_message (window, distance);
  return get_message (window, distance + direction);
}

/* --- what happens around it ------------------------------------------------------------------- */

static void
test_stream (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;
  Look seen;

  transcript_window_add_messages (window->conversation, N_MESSAGES + 1);
  message = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  begin_reading (window);
  seen = look (window);

  for (guint i = 0; i < 30; i++) {
    causerie_message_append_text (message, "Some **more words**\n\n| a | b |\n|--|--|\n| 1 |\n\n```c\n"
                                           "int x;\n```\n\n", -1);
    transcript_window_settle (window);
    assert_seen (window, &seen);
  }
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  assert_still_seen (window, &seen);
}

static CauseriePart *
new_picture (void)
{
  g_autoptr(GBytes) data = NULL;
  gsize length;
  guchar *bytes = g_base64_decode (PICTURE, &length);

  data = g_bytes_new_take (bytes, length);
  return causerie_part_new_image (data, "image/png", NULL);
}

static void
test_picture (TranscriptWindow *window, gconstpointer data)
{
  static const int directions[] = { -1, 1 };
  Look seen;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    g_autoptr(CauseriePart) part = new_picture ();

    seen = look (window);
    causerie_message_add_part (get_answer (window, directions[i]), part);
    assert_still_seen (window, &seen);
  }
}

static GtkWidget *
find_reasoning (TranscriptWindow *window, CauserieMessage *message)
{
  for (guint i = 0; i < window->transcript->live->len; i++) {
    CauserieTranscriptItem *item = window->transcript->live->pdata[i];

    if (item->entry->message == message && item->kind == CAUSERIE_ITEM_REASONING)
      return gtk_widget_get_first_child (item->widget);
  }
  g_assert_not_reached ();
}

static void
test_fold (TranscriptWindow *window, gconstpointer data)
{
  static const int directions[] = { -1, 1 };
  Look seen;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++) {
    CauserieMessage *message = get_answer (window, directions[i]);

    seen = look (window);
    causerie_message_append_reasoning (message, "First *this*.\n\nThen that.\n\n- and\n- so on", -1);
    assert_still_seen (window, &seen);

    for (guint n = 0; n < 2; n++) {
      seen = look (window);
      g_signal_emit_by_name (find_reasoning (window, message), "clicked");
      assert_still_seen (window, &seen);
    }
  }
}

/* The row that is folded has the pointer: it stays under it. */
static void
test_fold_under_pointer (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *message;
  GtkWidget *row;
  double y;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  message = get_answer (window, 1);
  causerie_message_append_reasoning (message, "First *this*.\n\nThen that.", -1);
  transcript_window_wait_for_flush (window);
  row = transcript_window_find_name (window, "reasoningrow");
  g_assert_nonnull (row);

  y = transcript_window_get_y (window, row);
  transcript_window_scroll_by (window, y - 60);
  y = transcript_window_get_y (window, row);
  window->transcript->pointer_y = y + 5;
  causerie_transcript_choose_anchor (window->transcript);
  for (guint i = 0; i < 2; i++) {
    g_signal_emit_by_name (gtk_widget_get_first_child (row), "clicked");
    transcript_window_wait_for_flush (window);
    g_assert_cmpfloat (transcript_window_get_y (window, row), ==, y);
  }
}

static void
test_deletion (TranscriptWindow *window, gconstpointer data)
{
  static const int distances[] = { -1, 1, -3, 3, -15, 10 };

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++) {
    Look seen = look (window);

    causerie_conversation_trash_message (window->conversation,
                                         get_message (window, distances[i]), 1);
    assert_still_seen (window, &seen);
  }
}

static CauserieTranscriptItem *
find_footer (TranscriptWindow *window, CauserieMessage *message)
{
  for (guint i = 0; i < window->transcript->live->len; i++) {
    CauserieTranscriptItem *item = window->transcript->live->pdata[i];

    if (item->kind == CAUSERIE_ITEM_FOOTER && item->entry->message == message)
      return item;
  }
  g_assert_not_reached ();
}

static void
test_version (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieMessage) version = NULL;
  CauserieMessage *last;
  Look seen;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  last = get_answer (window, 1);
  seen = look (window);
  version = causerie_message_new (NULL, causerie_message_get_parent_uid (last),
                                  CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_text (version, "Another version, much shorter.");
  causerie_message_set_state (version, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (window->conversation, version);
  assert_still_seen (window, &seen);

  seen = look (window);
  causerie_conversation_select (window->conversation, last);
  assert_still_seen (window, &seen);
}

/* The switch that is pressed stays under the pointer. */
static void
test_version_under_pointer (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(CauserieMessage) version = NULL;
  CauserieMessage *versions[2];
  CauserieTranscriptItem *footer;
  double y;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  versions[1] = get_answer (window, 0);
  version = causerie_message_new (NULL, causerie_message_get_parent_uid (versions[1]),
                                  CAUSERIE_ROLE_ASSISTANT);
  versions[0] = version;
  causerie_message_set_text (version, "Another version, much shorter.");
  causerie_message_set_state (version, CAUSERIE_MESSAGE_DONE);
  causerie_conversation_append (window->conversation, version);
  causerie_conversation_select (window->conversation, versions[1]);
  transcript_window_wait_for_flush (window);

  footer = find_footer (window, versions[1]);
  y = footer->y;
  window->transcript->pointer_y = y + 5;
  causerie_transcript_choose_anchor (window->transcript);
  for (guint i = 0; i < 2; i++) {
    causerie_transcript_select_version (window->transcript, versions[i]);
    transcript_window_wait_for_flush (window);
    g_assert_cmpfloat (find_footer (window, versions[i])->y, ==, y);
  }
}

/* --- when the lines break anew ---------------------------------------------------------------- */

/* Where the words are now that the line under the eye began with. */
static double
find_words (const CauserieTextPlace *place)
{
  graphene_rect_t rect;

  g_assert_true (causerie_text_place_find_rect (place, &rect));
  return rect.origin.y;
}

static CauserieTextPlace
find_place (TranscriptWindow *window)
{
  CauserieTextPlace place;

  g_assert_true (causerie_text_place_locate (window->transcript, 20, get_eye (window), NULL,
                                             &place));
  return place;
}

static void
test_height (TranscriptWindow *window, gconstpointer data)
{
  Look seen;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  for (int height = 700; height >= 400; height -= 100) {
    seen = look (window);
    gtk_window_set_default_size (GTK_WINDOW (window->window), 800, height);
    assert_still_seen (window, &seen);
  }
}

static void
test_width (TranscriptWindow *window, gconstpointer data)
{
  CauserieTextPlace place;
  double y;

  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  place = find_place (window);
  y = find_words (&place);
  for (int width = 780; width >= 360; width -= 60) {
    gtk_window_set_default_size (GTK_WINDOW (window->window), width, 600);
    transcript_window_wait_for_flush (window);
    g_assert_cmpfloat (find_words (&place), ==, y);
  }
}

static void
test_scale (TranscriptWindow *window, gconstpointer data)
{
  static const int percents[] = { 110, 150, 200, 90, 100 };
  GtkSettings *settings = gtk_settings_get_default ();
  CauserieTextPlace place;
  double y;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  transcript_window_add_messages (window->conversation, N_MESSAGES);
  begin_reading (window);
  place = find_place (window);
  y = find_words (&place);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++) {
    g_object_set (settings, "gtk-xft-dpi", (int) (96 * 1024 * percents[i] / 100), NULL);
    transcript_window_wait_for_flush (window);
    g_assert_cmpfloat_with_epsilon (find_words (&place), y, 1.5);
  }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* --- following -------------------------------------------------------------------------------- */

static void
count_lag_cb (GdkFrameClock *clock, TranscriptWindow *window)
{
  g_assert_cmpfloat (transcript_window_get_gap_to_end (window), ==, 0);
}

/* In each frame the end is in view. */
static void
test_follow (TranscriptWindow *window, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window->window);
  CauserieMessage *message;
  gulong id;

  transcript_window_add_messages (window->conversation, 21);
  message = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  transcript_window_show (window);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (count_lag_cb), window);
  for (guint i = 0; i < 12; i++) {
    causerie_message_append_text (message, "Some more words.\n\n- and\n- a list\n\n", -1);
    transcript_window_wait_for_flush (window);
  }
  g_signal_handler_disconnect (clock, id);
  g_assert_true (causerie_transcript_get_following (window->transcript));

  transcript_window_scroll_by (window, -1);
  g_assert_true (causerie_transcript_get_following (window->transcript));
  transcript_window_scroll_by (window, -48);
  g_assert_false (causerie_transcript_get_following (window->transcript));
}

/* --- what is not seen ------------------------------------------------------------------------- */

static double
get_length (TranscriptWindow *window)
{
  return gtk_adjustment_get_upper (window->adjustment) -
         gtk_adjustment_get_lower (window->adjustment);
}

/* The scroll bar tells about how much there is before any of it was seen. */
static void
test_guesses (TranscriptWindow *window, gconstpointer data)
{
  double guessed;

  transcript_window_add_messages (window->conversation, 2 * N_MESSAGES);
  transcript_window_show (window);
  guessed = get_length (window);
  for (guint i = 0; i < 2 * N_MESSAGES; i++)
    transcript_window_scroll_by (window, -400);
  g_assert_cmpfloat (gtk_adjustment_get_value (window->adjustment), ==,
                     gtk_adjustment_get_lower (window->adjustment));
  g_assert_cmpfloat_with_epsilon (guessed / get_length (window), 1, 0.15);
}

/* --- the keyboard ----------------------------------------------------------------------------- */

static CauserieTranscriptItem *
find_focus (TranscriptWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window->window));

  for (guint i = 0; i < window->transcript->live->len; i++) {
    CauserieTranscriptItem *item = window->transcript->live->pdata[i];

    if (item->widget == focus)
      return item;
  }
  return NULL;
}

static void
test_step_over_messages (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, N_MESSAGES);
  transcript_window_show (window);

  causerie_transcript_step (window->transcript, CAUSERIE_STEP_MESSAGE, -1);
  for (guint i = 0; i < N_MESSAGES; i++)
    causerie_transcript_step (window->transcript, CAUSERIE_STEP_MESSAGE, -1);
  transcript_window_settle (window);
  g_assert_cmpuint (find_focus (window)->entry->index, ==, 0);

  for (guint i = 1; i < N_MESSAGES; i++) {
    causerie_transcript_step (window->transcript, CAUSERIE_STEP_MESSAGE, 1);
    g_assert_cmpuint (find_focus (window)->entry->index, ==, i);
  }
  causerie_transcript_step (window->transcript, CAUSERIE_STEP_MESSAGE, 1);
  g_assert_true (causerie_transcript_get_following (window->transcript));
}

static void
test_step_over_code (TranscriptWindow *window, gconstpointer data)
{
  transcript_window_add_messages (window->conversation, N_MESSAGES);
  transcript_window_show (window);

  for (guint i = N_MESSAGES; i > 0; i -= 2) {
    causerie_transcript_step (window->transcript, CAUSERIE_STEP_CODE, -1);
    if (i == N_MESSAGES) /* from the first in view, which is some way up */
      i = find_focus (window)->entry->index + 1;
    g_assert_cmpuint (find_focus (window)->entry->index, ==, i - 1);
    g_assert_cmpint (causerie_block_get_kind (find_focus (window)->block), ==, CAUSERIE_BLOCK_CODE);
  }
}

#define ADD(name, function) \
  g_test_add ("/transcript-scroll/" name, TranscriptWindow, NULL, transcript_window_set_up, \
              function, transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  ADD ("stream", test_stream);
  ADD ("picture", test_picture);
  ADD ("fold", test_fold);
  ADD ("fold-under-pointer", test_fold_under_pointer);
  ADD ("deletion", test_deletion);
  ADD ("version", test_version);
  ADD ("version-under-pointer", test_version_under_pointer);
  ADD ("height", test_height);
  ADD ("width", test_width);
  ADD ("scale", test_scale);
  ADD ("follow", test_follow);
  ADD ("guesses", test_guesses);
  ADD ("step-over-messages", test_step_over_messages);
  ADD ("step-over-code", test_step_over_code);

  return g_test_run ();
}
