/* causerie-window.c: the window: sidebar, chat, welcome
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-window.h"
#include "causerie-window-private.h"

#include "causerie-calm-flap.h"
#include "causerie-chat-view.h"
#include "causerie-choose-actions.h"
#include "causerie-closing-question.h"
#include "causerie-config.h"
#include "causerie-data-actions.h"
#include "causerie-find-actions.h"
#include "causerie-history-actions.h"
#include "causerie-hit-action.h"
#include "causerie-model-actions.h"
#include "causerie-preferences.h"
#include "causerie-sidebar.h"
#include "causerie-trash-page.h"
#include "causerie-welcome.h"

#include <glib/gi18n.h>

struct _CauserieWindow {
  AdwApplicationWindow  parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieLibrary      *library;
  CauserieGateway      *gateway;
  GCancellable         *leading; /* to the message of a hit; NULL: nothing is looked for */

  AdwToast             *undo;    /* weak; the last one that can take something back */

  gboolean              closing; /* the person was asked and has agreed */

  /* template children */
  AdwToastOverlay      *toasts;
  AdwFlap              *flap;
  GtkStack             *pages;
  CauserieSidebar      *sidebar;
  CauserieChatView     *chat_view;
  CauserieTrashPage    *trash_page;
  CauserieWelcome      *welcome;
};

G_DEFINE_FINAL_TYPE (CauserieWindow, causerie_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what is shown --- */

static CauserieConversation *
get_conversation (CauserieWindow *self)
{
  CauserieChat *chat = causerie_chat_view_get_chat (self->chat_view);

  return chat != NULL ? causerie_chat_get_conversation (chat) : NULL;
}

static gboolean
has_messages (CauserieConversation *conversation)
{
  return conversation != NULL && (!causerie_conversation_get_loaded (conversation) ||
                                  g_list_model_get_n_items (G_LIST_MODEL (conversation)) > 0);
}

static const char *
get_page (CauserieWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/* Where the person wants the sidebar; folded, it is a drawer that is opened for a moment. An empty
 * one beside the first page would only be in the way. */
static void
update_sidebar (CauserieWindow *self)
{
  gboolean wanted = causerie_settings_get_boolean (self->settings, CAUSERIE_SETTING_SIDEBAR_SHOWN);
  gboolean is_welcome = g_strcmp0 (get_page (self), "welcome") == 0;

  adw_flap_set_reveal_flap (self->flap, wanted && !is_welcome && !adw_flap_get_folded (self->flap));
}

/* Without a model there is nothing to chat with: the doors are shown instead. Old chats can be
 * read. */
static const char *
choose_page (CauserieWindow *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  GListModel *chats = G_LIST_MODEL (causerie_library_get_conversations (self->library));
  gboolean has_content = g_list_model_get_n_items (profiles) > 0 ||
                         g_list_model_get_n_items (chats) > 0 ||
                         has_messages (get_conversation (self));

  return has_content ? "chat" : "welcome";
}

static void
show_page (CauserieWindow *self, const char *page)
{
  if (g_strcmp0 (get_page (self), page) == 0)
    return;

  gtk_stack_set_visible_child_name (self->pages, page);
  if (!g_str_equal (page, "welcome"))
    causerie_welcome_close_door (self->welcome);
  update_sidebar (self);
}

void
causerie_window_update_page (CauserieWindow *self)
{
  if (g_strcmp0 (get_page (self), "trash") != 0)
    show_page (self, choose_page (self));
}

static void
fold_drawer (CauserieWindow *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* A temporary chat ends when it is left; it is said when there was something in it. */
static void
leave_temporary (CauserieWindow *self)
{
  CauserieConversation *conversation = get_conversation (self);

  if (conversation == NULL || !causerie_conversation_get_temporary (conversation) ||
      !has_messages (conversation))
    return;

  causerie_chat_stop (causerie_chat_view_get_chat (self->chat_view));
  causerie_window_toast (self, _("The temporary chat was not saved."));
}

void
causerie_window_show_conversation (CauserieWindow *self, CauserieConversation *conversation)
{
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (self->library, conversation);
  gboolean temporary = causerie_conversation_get_temporary (conversation);

  if (conversation != get_conversation (self))
    leave_temporary (self);
  g_cancellable_cancel (self->leading);
  causerie_chat_view_set_chat (self->chat_view, chat);
  causerie_sidebar_set_selected (self->sidebar, conversation);
  causerie_settings_set_string (self->settings, CAUSERIE_SETTING_OPEN_CHAT,
                                temporary ? "" : causerie_conversation_get_uid (conversation));
  show_page (self, choose_page (self));
  fold_drawer (self);
  if (g_strcmp0 (get_page (self), "welcome") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->welcome));
  else
    causerie_chat_view_focus_composer (self->chat_view);
}

static CauserieConversation *
find_conversation (CauserieWindow *self, const char *uid)
{
  return causerie_conversation_list_find (causerie_library_get_conversations (self->library), uid);
}

/* --- chats --- */

static void
new_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  g_autoptr(CauserieConversation) conversation = causerie_library_create (self->library);

  causerie_window_show_conversation (self, conversation);
}

static void
open_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  CauserieConversation *conversation =
    find_conversation (self, g_variant_get_string (parameter, NULL));

  if (conversation != NULL)
    causerie_window_show_conversation (self, conversation);
}

