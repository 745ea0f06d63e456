/* causerie-math-menu.c: what the menu over a formula can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-menu.h"

#include <glib/gi18n.h>
#include <string.h>

static void
copy_latex_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (action), "widget");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), user_data);
}

GActionGroup *
causerie_math_menu_append (GMenu *menu, GtkWidget *widget, const char *tex, gssize length)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) copy = g_simple_action_new ("copy-latex", NULL);
  char *source = g_strndup (tex, length < 0 ? strlen (tex) : (gsize) length);

  g_object_set_data_full (G_OBJECT (copy), "widget", g_object_ref (widget), g_object_unref);
  g_signal_connect_data (copy, "activate", G_CALLBACK (copy_latex_cb), source,
                         (GClosureNotify) G_CALLBACK (g_free), 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (copy));
  g_menu_append (menu, _("Copy LaTeX"), "block.copy-latex");
  return G_ACTION_GROUP (group);
}
