/* causerie-check.h: a connection tried step by step, on the way a question takes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-check-step.h"
#include "causerie-gateway.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHECK (causerie_check_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCheck, causerie_check, CAUSERIE, CHECK, GObject)

/* A GListModel of the CAUSERIE_N_CHECKS CauserieCheckSteps, in their order, all there from the start. The
 * first step that fails is the last that runs; the others are skipped. Runs once.
 * Property: running. Signal: "ended", once, when no step runs any more; the check lives until then. */

/* The connection is copied: what happens to it later is not checked. */
CauserieCheck     *causerie_check_new             (CauserieGateway *gateway, CauserieConnection *connection);

/* All before the start, all optional. What the person typed, so that it can be said what was put right; the
 * key, as in CauserieQuestion; the model, without which the only one there is is asked, or none. */
void               causerie_check_set_typed       (CauserieCheck *self, const char *address);
void               causerie_check_set_key         (CauserieCheck *self, const char *key);
void               causerie_check_set_model       (CauserieCheck *self, const char *model);

void               causerie_check_start           (CauserieCheck *self);

/* Ends it at once; no step has failed by that. */
void               causerie_check_cancel          (CauserieCheck *self);

gboolean           causerie_check_get_running     (CauserieCheck *self);
CauserieCheckStep *causerie_check_get_step        (CauserieCheck *self, CauserieCheckId id);

/* The step that failed; NULL: none has. */
CauserieCheckStep *causerie_check_get_failed_step (CauserieCheck *self);

/* The address that was found to be right in the end: to be kept where it is another one. */
const char        *causerie_check_get_base_url    (CauserieCheck *self);

G_END_DECLS
