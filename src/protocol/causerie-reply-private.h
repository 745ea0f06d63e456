/* causerie-reply-private.h: what a reply is made of
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-reply.h"

#include "causerie-answer.h"
#include "causerie-body.h"
#include "causerie-deadline.h"
#include "causerie-dialect.h"
#include "causerie-http-call.h"

G_BEGIN_DECLS

struct _CauserieReply {
  GObject             parent_instance;

  /* owned */
  CauserieHttp       *http;
  CauserieHttpCall   *call;        /* NULL until it is sent */
  CauserieRequest    *request;
  CauserieDialect    *dialect;
  CauserieAnswer     *answer;
  CauserieBody       *body;        /* NULL before the head */
  GInputStream       *stream;      /* NULL before the head and after the end */
  GCancellable       *cancellable;
  CauserieDeadline   *step;        /* when to drain next */
  CauserieDeadline   *idle;        /* when silence has lasted too long */
  char               *buffer;
  CauserieFailure    *failure;     /* decided when it settles; NULL success */

  CauserieWait        wait;
  CauserieReplyState  state;
  gboolean            is_reading;  /* an asynchronous read is under way */
  gboolean            has_bytes;   /* of the body */
  gboolean            is_settling;
};

G_END_DECLS
