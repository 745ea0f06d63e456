/* causerie-window.c: the window: sidebar, chat, welcome
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-window.h"

#include "causerie-chat-view.h"
#include "causerie-config.h"
#include "causerie-connection-dialog.h"
#include "causerie-deletion-toast.h"
#include "causerie-demo-profile.h"
#include "causerie-key-position.h"
#include "causerie-preferences.h"
#include "causerie-profile-dialog.h"
#include "causerie-sidebar.h"
#include "causerie-welcome.h"

#include <glib/gi18n.h>

struct _CauserieWindow {
  AdwApplicationWindow  parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieLibrary      *library;
  CauserieGateway      *gateway;

  /* template children */
  AdwToastOverlay      *toasts;
  AdwFlap              *flap;
  GtkStack             *pages;
  CauserieSidebar      *sidebar;
  CauserieChatView     *chat_view;
};

G_DEFINE_FINAL_TYPE (CauserieWindow, causerie_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is shown --- */

static gboolean
has_messages (CauserieChat *chat)
{
  CauserieConversation *conversation;

  if (chat == NULL)
    return FALSE;

  conversation = causerie_chat_get_conversation (chat);
  return !causerie_conversation_get_loaded (conversation) ||
         g_list_model_get_n_items (G_LIST_MODEL (conversation)) > 0;
}

/* Where the person wants the sidebar; folded, it is a drawer that is opened for a moment. An empty
 * one beside the first page would only be in the way. */
static void
update_sidebar (CauserieWindow *self)
{
  gboolean wanted = causerie_settings_get_boolean (self->settings, CAUSERIE_SETTING_SIDEBAR_SHOWN);
  gboolean is_welcome = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "welcome") == 0;

  adw_flap_set_reveal_flap (self->flap, wanted && !is_welcome && !adw_flap_get_folded (self->flap));
}

/* Without a model there is nothing to chat with: the doors are shown instead. Old chats can be
 * read. */
static void
update_page (CauserieWindow *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  GListModel *chats = G_LIST_MODEL (causerie_library_get_conversations (self->library));
  gboolean has_content = g_list_model_get_n_items (profiles) > 0 ||
                         g_list_model_get_n_items (chats) > 0 ||
                         has_messages (causerie_chat_view_get_chat (self->chat_view));
  const char *page = has_content ? "chat" : "welcome";

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) == 0)
    return;

  gtk_stack_set_visible_child_name (self->pages, page);
  update_sidebar (self);
}

static void
show_conversation (CauserieWindow *self, CauserieConversation *conversation)
{
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (self->library, conversation);

  causerie_chat_view_set_chat (self->chat_view, chat);
  causerie_sidebar_set_selected (self->sidebar, conversation);
  causerie_settings_set_string (self->settings, CAUSERIE_SETTING_OPEN_CHAT,
                                causerie_conversation_get_uid (conversation));
  update_page (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  causerie_chat_view_focus_composer (self->chat_view);
}

static CauserieConversation *
find_conversation (CauserieWindow *self, const char *uid)
{
  return causerie_conversation_list_find (causerie_library_get_conversations (self->library), uid);
}

static gboolean
is_shown (CauserieWindow *self, CauserieConversation *conversation)
{
  CauserieChat *chat = causerie_chat_view_get_chat (self->chat_view);

  return chat != NULL && causerie_chat_get_conversation (chat) == conversation;
}

/* --- chats --- */

static void
new_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  g_autoptr(CauserieConversation) conversation = causerie_library_create (self->library);

  show_conversation (self, conversation);
}

static void
open_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieConversation *conversation =
    find_conversation (self, g_variant_get_string (parameter, NULL));

  if (conversation != NULL)
    show_conversation (self, conversation);
}

static void
delete_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieConversation *conversation =
    find_conversation (self, g_variant_get_string (parameter, NULL));

  if (conversation == NULL)
    return;

  adw_toast_overlay_add_toast (self->toasts,
                               causerie_deletion_toast_new (self->library, conversation));
  if (is_shown (self, conversation))
    gtk_widget_activate_action (widget, "win.new-chat", NULL);
}

static void
rename_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  CauserieConversation *conversation = user_data;
  CauserieWindow *self = CAUSERIE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (!g_str_equal (response, "rename"))
    return;

  causerie_conversation_set_title (conversation, gtk_editable_get_text (entry));
  causerie_library_save (self->library, conversation);
}

static void
release_conversation (gpointer conversation, GClosure *closure)
{
  g_object_unref (conversation);
}

