/* causerie-row-drag.c: rows of a list are dragged onto one another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-row-drag.h"

#include "causerie-css-class.h"

/* Lives as long as the target's signals: for ever where libadwaita 1.2 keeps the list's group. */
typedef struct {
  const CauserieRowDrag *drag;

  /* weak */
  GObject               *owner;
  GtkWidget             *row;   /* what something is held over */
} Target;

static void
free_target (gpointer data, GClosure *closure)
{
  Target *self = data;

  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->owner);
  g_free (self);
}

static GtkWidget *
find_row (const CauserieRowDrag *drag, gpointer controller, double x, double y)
{
  return drag->find_row (gtk_event_controller_get_widget (controller), x, y);
}

/* --- from ------------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  const CauserieRowDrag *drag = user_data;
  GtkWidget *row = find_row (drag, source, x, y);
  gpointer item = row != NULL ? drag->get_item (row) : NULL;
  g_autoptr(GdkPaintable) picture = NULL;

  if (item == NULL)
    return NULL;

  picture = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, picture, (int) x, gtk_widget_get_height (row) / 2);

  return gdk_content_provider_new_typed (drag->get_type (), item);
}

/* --- to --------------------------------------------------------------------------------------- */

static void
set_row (Target *self, GtkWidget *row)
{
  if (self->row == row)
    return;

  if (self->row != NULL)
    causerie_set_css_class (self->row, "drop-target", FALSE);
  g_set_weak_pointer (&self->row, row);
  if (row != NULL)
    causerie_set_css_class (row, "drop-target", TRUE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  Target *self = user_data;

  set_row (self, find_row (self->drag, target, x, y));

  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer user_data)
{
  set_row (user_data, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  Target *self = user_data;

  set_row (self, NULL);

  return self->owner != NULL &&
         self->drag->drop (self->owner, g_value_get_object (value),
                           find_row (self->drag, target, x, y));
}

void
causerie_row_drag_add (GtkWidget *list, const CauserieRowDrag *drag, gpointer owner)
{
  GtkDragSource *source;
  GtkDropTarget *target;
  Target *self;

  g_return_if_fail (GTK_IS_WIDGET (list) && drag != NULL && G_IS_OBJECT (owner));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), (gpointer) drag);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));

  self = g_new0 (Target, 1);
  self->drag = drag;
  g_set_weak_pointer (&self->owner, owner);
  target = gtk_drop_target_new (drag->get_type (), GDK_ACTION_MOVE);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), self, free_target,
                         G_CONNECT_DEFAULT);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
}
