/* causerie-empty-chat.h: what a chat shows before its first message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_EMPTY_CHAT (causerie_empty_chat_get_type ())
G_DECLARE_FINAL_TYPE (CauserieEmptyChat, causerie_empty_chat, CAUSERIE, EMPTY_CHAT, AdwBin)

/* The name of the model profile, and a few others to choose from (chat.profile); of a temporary chat, that it
 * is one. */
void causerie_empty_chat_show (CauserieEmptyChat *self,
                               CauserieSettings  *settings,
                               CauserieProfile   *profile, /* or NULL: none */
                               gboolean           temporary);

G_END_DECLS
