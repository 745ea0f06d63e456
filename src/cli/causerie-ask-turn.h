/* causerie-ask-turn.h: a question and its answer, kept in a conversation or not
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ask-history.h"
#include "causerie-ask-prompt.h"
#include "causerie-ask-target.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ASK_TURN (causerie_ask_turn_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAskTurn, causerie_ask_turn, CAUSERIE, ASK_TURN, GObject)

/* The next turn of the history's conversation, or of none (NULL), and then after `before` (CauserieMessages;
 * NULL: it is the first). What is kept is on the disk before it is
 * sent, and what streams soon after it came, as in the window. `target` is borrowed and outlives it.
 * Signal: "settled", once, after the answer ended, however it did, and was kept. */
CauserieAskTurn *causerie_ask_turn_new         (const CauserieAskTarget *target,
                                                const CauserieAskPrompt *prompt,
                                                CauserieAskHistory      *history,
                                                GPtrArray               *before);
CauserieMessage *causerie_ask_turn_get_answer  (CauserieAskTurn *self);

/* What was said before, the question and the answer (transfer full): what comes before another turn. */
GPtrArray       *causerie_ask_turn_dup_path    (CauserieAskTurn *self);

/* `key` as for CauserieQuestion. Once. */
void             causerie_ask_turn_start       (CauserieAskTurn *self,
                                                CauserieGateway *gateway,
                                                const char      *key,
                                                gboolean         stream);

/* What starting would send, as a curl command (transfer full); nothing is sent or kept. `with_key`: a key
 * would go along. NULL for the demo. */
char            *causerie_ask_turn_dup_curl    (CauserieAskTurn *self,
                                                gboolean         with_key,
                                                gboolean         stream);

/* Ends it soon; what came is kept. Harmless when it has settled. */
void             causerie_ask_turn_stop        (CauserieAskTurn *self);

/* Why there is no answer, or not all of it: its own failure, that it could not be kept, that it was stopped
 * (transfer full). NULL: there is one. */
CauserieFailure *causerie_ask_turn_dup_failure (CauserieAskTurn *self);

/* Question and answer are in the conversation on the disk. */
gboolean         causerie_ask_turn_is_kept     (CauserieAskTurn *self);

G_END_DECLS
