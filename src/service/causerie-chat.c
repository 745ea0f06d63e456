/* causerie-chat.c: one open conversation: asking, stopping, asking again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat.h"
#include "causerie-chat-private.h"

#include "causerie-context.h"
#include "causerie-gateway.h"
#include "causerie-library-private.h"
#include "causerie-stopped-cost.h"

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

static void
forget_context (CauserieChat *self)
{
  self->context_used = -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT_USED]);
}

/* --- the profile of the next message --- */

static CauserieProfile *
find_profile (CauserieChat *self)
{
  CauserieSettings *settings = causerie_library_get_settings (self->library);
  const char *uid = causerie_conversation_get_profile (self->conversation);

  return *uid != '\0' ? causerie_settings_find_profile (settings, uid)
                      : causerie_settings_get_new_chat_profile (settings);
}

static void
profile_changed_cb (CauserieChat *self)
{
  forget_context (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT_LENGTH]);
}

static void
update_profile (CauserieChat *self)
{
  CauserieProfile *profile = find_profile (self);

  if (profile == self->profile)
    return;

  if (self->profile != NULL)
    g_signal_handlers_disconnect_by_func (self->profile, profile_changed_cb, self);
  g_set_object (&self->profile, profile);
  if (profile != NULL)
    g_signal_connect_object (profile, "notify", G_CALLBACK (profile_changed_cb), self,
                             G_CONNECT_SWAPPED);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
  profile_changed_cb (self);
}

/* --- asking --- */

static void
set_running (CauserieChat *self, gboolean running)
{
  causerie_conversation_set_answering (self->conversation, running);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* The one place where an answer ends, however it did. */
static void
finish_answer (CauserieChat *self)
{
  g_autoptr(CauserieMessage) answer = g_steal_pointer (&self->answer);

  g_clear_pointer (&self->journal, causerie_answer_journal_free);
  g_clear_object (&self->exchange);

  causerie_library_save_message (self->library, self->conversation, answer, NULL, NULL);
  causerie_library_note_message (self->library, self->conversation, answer);
  causerie_stopped_cost_follow (self->library, self->conversation,
                                causerie_chat_find_connection (self, answer), answer);
  set_running (self, FALSE);
  forget_context (self);
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  g_autoptr(CauserieChat) self = user_data; /* the reference a running exchange has on its chat */

  finish_answer (self);
}

/* The messages before the answer on the path, as many as are sent. */
static GPtrArray *
collect_question (CauserieChat *self)
{
  g_autoptr(GPtrArray) path = causerie_chat_dup_path (self);
  guint index;

  if (g_ptr_array_find (path, self->answer, &index))
    g_ptr_array_set_size (path, (int) index);

  return causerie_context_select (path, causerie_profile_get_instructions (self->profile),
                                  causerie_profile_get_params (self->profile));
}

static void
fail_answer (CauserieChat *self, CauserieFailureKind kind, const char *why)
{
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = kind, .message = why, .retry_after = -1, .not_sent = TRUE,
  });

  causerie_message_set_failure (self->answer, failure);
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_FAILED);
  finish_answer (self);
}

/* As in the profile, but for a limit that holds this once. */
static CauserieParams *
dup_params (CauserieChat *self)
{
  CauserieParams *params = causerie_params_copy (causerie_profile_get_params (self->profile));

  if (self->answer_limit > 0)
    causerie_params_set (params, CAUSERIE_PARAM_MAX_TOKENS, (double) self->answer_limit);

  return params;
}

static void
start_exchange (CauserieChat *self)
{
  CauserieSettings *settings = causerie_library_get_settings (self->library);
  CauserieQuestion question = { .stream = TRUE };
  g_autoptr(GPtrArray) messages = NULL;
  g_autoptr(CauserieParams) params = NULL;

  if (self->profile != NULL)
    question.connection =
      causerie_settings_find_connection (settings, causerie_profile_get_connection (self->profile));
  if (question.connection == NULL) {
    fail_answer (self, CAUSERIE_FAILURE_NO_PROVIDER, "the profile's connection is gone");
    return;
  }

  messages = collect_question (self);
  question.model = causerie_profile_get_model (self->profile);
  question.instructions = causerie_profile_get_instructions (self->profile);
  question.params = params = dup_params (self);
  question.messages = messages;
  question.session_id = causerie_conversation_get_uid (self->conversation);

  causerie_message_set_profile (self->answer, causerie_profile_get_uid (self->profile));
  self->exchange = causerie_gateway_ask (causerie_library_get_gateway (self->library),
                                         &question, self->answer);
  if (causerie_exchange_is_settled (self->exchange)) {
    finish_answer (self);
    return;
  }

  g_signal_connect (self->exchange, "settled", G_CALLBACK (settled_cb), g_object_ref (self));
  self->journal = causerie_answer_journal_new (self->library, self->answer);
}

