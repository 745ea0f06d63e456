/* soak-program-private.h: what the files of SoakProgram share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "soak-program.h"

G_BEGIN_DECLS

struct _SoakProgram {
  SoakAsker       *asker;   /* borrowed */
  GRand           *random;  /* borrowed */
  GPtrArray       *chats;   /* of CauserieConversation */
  GHashTable      *shares;  /* of CauserieConversation to SoakShare */
  GPtrArray       *streams; /* of SoakStream */
  GPtrArray       *folders; /* of CauserieFolder */
  GPtrArray       *trash;   /* of SoakTrashed */
  guint            timer;
  guint            pulse;
  gboolean         stopping;
  gboolean         quiet;
  SoakRefusedFunc  refused;
  gpointer         refused_data;
};

/* What it has put into the trash: a chat, or a message of one. */
typedef struct {
  CauserieConversation *conversation; /* owned */
  CauserieMessage      *message;      /* owned, or NULL */
} SoakTrashed;

void             soak_trashed_free         (SoakTrashed *trashed);

gboolean         soak_program_toss         (SoakProgram *self, int one_in);
CauserieMessage *soak_program_pick_message (SoakProgram *self, CauserieConversation *conversation);

/* Has no more to do with a chat. */
void             soak_program_leave        (SoakProgram *self, CauserieConversation *conversation);

/* Of a chat that is gone. */
void             soak_forget_trash_of      (SoakProgram *self, CauserieConversation *conversation);

/* What may be done to a chat, or beside it. */
void             soak_trash_chat           (SoakProgram *self, CauserieConversation *conversation);
void             soak_trash_message        (SoakProgram *self, CauserieConversation *conversation);
void             soak_restore_something    (SoakProgram *self, CauserieConversation *conversation);
void             soak_purge_something      (SoakProgram *self, CauserieConversation *conversation);
void             soak_branch               (SoakProgram *self, CauserieConversation *conversation);
void             soak_move                 (SoakProgram *self, CauserieConversation *conversation);

G_END_DECLS