static void
new_temporary_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  g_autoptr(CauserieConversation) conversation = causerie_library_create_temporary (self->library);

  causerie_window_show_conversation (self, conversation);
}

/* What is open may have gone to the trash, here or in another program. */
static void
conversations_changed_cb (CauserieWindow *self)
{
  CauserieConversation *conversation = get_conversation (self);

  if (conversation != NULL && causerie_conversation_get_trashed_time (conversation) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-chat", NULL);
  causerie_window_update_page (self);
}

/* --- the history --- */

static void
search_chats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  causerie_sidebar_begin_search (self->sidebar);
}

static void
show_trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);

  show_page (self, "trash");
  causerie_trash_page_refresh (self->trash_page);
  fold_drawer (self);
}

static void
back_to_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);

  show_page (self, choose_page (self));
  causerie_chat_view_focus_composer (self->chat_view);
}

/* --- the window itself --- */

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  GtkWidget *preferences =
    causerie_preferences_new (GTK_WINDOW (self), self->settings, self->gateway, self->library,
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
  causerie_calm_flap (self->flap);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (update_sidebar), self,
                           G_CONNECT_SWAPPED);
}

static void
close_agreed_cb (gpointer user_data)
{
  CauserieWindow *self = user_data;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
causerie_window_close_request (GtkWindow *window)
{
  CauserieWindow *self = CAUSERIE_WINDOW (window);
  CauserieConversation *conversation = get_conversation (self);
  gboolean loses_chat = conversation != NULL && has_messages (conversation) &&
                        causerie_conversation_get_temporary (conversation);

  causerie_chat_view_save (self->chat_view);
  if (!self->closing &&
      causerie_closing_question_present (window, self->library, loses_chat, close_agreed_cb))
    return TRUE;

  return GTK_WINDOW_CLASS (causerie_window_parent_class)->close_request (window);
}

static void
causerie_window_dispose (GObject *object)
{
  CauserieWindow *self = CAUSERIE_WINDOW (object);

  g_cancellable_cancel (self->leading);
  g_clear_object (&self->leading);
  g_clear_weak_pointer (&self->undo);
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
  gtk_widget_class_install_action (widget_class, "win.new-temporary-chat", NULL,
                                   new_temporary_chat_action);
  gtk_widget_class_install_action (widget_class, "win.search-chats", NULL, search_chats_action);
  gtk_widget_class_install_action (widget_class, "win.show-trash", NULL, show_trash_action);
  gtk_widget_class_install_action (widget_class, "win.back-to-chat", NULL, back_to_chat_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", "s", preferences_action);
  causerie_choose_actions_install (widget_class);
  causerie_data_actions_install (widget_class);
  causerie_find_actions_install (widget_class);
  causerie_history_actions_install (widget_class);
  causerie_hit_action_install (widget_class);
  causerie_model_actions_install (widget_class);
}

static void
causerie_window_class_init (CauserieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_window_close_request;

  g_type_ensure (CAUSERIE_TYPE_SIDEBAR);
  g_type_ensure (CAUSERIE_TYPE_CHAT_VIEW);
  g_type_ensure (CAUSERIE_TYPE_TRASH_PAGE);
  g_type_ensure (CAUSERIE_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, chat_view);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, trash_page);
  gtk_widget_class_bind_template_child (widget_class, CauserieWindow, welcome);
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
  causerie_chat_view_set_library (self->chat_view, library, settings, gateway);
  causerie_sidebar_set_library (self->sidebar, library, settings);
  causerie_trash_page_set_library (self->trash_page, library);
  causerie_welcome_set_gateway (self->welcome, settings, gateway);
  g_signal_connect_object (causerie_library_get_conversations (library), "items-changed",
                           G_CALLBACK (conversations_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (causerie_settings_get_profiles (settings), "items-changed",
                           G_CALLBACK (causerie_window_update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (causerie_sidebar_refresh),
                           self->sidebar, G_CONNECT_SWAPPED);
  restore_state (self);
  causerie_window_update_page (self);
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
    causerie_window_show_conversation (self, conversation);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-chat", NULL);
}

void
causerie_window_toast (CauserieWindow *self, const char *title)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (CAUSERIE_IS_WINDOW (self) && title != NULL);

  escaped = g_markup_escape_text (title, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH); /* it is news now, not later */
  adw_toast_overlay_add_toast (self->toasts, toast);
}

CauserieSettings *
causerie_window_get_settings (CauserieWindow *self)
{
  return self->settings;
}

CauserieLibrary *
causerie_window_get_library (CauserieWindow *self)
{
  return self->library;
}

CauserieGateway *
causerie_window_get_gateway (CauserieWindow *self)
{
  return self->gateway;
}

CauserieCatalogue *
causerie_window_get_catalogue (CauserieWindow *self)
{
  return causerie_library_get_catalogue (self->library);
}

CauserieChatView *
causerie_window_get_chat_view (CauserieWindow *self)
{
  return self->chat_view;
}

GCancellable *
causerie_window_begin_leading (CauserieWindow *self)
{
  g_cancellable_cancel (self->leading);
  g_clear_object (&self->leading);
  self->leading = g_cancellable_new ();

  return self->leading;
}

void
causerie_window_add_undo (CauserieWindow *self, AdwToast *toast)
{
  if (self->undo != NULL)
    adw_toast_dismiss (self->undo);
  g_set_weak_pointer (&self->undo, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
causerie_window_stop_choosing (CauserieWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->sidebar), "sidebar.stop-choosing", NULL);
}
