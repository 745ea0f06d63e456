/* causerie-chat-drag.c: chats are dragged to folders, and out of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-drag.h"

#include "causerie-conversation-row.h"
#include "causerie-row-drag.h"

static GtkWidget *
find_row (GtkWidget *list, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, CAUSERIE_TYPE_CONVERSATION_ROW)
                                  : NULL;

  if (row == NULL && widget != NULL && widget != list)
    row = gtk_widget_get_first_child (widget);

  return CAUSERIE_IS_CONVERSATION_ROW (row) ? row : NULL;
}

static gpointer
get_chat (GtkWidget *row)
{
  GObject *item = causerie_conversation_row_get_item (CAUSERIE_CONVERSATION_ROW (row));

  return CAUSERIE_IS_CONVERSATION (item) ? item : NULL;
}

/* A folder, or a chat that lies in one, is that folder; all else is none. */
static CauserieFolder *
find_folder (CauserieLibrary *library, GtkWidget *row)
{
  GObject *item =
    row != NULL ? causerie_conversation_row_get_item (CAUSERIE_CONVERSATION_ROW (row)) : NULL;

  if (CAUSERIE_IS_HEADING (item))
    return causerie_heading_get_folder (CAUSERIE_HEADING (item));
  if (CAUSERIE_IS_CONVERSATION (item) &&
      !causerie_conversation_get_pinned (CAUSERIE_CONVERSATION (item)))
    return causerie_library_find_folder (
      library, causerie_conversation_get_folder (CAUSERIE_CONVERSATION (item)));
  return NULL;
}

static gboolean
move_chat (gpointer owner, gpointer item, GtkWidget *row)
{
  CauserieLibrary *library = owner;
  CauserieFolder *folder = find_folder (library, row);
  const char *uid = folder != NULL ? causerie_folder_get_uid (folder) : "";

  if (g_str_equal (causerie_conversation_get_folder (item), uid))
    return FALSE;

  causerie_library_move (library, item, folder);
  return TRUE;
}

static const CauserieRowDrag chat_drag = {
  .get_type = causerie_conversation_get_type,
  .find_row = find_row,
  .get_item = get_chat,
  .drop = move_chat,
};

void
causerie_chat_drag_add (GtkWidget *list, CauserieLibrary *library)
{
  g_return_if_fail (GTK_IS_WIDGET (list) && CAUSERIE_IS_LIBRARY (library));

  causerie_row_drag_add (list, &chat_drag, library);
}
