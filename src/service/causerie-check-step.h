/* causerie-check-step.h: one step of the check of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* In the order of a request's way. */
typedef enum {
  CAUSERIE_CHECK_ADDRESS,
  CAUSERIE_CHECK_DNS,
  CAUSERIE_CHECK_PROXY,
  CAUSERIE_CHECK_TCP,
  CAUSERIE_CHECK_TLS,
  CAUSERIE_CHECK_API,
  CAUSERIE_CHECK_KEY,
  CAUSERIE_CHECK_MODELS,
  CAUSERIE_CHECK_MODEL,
  CAUSERIE_CHECK_ANSWER,
  CAUSERIE_N_CHECKS
} CauserieCheckId;

#define CAUSERIE_TYPE_CHECK_ID (causerie_check_id_get_type ())
GType causerie_check_id_get_type (void); /* "address", "dns", …: stable, for scripts */

typedef enum {
  CAUSERIE_CHECK_WAITING,
  CAUSERIE_CHECK_RUNNING,
  CAUSERIE_CHECK_PASSED,
  CAUSERIE_CHECK_SKIPPED, /* not needed, or something before it failed */
  CAUSERIE_CHECK_FAILED,
} CauserieCheckState;

#define CAUSERIE_TYPE_CHECK_STATE (causerie_check_state_get_type ())
GType causerie_check_state_get_type (void); /* "waiting", "running", … */

#define CAUSERIE_TYPE_CHECK_STEP (causerie_check_step_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCheckStep, causerie_check_step, CAUSERIE, CHECK_STEP, GObject)

/* Made and moved on by a CauserieCheck. Texts are translated and plain.
 * Properties, all read-only and notifying on change only: title, state, elapsed, result, advice. */
CauserieCheckId    causerie_check_step_get_id      (CauserieCheckStep *self);
const char        *causerie_check_step_get_name    (CauserieCheckStep *self);    /* "dns" */
const char        *causerie_check_step_get_title   (CauserieCheckStep *self);    /* "Name" */
CauserieCheckState causerie_check_step_get_state   (CauserieCheckStep *self);
gint64             causerie_check_step_get_elapsed (CauserieCheckStep *self);    /* µs; -1: nobody measured */
const char        *causerie_check_step_get_result  (CauserieCheckStep *self);    /* what was found, or "" */

/* Of a failed step; else NULL. The advice is what happened and what to do, one or two sentences; the link
 * an address that helps, or NULL. */
CauserieFailure   *causerie_check_step_get_failure (CauserieCheckStep *self);
const char        *causerie_check_step_get_advice  (CauserieCheckStep *self);
const char        *causerie_check_step_get_link    (CauserieCheckStep *self);

G_END_DECLS
