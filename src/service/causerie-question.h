/* causerie-question.h: what is asked, and the request it becomes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-message.h"

G_BEGIN_DECLS

/* What is asked. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieConnection   *connection;
  const char           *model;
  const char           *instructions; /* "" none */
  const CauserieParams *params;
  GPtrArray            *messages;     /* CauserieMessages, oldest first; the last is the question */
  const char           *key;          /* used instead of the keyring's, "" none; NULL: ask the keyring */
  const char           *session_id;   /* the conversation; NULL none */
  const char           *purpose;      /* for the log of requests: "test", …; NULL "chat" */
  gboolean              stream;
  gboolean              once;         /* a failure is not followed by another try */
} CauserieQuestion;

typedef struct _CauserieRequest CauserieRequest; /* of the layer below */

/* The request to `base_url`, without the key and without headers of the person's own, which are secret
 * (transfer full). */
CauserieRequest *causerie_question_build_request (const CauserieQuestion *question,
                                                  const char             *base_url);

G_END_DECLS
