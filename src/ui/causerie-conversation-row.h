/* causerie-conversation-row.h: one row of the sidebar: a chat, a folder or a heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-heading-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONVERSATION_ROW (causerie_conversation_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConversationRow, causerie_conversation_row, CAUSERIE, CONVERSATION_ROW, GtkWidget)

/* Follows its item. What few rows need is made when it is needed: there are two hundred rows.
 * Its menu button activates chats.menu. */
GtkWidget *causerie_conversation_row_new        (void);

/* A CauserieConversation, a CauserieHeading or NULL; `list` is the one it stands in. */
void       causerie_conversation_row_set_item   (CauserieConversationRow *self,
                                                 GObject                 *item,
                                                 CauserieHeadingList     *list);
GObject   *causerie_conversation_row_get_item   (CauserieConversationRow *self); /* or NULL */

/* While several chats are chosen, a row shows whether it is one of them. */
void       causerie_conversation_row_set_choice (CauserieConversationRow *self,
                                                 gboolean                 choosing,
                                                 gboolean                 chosen);

G_END_DECLS
