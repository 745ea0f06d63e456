/* causerie-chat-profile.c: the profile a conversation is asked with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-profile.h"

static gboolean
was_never_asked (CauserieConversation *conversation)
{
  return causerie_conversation_get_loaded (conversation) &&
         *causerie_conversation_get_setup (conversation) == '\0' &&
         g_list_model_get_n_items (G_LIST_MODEL (conversation)) == 0;
}

static CauserieProfile *
find_saved (CauserieSettings *settings, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_profile (conversation);
  CauserieProfile *saved = NULL;

  if (*uid != '\0')
    saved = causerie_settings_find_profile (settings, uid);
  if (saved == NULL && (*uid == '\0' || was_never_asked (conversation)))
    saved = causerie_settings_get_new_chat_profile (settings);

  return saved;
}

/* The last answer on the path that says what it was asked with, or NULL. */
static CauserieMessage *
find_answer (CauserieConversation *conversation)
{
  GListModel *path = G_LIST_MODEL (conversation);

  for (guint i = g_list_model_get_n_items (path); i > 0; i--) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i - 1);

    if (causerie_message_get_role (message) == CAUSERIE_ROLE_ASSISTANT &&
        causerie_message_get_model (message) != NULL &&
        causerie_message_get_connection (message) != NULL)
      return message; /* the conversation keeps it */
  }

  return NULL;
}

static gboolean
read_answer (CauserieConversation *conversation, CauserieProfile *profile)
{
  CauserieMessage *answer = find_answer (conversation);
  g_autofree char *name = NULL;

  if (answer == NULL)
    return FALSE;

  name = causerie_profile_name_for_model (causerie_message_get_model (answer));
  causerie_profile_set_name (profile, name);
  causerie_profile_set_model (profile, causerie_message_get_model (answer));
  causerie_profile_set_connection (profile, causerie_message_get_connection (answer));
  g_object_set (profile, "params", causerie_message_get_params (answer), NULL);

  return TRUE;
}

/* NULL: nothing is known of what it was asked with. */
static CauserieProfile *
read_kept (CauserieConversation *conversation, gboolean is_gone, guint *differs)
{
  const char *setup = causerie_conversation_get_setup (conversation);
  const char *uid = causerie_conversation_get_profile (conversation);
  g_autoptr(CauserieProfile) kept = causerie_profile_new (*uid != '\0' ? uid : NULL);

  if (*setup != '\0' && causerie_chat_setup_read (setup, kept, differs))
    return g_steal_pointer (&kept);
  if (is_gone && *uid != '\0' && read_answer (conversation, kept))
    return g_steal_pointer (&kept);

  return NULL;
}

static CauserieProfile *
combine (CauserieProfile *saved, CauserieProfile *kept, guint differs)
{
  CauserieProfile *profile = causerie_profile_new (causerie_profile_get_uid (saved));

  causerie_chat_setup_combine (profile, saved, kept, differs);

  return profile;
}

static gboolean
has_connection (CauserieSettings *settings, CauserieProfile *profile)
{
  const char *uid = causerie_profile_get_connection (profile);

  return causerie_settings_find_connection (settings, uid) != NULL;
}

void
causerie_chat_profile_resolve (CauserieSettings     *settings,
                               CauserieConversation *conversation,
                               CauserieChatProfile  *result)
{
  CauserieProfile *saved;

  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (result != NULL);

  *result = (CauserieChatProfile) { 0 };
  saved = find_saved (settings, conversation);
  g_set_object (&result->saved, saved);
  result->kept = read_kept (conversation, saved == NULL, &result->differs);

  if (saved != NULL && result->differs != 0)
    result->profile = combine (saved, result->kept, result->differs);
  else if (saved != NULL)
    result->profile = g_object_ref (saved);
  else if (result->kept != NULL && has_connection (settings, result->kept))
    result->profile = g_object_ref (result->kept);
}

void
causerie_chat_profile_clear (CauserieChatProfile *result)
{
  g_clear_object (&result->profile);
  g_clear_object (&result->saved);
  g_clear_object (&result->kept);
}
