/* test-transcript-beside.c: what belongs to a message beside its text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-file-row.h"
#include "causerie-image-card.h"
#include "causerie-markdown.h"
#include "causerie-picture-block.h"
#include "causerie-sources-row.h"
#include "causerie-table-block.h"
#include "causerie-tool-row.h"
#include "loopback-server.h"
#include "transcript-window.h"

#include <string.h>

static GBytes *
new_picture (void)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 20);
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x33669900);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", NULL, NULL));
  return g_bytes_new_take (data, length);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
      return child;
    found = find_button (child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
click (TranscriptWindow *window, GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  transcript_window_settle (window);
}

/* --- each by itself --------------------------------------------------------------------------- */

static void
add_sources (CauserieMessage *answer, guint n_sources)
{
  for (guint i = 0; i < n_sources; i++) {
    g_autofree char *url = g_strdup_printf ("https://www.source%u.example/page", i + 1);
    g_autofree char *title = g_strdup_printf ("Title %u", i + 1);
    g_autoptr(CauseriePart) part = causerie_part_new_citation (url, i == 1 ? NULL : title);

    causerie_message_add_part (answer, part);
  }
}

static void
count_cb (guint *n_news)
{
  (*n_news)++;
}

/* "open" tells of each change once, and of no other. */
static void
assert_opens (GtkWidget *row)
{
  guint n_news = 0;

  g_object_ref_sink (row);
  g_signal_connect_swapped (row, "notify::open", G_CALLBACK (count_cb), &n_news);
  g_object_set (row, "open", TRUE, NULL);
  g_object_set (row, "open", TRUE, NULL);
  g_assert_cmpuint (n_news, ==, 1);
  g_object_set (row, "open", FALSE, NULL);
  g_assert_cmpuint (n_news, ==, 2);
  g_assert_finalize_object (row);
}

static void
test_rows (void)
{
  g_autoptr(CauserieMessage) answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  g_autoptr(CauseriePart) call = causerie_part_new_tool_call ("1", "f", "{}");
  g_autoptr(CauseriePart) file = causerie_part_new_text ("notes.txt:\n\nWords");
  GtkWidget *row = g_object_ref_sink (causerie_file_row_new (file));

  g_assert_finalize_object (row);
  assert_opens (causerie_tool_row_new (call));
  add_sources (answer, 8);
  assert_opens (causerie_sources_row_new (answer));
}

static void
test_blocks (void)
{
  g_autoptr(GPtrArray) blocks =
    causerie_markdown_parse ("![a](https://x.example/a.png)\n\n| a |\n|---|\n| b |\n", -1);
  g_autoptr(CauserieBlockGroup) group = causerie_block_group_new (NULL);
  GtkWidget *pictures = g_object_ref_sink (causerie_picture_block_new ());
  GtkWidget *table = g_object_ref_sink (causerie_table_block_new ());
  GtkWidget *card = g_object_ref_sink (causerie_image_card_new ("https://x.example/a.png", "a"));

  g_assert_true (causerie_picture_block_suits (blocks->pdata[0]));
  g_assert_false (causerie_picture_block_suits (blocks->pdata[1]));
  causerie_picture_block_set_block (CAUSERIE_PICTURE_BLOCK (pictures), blocks->pdata[0]);
  causerie_block_group_set_block (group, 0, blocks->pdata[1]);
  causerie_table_block_set_place (CAUSERIE_TABLE_BLOCK (table), group, 0);
  g_assert_finalize_object (pictures);
  g_assert_finalize_object (table);
  g_assert_finalize_object (card);
}

/* --- files ------------------------------------------------------------------------------------ */

