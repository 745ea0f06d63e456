/* causerie-data-actions.c: chats out of the window: into files, onto paper, and in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-data-actions.h"

#include "causerie-export-dialog.h"
#include "causerie-import-dialog.h"
#include "causerie-print.h"
#include "causerie-window-private.h"

/* NULL, which stands for all, when none is named (transfer full). */
static GPtrArray *
find_chats (CauserieLibrary *library, GVariant *uids)
{
  CauserieConversationList *list = causerie_library_get_conversations (library);
  g_autofree const char **texts = g_variant_get_strv (uids, NULL);
  GPtrArray *chats;

  if (texts[0] == NULL)
    return NULL;

  chats = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; texts[i] != NULL; i++) {
    CauserieConversation *conversation = causerie_conversation_list_find (list, texts[i]);

    if (conversation != NULL)
      g_ptr_array_add (chats, g_object_ref (conversation));
  }
  return chats;
}

static void
export_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieLibrary *library = causerie_window_get_library (self);
  g_autoptr(GPtrArray) chats = find_chats (library, parameter);

  if (chats == NULL || chats->len > 0)
    gtk_window_present (
      GTK_WINDOW (causerie_export_dialog_new (GTK_WINDOW (self), library, chats)));
  causerie_window_stop_choosing (self);
}

static void
import_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);

  causerie_import_dialog_choose (GTK_WINDOW (self), causerie_window_get_library (self));
}

static void
print_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieChat *chat = causerie_chat_view_get_chat (causerie_window_get_chat_view (self));
  CauserieConversation *conversation =
    chat != NULL ? causerie_chat_get_conversation (chat) : NULL;

  if (conversation != NULL && causerie_conversation_get_loaded (conversation) &&
      g_list_model_get_n_items (G_LIST_MODEL (conversation)) > 0)
    causerie_print_chat (GTK_WINDOW (self), conversation);
}

void
causerie_data_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.export-chats", "as", export_chats_action);
  gtk_widget_class_install_action (window_class, "win.import-chats", NULL, import_chats_action);
  gtk_widget_class_install_action (window_class, "win.print-chat", NULL, print_chat_action);
}
