/* causerie-sign-in.h: a key by signing in with a browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_SIGN_IN_IDLE,
  CAUSERIE_SIGN_IN_WAITING,    /* for the person, in the browser */
  CAUSERIE_SIGN_IN_EXCHANGING, /* the code for a key, and the key into the keyring */
  CAUSERIE_SIGN_IN_DONE,
  CAUSERIE_SIGN_IN_FAILED,
} CauserieSignInState;

#define CAUSERIE_TYPE_SIGN_IN_STATE (causerie_sign_in_state_get_type ())
GType causerie_sign_in_state_get_type (void);

/* The failure's code where the provider did not take the code: it is good once, for ten minutes. */
#define CAUSERIE_CODE_SIGN_IN_REFUSED "sign-in-refused"

#define CAUSERIE_TYPE_SIGN_IN (causerie_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSignIn, causerie_sign_in, CAUSERIE, SIGN_IN, GObject)

/* Whether this can be done for a connection: its provider has a page for it. */
gboolean             causerie_sign_in_is_offered       (CauserieConnection *connection);

/* One sign-in; the key it ends with goes to the keyring as the connection's, and nowhere else. The
 * connection need not be one of the settings'.
 * Property: state (read-only), which moves forward alone. Signal: "settled", exactly once, when it is
 * done or failed. */
CauserieSignIn      *causerie_sign_in_new              (CauserieGateway    *gateway,
                                                        CauserieConnection *connection);

/* Waits, for ten minutes at the most, for the browser to come back by itself (`listen`), or for
 * causerie_sign_in_enter_code(): the page then shows a code to copy. Once. Where this computer cannot be
 * listened on, it is the second way. */
void                 causerie_sign_in_start            (CauserieSignIn *self, gboolean listen);

/* What is to be opened in a browser; NULL before the start. */
const char          *causerie_sign_in_get_url          (CauserieSignIn *self);
gboolean             causerie_sign_in_get_needs_code   (CauserieSignIn *self);

/* FALSE: the code is blank, or nobody waits for one. */
gboolean             causerie_sign_in_enter_code       (CauserieSignIn *self, const char *code);

/* Fails it as cancelled; harmless once it has settled. */
void                 causerie_sign_in_cancel           (CauserieSignIn *self);

CauserieSignInState  causerie_sign_in_get_state        (CauserieSignIn *self);

/* Once failed: why, and that in one translated sentence (transfer full). */
CauserieFailure     *causerie_sign_in_get_failure      (CauserieSignIn *self);
char                *causerie_sign_in_dup_sentence     (CauserieSignIn *self);

/* Once done: whether the key is in the keyring, not in memory alone. */
gboolean             causerie_sign_in_is_kept_for_good (CauserieSignIn *self);

G_END_DECLS
