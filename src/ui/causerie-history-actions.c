/* causerie-history-actions.c: what is done with chats and folders from the window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-history-actions.h"

#include "causerie-deletion-toast.h"
#include "causerie-name-dialog.h"
#include "causerie-tags-dialog.h"
#include "causerie-undo-toast.h"
#include "causerie-window-private.h"

#include <glib/gi18n.h>

static CauserieLibrary *
get_library (GtkWidget *widget)
{
  return causerie_window_get_library (CAUSERIE_WINDOW (widget));
}

static CauserieConversation *
find_chat (GtkWidget *widget, const char *uid)
{
  return causerie_conversation_list_find (
           causerie_library_get_conversations (get_library (widget)), uid);
}

/* Those of the uids that are there (transfer full). */
static GPtrArray *
find_chats (GtkWidget *widget, GVariant *uids)
{
  GPtrArray *chats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **texts = g_variant_get_strv (uids, NULL);

  for (gsize i = 0; texts[i] != NULL; i++) {
    CauserieConversation *conversation = find_chat (widget, texts[i]);

    if (conversation != NULL)
      g_ptr_array_add (chats, g_object_ref (conversation));
  }

  return chats;
}

static CauserieFolder *
find_folder (GtkWidget *widget, GVariant *uid)
{
  return causerie_library_find_folder (get_library (widget), g_variant_get_string (uid, NULL));
}

/* --- names --- */

/* What is named, and where. */
typedef struct {
  CauserieLibrary      *library;      /* owned, as are the others */
  CauserieConversation *conversation; /* NULL: a folder is meant */
  CauserieFolder       *folder;       /* NULL: a new one */
  GPtrArray            *chats;        /* to be moved to the new folder; NULL none */
} Naming;

static Naming *
new_naming (GtkWidget *widget)
{
  Naming *self = g_new0 (Naming, 1);

  self->library = g_object_ref (get_library (widget));

  return self;
}

static void
free_naming (gpointer data)
{
  Naming *self = data;

  g_object_unref (self->library);
  g_clear_object (&self->conversation);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->chats, g_ptr_array_unref);
  g_free (self);
}

static void
name_chat_cb (const char *name, gpointer user_data)
{
  Naming *self = user_data;

  causerie_library_rename (self->library, self->conversation, name);
}

static void
name_folder_cb (const char *name, gpointer user_data)
{
  Naming *self = user_data;

  causerie_library_rename_folder (self->library, self->folder, name);
}

static void
name_new_folder_cb (const char *name, gpointer user_data)
{
  Naming *self = user_data;
  g_autoptr(CauserieFolder) folder = causerie_library_create_folder (self->library, name);

  for (guint i = 0; self->chats != NULL && i < self->chats->len; i++)
    causerie_library_move (self->library, g_ptr_array_index (self->chats, i), folder);
}

static void
rename_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConversation *conversation = find_chat (widget, g_variant_get_string (parameter, NULL));
  CauserieNameQuestion question = { _("Rename chat"), _("Title"), _("_Rename"), NULL, TRUE };
  Naming *naming;

  if (conversation == NULL)
    return;

  naming = new_naming (widget);
  naming->conversation = g_object_ref (conversation);
  question.name = causerie_conversation_get_title (conversation);
  causerie_name_dialog_present (GTK_WINDOW (widget), &question, name_chat_cb, naming, free_naming);
}

static void
rename_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieFolder *folder = find_folder (widget, parameter);
  CauserieNameQuestion question = { _("Rename folder"), _("Name"), _("_Rename"), NULL, FALSE };
  Naming *naming;

  if (folder == NULL)
    return;

  naming = new_naming (widget);
  naming->folder = g_object_ref (folder);
  question.name = causerie_folder_get_name (folder);
  causerie_name_dialog_present (GTK_WINDOW (widget), &question, name_folder_cb, naming,
                                free_naming);
}

/* With chats or without. */
static void
new_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CauserieNameQuestion question = { _("New folder"), _("Name"), _("_Create"), NULL, FALSE };
  Naming *naming = new_naming (widget);

  if (parameter != NULL)
    naming->chats = find_chats (widget, parameter);
  causerie_window_stop_choosing (CAUSERIE_WINDOW (widget));
  causerie_name_dialog_present (GTK_WINDOW (widget), &question, name_new_folder_cb, naming,
                                free_naming);
}

static void
tag_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConversation *conversation = find_chat (widget, g_variant_get_string (parameter, NULL));

  if (conversation != NULL)
    gtk_window_present (GTK_WINDOW (causerie_tags_dialog_new (GTK_WINDOW (widget),
                                                              get_library (widget),
                                                              conversation)));
}

/* --- places --- */

