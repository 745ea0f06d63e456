/* causerie-chat-view.c: one chat: header, transcript, composer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-view.h"

#include "causerie-chat-view-private.h"

#include "causerie-attaching.h"
#include "causerie-calm-flap.h"
#include "causerie-inner-focus.h"
#include "causerie-message-actions.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CauserieChatView, causerie_chat_view, ADW_TYPE_BIN)

enum { PROP_PROFILE_UID = 1, PROP_SIDEBAR_SHOWN, N_PROPS };
static GParamSpec *properties[N_PROPS];

CauserieConversation *
causerie_chat_view_get_conversation (CauserieChatView *self)
{
  return self->chat != NULL ? causerie_chat_get_conversation (self->chat) : NULL;
}

static CauserieConnection *
find_connection_cb (CauserieTranscript *transcript, CauserieMessage *message, gpointer user_data)
{
  CauserieChatView *self = user_data;

  return self->chat != NULL ? causerie_chat_find_connection (self->chat, message) : NULL;
}

/* --- what is shown --- */

static void
update_page (CauserieChatView *self)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  gboolean is_empty = conversation != NULL && causerie_conversation_get_loaded (conversation) &&
                      g_list_model_get_n_items (G_LIST_MODEL (conversation)) == 0;
  gboolean is_kept = conversation != NULL && !is_empty &&
                     !causerie_conversation_get_temporary (conversation);

  gtk_stack_set_visible_child_name (self->pages, is_empty ? "empty" : "transcript");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chat.rename", is_kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chat.delete", is_kept);
  if (is_empty)
    causerie_empty_chat_show (self->empty_chat, self->library, self->settings, self->chat);
}

static void
update_actions (CauserieChatView *self)
{
  gboolean running = self->chat != NULL && causerie_chat_get_running (self->chat);
  gboolean ready = self->chat != NULL && !running && causerie_chat_get_profile (self->chat) != NULL;

  g_object_set (self->composer, "running", running, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chat.stop", running);
  causerie_message_actions_set_ready (self, ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chat.send",
                                 ready && causerie_composer_has_message (self->composer));
}

static void
profile_changed_cb (CauserieChatView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE_UID]);
  update_page (self);
  update_actions (self);
  if (self->library != NULL)
    causerie_chat_notices_set_chat (self->notices, self->chat);
}

static CauserieAttachmentBar *
get_attachments (CauserieChatView *self)
{
  return causerie_composer_get_attachments (self->composer);
}

static void
draft_changed_cb (CauserieChatView *self)
{
  update_actions (self);
  causerie_chat_view_update_context (self);
  causerie_chat_view_keep_draft (self);
}

/* --- actions --- */

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);

  if (causerie_chat_view_send (self))
    causerie_transcript_follow (self->transcript);
}

static void
cancel_edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_chat_view_end_edit (CAUSERIE_CHAT_VIEW (widget));
  causerie_chat_view_focus_composer (CAUSERIE_CHAT_VIEW (widget));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_chat_stop (CAUSERIE_CHAT_VIEW (widget)->chat); /* enabled only while one runs */
}

static void
jump_to_end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_transcript_follow (CAUSERIE_CHAT_VIEW (widget)->transcript);
}

/* Nothing is sent: it may want to be completed. */
static void
use_starter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);

  causerie_composer_set_text (self->composer, g_variant_get_string (parameter, NULL));
  causerie_chat_view_focus_composer (self);
}

/* From the message the person is at, or else the last one that has versions. */
static void
turn_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);
  CauserieMessage *message = causerie_transcript_get_current_message (self->transcript);
  CauserieMessage *version = NULL;

  if (message != NULL)
    version = causerie_transcript_find_version (self->transcript, message,
                                                g_variant_get_int32 (parameter));
  if (version != NULL)
    causerie_chat_view_show_version (self, version);
}

