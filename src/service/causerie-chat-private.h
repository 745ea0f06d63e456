/* causerie-chat-private.h: what only the library and the chat's own files do with a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer-journal.h"
#include "causerie-chat.h"
#include "causerie-continuation.h"
#include "causerie-exchange.h"
#include "causerie-library.h"

G_BEGIN_DECLS

struct _CauserieChat {
  GObject                parent_instance;

  /* owned */
  CauserieConversation  *conversation;
  CauserieLibrary       *library;
  CauserieProfile       *profile;      /* NULL: nothing to ask with */
  CauserieProfile       *saved;        /* NULL: gone, or none exists */
  CauserieMessage       *answer;       /* the running one, from the send on; NULL when none runs */
  CauserieProfile       *asked;        /* of whom; NULL when none runs */
  CauserieExchange      *exchange;     /* NULL until it is asked */
  CauserieAnswerJournal *journal;      /* of the answer, while the exchange runs */
  CauserieContinuation  *continuation; /* NULL: the answer is a new one */
  CauserieUsage         *usage_before; /* of an answer that goes on; NULL unknown */
  char                  *queued_text;  /* said before the messages were there; NULL nothing */
  GPtrArray             *queued_attachments;

  gint64                 answer_limit; /* tokens, for the running answer alone; 0: the profile's */
  gint64                 context_used; /* -1: to be counted again */
  guint                  differs;      /* fields of a CauserieChatSetup, a bit each */
};

CauserieChat *causerie_chat_new       (CauserieConversation *conversation,
                                       CauserieLibrary      *library);

/* The messages on the path (transfer full). */
GPtrArray    *causerie_chat_dup_path  (CauserieChat *self);

void          causerie_chat_forget_context (CauserieChat *self);

/* The messages are there, no answer runs, and there is a profile. */
gboolean      causerie_chat_can_ask   (CauserieChat *self);

/* Appends, saves and asks a question; causerie_chat_can_ask() holds. */
void          causerie_chat_ask_question (CauserieChat    *self,
                                          CauserieMessage *question);

/* causerie_chat_retry_with() with a limit in tokens for this answer alone; 0: the profile's. */
gboolean      causerie_chat_ask_again (CauserieChat    *self,
                                       CauserieMessage *answer,
                                       CauserieProfile *profile,
                                       gint64           limit);

/* The program ends: the answer keeps what came and is marked interrupted. */
void          causerie_chat_interrupt (CauserieChat *self);

G_END_DECLS
/* Whether the next message is asked with the profile of this uid, as it is or with what differs. */
gboolean      causerie_chat_asks_with (CauserieChat *self, const char *uid);

/* Stores what it asks with beside it: the profile may change, or go, before it is asked again. */
void          causerie_chat_keep_setup (CauserieChat *self);

