/* causerie-inner-focus.c: widgets that pass the keyboard on to a part of theirs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-inner-focus.h"

static gboolean
focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

void
causerie_inner_focus_install (GtkWidgetClass *widget_class)
{
  widget_class->focus = focus_child;
}

gboolean
causerie_inner_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

void
causerie_inner_focus_forget (GtkWidget *widget)
{
  g_autoptr(GtkWidget) child = NULL;

  if (causerie_inner_focus_is_in (widget))
    return;

  g_set_object (&child, gtk_widget_get_focus_child (widget));
  gtk_widget_set_focus_child (widget, NULL);
  if (child != NULL)
    causerie_inner_focus_forget (child);
}