/* The window's action with the shown chat. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (widget);
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  const char *uids[] = { NULL, NULL };

  if (conversation == NULL)
    return;

  uids[0] = causerie_conversation_get_uid (conversation);
  if (g_str_equal (name, "chat.rename"))
    gtk_widget_activate_action (widget, "win.rename-chat", "s", uids[0]);
  else
    gtk_widget_activate_action (widget, "win.delete-chats", "^as", uids);
}

static void
set_profile_uid (CauserieChatView *self, const char *uid)
{
  CauserieProfile *profile = causerie_settings_find_profile (self->settings, uid);

  if (self->chat != NULL && profile != NULL)
    causerie_chat_set_profile (self->chat, profile);
  causerie_chat_view_focus_composer (self);
}

static const char *
get_profile_uid (CauserieChatView *self)
{
  CauserieProfile *profile = self->chat != NULL ? causerie_chat_get_profile (self->chat) : NULL;

  return profile != NULL ? causerie_profile_get_uid (profile) : "";
}

static void
causerie_chat_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (object);

  switch (prop_id) {
    case PROP_PROFILE_UID:
      g_value_set_string (value, get_profile_uid (self));
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, self->sidebar_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (object);

  switch (prop_id) {
    case PROP_PROFILE_UID:
      set_profile_uid (self, g_value_get_string (value));
      break;
    case PROP_SIDEBAR_SHOWN:
      if (causerie_set_value (&self->sidebar_shown, g_value_get_boolean (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_view_dispose (GObject *object)
{
  CauserieChatView *self = CAUSERIE_CHAT_VIEW (object);

  g_clear_handle_id (&self->context_id, g_source_remove);
  if (self->chat_signals != NULL)
    g_signal_group_set_target (self->chat_signals, NULL);
  if (self->conversation_signals != NULL)
    g_signal_group_set_target (self->conversation_signals, NULL);
  g_clear_object (&self->chat_signals);
  g_clear_object (&self->conversation_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CHAT_VIEW);
  g_clear_object (&self->edited);
  g_clear_object (&self->chat);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_chat_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chat.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "chat.use-starter", "s", use_starter_action);
  gtk_widget_class_install_action (widget_class, "chat.turn-version", "i", turn_version_action);
  gtk_widget_class_install_action (widget_class, "chat.cancel-edit", NULL, cancel_edit_action);
  gtk_widget_class_install_action (widget_class, "chat.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "chat.jump-to-end", NULL, jump_to_end_action);
  gtk_widget_class_install_action (widget_class, "chat.rename", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "chat.delete", NULL, forward_action);
  causerie_message_actions_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "chat.profile", "profile-uid");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "chat.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "chat.turn-version", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK,
                                       "chat.turn-version", "i", 1);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-chat-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, model_button);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, text_size_row);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, flap);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, panel);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, panel_button);
  gtk_widget_class_bind_template_callback (widget_class, causerie_chat_view_folded_cb);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, announcer);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, notices);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, transcript);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, empty_chat);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, jump_button);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatView, composer);
}

static void
causerie_chat_view_class_init (CauserieChatViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_chat_view_get_property;
  object_class->set_property = causerie_chat_view_set_property;
  object_class->dispose = causerie_chat_view_dispose;

  properties[PROP_PROFILE_UID] =
    g_param_spec_string ("profile-uid", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] =
    g_param_spec_boolean ("sidebar-shown", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CAUSERIE_TYPE_MODEL_BUTTON);
  g_type_ensure (CAUSERIE_TYPE_TEXT_SIZE_ROW);
  g_type_ensure (CAUSERIE_TYPE_ANNOUNCER);
  g_type_ensure (CAUSERIE_TYPE_CHAT_NOTICES);
  g_type_ensure (CAUSERIE_TYPE_CHAT_PANEL);
  g_type_ensure (CAUSERIE_TYPE_FIND_BAR);
  g_type_ensure (CAUSERIE_TYPE_TRANSCRIPT);
  g_type_ensure (CAUSERIE_TYPE_EMPTY_CHAT);
  g_type_ensure (CAUSERIE_TYPE_JUMP_BUTTON);
  g_type_ensure (CAUSERIE_TYPE_COMPOSER);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
causerie_chat_view_init (CauserieChatView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  causerie_calm_flap (self->flap);

  self->chat_signals = g_signal_group_new (CAUSERIE_TYPE_CHAT);
  g_signal_group_connect_swapped (self->chat_signals, "notify::running",
                                  G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->chat_signals, "notify::profile",
                                  G_CALLBACK (profile_changed_cb), self);
  g_signal_group_connect_swapped (self->chat_signals, "notify::context-used",
                                  G_CALLBACK (causerie_chat_view_update_context), self);

  self->conversation_signals = g_signal_group_new (CAUSERIE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "items-changed",
                                  G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::loaded",
                                  G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::loaded",
                                  G_CALLBACK (causerie_chat_view_update_context), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::draft-parts",
                                  G_CALLBACK (causerie_chat_view_show_attachments), self);

  g_object_bind_property (self->transcript, "following", self->jump_button, "following",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->composer, "notify::text", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_attachments (self), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  causerie_attaching_accept_drops (get_attachments (self), GTK_WIDGET (self));
  causerie_transcript_set_connection_lookup (self->transcript, find_connection_cb, self, NULL);
  update_actions (self);
}

void
causerie_chat_view_set_library (CauserieChatView *self,
                                CauserieLibrary  *library,
                                CauserieSettings *settings,
                                CauserieGateway  *gateway)
{
  g_autoptr(CauseriePictureShelf) pictures = causerie_picture_shelf_new (gateway);

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && self->library == NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  causerie_chat_panel_set_library (self->panel, library, settings);
  causerie_settings_bind (settings, CAUSERIE_SETTING_ENTER_SENDS, self->composer, "enter-sends",
                          G_SETTINGS_BIND_GET);
  causerie_settings_bind (settings, CAUSERIE_SETTING_TEXT_SIZE, self->text_size_row, "percent",
                          G_SETTINGS_BIND_GET);
  causerie_chat_notices_set_sources (self->notices, library, settings,
                                     causerie_gateway_get_keyring (gateway));
  causerie_transcript_set_pictures (self->transcript, pictures);
}

CauserieChat *
causerie_chat_view_get_chat (CauserieChatView *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_VIEW (self), NULL);

  return self->chat;
}

void
causerie_chat_view_set_chat (CauserieChatView *self, CauserieChat *chat)
{
  CauserieConversation *conversation;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && self->library != NULL);

  if (chat == self->chat)
    return;

  causerie_chat_view_save (self);
  causerie_chat_view_put_edit_aside (self);
  g_set_object (&self->chat, chat);
  conversation = causerie_chat_view_get_conversation (self);
  g_signal_group_set_target (self->chat_signals, chat);
  g_signal_group_set_target (self->conversation_signals, conversation);
  causerie_model_button_set_chat (self->model_button, chat);
  causerie_chat_panel_set_chat (self->panel, chat);
  causerie_transcript_set_conversation (self->transcript, conversation);
  causerie_announcer_set_chat (self->announcer, chat);
  causerie_jump_button_set_conversation (self->jump_button, conversation);
  causerie_chat_view_show_draft (self);
  profile_changed_cb (self);
  causerie_chat_view_update_context (self);
}

void
causerie_chat_view_save (CauserieChatView *self)
{
  CauserieConversation *conversation;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  conversation = causerie_chat_view_get_conversation (self);
  if (conversation == NULL)
    return;

  causerie_chat_view_keep_draft (self);
  if (causerie_conversation_get_loaded (conversation) &&
      g_list_model_get_n_items (G_LIST_MODEL (conversation)) > 0)
    causerie_library_save (self->library, conversation); /* its place */
}

