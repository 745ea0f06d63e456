/* causerie-new-chat-row.h: which model profile new chats take
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_NEW_CHAT_ROW (causerie_new_chat_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieNewChatRow, causerie_new_chat_row, CAUSERIE, NEW_CHAT_ROW, AdwComboRow)

/* A choice of the one used last and the saved ones; follows and changes the settings. Once. */
void causerie_new_chat_row_set_settings (CauserieNewChatRow *self, CauserieSettings *settings);

G_END_DECLS
