/* test-row-line.c: two texts in a line that are only drawn
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-row-line.h"

#include <adwaita.h>

#define WIDTH 200
#define LONG  "a name that is a good deal longer than any line of two hundred pixels could be"

typedef struct {
  CauserieRowLine *line;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *line = causerie_row_line_new (PANGO_ELLIPSIZE_END);

  fixture->line = g_object_ref_sink (CAUSERIE_ROW_LINE (line));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->line);
}

static int
measure (Fixture *fixture, GtkOrientation orientation)
{
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (fixture->line), orientation, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return natural;
}

/* What of a line WIDTH pixels wide is painted. */
static graphene_rect_t
draw (Fixture *fixture)
{
  GtkWidget *widget = GTK_WIDGET (fixture->line);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds;
  GskRenderNode *node;

  measure (fixture, GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_allocate (widget, WIDTH, measure (fixture, GTK_ORIENTATION_VERTICAL), -1, NULL);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  gsk_render_node_unref (node);

  return bounds;
}

static void
test_visible_with_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->line);

  g_assert_false (gtk_widget_get_visible (widget));
  causerie_row_line_show (fixture->line, "text", NULL);
  g_assert_true (gtk_widget_get_visible (widget));
  g_assert_cmpstr (causerie_row_line_get_text (fixture->line), ==, "text");
  causerie_row_line_show (fixture->line, NULL, "end");
  g_assert_true (gtk_widget_get_visible (widget));
  causerie_row_line_show (fixture->line, "", NULL);
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_cmpstr (causerie_row_line_get_text (fixture->line), ==, "");
}

/* Or another text would be a new size for the window. */
static void
test_text_needs_no_room (Fixture *fixture, gconstpointer data)
{
  int height;

  causerie_row_line_show (fixture->line, "x", NULL);
  height = measure (fixture, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (height, >, 0);
  causerie_row_line_show (fixture->line, LONG, "$15.00");
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_HORIZONTAL), ==, 0);
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL), ==, height);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  graphene_rect_t text, end;

  gtk_widget_set_direction (GTK_WIDGET (fixture->line),
                            rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  causerie_row_line_show (fixture->line, "text", NULL);
  text = draw (fixture);
  causerie_row_line_show (fixture->line, NULL, "end");
  end = draw (fixture);

  g_assert_cmpfloat ((rtl ? end : text).origin.x, <, WIDTH / 4.0);
  g_assert_cmpfloat ((rtl ? text : end).origin.x, >, WIDTH / 2.0);
}

static void
test_long_texts_are_cut (Fixture *fixture, gconstpointer data)
{
  const struct { const char *text, *end_text; } lines[] = {
    { LONG, NULL }, { LONG, "$15.00" }, { "x", LONG }, { NULL, LONG }, { LONG, LONG },
  };

  causerie_row_line_set_quiet (fixture->line);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    graphene_rect_t bounds;

    causerie_row_line_show (fixture->line, lines[i].text, lines[i].end_text);
    bounds = draw (fixture);
    g_assert_cmpfloat (bounds.origin.x, >=, -2);
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, WIDTH + 2);
    g_assert_cmpfloat (bounds.size.width, >, WIDTH * 0.8);
  }
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

#define ADD(name, data, function) \
  g_test_add ("/row-line/" name, Fixture, GINT_TO_POINTER (data), set_up, function, tear_down)
  ADD ("visible-with-text", 0, test_visible_with_text);
  ADD ("text-needs-no-room", 0, test_text_needs_no_room);
  ADD ("places", FALSE, test_places);
  ADD ("places-right-to-left", TRUE, test_places);
  ADD ("long-texts-are-cut", 0, test_long_texts_are_cut);
#undef ADD

  return g_test_run ();
}
