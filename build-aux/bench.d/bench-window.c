/* bench-window.c: a window with a transcript, to measure it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-window.h"

#include "causerie-ui-resources.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

/* As GTK rounds. Pixels. */
#define TOLERANCE 1.01

#define FLOOR_FRAMES 31

static void
load_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/causerie/Causerie/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

BenchWindow *
bench_window_new (void)
{
  BenchWindow *self = g_new0 (BenchWindow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());
  load_style ();
  self->window = adw_window_new ();
  self->transcript = CAUSERIE_TRANSCRIPT (causerie_transcript_new ());
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->transcript));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  self->meter = frame_meter_new (self->window);
  frame_meter_wait (self->meter, 5);
  return self;
}

void
bench_window_free (BenchWindow *self)
{
  frame_meter_free (self->meter);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self);
}

double
bench_window_show (BenchWindow *self, CauserieConversation *conversation)
{
  double begun = frame_meter_now ();

  causerie_transcript_set_conversation (self->transcript, conversation);
  frame_meter_wait (self->meter, 1);
  return frame_meter_now () - begun;
}

/* --- scrolling -------------------------------------------------------------------------------- */

typedef struct {
  GtkAdjustment *adjustment;
  double         value;
} Scroll;

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scroll *scroll = user_data;

  gtk_adjustment_set_value (scroll->adjustment, scroll->value);
  return G_SOURCE_REMOVE;
}

double
bench_window_scroll (BenchWindow *self, double distance)
{
  Scroll *scroll = g_new (Scroll, 1);

  scroll->adjustment = self->adjustment;
  scroll->value = gtk_adjustment_get_value (self->adjustment) + distance;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->transcript), scroll_cb, scroll, g_free);
  frame_meter_wait (self->meter, 1);
  return frame_meter_get_last (self->meter);
}

/* What a block shows, so that a widget that shows another one by now is not taken for it. */
static const char *
find_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *words = find_words (child);

    if (words != NULL)
      return words;
  }
  return NULL;
}

typedef struct {
  GtkWidget *widget; /* borrowed; may be gone */
  guint      words;  /* hash */
  double     y;
} Place;

static GArray *
list_places (BenchWindow *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  GtkWidget *view = GTK_WIDGET (self->transcript);

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *words = find_words (child);
    graphene_rect_t bounds;
    Place place = { child };

    if (words == NULL || !gtk_widget_compute_bounds (child, view, &bounds) ||
        bounds.origin.y >= gtk_widget_get_height (view) ||
        bounds.origin.y + bounds.size.height <= 0)
      continue;
    place.words = g_str_hash (words);
    place.y = bounds.origin.y;
    g_array_append_val (places, place);
  }
  return places;
}

guint
bench_window_scroll_and_count_jumps (BenchWindow *self, double distance)
{
  g_autoptr(GArray) before = list_places (self), after = NULL;
  guint n_jumps = 0;

  bench_window_scroll (self, distance);
  after = list_places (self);
  for (guint i = 0; i < before->len; i++) {
    const Place *place = &g_array_index (before, Place, i);

    for (guint j = 0; j < after->len; j++) {
      const Place *other = &g_array_index (after, Place, j);

      if (other->widget == place->widget && other->words == place->words &&
          fabs (other->y + distance - place->y) > TOLERANCE)
        n_jumps++;
    }
  }
  return n_jumps;
}

gboolean
bench_window_has_words (BenchWindow *self, const char *words)
{
  g_autoptr(GArray) places = list_places (self);

  for (guint i = 0; i < places->len; i++) {
    if (g_array_index (places, Place, i).words == g_str_hash (words))
      return TRUE;
  }
  return FALSE;
}

/* --- an empty frame --------------------------------------------------------------------------- */

static void
draw_nothing_cb (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
}

double
bench_window_measure_floor (BenchWindow *self)
{
  GtkWidget *area = gtk_drawing_area_new ();
  double floor;

  g_object_ref (self->transcript);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_nothing_cb, NULL, NULL);
  gtk_scrolled_window_set_child (self->scroller, area);
  frame_meter_wait (self->meter, 5);
  frame_meter_reset (self->meter);
  for (guint i = 0; i < FLOOR_FRAMES; i++) {
    gtk_widget_queue_draw (area);
    frame_meter_wait (self->meter, 1);
  }
  floor = frame_meter_get_work (self->meter, 50);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->transcript));
  g_object_unref (self->transcript);
  frame_meter_wait (self->meter, 5);
  return floor;
}

/* --- time ------------------------------------------------------------------------------------- */

static void
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

void
bench_window_run (BenchWindow *self, guint ms)
{
  gboolean done = FALSE;

  g_timeout_add_once (ms, set_true_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}
