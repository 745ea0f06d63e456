/* causerie-http-call-private.h: what a request on its way is made of
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-http-call.h"

#include "causerie-deadline.h"
#include "causerie-line.h"

G_BEGIN_DECLS

struct _CauserieHttpCall {
  GObject               parent_instance;

  /* owned */
  CauserieHttp         *http;
  CauserieLine         *line;        /* while it runs */
  SoupSession          *session;     /* that the message was sent in: it lives as long as the stream */
  SoupMessage          *message;
  GBytes               *body;
  GCancellable         *cancellable; /* of this call: the caller's, or a deadline's doing */
  GCancellable         *callers;     /* may be NULL */
  CauserieDeadline     *deadline;
  GError               *overdue;     /* what the deadline found */
  char                 *model;

  gulong                cancelled_id;
  const char           *phase;       /* static: what is being waited for */
  GIOErrorEnum          phase_code;  /* what it is when that does not come */
  guint                 phase_ms;
  guint                 n_redirects;
  gboolean              is_anew;     /* a connection was made for this message */
  gboolean              is_started;
  gboolean              is_overdue;
  SoupMessageFlags      flags;

  CauserieWait          wait;
  gsize                 n_written;   /* bytes of the body */
  CauserieHttpTrace     trace;
  gint64                start;       /* on our clock */
  gint64                start_time;  /* real time */
  const char           *purpose;     /* static */
  guint                 attempt;
  guint64               n_sent;      /* bytes, of messages before this one */
  guint64               n_received;
  gboolean              is_ended;
};

/* Counts what the present message put on the wire, when another takes its place or the call ends. */
void causerie_http_call_add_bytes (CauserieHttpCall *self);

G_END_DECLS
