/* causerie-library-count.c: how many chats hang on what a person is about to change
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library-private.h"

#include "causerie-chat-profile.h"

#include <string.h>

typedef gboolean (*Test) (CauserieLibrary      *self,
                          CauserieConversation *conversation,
                          const char           *uid);

static guint
count (CauserieLibrary *self, Test test, const char *uid)
{
  GListModel *conversations = G_LIST_MODEL (self->conversations);
  guint n = g_list_model_get_n_items (conversations), found = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (conversations, i);

    if (test (self, conversation, uid))
      found++;
  }

  return found;
}

static gboolean
has_profile (CauserieLibrary *self, CauserieConversation *conversation, const char *uid)
{
  return g_str_equal (causerie_conversation_get_profile (conversation), uid);
}

guint
causerie_library_count_profile_chats (CauserieLibrary *self, const char *profile_uid)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self) && profile_uid != NULL, 0);

  return count (self, has_profile, profile_uid);
}

/* Most chats ask as their profile does, and nothing of theirs has to be read. */
static gboolean
has_connection (CauserieLibrary *self, CauserieConversation *conversation, const char *uid)
{
  const char *profile_uid = causerie_conversation_get_profile (conversation);
  CauserieProfile *saved = causerie_settings_find_profile (self->settings, profile_uid);
  const char *setup = causerie_conversation_get_setup (conversation);
  g_auto(CauserieChatProfile) resolved = { 0 };

  if (saved != NULL && strstr (setup, "\"differs\"") == NULL)
    return g_str_equal (causerie_profile_get_connection (saved), uid);
  if (saved == NULL && strstr (setup, uid) == NULL)
    return FALSE;

  causerie_chat_profile_resolve (self->settings, conversation, &resolved);
  return resolved.profile != NULL &&
         g_str_equal (causerie_profile_get_connection (resolved.profile), uid);
}

guint
causerie_library_count_connection_chats (CauserieLibrary *self, const char *connection_uid)
{
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (self) && connection_uid != NULL, 0);

  return count (self, has_connection, connection_uid);
}
