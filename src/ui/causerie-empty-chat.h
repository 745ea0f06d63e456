/* causerie-empty-chat.h: what a chat shows before its first message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_EMPTY_CHAT (causerie_empty_chat_get_type ())
G_DECLARE_FINAL_TYPE (CauserieEmptyChat, causerie_empty_chat, CAUSERIE, EMPTY_CHAT, AdwBin)

/* What the chat will be asked with: icon, name, model and what that costs today; its starters
 * (chat.use-starter), and a few other profiles to choose from (chat.profile). Of a temporary chat, that it is
 * one. */
void causerie_empty_chat_show (CauserieEmptyChat *self,
                               CauserieLibrary   *library,
                               CauserieSettings  *settings,
                               CauserieChat      *chat);

G_END_DECLS