void
causerie_chat_view_focus_composer (CauserieChatView *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

void
causerie_chat_view_choose_model (CauserieChatView *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-model", NULL);
}

void
causerie_chat_view_follow (CauserieChatView *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self));

  causerie_transcript_follow (self->transcript);
}

void
causerie_chat_view_show_message (CauserieChatView *self, const char *message_uid, const char *words)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && message_uid != NULL);

  causerie_transcript_show_message (self->transcript, message_uid, words);
}

GListModel *
causerie_chat_view_get_profiles (CauserieChatView *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_VIEW (self), NULL);

  return self->settings != NULL ? causerie_settings_get_profiles (self->settings) : NULL;
}

CauserieProfile *
causerie_chat_view_find_profile (CauserieChatView *self, const char *uid)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && uid != NULL, NULL);

  return self->settings != NULL ? causerie_settings_find_profile (self->settings, uid) : NULL;
}

void
causerie_chat_view_show_version (CauserieChatView *self, CauserieMessage *version)
{
  CauserieConversation *conversation;
  gboolean has_focus;

  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (self) && CAUSERIE_IS_MESSAGE (version));

  conversation = causerie_chat_view_get_conversation (self);
  if (conversation == NULL)
    return;

  /* The button that was pressed goes with its message. */
  has_focus = causerie_inner_focus_is_in (GTK_WIDGET (self->transcript));
  causerie_transcript_select_version (self->transcript, version);
  causerie_library_save (self->library, conversation);
  if (has_focus)
    causerie_transcript_focus_versions (self->transcript, version);
}

CauserieFindBar *
causerie_chat_view_get_find_bar (CauserieChatView *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_VIEW (self), NULL);

  return self->find_bar;
}
