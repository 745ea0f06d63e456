/* causerie-key-trial-private.h: for tests: a trial by an access that is open
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-key-trial.h"

G_BEGIN_DECLS

/* In place of causerie_key_trial_start(). */
void causerie_key_trial_start_at (CauserieKeyTrial *self, CauserieAccess *access);

G_END_DECLS
