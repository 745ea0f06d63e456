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

  self->pointer_y = y;
  causerie_transcript_choose_anchor (self);
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
  self->pointer_y = -1;
  causerie_transcript_choose_anchor (self);
  point_at (self, NULL);
}

/* A finger does not hover. A press beside the words gives the keyboard to the transcript; on
 * them it is theirs. */
static void
pressed_cb (CauserieTranscript *self, int n_press, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);

  motion_cb (self, x, y);
  if (gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT) == widget)
    gtk_widget_grab_focus (widget);
}

/* --- the keyboard ----------------------------------------------------------------------------- */

typedef enum { MOVE_STEP, MOVE_PAGE, MOVE_END } Move;

static void
move (CauserieTranscript *self, Move how, int direction)
{
  GtkAdjustment *adjustment = self->vadjustment;
  double distance = how == MOVE_STEP ? gtk_adjustment_get_step_increment (adjustment)
                                     : gtk_adjustment_get_page_increment (adjustment);

  if (how == MOVE_END && direction > 0)
    causerie_transcript_follow (self);
  else if (how == MOVE_END)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
  else
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + direction * distance);
}

/* From anywhere in the window: Alt and an arrow go to the next message, with Shift to the next
 * code. */
static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gboolean to_code, forward;

  g_variant_get (arguments, "(bb)", &to_code, &forward);
  causerie_transcript_step (CAUSERIE_TRANSCRIPT (widget),
                            to_code ? CAUSERIE_STEP_CODE : CAUSERIE_STEP_MESSAGE, forward ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
add_step (GtkShortcutController *controller, guint key, GdkModifierType modifiers,
          gboolean to_code, gboolean forward)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                            gtk_callback_action_new (step_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new ("(bb)", to_code, forward));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
add_steps (CauserieTranscript *self)
{
  GtkEventController *steps = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (steps);

  gtk_shortcut_controller_set_scope (shortcuts, GTK_SHORTCUT_SCOPE_MANAGED);
  add_step (shortcuts, GDK_KEY_Up, GDK_ALT_MASK, FALSE, FALSE);
  add_step (shortcuts, GDK_KEY_Down, GDK_ALT_MASK, FALSE, TRUE);
  add_step (shortcuts, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, TRUE, FALSE);
  add_step (shortcuts, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, TRUE, TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), steps);
}

/* Words that have the focus would move a cursor through themselves: these keys are taken before
 * them. With Shift, which selects, they are theirs. */
static gboolean
key_pressed_cb (CauserieTranscript *self, guint key, guint keycode, GdkModifierType state)
{
  static const struct { guint key, keypad_key; Move how; int direction; } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_STEP, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_STEP, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_PAGE, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_PAGE, 1 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_END, -1 },
    { GDK_KEY_End, GDK_KEY_KP_End, MOVE_END, 1 },
  };
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (key != keys[i].key && key != keys[i].keypad_key)
      continue;
    if (modifiers != 0 && !(modifiers == GDK_CONTROL_MASK && keys[i].how == MOVE_END))
      continue;
    move (self, keys[i].how, keys[i].direction);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

void
causerie_transcript_add_controllers (CauserieTranscript *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  add_steps (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
