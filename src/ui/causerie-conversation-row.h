/* causerie-conversation-row.h: one row of the sidebar: a chat or a heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONVERSATION_ROW (causerie_conversation_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConversationRow, causerie_conversation_row, CAUSERIE, CONVERSATION_ROW, GtkWidget)

/* Property: item, a CauserieConversation or a CauserieHeading, or NULL. A chat's row activates win.open-chat,
 * and from its menu win.rename-chat and win.delete-chat, with the chat's uid. */
GtkWidget *causerie_conversation_row_new (void);

G_END_DECLS
