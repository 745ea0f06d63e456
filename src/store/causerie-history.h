/* causerie-history.h: what can be done with a history, on the database's thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-rescue.h"
#include "causerie-stored-conversation.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Joins the tables: each function is one transaction, or reads only. Made and freed on any
 * thread, used inside jobs alone. */
typedef struct _CauserieHistory CauserieHistory;

CauserieHistory *causerie_history_new  (CauserieDatabase *database); /* borrowed */
void             causerie_history_free (CauserieHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieHistory, causerie_history_free)

/* Opens the file as causerie_opening_run() does, and marks as interrupted what ended programs left
 * running. */
gboolean         causerie_history_open (CauserieHistory *self, CauserieRescue **rescue, GError **error);

/* Whether another program has committed since this was asked last, or since it was opened. */
gboolean         causerie_history_was_changed (CauserieHistory *self, gboolean *changed, GError **error);

/* Does with the file, open or not, what is done with a damaged one. */
gboolean         causerie_history_repair (CauserieHistory *self, CauserieRescue **rescue, GError **error);

/* Replaces everything by what `from` shows, a file of causerie_snapshot_reader_open(). */
gboolean         causerie_history_restore
                                       (CauserieHistory  *self,
                                        sqlite3          *from,
                                        GError          **error);

/* All or the `n_newest`, newest first (transfer full, element-type CauserieConversation). */
GPtrArray       *causerie_history_list (CauserieHistory *self, guint n_newest, GError **error);

/* Parents before children (transfer full, element-type CauserieStoredMessage), all or `end` at the
 * end of the path; what streams at this moment comes with what was journalled of it. `leaf` is set
 * to a uid or NULL (transfer full), `complete` says whether these are all messages. */
GPtrArray       *causerie_history_load (CauserieHistory  *self,
                                        const char       *conversation_uid,
                                        guint             end, /* 0: all */
                                        char            **leaf,
                                        gboolean         *complete,
                                        GError          **error);

/* What is attached to the draft (transfer full, element-type CauseriePart). */
GPtrArray       *causerie_history_load_draft
                                       (CauserieHistory  *self,
                                        const char       *conversation_uid,
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

/* What cannot be written now is kept, and written with the next piece or save. It reaches the disk
 * itself with a piece or save that comes some time after it, or by the sync. */
void             causerie_history_append_journal
                                       (CauserieHistory *self,
                                        const char      *message_uid,
                                        const char      *text,
                                        const char      *reasoning);
void             causerie_history_sync_journal
                                       (CauserieHistory *self);

G_END_DECLS
