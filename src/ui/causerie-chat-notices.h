/* causerie-chat-notices.h: what lasts and should be known above a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"
#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT_NOTICES (causerie_chat_notices_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChatNotices, causerie_chat_notices, CAUSERIE, CHAT_NOTICES, AdwBin)

/* Bars for lasting states: the history cannot be saved; the keyring cannot be used. */
void causerie_chat_notices_set_sources (CauserieChatNotices *self,
                                        CauserieLibrary     *library,
                                        CauserieSettings    *settings,
                                        CauserieKeyring     *keyring);

/* The chat the notices stand above, or NULL; called again when its profile has changed. */
void causerie_chat_notices_set_chat    (CauserieChatNotices *self, CauserieChat *chat);

G_END_DECLS
