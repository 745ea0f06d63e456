/* causerie-message.h: one turn of a conversation
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-enums.h"
#include "causerie-failure.h"
#include "causerie-params.h"
#include "causerie-part.h"
#include "causerie-usage.h"
#include "causerie-wait.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MESSAGE (causerie_message_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMessage, causerie_message, CAUSERIE, MESSAGE, GObject)

/* A message has one text and one reasoning, which grow while an answer streams, and other parts in the
 * order they came. Lives on the main thread.
 * Properties: uid, parent-uid, role (construct-only); text, reasoning (read-only: they are appended to,
 * one notification an append), n-parts (read-only), state (at first: done), connection, prices, model,
 * answered-model, provider, generation-id, finish-word, usage, failure, sent-time, first-token-time,
 * reasoning-end-time, end-time, trashed-time; wait (read-only).
 * Times are microseconds since 1970, 0 unknown; trashed-time 0: not in the trash. */
CauserieMessage      *causerie_message_new                  (const char   *uid,        /* NULL: a new one */
                                                             const char   *parent_uid, /* NULL: the first */
                                                             CauserieRole  role);

const char           *causerie_message_get_uid              (CauserieMessage *self);
const char           *causerie_message_get_parent_uid       (CauserieMessage *self); /* or NULL */
CauserieRole          causerie_message_get_role             (CauserieMessage *self);

/* Valid UTF-8, never NULL. The pointer holds until the next append or set. */
const char           *causerie_message_get_text             (CauserieMessage *self);
gsize                 causerie_message_get_text_length      (CauserieMessage *self); /* bytes */
const char           *causerie_message_get_reasoning        (CauserieMessage *self);
gsize                 causerie_message_get_reasoning_length (CauserieMessage *self);

/* `text` is valid UTF-8; `length` in bytes or -1. */
void                  causerie_message_append_text          (CauserieMessage *self, const char *text, gssize length);
void                  causerie_message_append_reasoning     (CauserieMessage *self, const char *text, gssize length);
void                  causerie_message_set_text             (CauserieMessage *self, const char *text);

void                  causerie_message_add_part             (CauserieMessage *self, CauseriePart *part);
guint                 causerie_message_get_n_parts          (CauserieMessage *self);
CauseriePart         *causerie_message_get_part             (CauserieMessage *self, guint index); /* borrowed */

CauserieMessageState  causerie_message_get_state            (CauserieMessage *self);
void                  causerie_message_set_state            (CauserieMessage *self, CauserieMessageState state);

/* Waiting or streaming. */
gboolean              causerie_message_is_running           (CauserieMessage *self);

/* The connection (uid) that was asked, and what a token cost there then: a JSON object of decimal texts
 * in USD per token, as {"prompt":"0.000003","completion":"0.000015"}. NULL unknown. */
const char           *causerie_message_get_connection       (CauserieMessage *self);
void                  causerie_message_set_connection       (CauserieMessage *self, const char *connection);
const char           *causerie_message_get_prices           (CauserieMessage *self);
void                  causerie_message_set_prices           (CauserieMessage *self, const char *prices);

/* The model asked for, as written in the profile, and the one the server says answered. NULL unknown. */
const char           *causerie_message_get_model            (CauserieMessage *self);
void                  causerie_message_set_model            (CauserieMessage *self, const char *model);
const char           *causerie_message_get_answered_model   (CauserieMessage *self);
void                  causerie_message_set_answered_model   (CauserieMessage *self, const char *model);

/* Who ran the model ("Amazon Bedrock"), and the provider's id of the answer. NULL unknown. */
const char           *causerie_message_get_provider         (CauserieMessage *self);
void                  causerie_message_set_provider         (CauserieMessage *self, const char *provider);
const char           *causerie_message_get_generation_id    (CauserieMessage *self);
void                  causerie_message_set_generation_id    (CauserieMessage *self, const char *id);

/* The profile (uid) and the parameters it was asked with. */
const char           *causerie_message_get_profile          (CauserieMessage *self); /* or NULL */
void                  causerie_message_set_profile          (CauserieMessage *self, const char *profile);
const CauserieParams *causerie_message_get_params           (CauserieMessage *self); /* or NULL */
void                  causerie_message_set_params           (CauserieMessage *self, const CauserieParams *params);

/* The provider's own word ("stop", "end_turn"); NULL until it came. */
const char           *causerie_message_get_finish_word      (CauserieMessage *self);
void                  causerie_message_set_finish_word      (CauserieMessage *self, const char *word);
CauserieFinish        causerie_message_get_finish           (CauserieMessage *self);

CauserieUsage        *causerie_message_get_usage            (CauserieMessage *self); /* or NULL */
void                  causerie_message_set_usage            (CauserieMessage *self, CauserieUsage *usage);
CauserieFailure      *causerie_message_get_failure          (CauserieMessage *self); /* or NULL */
void                  causerie_message_set_failure          (CauserieMessage *self, CauserieFailure *failure);

gint64                causerie_message_get_sent_time        (CauserieMessage *self);
void                  causerie_message_set_sent_time        (CauserieMessage *self, gint64 time);
gint64                causerie_message_get_first_token_time (CauserieMessage *self);
void                  causerie_message_set_first_token_time (CauserieMessage *self, gint64 time);
/* When the reasoning gave way to the text. */
gint64                causerie_message_get_reasoning_end_time (CauserieMessage *self);
void                  causerie_message_set_reasoning_end_time (CauserieMessage *self, gint64 time);

gint64                causerie_message_get_end_time         (CauserieMessage *self);
void                  causerie_message_set_end_time         (CauserieMessage *self, gint64 time);

/* Of a message in a conversation it is set by causerie_conversation_trash_message() and _restore_message(),
 * so that the path follows. */
gint64                causerie_message_get_trashed_time     (CauserieMessage *self);
void                  causerie_message_set_trashed_time     (CauserieMessage *self, gint64 time);

/* What a running answer is waiting for; not kept in the history. NULL sets none. */
const CauserieWait   *causerie_message_get_wait             (CauserieMessage *self); /* never NULL */
void                  causerie_message_set_wait             (CauserieMessage *self, const CauserieWait *wait);

/* Tokens of the answer per second from the first token to the end; 0 when it cannot be told, as for an
 * answer that came within a fifth of a second. */
double                causerie_message_get_speed            (CauserieMessage *self);

G_END_DECLS
