/* causerie-profile-order.c: rows of model profiles are dragged up and down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-order.h"

#include "causerie-profile-row.h"

/* Lives as long as the target's signals: for ever, as libadwaita 1.2 keeps groups. */
typedef struct {
  CauserieSettings   *settings; /* weak */
  CauserieProfileRow *row;      /* weak: what it is held over */
} Order;

static void
free_order (gpointer data, GClosure *closure)
{
  Order *self = data;

  g_clear_weak_pointer (&self->row);
  g_clear_weak_pointer (&self->settings);
  g_free (self);
}

static CauserieProfileRow *
find_row (gpointer controller, double y)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y);

  return row != NULL ? CAUSERIE_PROFILE_ROW (row) : NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y)
{
  CauserieProfileRow *row = find_row (source, y);
  g_autoptr(GdkPaintable) picture = NULL;

  if (row == NULL)
    return NULL;

  picture = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, picture, (int) x, gtk_widget_get_height (GTK_WIDGET (row)) / 2);

  return gdk_content_provider_new_typed (CAUSERIE_TYPE_PROFILE,
                                         causerie_profile_row_get_profile (row));
}

static void
set_row (Order *self, CauserieProfileRow *row)
{
  if (self->row == row)
    return;

  if (self->row != NULL)
    causerie_profile_row_set_target (self->row, FALSE);
  g_set_weak_pointer (&self->row, row);
  if (row != NULL)
    causerie_profile_row_set_target (row, TRUE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  set_row (user_data, find_row (target, y));

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
  Order *self = user_data;
  CauserieProfile *profile = g_value_get_object (value);
  CauserieProfileRow *row = find_row (target, y);
  const char *uid = causerie_profile_get_uid (profile);

  set_row (self, NULL);
  if (row == NULL || causerie_settings_find_profile (self->settings, uid) != profile)
    return FALSE;

  causerie_settings_move_profile (self->settings, profile,
                                  (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

void
causerie_profile_order_add (GtkListBox *list, CauserieSettings *settings)
{
  GtkDragSource *source;
  GtkDropTarget *target;
  Order *self;

  g_return_if_fail (GTK_IS_LIST_BOX (list) && CAUSERIE_IS_SETTINGS (settings));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (source));

  self = g_new0 (Order, 1);
  g_set_weak_pointer (&self->settings, settings);
  target = gtk_drop_target_new (CAUSERIE_TYPE_PROFILE, GDK_ACTION_MOVE);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), self, free_order, G_CONNECT_DEFAULT);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (target));
}
