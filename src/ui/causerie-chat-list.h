/* causerie-chat-list.h: chats, folders and headings as rows
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-heading-list.h"
#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT_LIST (causerie_chat_list_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChatList, causerie_chat_list, CAUSERIE, CHAT_LIST, AdwBin)

/* A list of the sidebar. A click or Enter opens a chat (win.open-chat) and folds a folder; each row has a
 * menu; a chat can be dragged to a folder and out. Several chats are chosen at once after
 * causerie_chat_list_set_choosing() or the menu's Select.
 * Properties: choosing, n-chosen (read-only).
 * Actions: chats.menu, chats.rename, chats.delete (the row with the keyboard), chats.choose (s: uid). */

/* Once, before anything else. `label` is what a screen reader calls the list. */
void                 causerie_chat_list_set_model    (CauserieChatList    *self,
                                                      CauserieLibrary     *library,
                                                      CauserieHeadingList *headings,
                                                      const char          *label);

/* The open chat: stays marked wherever it moves, and nothing else ever is. */
void                 causerie_chat_list_set_selected (CauserieChatList     *self,
                                                      CauserieConversation *conversation);

gboolean             causerie_chat_list_get_choosing (CauserieChatList *self);
void                 causerie_chat_list_set_choosing (CauserieChatList *self, gboolean choosing);
guint                causerie_chat_list_get_n_chosen (CauserieChatList *self);
char               **causerie_chat_list_dup_chosen   (CauserieChatList *self); /* uids, in the list's order */
void                 causerie_chat_list_choose_all   (CauserieChatList *self);

G_END_DECLS
