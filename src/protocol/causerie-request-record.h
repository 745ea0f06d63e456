/* causerie-request-record.h: what is remembered of a request that has ended
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures and names; no body, no key. Durations in microseconds, asleep or not, -1 when that was not
 * reached or not needed: a connection that is used again is neither made nor secured anew. All borrowed. */
typedef struct {
  gint64      start_time;     /* real time, microseconds */
  const char *purpose;        /* "chat", "test", "models", "key", "credits", "generation", "sign-in", "check",
                               * "discovery", "picture", "title" */
  const char *method;
  const char *url;            /* that answered last; without query, fragment and user info */
  const char *model;          /* NULL when the request is about none */
  int         status;         /* of HTTP; 0 when there was none */
  const char *kind;           /* of the failure; NULL for success */
  gint64      connect_us;     /* looking up the name, connecting, and getting through a proxy */
  gint64      tls_us;
  gint64      first_byte_us;  /* from the start to the head of the answer */
  gint64      total_us;
  guint64     sent_bytes;     /* heads and bodies as they were on the wire */
  guint64     received_bytes;
  const char *request_id;     /* the server's name for it; may be NULL */
  guint       attempt;        /* 1 the first */
} CauserieRequestRecord;

G_END_DECLS
