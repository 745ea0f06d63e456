/* causerie-transcript-input.c: the pointer and the keyboard over the transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

static void
point_at (CauserieTranscript *self, CauserieTranscriptEntry *entry)
{
  if (self->pointed == entry)
    return;
  if (self->pointed != NULL)
    causerie_transcript_entry_set_active (self->pointed, FALSE);
  self->pointed = entry;
  if (entry != NULL)
    causerie_transcript_entry_set_active (entry, TRUE);
}

static void
motion_cb (CauserieTranscript *self, double x, double y)
{
  CauserieTranscriptEntry *entry = NULL;

  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->y <= y)
      entry = item->entry;
  }
  point_at (self, entry);
}

static void
leave_cb (CauserieTranscript *self)
{
  point_at (self, NULL);
}

static void
pressed_cb (CauserieTranscript *self, int n_press, double x, double y, GtkGesture *gesture)
{
  motion_cb (self, x, y); /* a finger does not hover */
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- the keyboard ----------------------------------------------------------------------------- */

typedef enum { MOVE_STEP, MOVE_PAGE, MOVE_END } Move;

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  CauserieTranscript *self = CAUSERIE_TRANSCRIPT (widget);
  GtkAdjustment *adjustment = self->vadjustment;
  int move, direction;
  double distance;

  g_variant_get (args, "(ii)", &move, &direction);
  if (move == MOVE_END && direction > 0) {
    causerie_transcript_follow (self);
    return GDK_EVENT_STOP;
  }

  distance = move == MOVE_STEP ? gtk_adjustment_get_step_increment (adjustment)
                               : gtk_adjustment_get_page_increment (adjustment);
  if (move == MOVE_END)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  else
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + direction * distance);
  return GDK_EVENT_STOP;
}

static void
bind_key (GtkWidgetClass *widget_class, guint key, guint keypad_key, GdkModifierType modifiers,
          Move move, int direction)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, move_cb, "(ii)", move, direction);
  gtk_widget_class_add_binding (widget_class, keypad_key, modifiers, move_cb, "(ii)", move,
                                direction);
}

void
causerie_transcript_bind_keys (GtkWidgetClass *widget_class)
{
  bind_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_STEP, -1);
  bind_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_STEP, 1);
  bind_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_PAGE, -1);
  bind_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_PAGE, 1);
  bind_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_END, -1);
  bind_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_END, 1);
  bind_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_END, -1);
  bind_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_END, 1);
}

void
causerie_transcript_add_controllers (CauserieTranscript *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
