/* causerie-check-private.h: what the parts of a check share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-check.h"
#include "causerie-deadline.h"
#include "causerie-fetch.h"

G_BEGIN_DECLS

struct _CauserieCheck {
  GObject             parent_instance;

  /* owned */
  CauserieCheckStep  *steps[CAUSERIE_N_CHECKS];
  CauserieGateway    *gateway;
  CauserieConnection *connection;       /* a copy */
  char               *typed;            /* NULL: as the connection has it */
  char               *key;              /* NULL: ask the keyring */
  char               *model;            /* NULL: none was named */
  GCancellable       *cancellable;
  GCancellable       *list_cancellable; /* of the list of models alone */
  CauserieDeadline   *list_deadline;    /* NULL until it is asked for */
  CauserieAccess     *access;           /* NULL until it is open */
  char               *proxy;            /* the first to be reached; NULL none */
  CauserieFetched    *reply;            /* the server's first, or that of the last probe; NULL at first */
  CauserieFetched    *own_reply;        /* of the address itself while it is looked for elsewhere; NULL */
  GPtrArray          *models;           /* CauserieModel; NULL: there is no list */

  gint64              list_time;        /* causerie_clock_now() when it was asked for */
  guint               n_probed;         /* other paths of the server that were tried */
  gboolean            is_listed;        /* the model is in the list */
  gboolean            running;
};

/* --- a step; results are translated by now, `elapsed` in microseconds, -1 unknown --- */

CauserieCheckStep *causerie_check_step_new        (CauserieCheckId id);
void               causerie_check_step_begin      (CauserieCheckStep *self);
void               causerie_check_step_pass       (CauserieCheckStep *self, gint64 elapsed, const char *result);
void               causerie_check_step_skip       (CauserieCheckStep *self, const char *result);

/* `more`: one more sentence of advice, or NULL. */
void               causerie_check_step_fail       (CauserieCheckStep  *self,
                                                   gint64              elapsed,
                                                   CauserieFailure    *failure,
                                                   CauserieConnection *connection,
                                                   const char         *more);

/* --- the check --- */

/* The one place where it ends. */
void               causerie_check_end             (CauserieCheck *self);

/* Ends it with this step as the one that failed; what was stopped has not failed. */
void               causerie_check_fail            (CauserieCheck   *self,
                                                   CauserieCheckId  id,
                                                   gint64           elapsed,
                                                   CauserieFailure *failure);

/* From the first request, on an open access, to the key. */
void               causerie_check_try_server      (CauserieCheck *self);

/* From the list of models to the answer. `reply`: one that may hold the list, or NULL. */
void               causerie_check_try_models      (CauserieCheck *self, CauserieFetched *reply);

G_END_DECLS
