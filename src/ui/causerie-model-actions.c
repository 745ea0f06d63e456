/* causerie-model-actions.c: what is done with models and connections from the window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-actions.h"

#include "causerie-connection-dialog.h"
#include "causerie-demo-profile.h"
#include "causerie-profile-dialog.h"
#include "causerie-window-private.h"

#include <glib/gi18n.h>

static CauserieSettings *
get_settings (GtkWidget *widget)
{
  return causerie_window_get_settings (CAUSERIE_WINDOW (widget));
}

static CauserieLibrary *
get_library (GtkWidget *widget)
{
  return causerie_window_get_library (CAUSERIE_WINDOW (widget));
}

static CauserieGateway *
get_gateway (GtkWidget *widget)
{
  return causerie_window_get_gateway (CAUSERIE_WINDOW (widget));
}

/* A model was added: the chat that is being begun takes it. */
static void
profile_saved_cb (CauserieWindow *self, CauserieProfile *profile)
{
  CauserieChatView *view = causerie_window_get_chat_view (self);
  CauserieChat *chat = causerie_chat_view_get_chat (view);

  if (chat != NULL)
    causerie_chat_set_profile (chat, profile);
  causerie_window_update_page (self);
  causerie_chat_view_focus_composer (view);
}

static void
add_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = causerie_profile_dialog_new (GTK_WINDOW (widget), get_settings (widget),
                                                   get_gateway (widget), get_library (widget),
                                                   NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (profile_saved_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A door was gone through. */
static void
begin_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfile *profile =
    causerie_settings_find_profile (get_settings (widget), g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    profile_saved_cb (CAUSERIE_WINDOW (widget), profile);
}

static void
edit_profile_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieProfile *profile =
    causerie_settings_find_profile (get_settings (widget), g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    gtk_window_present (GTK_WINDOW (
      causerie_profile_dialog_new (GTK_WINDOW (widget), get_settings (widget), get_gateway (widget),
                                   get_library (widget), profile)));
}

/* The words for it in win.edit-connection. */
static CauserieConnectionPlace
parse_place (const char *place)
{
  if (g_str_equal (place, "key"))
    return CAUSERIE_CONNECTION_AT_KEY;
  if (g_str_equal (place, "address"))
    return CAUSERIE_CONNECTION_AT_ADDRESS;
  if (g_str_equal (place, "proxy"))
    return CAUSERIE_CONNECTION_AT_PROXY;
  return CAUSERIE_CONNECTION_AT_START;
}

static void
edit_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *uid, *place;
  CauserieConnection *connection;
  GtkWidget *dialog;

  g_variant_get (parameter, "(&s&s)", &uid, &place);
  connection = causerie_settings_find_connection (get_settings (widget), uid);
  if (connection == NULL)
    return;

  dialog = causerie_connection_dialog_new (GTK_WINDOW (widget), get_settings (widget),
                                           get_gateway (widget), connection);
  causerie_connection_dialog_begin_at (CAUSERIE_CONNECTION_DIALOG (dialog), parse_place (place));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieProfile *profile = causerie_demo_profile_ensure (get_settings (widget));
  g_autoptr(CauserieConversation) conversation =
    causerie_library_create (causerie_window_get_library (self));
  CauserieChat *chat;

  causerie_window_show_conversation (self, conversation);
  chat = causerie_chat_view_get_chat (causerie_window_get_chat_view (self));
  causerie_chat_set_profile (chat, profile);
  causerie_window_update_page (self);
  causerie_chat_send (chat, _("What can you show me?"), NULL);
}

static void
toggle_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatView *view = causerie_window_get_chat_view (CAUSERIE_WINDOW (widget));

  if (causerie_chat_view_get_chat (view) != NULL)
    causerie_chat_view_toggle_panel (view);
}

void
causerie_model_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.add-model", NULL, add_model_action);
  gtk_widget_class_install_action (window_class, "win.begin-with", "s", begin_with_action);
  gtk_widget_class_install_action (window_class, "win.edit-profile", "s", edit_profile_action);
  gtk_widget_class_install_action (window_class, "win.edit-connection", "(ss)",
                                   edit_connection_action);
  gtk_widget_class_install_action (window_class, "win.toggle-panel", NULL, toggle_panel_action);
  gtk_widget_class_install_action (window_class, "win.start-demo", NULL, start_demo_action);
}
