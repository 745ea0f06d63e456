/* causerie-wait.h: what a running answer is waiting for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_WAIT_NONE,
  CAUSERIE_WAIT_CONNECTING, /* also finding the key, resolving the name, TLS */
  CAUSERIE_WAIT_SENDING,    /* the body is on its way */
  CAUSERIE_WAIT_ANSWER,     /* for the first byte */
  CAUSERIE_WAIT_RETRY,      /* for the next try, after one that failed */
  CAUSERIE_WAIT_LOADING,    /* for the server, which loads the model */
} CauserieWaitPhase;

#define CAUSERIE_TYPE_WAIT_PHASE (causerie_wait_phase_get_type ())
GType causerie_wait_phase_get_type (void); /* "none", "connecting", … */

/* A plain value; all zero: for nothing. */
typedef struct {
  CauserieWaitPhase   phase;
  double              fraction; /* SENDING: of the body that is sent, 0 to 1 */
  gint64              until;    /* RETRY: when the next try is, microseconds since 1970 */
  CauserieFailureKind why;      /* RETRY: what the last try came to */
} CauserieWait;

#define CAUSERIE_TYPE_WAIT (causerie_wait_get_type ())
GType         causerie_wait_get_type (void);

CauserieWait *causerie_wait_copy     (const CauserieWait *self);
void          causerie_wait_free     (CauserieWait *self);
gboolean      causerie_wait_equal    (const CauserieWait *a, const CauserieWait *b);

G_END_DECLS
