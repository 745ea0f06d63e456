/* causerie-history.h: what can be done with a history, on the database's thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-stored-conversation.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Joins the tables: each function is one transaction, or reads only. Made and freed on any
 * thread, used inside jobs alone. */
typedef struct _CauserieHistory CauserieHistory;

CauserieHistory *causerie_history_new  (CauserieDatabase *database); /* borrowed */
void             causerie_history_free (CauserieHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieHistory, causerie_history_free)

/* Opens the file, brings it up to date and marks as interrupted what ended programs left
 * running. */
gboolean         causerie_history_open (CauserieHistory *self, GError **error);

/* Newest first (transfer full, element-type CauserieStoredConversation). */
GPtrArray       *causerie_history_list (CauserieHistory *self, GError **error);

/* Parents before children (transfer full, element-type CauserieStoredMessage); what streams at
 * this moment comes with what was journalled of it. `leaf` is set to a uid or NULL (transfer
 * full). */
GPtrArray       *causerie_history_load (CauserieHistory  *self,
                                        const char       *conversation_uid,
                                        char            **leaf,
                                        GError          **error);

gboolean         causerie_history_save_conversation
                                       (CauserieHistory                   *self,
                                        const CauserieStoredConversation  *conversation,
                                        GError                           **error);

gboolean         causerie_history_save_message
                                       (CauserieHistory              *self,
                                        const char                   *conversation_uid,
                                        const CauserieStoredMessage  *message,
                                        GError                      **error);

/* What cannot be written now is kept, and written with the next piece or save. Reaches the disk
 * itself at least once a second. */
void             causerie_history_append_journal
                                       (CauserieHistory *self,
                                        const char      *message_uid,
                                        const char      *text,
                                        const char      *reasoning);

gboolean         causerie_history_delete_conversation
                                       (CauserieHistory  *self,
                                        const char       *conversation_uid,
                                        GError          **error);

G_END_DECLS
