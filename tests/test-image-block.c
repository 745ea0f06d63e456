/* test-image-block.c: pictures in a message, and large
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-image-block.h"

#include "causerie-image-viewer.h"
#include "causerie-picture-decoder.h"
#include "causerie-ui-resources.h"

#define WIDTH  600
#define HEIGHT 300

/* Of one colour. */
static GBytes *
new_picture (void)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x33669900);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static GtkWidget *
show (GtkWidget *block)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_set_valign (block, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), block);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH / 2, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static int
measure_height (GtkWidget *block, int width)
{
  int natural;

  gtk_widget_measure (block, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
wait_until_decoded (GBytes *bytes, int width)
{
  while (causerie_picture_decoder_find (bytes, width) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The height is known before anything is decoded, and is the same afterwards. */
static void
test_height (void)
{
  g_autoptr(GBytes) bytes = new_picture ();
  GtkWidget *block = causerie_image_block_new (bytes, "picture.png");
  GtkWidget *window;

  g_object_ref_sink (block);
  g_assert_cmpint (measure_height (block, WIDTH), ==, HEIGHT);
  g_assert_cmpint (measure_height (block, WIDTH * 2), ==, HEIGHT);
  g_assert_cmpint (measure_height (block, WIDTH / 2), ==, HEIGHT / 2);

  window = show (block);
  wait_until_decoded (bytes, WIDTH / 2);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (gtk_widget_get_height (block), ==, HEIGHT / 2);
  g_assert_cmpint (measure_height (block, WIDTH), ==, HEIGHT);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (block);
}

/* It is decoded no larger than it is drawn. */
static void
test_decoded_small (void)
{
  g_autoptr(GBytes) bytes = new_picture ();
  GtkWidget *window = show (causerie_image_block_new (bytes, NULL));

  wait_until_decoded (bytes, WIDTH / 2);
  g_assert_cmpint (gdk_texture_get_width (causerie_picture_decoder_find (bytes, 1)), ==, WIDTH / 2);
  g_assert_null (causerie_picture_decoder_find (bytes, WIDTH));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
      return TRUE;
    if (has_label (child, text))
      return TRUE;
  }
  return FALSE;
}

static void
test_no_picture (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("no picture", 10);
  GtkWidget *block = g_object_ref_sink (causerie_image_block_new (bytes, "broken.webp"));

  g_assert_true (has_label (block, "This picture cannot be shown"));
  g_assert_cmpint (measure_height (block, WIDTH), >, 0);
  g_assert_finalize_object (block);
}

/* Its head says how large it is, and then comes nothing of use. */
static GBytes *
new_broken_picture (void)
{
  gsize length;
  g_autoptr(GBytes) whole = new_picture ();
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&whole), &length);

  memset (data + 33, 'x', length - 33);
  return g_bytes_new_take (data, length);
}

/* What turns out to be broken says so without moving what is around it. */
static void
test_broken_picture (void)
{
  g_autoptr(GBytes) bytes = new_broken_picture ();
  GtkWidget *block = causerie_image_block_new (bytes, NULL), *window;

  g_object_ref_sink (block);
  window = show (block);
  while (!has_label (block, "This picture cannot be shown on this computer"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (measure_height (block, WIDTH / 2), ==, HEIGHT / 2);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (block);
}

static void
test_viewer (void)
{
  g_autoptr(GBytes) bytes = new_picture ();
  GtkWidget *viewer = causerie_image_viewer_new (NULL, bytes, "picture.png");
  CauserieImageViewer *self = CAUSERIE_IMAGE_VIEWER (viewer);

  gtk_window_present (GTK_WINDOW (viewer));
  wait_until_decoded (bytes, WIDTH);
  gtk_test_widget_wait_for_draw (viewer);
  g_assert_cmpfloat (causerie_image_viewer_get_zoom (self), ==, 0);
  gtk_widget_activate_action (viewer, "view.zoom-original", NULL);
  g_assert_cmpfloat (causerie_image_viewer_get_zoom (self), ==, 1);
  gtk_widget_activate_action (viewer, "view.zoom-in", NULL);
  g_assert_cmpfloat (causerie_image_viewer_get_zoom (self), >, 1);
  for (guint i = 0; i < 50; i++)
    gtk_widget_activate_action (viewer, "view.zoom-out", NULL);
  g_assert_cmpfloat (causerie_image_viewer_get_zoom (self), >, 0);
  gtk_widget_activate_action (viewer, "view.zoom-fit", NULL);
  g_assert_cmpfloat (causerie_image_viewer_get_zoom (self), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (viewer), (gpointer *) &viewer);
  gtk_window_destroy (GTK_WINDOW (viewer));
  while (viewer != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());

  g_test_add_func ("/image-block/height", test_height);
  g_test_add_func ("/image-block/decoded-small", test_decoded_small);
  g_test_add_func ("/image-block/no-picture", test_no_picture);
  g_test_add_func ("/image-block/broken-picture", test_broken_picture);
  g_test_add_func ("/image-block/viewer", test_viewer);

  return g_test_run ();
}
