/* causerie-stored-message.h: a message's rows as plain data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* What travels between the thread that owns the objects and the database's. All owned; what may
 * be NULL in the message may be NULL here. */
typedef struct {
  gint64                id;     /* of the row; 0 when it is not known */
  char                 *uid;
  char                 *parent; /* uid */
  CauserieRole          role;
  CauserieMessageState  state;
  GString              *text;
  GString              *reasoning;
  char                 *connection;
  char                 *prices; /* JSON */
  char                 *model;
  char                 *answered_model;
  char                 *provider;
  char                 *generation_id;
  char                 *profile;
  char                 *params; /* JSON */
  char                 *finish_word;
  CauserieUsage        *usage;
  char                 *failure; /* JSON */
  gint64                sent_time;
  gint64                first_token_time;
  gint64                reasoning_end_time;
  gint64                end_time;
  gint64                trashed_time;
  GPtrArray            *parts; /* of CauseriePart */
} CauserieStoredMessage;

CauserieStoredMessage *causerie_stored_message_new       (CauserieMessage *message);
CauserieStoredMessage *causerie_stored_message_new_empty (void);
void                   causerie_stored_message_free      (CauserieStoredMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStoredMessage, causerie_stored_message_free)

/* A new object (transfer full). */
CauserieMessage *causerie_stored_message_revive (const CauserieStoredMessage *self);

/* Waiting or streaming: somebody is writing it. */
gboolean         causerie_stored_message_is_running (const CauserieStoredMessage *self);

G_END_DECLS
