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
