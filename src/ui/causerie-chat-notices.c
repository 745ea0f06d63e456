/* causerie-chat-notices.c: what lasts and should be known above a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-notices.h"

#include "causerie-storage-bar.h"

#include <glib/gi18n.h>

struct _CauserieChatNotices {
  AdwBin              parent_instance;

  /* owned */
  CauserieSettings   *settings;
  CauserieKeyring    *keyring;
  CauserieChat       *chat;          /* NULL: none is shown */

  /* template children */
  CauserieStorageBar *storage_bar;
  GtkRevealer        *temporary_bar;
  GtkInfoBar         *keyring_bar;
  GtkLabel           *keyring_text;
};

G_DEFINE_FINAL_TYPE (CauserieChatNotices, causerie_chat_notices, ADW_TYPE_BIN)

/* A server that wants no key is none of the keyring's business. */
static gboolean
wants_key (CauserieChatNotices *self)
{
  CauserieProfile *profile = self->chat != NULL ? causerie_chat_get_profile (self->chat) : NULL;
  CauserieConnection *connection = NULL;

  if (profile != NULL)
    connection = causerie_settings_find_connection (self->settings,
                                                    causerie_profile_get_connection (profile));
  if (connection == NULL)
    return FALSE;

  return causerie_connection_needs_key (connection) ||
         causerie_keyring_remembers (self->keyring, causerie_connection_get_uid (connection));
}

static void
update_keyring (CauserieChatNotices *self)
{
  CauserieKeyringState state = causerie_keyring_get_state (self->keyring);
  gboolean is_closed = state == CAUSERIE_KEYRING_ABSENT || state == CAUSERIE_KEYRING_LOCKED;

  if (is_closed)
    gtk_label_set_text (self->keyring_text,
                        state == CAUSERIE_KEYRING_ABSENT
                        ? _("No keyring is available: API keys are kept for this run only.")
                        : _("The keyring is locked: API keys are kept for this run only."));
  gtk_info_bar_set_revealed (self->keyring_bar, is_closed && wants_key (self));
}

static void
update_temporary (CauserieChatNotices *self)
{
  CauserieConversation *conversation =
    self->chat != NULL ? causerie_chat_get_conversation (self->chat) : NULL;

  gtk_revealer_set_reveal_child (self->temporary_bar,
                                 conversation != NULL &&
                                 causerie_conversation_get_temporary (conversation));
}

static void
keyring_bar_closed_cb (CauserieChatNotices *self)
{
  gtk_info_bar_set_revealed (self->keyring_bar, FALSE);
}

static void
causerie_chat_notices_dispose (GObject *object)
{
  CauserieChatNotices *self = CAUSERIE_CHAT_NOTICES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CHAT_NOTICES);
  g_clear_object (&self->chat);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_chat_notices_parent_class)->dispose (object);
}

static void
causerie_chat_notices_class_init (CauserieChatNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-chat-notices.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_chat_notices_dispose;

  g_type_ensure (CAUSERIE_TYPE_STORAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatNotices, storage_bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatNotices, temporary_bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatNotices, keyring_bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieChatNotices, keyring_text);
  gtk_widget_class_bind_template_callback (widget_class, keyring_bar_closed_cb);
}

static void
causerie_chat_notices_init (CauserieChatNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_chat_notices_set_sources (CauserieChatNotices *self,
                                   CauserieLibrary     *library,
                                   CauserieSettings    *settings,
                                   CauserieKeyring     *keyring)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_NOTICES (self) && self->settings == NULL);

  causerie_storage_bar_set_library (self->storage_bar, library);
  self->settings = g_object_ref (settings);
  self->keyring = g_object_ref (keyring);
  g_signal_connect_object (keyring, "notify::state", G_CALLBACK (update_keyring), self,
                           G_CONNECT_SWAPPED);
}

void
causerie_chat_notices_set_chat (CauserieChatNotices *self, CauserieChat *chat)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_NOTICES (self) && self->settings != NULL);

  g_set_object (&self->chat, chat);
  update_temporary (self);
  update_keyring (self);
}
