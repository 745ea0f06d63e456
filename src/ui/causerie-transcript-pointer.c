/* causerie-transcript-pointer.c: text is selected with the pointer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A press is ours alone once it is known to select: by its second or third time, by Shift, or by
 * the pointer moving away from it. Until then a link or whatever else lies there may take it. */

#include "causerie-transcript-selecting.h"

#include "causerie-transcript-reveal.h"
#include "causerie-transcript-selection.h"

/* Past the edge the text scrolls by so many pixels a second for each pixel the pointer is away. */
#define SPEED     12.0
#define MAX_SPEED 4000.0

typedef struct {
  CauserieTranscript *transcript; /* borrowed: it owns what calls us */
  gboolean            pressed;    /* on words */
  gboolean            selecting;
  double              x;          /* where the pointer is */
  double              y;
  guint               tick_id;    /* scrolls */
  gint64              tick_time;
} Pointer;

/* --- what it is on --- */

static gboolean
is_interactive (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_selectable (GTK_LABEL (widget));
  return GTK_IS_RANGE (widget) || GTK_IS_SCROLLBAR (widget) ||
         (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget));
}

gboolean
causerie_transcript_is_text_at (CauserieTranscript *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (self); widget = gtk_widget_get_parent (widget)) {
    if (is_interactive (widget))
      return FALSE;
    if (CAUSERIE_IS_SELECTABLE (widget))
      return TRUE;
  }
  return widget != NULL;
}

static gboolean
is_finger (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* --- selecting --- */

static void
extend (Pointer *self)
{
  CauserieTranscriptSelection *selection = self->transcript->selection;
  CauserieTextPlace within, place;

  if (!causerie_transcript_selection_get_cursor (selection, &within) ||
      !causerie_text_place_locate (self->transcript, self->x, self->y, &within, &place))
    return;
  causerie_transcript_selection_extend (selection, &place);
  causerie_transcript_reveal_sideways (&place);
}

/* While an answer comes, words that are being selected stay where they are. */
static void
stop_following (CauserieTranscript *self)
{
  if (self->conversation != NULL && causerie_conversation_get_answering (self->conversation))
    causerie_transcript_set_following (self, FALSE);
}

static double
find_overshoot (Pointer *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->transcript));

  return self->y < 0 ? self->y : MAX (self->y - height, 0);
}

/* What came into view with the last frame is selected before there is more. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Pointer *self = user_data;
  GtkAdjustment *adjustment = self->transcript->vadjustment;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (now - self->tick_time) / (double) G_USEC_PER_SEC;
  double speed = CLAMP (find_overshoot (self) * SPEED, -MAX_SPEED, MAX_SPEED);

  self->tick_time = now;
  extend (self);
  if (speed == 0) {
    self->tick_id = 0;
    return G_SOURCE_REMOVE;
  }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                        speed * MIN (seconds, 0.1));
  return G_SOURCE_CONTINUE;
}

static void
start_scrolling (Pointer *self)
{
  GtkWidget *widget = GTK_WIDGET (self->transcript);

  if (self->tick_id != 0 || find_overshoot (self) == 0)
    return;
  self->tick_time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, self, NULL);
}

static void
stop (Pointer *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->transcript), self->tick_id);
  self->tick_id = 0;
  self->pressed = FALSE;
  self->selecting = FALSE;
}

/* --- callbacks --- */

static CauserieTextUnit
get_unit (int n_press)
{
  static const CauserieTextUnit units[] = { CAUSERIE_UNIT_CHARACTER, CAUSERIE_UNIT_WORD,
                                            CAUSERIE_UNIT_LINE };

  return units[(n_press - 1) % G_N_ELEMENTS (units)];
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  Pointer *self = user_data;
  CauserieTranscriptSelection *selection = self->transcript->selection;
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  CauserieTextPlace place;

  stop (self);
  if (is_finger (GTK_GESTURE (click)) || !causerie_transcript_is_text_at (self->transcript, x, y))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->transcript));
  self->pressed = TRUE;
  self->x = x;
  self->y = y;
  self->selecting = n_press > 1 || (state & GDK_SHIFT_MASK) != 0;
  if (self->selecting)
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);

  if ((state & GDK_SHIFT_MASK) != 0 && causerie_transcript_selection_get_cursor (selection, &place))
    extend (self);
  else if (causerie_text_place_locate (self->transcript, x, y, NULL, &place))
    causerie_transcript_selection_begin (selection, &place, get_unit (n_press));
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  Pointer *self = user_data;
  double x, y;

  if (!self->pressed || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  if (!self->selecting && !gtk_drag_check_threshold (GTK_WIDGET (self->transcript), 0, 0, (int) dx,
                                                     (int) dy))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->selecting = TRUE;
  self->x = x + dx;
  self->y = y + dy;
  stop_following (self->transcript);
  extend (self);
  start_scrolling (self);
}

static void
drag_end_cb (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  stop (user_data);
}

static void
cancel_cb (GtkGesture *drag, GdkEventSequence *sequence, gpointer user_data)
{
  stop (user_data);
}

static void
free_pointer (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
causerie_transcript_add_pointer (CauserieTranscript *self)
{
  Pointer *pointer = g_new0 (Pointer, 1);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  pointer->transcript = self;
  g_signal_connect_data (drag, "drag-update", G_CALLBACK (drag_update_cb), pointer, free_pointer,
                         G_CONNECT_DEFAULT);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), pointer);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), pointer);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), pointer);
  gtk_gesture_group (click, drag);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
