/* causerie-key-position.c: which Latin key was pressed, whatever the layout
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-position.h"

/* X11 and Wayland compositors alike hand out evdev's key codes plus this. */
#define EVDEV_OFFSET 8

/* The rows of a US keyboard, by evdev code of their first key (linux/input-event-codes.h). */
static const struct {
  guint       first_code;
  const char *keys;
} rows[] = {
  { 2,  "1234567890-=" },
  { 16, "qwertyuiop[]" },
  { 30, "asdfghjkl;'`" },
  { 43, "\\zxcvbnm,./" },
};

/* What text widgets bind to Latin letters themselves. */
static const struct {
  guint            keyval;
  GdkModifierType  modifiers;
  const char      *action;
} text_actions[] = {
  { GDK_KEY_c, GDK_CONTROL_MASK, "clipboard.copy" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "clipboard.cut" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "clipboard.paste" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "selection.select-all" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "text.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.redo" },
};

guint
causerie_key_position_to_latin (guint hardware_keycode)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    guint first = rows[i].first_code + EVDEV_OFFSET;

    if (hardware_keycode >= first && hardware_keycode - first < strlen (rows[i].keys))
      return (guint) rows[i].keys[hardware_keycode - first];
  }

  return 0;
}

static gboolean
activate_text_action (GtkWindow *window, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  for (gsize i = 0; focus != NULL && i < G_N_ELEMENTS (text_actions); i++)
    if (text_actions[i].keyval == keyval && text_actions[i].modifiers == modifiers)
      return gtk_widget_activate_action (focus, text_actions[i].action, NULL);

  return FALSE;
}

static gboolean
activate_accelerator (GtkWindow *window, guint keyval, GdkModifierType modifiers)
{
  GtkApplication *application = gtk_window_get_application (window);
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *from = focus != NULL ? focus : GTK_WIDGET (window);
  g_autofree char *accelerator = gtk_accelerator_name (keyval, modifiers);
  g_auto(GStrv) actions = NULL;

  if (application == NULL)
    return FALSE;

  actions = gtk_application_get_actions_for_accel (application, accelerator);
  for (guint i = 0; actions[i] != NULL; i++) {
    g_autofree char *name = NULL;
    g_autoptr(GVariant) target = NULL;

    if (!g_action_parse_detailed_name (actions[i], &name, &target, NULL))
      continue;
    if (gtk_widget_activate_action_variant (from, name, target))
      return TRUE;
  }

  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWindow *window = GTK_WINDOW (widget);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint latin;

  if ((modifiers & GDK_CONTROL_MASK) == 0 || gdk_keyval_to_unicode (keyval) < 0x80)
    return GDK_EVENT_PROPAGATE;

  latin = causerie_key_position_to_latin (keycode);
  if (latin == 0)
    return GDK_EVENT_PROPAGATE;
  if (activate_accelerator (window, latin, modifiers) ||
      activate_text_action (window, latin, modifiers))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

void
causerie_key_position_attach (GtkWindow *window)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WINDOW (window));

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}