static void
rename_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieConversation *conversation =
    find_conversation (self, g_variant_get_string (parameter, NULL));
  GtkWidget *dialog, *entry;

  if (conversation == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Rename chat"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), causerie_conversation_get_title (conversation));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Title"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  g_signal_connect_data (dialog, "response", G_CALLBACK (rename_response_cb),
                         g_object_ref (conversation), release_conversation, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- models --- */

/* A model was added: the chat that is being begun takes it. */
static void
profile_saved_cb (CauserieWindow *self, CauserieProfile *profile)
{
  CauserieChat *chat = causerie_chat_view_get_chat (self->chat_view);

  if (chat != NULL)
    causerie_chat_set_profile (chat, profile);
  update_page (self);
  causerie_chat_view_focus_composer (self->chat_view);
}

static void
add_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  GtkWidget *dialog =
    causerie_profile_dialog_new (GTK_WINDOW (self), self->settings, self->gateway, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (profile_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_profile_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieProfile *profile =
    causerie_settings_find_profile (self->settings, g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    gtk_window_present (GTK_WINDOW (causerie_profile_dialog_new (GTK_WINDOW (self), self->settings,
                                                                 self->gateway, profile)));
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
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  const char *uid, *place;
  CauserieConnection *connection;
  GtkWidget *dialog;

  g_variant_get (parameter, "(&s&s)", &uid, &place);
  connection = causerie_settings_find_connection (self->settings, uid);
  if (connection == NULL)
    return;

  dialog = causerie_connection_dialog_new (GTK_WINDOW (self), self->settings, self->gateway,
                                           connection);
  causerie_connection_dialog_begin_at (CAUSERIE_CONNECTION_DIALOG (dialog), parse_place (place));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieProfile *profile = causerie_demo_profile_ensure (self->settings);
  g_autoptr(CauserieConversation) conversation = causerie_library_create (self->library);
  CauserieChat *chat;

  show_conversation (self, conversation);
  chat = causerie_chat_view_get_chat (self->chat_view);
  causerie_chat_set_profile (chat, profile);
  update_page (self);
  causerie_chat_send (chat, _("What can you show me?"), NULL);
}

/* --- the window itself --- */

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_chat_view_choose_model (CAUSERIE_WINDOW (widget)->chat_view);
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  GtkWidget *preferences =
    causerie_preferences_new (GTK_WINDOW (self), self->settings, self->gateway,
                              g_variant_get_string (parameter, NULL));

  gtk_window_present (GTK_WINDOW (preferences));
}

/* Only what the person did is remembered. */
static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  gboolean shown = !adw_flap_get_reveal_flap (self->flap);

  adw_flap_set_reveal_flap (self->flap, shown);
  if (!adw_flap_get_folded (self->flap))
    causerie_settings_set_boolean (self->settings, CAUSERIE_SETTING_SIDEBAR_SHOWN, shown);
}

static void
restore_state (CauserieWindow *self)
{
  causerie_settings_bind (self->settings, CAUSERIE_SETTING_WINDOW_WIDTH, self, "default-width",
                          G_SETTINGS_BIND_DEFAULT);
  causerie_settings_bind (self->settings, CAUSERIE_SETTING_WINDOW_HEIGHT, self, "default-height",
                          G_SETTINGS_BIND_DEFAULT);
  causerie_settings_bind (self->settings, CAUSERIE_SETTING_WINDOW_MAXIMIZED, self, "maximized",
                          G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (update_sidebar), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
causerie_window_close_request (GtkWindow *window)
{
  CauserieWindow *self = CAUSERIE_WINDOW (window);

  causerie_chat_view_save (self->chat_view);

  return GTK_WINDOW_CLASS (causerie_window_parent_class)->close_request (window);
}

static void
causerie_window_dispose (GObject *object)
{
  CauserieWindow *self = CAUSERIE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_WINDOW);
  g_clear_object (&self->gateway);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-chat", NULL, new_chat_action);
  gtk_widget_class_install_action (widget_class, "win.open-chat", "s", open_chat_action);
  gtk_widget_class_install_action (widget_class, "win.rename-chat", "s", rename_chat_action);
  gtk_widget_class_install_action (widget_class, "win.delete-chat", "s", delete_chat_action);
  gtk_widget_class_install_action (widget_class, "win.add-model", NULL, add_model_action);
  gtk_widget_class_install_action (widget_class, "win.edit-profile", "s", edit_profile_action);
  gtk_widget_class_install_action (widget_class, "win.edit-connection", "(ss)",
                                   edit_connection_action);
  gtk_widget_class_install_action (widget_class, "win.start-demo", NULL, start_demo_action);
  gtk_widget_class_install_action (widget_class, "win.choose-model", NULL, choose_model_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", "s", preferences_action);
}

static void
causerie_window_class_init (CauserieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_window_close_request;

  g_type_ensure (CAUSERIE_TYPE_SIDEBAR);
  g_type_ensure (CAUSERIE_TYPE_CHAT_VIEW);
  g_type_ensure (CAUSERIE_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, chat_view);
  install_actions (widget_class);
}

static void
causerie_window_init (CauserieWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), CAUSERIE_APP_NAME);
  gtk_window_set_icon_name (GTK_WINDOW (self), CAUSERIE_APP_ID);
  if (CAUSERIE_DEVEL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  causerie_key_position_attach (GTK_WINDOW (self));
}

CauserieWindow *
causerie_window_new (GtkApplication   *application,
                     CauserieSettings *settings,
                     CauserieLibrary  *library,
                     CauserieGateway  *gateway)
{
  CauserieWindow *self = g_object_new (CAUSERIE_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->library = g_object_ref (library);
  self->gateway = g_object_ref (gateway);
  causerie_chat_view_set_library (self->chat_view, library, settings,
                                  causerie_gateway_get_keyring (gateway));
  causerie_sidebar_set_conversations (self->sidebar, causerie_library_get_conversations (library));
  g_signal_connect_object (causerie_settings_get_profiles (settings), "items-changed",
                           G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (causerie_sidebar_refresh),
                           self->sidebar, G_CONNECT_SWAPPED);
  restore_state (self);
  update_page (self);
  update_sidebar (self);

  return self;
}

void
causerie_window_restore (CauserieWindow *self)
{
  g_autofree char *uid = NULL;
  CauserieConversation *conversation;

  g_return_if_fail (CAUSERIE_IS_WINDOW (self));

  if (causerie_chat_view_get_chat (self->chat_view) != NULL)
    return; /* the person was faster */

  uid = causerie_settings_dup_string (self->settings, CAUSERIE_SETTING_OPEN_CHAT);
  conversation = find_conversation (self, uid);
  if (conversation != NULL)
    show_conversation (self, conversation);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-chat", NULL);
}

void
causerie_window_toast (CauserieWindow *self, const char *title)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (CAUSERIE_IS_WINDOW (self) && title != NULL);

  escaped = g_markup_escape_text (title, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
