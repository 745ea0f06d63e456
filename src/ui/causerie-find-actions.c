/* causerie-find-actions.c: what the window does to find words in the chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-find-actions.h"

#include "causerie-find-bar.h"
#include "causerie-window-private.h"

static CauserieFindBar *
get_bar (GtkWidget *window)
{
  return causerie_chat_view_get_find_bar (causerie_window_get_chat_view (CAUSERIE_WINDOW (window)));
}

static void
find_action (GtkWidget *window, const char *name, GVariant *parameter)
{
  causerie_find_bar_open (get_bar (window));
}

static void
step_action (GtkWidget *window, const char *name, GVariant *parameter)
{
  causerie_find_bar_step (get_bar (window), g_str_equal (name, "win.find-next"));
}

void
causerie_find_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (window_class, "win.find-next", NULL, step_action);
  gtk_widget_class_install_action (window_class, "win.find-previous", NULL, step_action);
}
