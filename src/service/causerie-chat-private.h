/* causerie-chat-private.h: what only the library and the chat's own files do with a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer-journal.h"
#include "causerie-chat.h"
#include "causerie-context.h"
#include "causerie-continuation.h"
#include "causerie-exchange.h"
#include "causerie-library.h"
#include "causerie-question.h"

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

  guint                  differs;      /* fields of a CauserieChatSetup, a bit each */
  gint64                 answer_limit; /* tokens, for the running answer alone; 0: the profile's */

  CauserieContextPlan   *plan;         /* owned; of what is said so far; NULL: to be made again */
  gint64                 sent_size;    /* estimated, without the factor: what was asked; 0: not comparable */
  char                  *loaded_model; /* owned; whose real context was asked for last; NULL: of none */
  gboolean               sends_long;   /* the running answer's question, though it is too long */
};

CauserieChat *causerie_chat_new       (CauserieConversation *conversation,
                                       CauserieLibrary      *library);

/* The messages on the path (transfer full). */
GPtrArray    *causerie_chat_dup_path  (CauserieChat *self);

/* --- causerie-chat-context.c --- */

/* The chat, its profile or what is known of the model changed: what was planned no longer holds. */
void          causerie_chat_forget_context (CauserieChat *self);

/* What of a path is sent with a question, whose messages are not looked at (transfer full). */
CauserieContextPlan *causerie_chat_plan    (CauserieChat           *self,
                                            GPtrArray              *path,
                                            const CauserieQuestion *question);

/* What the catalogue learns of models is taken into account. */
void          causerie_chat_follow_catalogue (CauserieChat *self);

/* --- causerie-chat-count.c --- */

/* When a question is sent, and when its answer has ended: what its server counted is compared with what was
 * estimated. */
void          causerie_chat_note_sent      (CauserieChat *self, const CauserieContextPlan *plan);
void          causerie_chat_learn_count    (CauserieChat *self, CauserieMessage *answer);

/* --- causerie-chat-send.c and causerie-chat-ask.c --- */

/* The messages are there, no answer runs, and there is a profile. */
gboolean      causerie_chat_can_ask   (CauserieChat *self);

/* Whether the next message is asked with the profile of this uid, as it is or with what differs. */
gboolean      causerie_chat_asks_with (CauserieChat *self, const char *uid);

/* Stores what it asks with beside it: the profile may change, or go, before it is asked again. */
void          causerie_chat_keep_setup (CauserieChat *self);

/* Appends, saves and asks a question; causerie_chat_can_ask() holds. */
void          causerie_chat_ask_question (CauserieChat    *self,
                                          CauserieMessage *question);

/* A model the server does not know: those of its list that may have been meant are put into the failure. FALSE: there
 * are none, or they were there. */
gboolean      causerie_chat_name_alternatives (CauserieChat    *self,
                                               CauserieMessage *answer);

/* causerie_chat_retry_with() with a limit in tokens for this answer alone; 0: the profile's. */
gboolean      causerie_chat_ask_again (CauserieChat    *self,
                                       CauserieMessage *answer,
                                       CauserieProfile *profile,
                                       gint64           limit);

/* The program ends: the answer keeps what came and is marked interrupted. */
void          causerie_chat_interrupt (CauserieChat *self);

G_END_DECLS