static void
test_files (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *question =
    transcript_window_add_message (window->conversation, CAUSERIE_ROLE_USER, "See these");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr(CauseriePart) pdf = causerie_part_new_file (bytes, "application/pdf", "plan.pdf");
  g_autoptr(CauseriePart) text = causerie_part_new_text ("notes.txt:\n\nBring an umbrella");
  g_autoptr(CauseriePart) words = causerie_part_new_text ("only words");

  causerie_message_add_part (question, pdf);
  causerie_message_add_part (question, text);
  causerie_message_add_part (question, words);
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "plan.pdf"));
  g_assert_nonnull (transcript_window_find_text (window, "8 bytes"));
  g_assert_nonnull (transcript_window_find_text (window, "notes.txt"));
  g_assert_null (transcript_window_find_text (window, "only words"));
}

/* --- sources ---------------------------------------------------------------------------------- */

static void
test_sources (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT,
                                                           "It rains [2] a lot [9].");
  GtkWidget *label;

  transcript_window_show (window);
  g_assert_null (transcript_window_find_name (window, "sourcesrow"));

  add_sources (answer, 8);
  transcript_window_wait_for_flush (window);
  g_assert_nonnull (transcript_window_find_name (window, "sourcesrow"));
  g_assert_nonnull (transcript_window_find_text (window, "Title 1"));
  g_assert_nonnull (transcript_window_find_text (window, "source1.example"));
  g_assert_nonnull (transcript_window_find_text (window, "https://www.source2.example/page"));
  g_assert_null (transcript_window_find_text (window, "Title 5"));

  label = transcript_window_find_text (window, "It rains");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "href=\"https://www.source2"));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), ">[9]<"));

  click (window, find_button (GTK_WIDGET (window->transcript), "4 more sources"));
  g_assert_nonnull (transcript_window_find_text (window, "Title 8"));
}

/* What is unfolded stays so when its widget goes and comes. */
static void
test_stays_unfolded (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT, "Sources:");

  add_sources (answer, 8);
  transcript_window_add_messages (window->conversation, 60);
  transcript_window_show (window);
  gtk_adjustment_set_value (window->adjustment, 0);
  transcript_window_settle (window);
  click (window, find_button (GTK_WIDGET (window->transcript), "4 more sources"));

  causerie_transcript_follow (window->transcript);
  transcript_window_settle (window);
  g_assert_null (transcript_window_find_name (window, "sourcesrow"));
  gtk_adjustment_set_value (window->adjustment, 0);
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "Title 8"));
}

/* --- tools ------------------------------------------------------------------------------------ */

static void
add_call (CauserieMessage *answer, const char *name, const char *arguments)
{
  g_autoptr(CauseriePart) call = causerie_part_new_tool_call (name, name, arguments);

  causerie_message_add_part (answer, call);
}

static void
test_tools (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT, "");
  GtkWidget *row;

  add_call (answer, "first", "{\"city\":\"Paris\",\"days\":3}");
  add_call (answer, "second", "not JSON");
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_TOOL, "{\"t\":[12,14]}");
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "Tool call: first"));
  g_assert_null (transcript_window_find_text (window, "Paris"));

  row = transcript_window_find_name (window, "toolrow");
  g_object_set (row, "open", TRUE, NULL);
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "{\n  \"city\": \"Paris\",\n  \"days\": 3\n}"));
  g_assert_nonnull (transcript_window_find_text (window, "{\n  \"t\": [\n    12,\n    14\n  ]\n}"));

  g_object_set (gtk_widget_get_next_sibling (row), "open", TRUE, NULL);
  transcript_window_settle (window);
  g_assert_nonnull (transcript_window_find_text (window, "not JSON"));
  g_object_set (row, "open", FALSE, NULL);
  transcript_window_settle (window);
  g_assert_null (transcript_window_find_text (window, "Result"));
}

/* --- reasoning -------------------------------------------------------------------------------- */

static void
test_thought_time (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer = transcript_window_add_message (window->conversation,
                                                           CAUSERIE_ROLE_ASSISTANT, "Yes");

  causerie_message_append_reasoning (answer, "Let me see.", -1);
  causerie_message_set_first_token_time (answer, G_USEC_PER_SEC);
  causerie_message_set_reasoning_end_time (answer, 13 * G_USEC_PER_SEC);
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "Thought for 12 s"));
}

