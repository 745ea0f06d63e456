/* causerie-conversation-list.h: conversations, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONVERSATION_LIST (causerie_conversation_list_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConversationList, causerie_conversation_list, CAUSERIE, CONVERSATION_LIST, GObject)

/* A GListModel of CauserieConversations: pinned ones first, then by updated-time, newest first. Follows
 * these two properties of its items: a change moves the item. A change of folder or archived is announced in
 * its place, for those who arrange by them. */
CauserieConversationList *causerie_conversation_list_new    (void);

void                      causerie_conversation_list_add    (CauserieConversationList *self, CauserieConversation *conversation);
void                      causerie_conversation_list_remove (CauserieConversationList *self, CauserieConversation *conversation);

/* All of them at once, one items-changed. */
void                      causerie_conversation_list_set    (CauserieConversationList *self, GPtrArray *conversations);
CauserieConversation     *causerie_conversation_list_find   (CauserieConversationList *self, const char *uid); /* or NULL */

/* The heading an item stands under, for a sidebar: "Pinned", "Today", "Yesterday", "Previous 7 days",
 * else the month with its year, in the person's language. (transfer full)
 * `now`: microseconds since 1970. */
char                     *causerie_conversation_list_heading (CauserieConversation *conversation, gint64 now);

G_END_DECLS
