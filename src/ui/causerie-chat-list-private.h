/* causerie-chat-list-private.h: the parts of the list of chats among themselves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-list.h"

#include "causerie-conversation-row.h"

G_BEGIN_DECLS

struct _CauserieChatList {
  AdwBin                parent_instance;

  /* owned */
  CauserieLibrary      *library;
  CauserieHeadingList  *headings;
  GtkSingleSelection   *selection;
  CauserieConversation *selected; /* the open chat; may be in no list yet */
  GHashTable           *rows;     /* set of those that show something, borrowed */
  GHashTable           *chosen;   /* set of conversations */
  GtkWidget            *popover;  /* NULL until it is asked for */

  CauserieConversationRow *menu_row; /* weak; NULL while no menu is open */

  gboolean              choosing;

  /* borrowed: children */
  GtkListView          *view;
};

/* --- causerie-chat-list.c --- */

void causerie_chat_list_set_chosen      (CauserieChatList     *self,
                                         CauserieConversation *conversation,
                                         gboolean              chosen);

/* --- causerie-chat-list-input.c --- */

void causerie_chat_list_add_controllers (CauserieChatList *self);
void causerie_chat_list_install_actions (GtkWidgetClass *widget_class);

/* The keyboard comes: to the open chat, else to the first row. FALSE: there is none. */
gboolean causerie_chat_list_take_focus  (CauserieChatList *self);

/* It goes on within its row. FALSE: there is nothing more. */
gboolean causerie_chat_list_pass_focus  (CauserieChatList *self, GtkDirectionType direction);

/* What a click or Enter does. */
void causerie_chat_list_activate_item   (CauserieChatList *self, GObject *item);

G_END_DECLS