typedef struct {
  CauserieChat    *chat;
  CauserieMessage *answer;
} PendingAnswer;

/* The question is on the disk, or that it is not has been said; either way it is asked now, unless
 * it was stopped meanwhile. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PendingAnswer *pending = user_data;
  g_autoptr(CauserieChat) self = pending->chat;
  g_autoptr(CauserieMessage) answer = pending->answer;

  g_free (pending);
  if (self->answer == answer)
    start_exchange (self);
}

/* A new answer below `parent_uid`, asked once everything before it is saved. */
static void
ask (CauserieChat *self, const char *parent_uid, gint64 limit)
{
  PendingAnswer *pending = g_new0 (PendingAnswer, 1);
  CauserieMessage *answer;

  answer = causerie_message_new (NULL, parent_uid, CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_model (answer, causerie_profile_get_model (self->profile));
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);
  causerie_message_set_sent_time (answer, g_get_real_time ());
  causerie_conversation_append (self->conversation, answer);

  self->answer = g_object_ref (answer);
  self->answer_limit = limit;
  set_running (self, TRUE);

  pending->chat = g_object_ref (self);
  pending->answer = answer;
  causerie_library_save_message (self->library, self->conversation, answer, saved_cb, pending);
  causerie_library_save (self->library, self->conversation); /* its leaf is the answer now */
}

static CauserieMessage *
add_question (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (self->conversation);
  g_autoptr(CauserieMessage) question = NULL;

  question = causerie_message_new (NULL, leaf != NULL ? causerie_message_get_uid (leaf) : NULL,
                                   CAUSERIE_ROLE_USER);
  causerie_message_set_text (question, text);
  causerie_message_set_sent_time (question, g_get_real_time ());
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    causerie_message_add_part (question, g_ptr_array_index (attachments, i));

  causerie_conversation_append (self->conversation, question);

  return question; /* the conversation keeps it */
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
  g_clear_object (&self->exchange);
  g_clear_object (&self->answer);
  g_clear_object (&self->profile);
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
  self->context_used = -1;
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
  g_signal_connect_object (conversation, "notify::profile",
                           G_CALLBACK (update_profile), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (conversation, "items-changed",
                           G_CALLBACK (forget_context), self, G_CONNECT_SWAPPED);

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

void
causerie_chat_set_profile (CauserieChat *self, CauserieProfile *profile)
{
  CauserieSettings *settings;

  g_return_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_PROFILE (profile));

  settings = causerie_library_get_settings (self->library);
  causerie_settings_set_string (settings, CAUSERIE_SETTING_LAST_PROFILE,
                                causerie_profile_get_uid (profile));
  causerie_conversation_set_profile (self->conversation, causerie_profile_get_uid (profile));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->conversation)) > 0)
    causerie_library_save (self->library, self->conversation);
}

gboolean
causerie_chat_get_running (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), FALSE);

  return self->answer != NULL;
}

gboolean
causerie_chat_send (CauserieChat *self, const char *text, GPtrArray *attachments)
{
  CauserieMessage *question;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && text != NULL, FALSE);

  if (causerie_chat_get_running (self) || self->profile == NULL ||
      !causerie_conversation_get_loaded (self->conversation))
    return FALSE;
  if (*text == '\0' && (attachments == NULL || attachments->len == 0))
    return FALSE;

  /* A chat without a profile of its own keeps the one it began with. */
  causerie_conversation_set_profile (self->conversation, causerie_profile_get_uid (self->profile));
  question = add_question (self, text, attachments);
  causerie_library_note_message (self->library, self->conversation, question);
  causerie_library_save_message (self->library, self->conversation, question, NULL, NULL);
  ask (self, causerie_message_get_uid (question), 0);

  return TRUE;
}

void
causerie_chat_stop (CauserieChat *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT (self));

  if (self->exchange != NULL) {
    causerie_exchange_stop (self->exchange);
  } else if (self->answer != NULL) {
    causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STOPPED);
    finish_answer (self);
  }
}

gboolean
causerie_chat_ask_again (CauserieChat *self, CauserieMessage *answer, gint64 limit)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  if (causerie_chat_get_running (self) || self->profile == NULL ||
      causerie_message_get_role (answer) != CAUSERIE_ROLE_ASSISTANT)
    return FALSE;

  ask (self, causerie_message_get_parent_uid (answer), limit);

  return TRUE;
}

void
causerie_chat_interrupt (CauserieChat *self)
{
  g_autoptr(CauserieMessage) answer = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT (self));

  if (!causerie_chat_get_running (self))
    return;

  answer = g_object_ref (self->answer);
  causerie_chat_stop (self);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_INTERRUPTED);
  causerie_library_save_message (self->library, self->conversation, answer, NULL, NULL);
}
