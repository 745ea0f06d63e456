/* causerie-chat-drag.c: chats are dragged to folders, and out of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-drag.h"

#include "causerie-conversation-row.h"

/* Lives as long as the target's signals. */
typedef struct {
  CauserieLibrary         *library; /* owned */
  CauserieConversationRow *row;     /* weak: what it is held over */
} Drag;

static void
free_drag (gpointer data, GClosure *closure)
{
  Drag *self = data;

  g_clear_weak_pointer (&self->row);
  g_object_unref (self->library);
  g_free (self);
}

static CauserieConversationRow *
find_row (GtkEventController *controller, double x, double y)
{
  GtkWidget *list = gtk_event_controller_get_widget (controller);
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, CAUSERIE_TYPE_CONVERSATION_ROW)
                                  : NULL;

  if (row == NULL && widget != NULL && widget != list)
    row = gtk_widget_get_first_child (widget);

  return CAUSERIE_IS_CONVERSATION_ROW (row) ? CAUSERIE_CONVERSATION_ROW (row) : NULL;
}

/* --- from --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y)
{
  CauserieConversationRow *row = find_row (GTK_EVENT_CONTROLLER (source), x, y);
  GObject *item = row != NULL ? causerie_conversation_row_get_item (row) : NULL;
  g_autoptr(GdkPaintable) icon = NULL;

  if (!CAUSERIE_IS_CONVERSATION (item))
    return NULL;

  icon = gtk_widget_paintable_new (GTK_WIDGET (row));
  gtk_drag_source_set_icon (source, icon, (int) x, 16);

  return gdk_content_provider_new_typed (CAUSERIE_TYPE_CONVERSATION, item);
}

/* --- to --- */

/* A folder, or a chat that lies in one, is that folder; all else is none. */
static CauserieFolder *
find_folder (Drag *self, CauserieConversationRow *row)
{
  GObject *item = row != NULL ? causerie_conversation_row_get_item (row) : NULL;

  if (CAUSERIE_IS_HEADING (item))
    return causerie_heading_get_folder (CAUSERIE_HEADING (item));
  if (CAUSERIE_IS_CONVERSATION (item) &&
      !causerie_conversation_get_pinned (CAUSERIE_CONVERSATION (item)))
    return causerie_library_find_folder (self->library, causerie_conversation_get_folder (
                                                          CAUSERIE_CONVERSATION (item)));
  return NULL;
}

static void
set_row (Drag *self, CauserieConversationRow *row)
{
  if (self->row == row)
    return;

  if (self->row != NULL)
    causerie_conversation_row_set_target (self->row, FALSE);
  g_set_weak_pointer (&self->row, row);
  if (row != NULL)
    causerie_conversation_row_set_target (row, TRUE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  set_row (user_data, find_row (GTK_EVENT_CONTROLLER (target), x, y));

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
  Drag *self = user_data;
  CauserieConversation *conversation = g_value_get_object (value);
  CauserieFolder *folder = find_folder (self, find_row (GTK_EVENT_CONTROLLER (target), x, y));
  const char *uid = folder != NULL ? causerie_folder_get_uid (folder) : "";

  set_row (self, NULL);
  if (g_str_equal (causerie_conversation_get_folder (conversation), uid))
    return FALSE;

  causerie_library_move (self->library, conversation, folder);
  return TRUE;
}

void
causerie_chat_drag_add (GtkWidget *list, CauserieLibrary *library)
{
  GtkDragSource *source;
  GtkDropTarget *target;
  Drag *self;

  g_return_if_fail (GTK_IS_WIDGET (list) && CAUSERIE_IS_LIBRARY (library));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));

  self = g_new0 (Drag, 1);
  self->library = g_object_ref (library);
  target = gtk_drop_target_new (CAUSERIE_TYPE_CONVERSATION, GDK_ACTION_MOVE);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), self, free_drag, G_CONNECT_DEFAULT);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
}
