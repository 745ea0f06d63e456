/* test-drawn-text.c: the room that a growing text asks for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-drawn-text.h"
#include "causerie-install.h"

#include <string.h>

#define WIDTH 300

typedef struct {
  GtkWidget         *label; /* floating, sunk */
  CauserieDrawnText *drawn;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->label = g_object_ref_sink (gtk_label_new ("Words"));
  gtk_label_set_wrap (GTK_LABEL (fixture->label), TRUE);
  fixture->drawn = causerie_drawn_text_new (GTK_LABEL (fixture->label));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  causerie_drawn_text_free (fixture->drawn);
  g_object_unref (fixture->label);
}

/* Returns the room asked for. */
static int
show (Fixture *fixture, const char *words, int width)
{
  CauserieStyledText text = { .text = words, .length = strlen (words) };
  g_autoptr(CauserieLabelText) shown =
    causerie_label_text_new (&text, gtk_widget_get_pango_context (fixture->label));

  causerie_drawn_text_set_text (fixture->drawn, shown);
  return causerie_drawn_text_get_room (fixture->drawn, width);
}

static int
get_height (Fixture *fixture)
{
  int height;

  pango_layout_get_pixel_size (causerie_drawn_text_get_layout (fixture->drawn), NULL, &height);
  return height;
}

/* Word by word: never less than it needs, and no more than a line too much. */
static void
test_grows (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GString) words = g_string_new ("One");
  int line = show (fixture, words->str, WIDTH), room = line;
  guint n_rooms = 0, n_heights = 0;
  int height = line;

  for (guint i = 0; i < 200; i++) {
    int asked;

    g_string_append (words, " more");
    asked = show (fixture, words->str, WIDTH);
    g_assert_cmpint (asked, >=, get_height (fixture));
    g_assert_cmpint (asked, <=, get_height (fixture) + line);
    n_rooms += asked != room;
    n_heights += get_height (fixture) != height;
    room = asked;
    height = get_height (fixture);
  }
  g_assert_cmpuint (n_heights, >, 10);
  g_assert_cmpuint (n_rooms, <=, n_heights / 2 + 1);
}

/* Another width begins with what is needed there. */
static void
test_width (Fixture *fixture, gconstpointer data)
{
  const char *words = "Some words that fill more than two lines where it is as narrow as here.";
  int narrow = show (fixture, words, WIDTH / 2);

  g_assert_cmpint (narrow, ==, get_height (fixture));
  g_assert_cmpint (show (fixture, words, WIDTH), <, narrow);
  g_assert_cmpint (show (fixture, words, WIDTH), ==, get_height (fixture));
}

/* What became shorter keeps its room: nothing below moves up and down again. */
static void
test_shrinks (Fixture *fixture, gconstpointer data)
{
  int room = show (fixture, "Some words that fill two lines and then the first one only.", WIDTH);

  g_assert_cmpint (show (fixture, "Some words", WIDTH), ==, room);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  causerie_install_init ();
  g_test_add ("/drawn-text/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/drawn-text/width", Fixture, NULL, set_up, test_width, tear_down);
  g_test_add ("/drawn-text/shrinks", Fixture, NULL, set_up, test_shrinks, tear_down);
  return g_test_run ();
}
