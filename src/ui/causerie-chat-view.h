/* causerie-chat-view.h: one chat: header, transcript, composer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-find-bar.h"
#include "causerie-gateway.h"
#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT_VIEW (causerie_chat_view_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChatView, causerie_chat_view, CAUSERIE, CHAT_VIEW, AdwBin)

/* Actions: chat.send, chat.stop, chat.profile (s: a profile's uid, the state), chat.jump-to-end, and those of
 * causerie-message-actions.h with a message's uid (s).
 * Property: sidebar-shown, so that what stands there is not offered twice. */
/* Once, before anything else. */
void          causerie_chat_view_set_library    (CauserieChatView *self,
                                                 CauserieLibrary  *library,
                                                 CauserieSettings *settings,
                                                 CauserieGateway  *gateway);

/* Saves the draft and the place of the chat that was shown, shows the other one. NULL: none. */
void          causerie_chat_view_set_chat       (CauserieChatView *self, CauserieChat *chat);
CauserieChat *causerie_chat_view_get_chat       (CauserieChatView *self);

/* The draft and the place as they are now go to the conversation, and to disk. */
void          causerie_chat_view_save           (CauserieChatView *self);
void          causerie_chat_view_focus_composer (CauserieChatView *self);

/* Back to the end of the transcript. */
void          causerie_chat_view_follow         (CauserieChatView *self);

/* Brings a message of the path into view and marks it for a moment; `words` (or "") say where in it. */
void          causerie_chat_view_show_message   (CauserieChatView *self,
                                                 const char       *message_uid,
                                                 const char       *words);

/* The composer holds a question of the person's, to be said otherwise. */
void          causerie_chat_view_edit_message   (CauserieChatView *self, CauserieMessage *message);

/* Turns the path to another version of one of its messages. */
void          causerie_chat_view_show_version   (CauserieChatView *self, CauserieMessage *version);

/* All there are (CauserieProfiles); NULL before there is a library. */
GListModel   *causerie_chat_view_get_profiles   (CauserieChatView *self);

CauserieProfile *causerie_chat_view_find_profile (CauserieChatView *self, const char *uid); /* or NULL */

CauserieFindBar *causerie_chat_view_get_find_bar (CauserieChatView *self);

/* Shows or hides what the chat asks with, beside it. */
void          causerie_chat_view_toggle_panel   (CauserieChatView *self);

/* What the model button does. */
void          causerie_chat_view_choose_model   (CauserieChatView *self);

G_END_DECLS
