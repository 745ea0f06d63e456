/* causerie-chat.c: one open conversation: asking, stopping, asking again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat.h"
#include "causerie-chat-private.h"

#include "causerie-chat-profile.h"
#include "causerie-library-private.h"

G_DEFINE_FINAL_TYPE (CauserieChat, causerie_chat, G_TYPE_OBJECT)

enum {
  PROP_CONVERSATION = 1,
  PROP_PROFILE,
  PROP_RUNNING,
  PROP_CONTEXT_USED,
  PROP_CONTEXT_LENGTH,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* What of a conversation says what it is asked with. */
static const char * const resolved_from[] = {
  "notify::profile", "notify::setup", "notify::loaded",
};

void
causerie_chat_forget_context (CauserieChat *self)
{
  g_clear_pointer (&self->plan, causerie_context_plan_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT_USED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT_LENGTH]);
}

/* --- the profile of the next message --- */

static void
profile_changed_cb (CauserieChat *self)
{
  causerie_chat_forget_context (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT_LENGTH]);
}

static void
replace_profile (CauserieChat *self, CauserieProfile *profile)
{
  if (self->profile != NULL)
    g_signal_handlers_disconnect_by_func (self->profile, profile_changed_cb, self);
  g_set_object (&self->profile, profile);
  if (profile != NULL)
    g_signal_connect_object (profile, "notify", G_CALLBACK (profile_changed_cb), self,
                             G_CONNECT_SWAPPED);
  profile_changed_cb (self);
}

static gboolean
is_own (CauserieChat *self, CauserieProfile *saved)
{
  return self->profile != NULL && self->profile != saved && self->profile != self->saved;
}

/* One of the chat's own stays the same object as long as it has the same uid. */
static void
take_profile (CauserieChat *self, CauserieChatProfile *resolved)
{
  CauserieProfile *profile = resolved->profile;

  if (profile == self->profile)
    return;

  if (profile != NULL && profile != resolved->saved && is_own (self, resolved->saved) &&
      g_str_equal (causerie_profile_get_uid (profile), causerie_profile_get_uid (self->profile)))
    causerie_profile_assign (self->profile, profile);
  else
    replace_profile (self, profile);
}

static void update_profile (CauserieChat *self);

/* What the chat has of its own may be the same as before: what it differs from is not. */
static void
saved_changed_cb (CauserieChat *self)
{
  if (self->profile == self->saved)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  update_profile (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_saved (CauserieChat *self, CauserieProfile *saved)
{
  if (saved == self->saved)
    return;

  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_func (self->saved, saved_changed_cb, self);
  g_set_object (&self->saved, saved);
  if (saved != NULL)
    g_signal_connect_object (saved, "notify", G_CALLBACK (saved_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
update_profile (CauserieChat *self)
{
  g_auto(CauserieChatProfile) resolved = { 0 };
  gboolean tells;

  causerie_chat_profile_resolve (causerie_library_get_settings (self->library),
                                 self->conversation, &resolved);
  tells = self->differs != resolved.differs || self->saved != resolved.saved;
  self->differs = resolved.differs;

  g_object_freeze_notify (G_OBJECT (self));
  take_profile (self, &resolved);
  take_saved (self, resolved.saved);
  if (tells)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
causerie_chat_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieChat *self = CAUSERIE_CHAT (object);

  switch (prop_id) {
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_PROFILE:
      g_value_set_object (value, self->profile);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, causerie_chat_get_running (self));
      break;
    case PROP_CONTEXT_USED:
      g_value_set_int64 (value, causerie_chat_get_context_used (self));
      break;
    case PROP_CONTEXT_LENGTH:
      g_value_set_int64 (value, causerie_chat_get_context_length (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_PROFILE:
      causerie_chat_set_profile (CAUSERIE_CHAT (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_chat_dispose (GObject *object)
{
  CauserieChat *self = CAUSERIE_CHAT (object);

  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  g_clear_pointer (&self->continuation, causerie_continuation_free);
  g_clear_pointer (&self->usage_before, causerie_usage_unref);
  g_clear_pointer (&self->plan, causerie_context_plan_free);
  g_clear_pointer (&self->loaded_model, g_free);
  g_clear_pointer (&self->queued_text, g_free);
  g_clear_pointer (&self->queued_attachments, g_ptr_array_unref);
  g_clear_object (&self->exchange);
  g_clear_object (&self->answer);
  g_clear_object (&self->asked);
  g_clear_object (&self->profile);
  g_clear_object (&self->saved);
  g_clear_object (&self->conversation);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_chat_parent_class)->dispose (object);
}

static void
causerie_chat_class_init (CauserieChatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_chat_get_property;
  object_class->set_property = causerie_chat_set_property;
  object_class->dispose = causerie_chat_dispose;

  properties[PROP_CONVERSATION] =
    g_param_spec_object ("conversation", NULL, NULL, CAUSERIE_TYPE_CONVERSATION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROFILE] =
    g_param_spec_object ("profile", NULL, NULL, CAUSERIE_TYPE_PROFILE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTEXT_USED] =
    g_param_spec_int64 ("context-used", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTEXT_LENGTH] =
    g_param_spec_int64 ("context-length", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_chat_init (CauserieChat *self)
{
}

CauserieChat *
causerie_chat_new (CauserieConversation *conversation, CauserieLibrary *library)
{
  CauserieChat *self = g_object_new (CAUSERIE_TYPE_CHAT, NULL);
  CauserieSettings *settings = causerie_library_get_settings (library);

  self->conversation = g_object_ref (conversation);
  self->library = g_object_ref (library);
  update_profile (self);
  g_signal_connect_object (causerie_settings_get_profiles (settings), "items-changed",
                           G_CALLBACK (update_profile), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (causerie_settings_get_connections (settings), "items-changed",
                           G_CALLBACK (update_profile), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (resolved_from); i++)
    g_signal_connect_object (conversation, resolved_from[i], G_CALLBACK (update_profile), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (conversation, "items-changed",
                           G_CALLBACK (causerie_chat_forget_context), self, G_CONNECT_SWAPPED);
  causerie_chat_follow_catalogue (self);

  return self;
}

CauserieConversation *
causerie_chat_get_conversation (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), NULL);

  return self->conversation;
}

CauserieProfile *
causerie_chat_get_profile (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), NULL);

  return self->profile;
}

CauserieProfile *
causerie_chat_get_saved_profile (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), NULL);

  return self->saved;
}

gboolean
causerie_chat_asks_with (CauserieChat *self, const char *uid)
{
  return self->profile != NULL && g_str_equal (causerie_profile_get_uid (self->profile), uid);
}

CauserieProfile *
causerie_chat_find_profile (CauserieChat *self, CauserieMessage *answer)
{
  CauserieProfile *profile = NULL;
  const char *uid;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), NULL);

  uid = causerie_message_get_profile (answer);
  if (uid != NULL && !causerie_chat_asks_with (self, uid))
    profile = causerie_settings_find_profile (causerie_library_get_settings (self->library), uid);

  return profile != NULL ? profile : self->profile;
}

gboolean
causerie_chat_get_running (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), FALSE);

  return self->answer != NULL;
}