/* --- pictures --------------------------------------------------------------------------------- */

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  GBytes *picture = user_data;
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n",
                                           g_bytes_get_size (picture));

  loopback_send (request, head, -1);
  loopback_send (request, g_bytes_get_data (picture, NULL), (gssize) g_bytes_get_size (picture));
}

static void
test_remote_picture (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GBytes) picture = new_picture ();
  g_autoptr(LoopbackServer) server = loopback_server_new (answer_cb, picture);
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieGateway) gateway = causerie_gateway_new (keyring);
  g_autoptr(CauseriePictureShelf) shelf = causerie_picture_shelf_new (gateway);
  g_autofree char *text = g_strdup_printf ("![A chart](%s/chart.png)", loopback_server_get_url (server));

  causerie_transcript_set_pictures (window->transcript, shelf);
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, text);
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_text (window, "A chart"));
  g_assert_nonnull (transcript_window_find_text (window, "Picture on 127.0.0.1"));
  g_assert_cmpuint (loopback_server_get_count (server), ==, 0);

  click (window, find_button (GTK_WIDGET (window->transcript), "Load picture"));
  while (transcript_window_find_name (window, "imageblock") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (loopback_server_get_count (server), ==, 1);
  g_assert_null (transcript_window_find_text (window, "Picture on 127.0.0.1"));
  causerie_transcript_set_pictures (window->transcript, NULL);
}

static void
test_named_pictures (TranscriptWindow *window, gconstpointer data)
{
  g_autoptr(GBytes) picture = new_picture ();
  g_autofree char *data_64 = g_base64_encode (g_bytes_get_data (picture, NULL),
                                              g_bytes_get_size (picture));
  g_autofree char *text = g_strdup_printf ("![Drawn](data:image/png;base64,%s)", data_64);

  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, text);
  transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT,
                                 "![Secret](file:///etc/passwd)");
  transcript_window_show (window);
  g_assert_nonnull (transcript_window_find_name (window, "imageblock"));
  g_assert_nonnull (transcript_window_find_text (window, "Secret"));
  g_assert_null (find_button (GTK_WIDGET (window->transcript), "Load picture"));
}

/* --- tables ----------------------------------------------------------------------------------- */

/* The columns of a table that grows become wider, and the reader's lines stay where they are. */
static void
test_growing_table (TranscriptWindow *window, gconstpointer data)
{
  CauserieMessage *answer;
  GtkWidget *label;
  double y;

  transcript_window_add_messages (window->conversation, 20);
  answer = transcript_window_add_message (window->conversation, CAUSERIE_ROLE_ASSISTANT, "");
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_STREAMING);
  causerie_message_append_text (answer, "| # | Name |\n|---|---|\n", -1);
  transcript_window_show (window);
  transcript_window_scroll_by (window, -100);
  label = g_object_ref (transcript_window_find_in_view (window));
  y = transcript_window_get_y (window, label);

  for (guint i = 0; i < 60; i++) {
    g_autofree char *name = g_strnfill (i, 'x');
    g_autofree char *row = g_strdup_printf ("| %u | %s |\n", i, name);

    causerie_message_append_text (answer, row, -1);
    if (i % 10 == 0)
      transcript_window_wait_for_flush (window);
    g_assert_cmpfloat_with_epsilon (transcript_window_get_y (window, label), y, 0.01);
  }
  g_object_unref (label);
}

#define ADD(name, test) \
  g_test_add ("/transcript-beside/" name, TranscriptWindow, NULL, transcript_window_set_up, test, \
              transcript_window_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!transcript_window_start ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  g_test_add_func ("/transcript-beside/rows", test_rows);
  g_test_add_func ("/transcript-beside/blocks", test_blocks);
  ADD ("files", test_files);
  ADD ("sources", test_sources);
  ADD ("stays-unfolded", test_stays_unfolded);
  ADD ("tools", test_tools);
  ADD ("thought-time", test_thought_time);
  ADD ("remote-picture", test_remote_picture);
  ADD ("named-pictures", test_named_pictures);
  ADD ("growing-table", test_growing_table);

  return g_test_run ();
}
