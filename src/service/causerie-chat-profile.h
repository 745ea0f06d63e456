/* causerie-chat-profile.h: the profile a conversation is asked with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-setup.h"
#include "causerie-conversation.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

typedef struct {
  CauserieProfile *profile; /* owned: what it asks with; NULL when there is nothing to ask with */
  CauserieProfile *saved;   /* owned: the settings' one it begins with; NULL when it is gone or none exists */
  CauserieProfile *kept;    /* owned: what was stored with the conversation; NULL nothing */
  guint            differs; /* the fields of it that were chosen for this chat alone, a bit each */
} CauserieChatProfile;

/* The saved profile itself where nothing differs from it; else a new one with its uid. Of a profile that was
 * deleted, what is stored with the conversation, as long as the connection is there; in a chat that was asked
 * by a version that stored nothing, what its last answer was asked with. A conversation that was never asked
 * takes the profile for new chats. */
void causerie_chat_profile_resolve (CauserieSettings     *settings,
                                    CauserieConversation *conversation,
                                    CauserieChatProfile  *result);
void causerie_chat_profile_clear   (CauserieChatProfile *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieChatProfile, causerie_chat_profile_clear)

G_END_DECLS
