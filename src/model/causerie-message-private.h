/* causerie-message-private.h: what the files of CauserieMessage share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

struct _CauserieMessage {
  GObject               parent_instance;

  CauserieRole          role;
  CauserieMessageState  state;
  gint64                sent_time;        /* microseconds since 1970, 0 unknown */
  gint64                first_token_time;
  gint64                reasoning_end_time;
  gint64                end_time;
  gint64                trashed_time;     /* microseconds since 1970, 0 not in the trash */
  CauserieWait          wait;
  gboolean              elsewhere;        /* another program is writing it, as far as is known */

  /* owned, never NULL */
  char                 *uid;
  GString              *text;             /* valid UTF-8 */
  GString              *reasoning;        /* valid UTF-8 */
  GPtrArray            *parts;            /* of CauseriePart */

  /* owned, may be NULL */
  char                 *parent_uid;
  char                 *connection;
  char                 *prices;           /* JSON */
  char                 *model;
  char                 *answered_model;
  char                 *provider;
  char                 *generation_id;
  char                 *profile;
  char                 *finish_word;
  CauserieParams       *params;
  CauserieUsage        *usage;
  CauserieFailure      *failure;
};

enum {
  PROP_UID = 1,
  PROP_PARENT_UID,
  PROP_ROLE,
  PROP_TEXT,
  PROP_REASONING,
  PROP_N_PARTS,
  PROP_STATE,
  PROP_CONNECTION,
  PROP_PRICES,
  PROP_MODEL,
  PROP_ANSWERED_MODEL,
  PROP_PROVIDER,
  PROP_GENERATION_ID,
  PROP_FINISH_WORD,
  PROP_USAGE,
  PROP_FAILURE,
  PROP_SENT_TIME,
  PROP_FIRST_TOKEN_TIME,
  PROP_REASONING_END_TIME,
  PROP_END_TIME,
  PROP_TRASHED_TIME,
  PROP_WAIT,
  N_PROPS
};

/* `property` is one of the above. */
void causerie_message_notify (CauserieMessage *self, int property);

G_END_DECLS
