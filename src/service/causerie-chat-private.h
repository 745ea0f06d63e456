/* causerie-chat-private.h: what only the library does with a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"
#include "causerie-library.h"

G_BEGIN_DECLS

CauserieChat *causerie_chat_new       (CauserieConversation *conversation,
                                       CauserieLibrary      *library);

/* The program ends: the answer keeps what came and is marked interrupted. */
void          causerie_chat_interrupt (CauserieChat *self);

G_END_DECLS
