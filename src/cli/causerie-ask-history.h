/* causerie-ask-history.h: the conversation that a question and its answer are kept in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer-journal.h"
#include "causerie-library.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ASK_HISTORY (causerie_ask_history_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAskHistory, causerie_ask_history, CAUSERIE, ASK_HISTORY, GObject)

/* The person's own history; closed, and everything on the disk, when the object goes. */
CauserieAskHistory   *causerie_ask_history_new              (CauserieSettings *settings,
                                                             CauserieGateway  *gateway);

/* Opens it and loads the conversation; `uid` NULL: a new one. CAUSERIE_ERROR_NOT_FOUND when there is no
 * such conversation. Once. */
void                  causerie_ask_history_open_async       (CauserieAskHistory  *self,
                                                             const char          *uid,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
gboolean              causerie_ask_history_open_finish      (CauserieAskHistory  *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);

/* After that: */
CauserieConversation *causerie_ask_history_get_conversation (CauserieAskHistory *self);

/* The messages of its path, oldest first (transfer full). */
GPtrArray            *causerie_ask_history_dup_path         (CauserieAskHistory *self);

/* Puts on the disk what streams of an answer that was kept (transfer full); freed before the history. */
CauserieAnswerJournal *causerie_ask_history_new_journal     (CauserieAskHistory *self,
                                                             CauserieMessage    *answer);

/* See causerie_library_keep_message_async(). */
void                  causerie_ask_history_keep_async       (CauserieAskHistory  *self,
                                                             CauserieMessage     *message,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
gboolean              causerie_ask_history_keep_finish      (CauserieAskHistory  *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);

G_END_DECLS
