/* causerie-key-trial.h: what a key is good for, asked before anything is kept
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-key-facts.h"
#include "causerie-model.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_KEY_TRIAL_IDLE,
  CAUSERIE_KEY_TRIAL_ASKING,
  CAUSERIE_KEY_TRIAL_GOOD,
  CAUSERIE_KEY_TRIAL_FAILED,
} CauserieKeyTrialState;

#define CAUSERIE_TYPE_KEY_TRIAL_STATE (causerie_key_trial_state_get_type ())
GType causerie_key_trial_state_get_type (void); /* "idle", "asking", … */

#define CAUSERIE_TYPE_KEY_TRIAL (causerie_key_trial_get_type ())
G_DECLARE_FINAL_TYPE (CauserieKeyTrial, causerie_key_trial, CAUSERIE, KEY_TRIAL, GObject)

/* Asks a server about a key: where it tells of keys first that, then for its models and the account's money at
 * once. `key` NULL: the one that is kept for the connection; "" none. The connection need not be one of the
 * settings'. Property: state (read-only), which moves forward alone. */
CauserieKeyTrial       *causerie_key_trial_new             (CauserieGateway    *gateway,
                                                            CauserieConnection *connection,
                                                            const char         *key);

/* Once. */
void                    causerie_key_trial_start           (CauserieKeyTrial *self);

/* Fails it as cancelled; harmless once it has ended. */
void                    causerie_key_trial_cancel          (CauserieKeyTrial *self);

CauserieKeyTrialState   causerie_key_trial_get_state       (CauserieKeyTrial *self);
CauserieConnection     *causerie_key_trial_get_connection  (CauserieKeyTrial *self);

/* Once failed: why; and that in one translated sentence (transfer full). */
CauserieFailure        *causerie_key_trial_get_failure     (CauserieKeyTrial *self);
char                   *causerie_key_trial_dup_sentence    (CauserieKeyTrial *self);

/* Once good. Of the key, NULL where the server tells nothing of keys; of the account's money, NULL where this
 * key is not told. */
const CauserieKeyFacts *causerie_key_trial_get_facts       (CauserieKeyTrial *self);
const CauserieCredits  *causerie_key_trial_get_credits     (CauserieKeyTrial *self);

/* Whether there is a balance that this key may not see: it is not 0. */
gboolean                causerie_key_trial_hides_balance   (CauserieKeyTrial *self);

/* Those that can chat (CauserieModel), in the server's order; never NULL once good. */
GPtrArray              *causerie_key_trial_get_models      (CauserieKeyTrial *self);

/* Which of them answers first, with the person's money in mind; NULL where there is none. */
CauserieModel          *causerie_key_trial_get_first_model (CauserieKeyTrial *self);

G_END_DECLS
