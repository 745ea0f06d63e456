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
activate_shortcut (GtkShortcut *shortcut, GtkWidget *widget, guint keyval,
                   GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
         gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                       GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

/* What a widget binds to Latin letters itself, as text does copying and pasting. */
static gboolean
activate_binding (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
    guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

    for (guint j = 0; j < n; j++) {
      g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (activate_shortcut (shortcut, widget, keyval, modifiers))
        return TRUE;
    }
  }

  return FALSE;
}

static gboolean
activate_bindings (GtkWindow *window, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *widget = gtk_window_get_focus (window);

  if (widget == NULL)
    widget = GTK_WIDGET (window);
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (activate_binding (widget, keyval, modifiers))
      return TRUE;

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
      activate_bindings (window, latin, modifiers))
    return GDK_EVENT_STOP;

  return GDK_EVENT_PROPAGATE;
}

static void
attach (GtkWindow *window)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
items_changed_cb (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = 0; i < n_added; i++) {
    g_autoptr(GtkWindow) window = g_list_model_get_item (windows, position + i);

    attach (window);
  }
}

void
causerie_key_position_attach (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_signal_connect (windows, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  items_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows));
}
