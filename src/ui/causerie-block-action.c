/* causerie-block-action.c: what a menu can do with a block
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-action.h"

static void
free_subject (gpointer data, GClosure *closure)
{
  CauserieBlockSubject *subject = data;

  g_object_unref (subject->widget);
  g_object_unref (subject->group);
  g_free (subject);
}

void
causerie_block_action_add (GActionGroup       *actions,
                           const char         *name,
                           GCallback           callback,
                           GtkWidget          *widget,
                           CauserieBlockGroup *group)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new (name, NULL);
  CauserieBlockSubject *subject = g_new0 (CauserieBlockSubject, 1);

  subject->widget = g_object_ref (widget);
  subject->group = g_object_ref (group);
  g_signal_connect_data (action, "activate", callback, subject, free_subject, G_CONNECT_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
}
