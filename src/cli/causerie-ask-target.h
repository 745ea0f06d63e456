/* causerie-ask-target.h: whom a question goes to, and with what settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ask-options.h"
#include "causerie-conversation.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

typedef struct {
  CauserieConnection *connection;   /* never one of the settings' own: it can be changed; NULL: the
                                     * profile's is gone */
  gboolean            is_saved;     /* the keyring may hold its key */
  char               *profile;      /* uid, or NULL */
  char               *setup;        /* what is stored of it with a new conversation, as
                                     * causerie_chat_setup_write() does; NULL without a profile */
  char               *model;
  char               *instructions; /* "" none */
  CauserieParams      params;
} CauserieAskTarget;

/* What the options name; else the profile of `conversation` (may be NULL), else the one for new chats.
 * `settings` may be NULL where they are not needed. NULL with a translated message when there is no
 * such thing. */
CauserieAskTarget *causerie_ask_target_new            (const CauserieAskOptions  *options,
                                                       CauserieSettings          *settings,
                                                       CauserieConversation      *conversation,
                                                       GError                   **error);
void               causerie_ask_target_free           (CauserieAskTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAskTarget, causerie_ask_target_free)

G_END_DECLS
