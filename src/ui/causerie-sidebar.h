/* causerie-sidebar.h: the list of chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SIDEBAR (causerie_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSidebar, causerie_sidebar, CAUSERIE, SIDEBAR, AdwBin)

/* Conversations under their headings (Pinned, Today, …). A row that is chosen activates win.open-chat with
 * the uid; its menu win.rename-chat and win.delete-chat. */
GtkWidget            *causerie_sidebar_new               (void);
void                  causerie_sidebar_set_conversations (CauserieSidebar *self, CauserieConversationList *conversations);

/* The one that is open is marked; NULL: none. Changes nothing else. */
void                  causerie_sidebar_set_selected      (CauserieSidebar *self, CauserieConversation *conversation);

/* Whoever comes back the next day finds yesterday's chats under Yesterday. */
void                  causerie_sidebar_refresh           (CauserieSidebar *self);

G_END_DECLS
