/* soak-asker.h: what is asked of a store, told before and after
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-folder.h"
#include "causerie-store.h"
#include "causerie-trash-item.h"

G_BEGIN_DECLS

/* Asks a store and tells of it (soak-teller): {"begin": N, "act": …} with everything that shall be
 * there when it is done, then {"end": N}, or {"end": N, "error": …} when it was refused. Pieces of
 * the journal are told as {"piece": UID, "text": …, "reasoning": …}. What was refused is kept, and
 * asked for again in the order it was. Now and then {"pulse": N} and {"pulsed": N} tell how long a
 * job has to wait on this machine. */
typedef struct _SoakAsker SoakAsker;

typedef enum {
  SOAK_HONEST,
  SOAK_HASTY,     /* tells that a thing is done before it is */
  SOAK_FORGETFUL, /* does not keep what was refused, and says it was done */
} SoakManner;

SoakAsker *soak_asker_new                 (CauserieStore *store, SoakManner manner);
void       soak_asker_free                (SoakAsker *self);

/* Asks for next to nothing, unless it waits for that already. */
void       soak_asker_pulse               (SoakAsker *self);

/* How many have not ended, and how many were refused and wait. */
guint      soak_asker_get_n_waiting       (SoakAsker *self);
guint      soak_asker_get_n_refused       (SoakAsker *self);
gboolean   soak_asker_is_idle             (SoakAsker *self);

/* Asks for everything again that was refused. */
void       soak_asker_ask_again           (SoakAsker *self);

void       soak_asker_save_conversation   (SoakAsker *self, CauserieConversation *conversation);
void       soak_asker_save_message        (SoakAsker            *self,
                                           CauserieConversation *conversation,
                                           CauserieMessage      *message);
void       soak_asker_delete_conversation (SoakAsker *self, CauserieConversation *conversation);
void       soak_asker_save_folder         (SoakAsker *self, CauserieFolder *folder);

/* Into the trash, or out of it with a time of 0; and gone for good. */
void       soak_asker_trash               (SoakAsker         *self,
                                           CauserieTrashKind  kind,
                                           const char        *uid,
                                           gint64             time);
void       soak_asker_purge               (SoakAsker *self, CauserieTrashKind kind, const char *uid);
void       soak_asker_append              (SoakAsker  *self,
                                           const char *message_uid,
                                           const char *text,
                                           const char *reasoning);

G_END_DECLS
