/* causerie-check-way.h: how far a request got on its way to the server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-check-step.h"
#include "causerie-http.h"

G_BEGIN_DECLS

/* The step of the way that `failure` belongs to, from CAUSERIE_CHECK_DNS to CAUSERIE_CHECK_TLS;
 * CAUSERIE_CHECK_API: the request reached the server, and what happened then is no matter of the way.
 * `failure` NULL: it was answered. `has_proxy`: the first to be reached is a proxy. */
CauserieCheckId causerie_check_way_find_fault (const CauserieHttpTrace *trace,
                                               CauserieFailure         *failure,
                                               gboolean                 has_proxy);

/* Ends the steps of the way by what a request went through: those before the fault passed, or were
 * not needed. The step of the fault is left to the caller. `proxy` is its address; NULL: none. */
void            causerie_check_way_end_steps  (CauserieCheckStep       *steps[CAUSERIE_N_CHECKS],
                                               CauserieCheckId          fault,
                                               const CauserieHttpTrace *trace,
                                               CauserieAccess          *access,
                                               const char              *proxy);

/* How long the step took that did not come to its end, in microseconds. */
gint64          causerie_check_way_measure    (CauserieCheckId fault, const CauserieHttpTrace *trace);

G_END_DECLS