static void
pin_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieConversation *conversation;
  const char *uid;
  gboolean pinned;

  g_variant_get (parameter, "(&sb)", &uid, &pinned);
  conversation = find_chat (widget, uid);
  if (conversation != NULL)
    causerie_library_set_pinned (get_library (widget), conversation, pinned);
}

static void
move_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GVariant) folder_uid = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) uids = g_variant_get_child_value (parameter, 1);
  g_autoptr(GPtrArray) chats = find_chats (widget, uids);
  CauserieFolder *folder = find_folder (widget, folder_uid);

  for (guint i = 0; i < chats->len; i++)
    causerie_library_move (get_library (widget), g_ptr_array_index (chats, i), folder);
  causerie_window_stop_choosing (CAUSERIE_WINDOW (widget));
}

/* Chats that came into the archive, or out of it. */
typedef struct {
  CauserieLibrary *library;  /* owned */
  GPtrArray       *chats;    /* owned */
  gboolean         archived;
} Archiving;

static void
free_archiving (gpointer data)
{
  Archiving *self = data;

  g_object_unref (self->library);
  g_ptr_array_unref (self->chats);
  g_free (self);
}

static void
set_archived (Archiving *self, gboolean archived)
{
  for (guint i = 0; i < self->chats->len; i++)
    causerie_library_set_archived (self->library, g_ptr_array_index (self->chats, i), archived);
}

static void
undo_archiving_cb (gpointer user_data)
{
  Archiving *self = user_data;

  set_archived (self, !self->archived);
}

static char *
describe_archiving (guint n, gboolean archived)
{
  return archived
    ? g_strdup_printf (ngettext ("%u chat archived", "%u chats archived", n), n)
    : g_strdup_printf (ngettext ("%u chat taken out of the archive",
                                 "%u chats taken out of the archive", n), n);
}

static void
archive_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GVariant) uids = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) archived = g_variant_get_child_value (parameter, 1);
  g_autofree char *text = NULL;
  Archiving *self = g_new0 (Archiving, 1);

  self->library = g_object_ref (get_library (widget));
  self->chats = find_chats (widget, uids);
  self->archived = g_variant_get_boolean (archived);
  if (self->chats->len == 0) {
    free_archiving (self);
    return;
  }

  set_archived (self, self->archived);
  text = describe_archiving (self->chats->len, self->archived);
  causerie_window_add_undo (CAUSERIE_WINDOW (widget),
                            causerie_undo_toast_new (text, undo_archiving_cb, self,
                                                     free_archiving));
}

static void
new_chat_in_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieFolder *folder = find_folder (widget, parameter);
  g_autoptr(CauserieConversation) conversation = NULL;

  if (folder == NULL)
    return;

  conversation = causerie_library_create (get_library (widget));
  causerie_conversation_set_folder (conversation, causerie_folder_get_uid (folder));
  causerie_window_show_conversation (CAUSERIE_WINDOW (widget), conversation);
}

/* --- deleting --- */

static void
delete_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GPtrArray) chats = find_chats (widget, parameter);

  if (chats->len > 0)
    causerie_window_add_undo (CAUSERIE_WINDOW (widget),
                              causerie_deletion_toast_new_for_chats (get_library (widget), chats));
}

static void
delete_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieFolder *folder = find_folder (widget, parameter);

  if (folder != NULL)
    causerie_window_add_undo (CAUSERIE_WINDOW (widget),
                              causerie_deletion_toast_new_for_folder (get_library (widget),
                                                                      folder));
}

static void
delete_all_response_cb (AdwMessageDialog *dialog, const char *response)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_str_equal (response, "delete"))
    causerie_window_add_undo (CAUSERIE_WINDOW (window),
                              causerie_deletion_toast_new_for_all (
                                get_library (GTK_WIDGET (window))));
}

static void
delete_all_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (widget), _("Delete all chats?"),
                            _("All chats and folders go to the trash, those of the archive too. They "
                              "can be restored for 30 days."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "delete", _("_Delete all"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect (dialog, "response", G_CALLBACK (delete_all_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const struct {
  const char                  *name;
  const char                  *type;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "win.rename-chat", "s", rename_chat_action },
  { "win.tag-chat", "s", tag_chat_action },
  { "win.pin-chat", "(sb)", pin_chat_action },
  { "win.move-chats", "(sas)", move_chats_action },
  { "win.move-chats-to-new-folder", "as", new_folder_action },
  { "win.archive-chats", "(asb)", archive_chats_action },
  { "win.delete-chats", "as", delete_chats_action },
  { "win.delete-all-chats", NULL, delete_all_chats_action },
  { "win.new-folder", NULL, new_folder_action },
  { "win.rename-folder", "s", rename_folder_action },
  { "win.delete-folder", "s", delete_folder_action },
  { "win.new-chat-in-folder", "s", new_chat_in_folder_action },
};

void
causerie_history_actions_install (GtkWidgetClass *window_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (window_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}
