/* causerie-chat-view-private.h: the parts of a chat view among themselves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-view.h"

#include "causerie-announcer.h"
#include "causerie-chat-notices.h"
#include "causerie-chat-panel.h"
#include "causerie-composer.h"
#include "causerie-empty-chat.h"
#include "causerie-jump-button.h"
#include "causerie-model-button.h"
#include "causerie-text-size-row.h"
#include "causerie-transcript.h"

G_BEGIN_DECLS

struct _CauserieChatView {
  AdwBin                parent_instance;

  /* owned */
  CauserieLibrary      *library;
  CauserieSettings     *settings;
  CauserieChat         *chat;                 /* NULL: none is shown */
  GSignalGroup         *chat_signals;
  GSignalGroup         *conversation_signals;
  CauserieMessage      *edited;               /* what is written replaces it; NULL: it is a draft */

  guint                 context_id;    /* until what is told of the context is told anew; 0: it holds */
  gboolean              showing_draft; /* nobody types that */
  gboolean              sidebar_shown;

  /* template children */
  CauserieModelButton  *model_button;
  CauserieTextSizeRow  *text_size_row;
  AdwFlap              *flap;
  GtkWidget            *panel_button;
  CauserieChatPanel    *panel;
  CauserieAnnouncer    *announcer;
  CauserieChatNotices  *notices;
  GtkStack             *pages;
  CauserieFindBar      *find_bar;
  CauserieTranscript   *transcript;
  CauserieEmptyChat    *empty_chat;
  CauserieJumpButton   *jump_button;
  CauserieComposer     *composer;
};

CauserieConversation *causerie_chat_view_get_conversation (CauserieChatView *self); /* or NULL */

/* --- causerie-chat-view-context.c ------------------------------------------------------------- */

/* What is sent, or known of it, changed. */
void     causerie_chat_view_update_context   (CauserieChatView *self);

/* --- causerie-chat-view-panel.c --------------------------------------------------------------- */

void     causerie_chat_view_folded_cb        (CauserieChatView *self);

/* --- causerie-chat-view-draft.c --------------------------------------------------------------- */

/* What is written goes to the conversation: with each key and each attachment. */
void     causerie_chat_view_keep_draft       (CauserieChatView *self);

/* What was being written in the shown chat comes back, an edited message too. */
void     causerie_chat_view_show_draft       (CauserieChatView *self);

/* What is attached may be read from the disk after the text is there. */
void     causerie_chat_view_show_attachments (CauserieChatView *self);

/* Before another chat is shown: an edit waits with its chat, for this run. */
void     causerie_chat_view_put_edit_aside   (CauserieChatView *self);

/* The edited message is left as it is. */
void     causerie_chat_view_end_edit         (CauserieChatView *self);

/* What is written is asked, as a message or instead of one; FALSE when it cannot be now. */
gboolean causerie_chat_view_send             (CauserieChatView *self);

G_END_DECLS
