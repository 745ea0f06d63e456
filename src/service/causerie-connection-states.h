/* causerie-connection-states.h: whether connections could be asked now, while somebody looks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-kept-keys.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_CONNECTION_UNKNOWN,     /* not looked at, or not known yet */
  CAUSERIE_CONNECTION_READY,
  CAUSERIE_CONNECTION_KEY_MISSING,
  CAUSERIE_CONNECTION_KEY_LOCKED,  /* the keyring is locked, and the key in it */
  CAUSERIE_CONNECTION_OFFLINE,     /* no network, or no server listens at a local address */
} CauserieConnectionState;

#define CAUSERIE_TYPE_CONNECTION_STATES (causerie_connection_states_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionStates, causerie_connection_states, CAUSERIE, CONNECTION_STATES, GObject)

/* Asks the keyring, which may show a prompt, and whether somebody listens where the address is of this
 * computer or its own network and no proxy stands before it. Public servers are not bothered: of them the
 * state of the network is all that is known. Signal: "changed", when more is known. */
CauserieConnectionStates *causerie_connection_states_new      (CauserieKeyring *keyring);

/* Each once; anew after causerie_connection_states_forget(), which changes nothing until then. */
void                      causerie_connection_states_look     (CauserieConnectionStates *self,
                                                               CauserieConnection       *connection);
void                      causerie_connection_states_forget   (CauserieConnectionStates *self);

CauserieConnectionState   causerie_connection_states_get      (CauserieConnectionStates *self,
                                                               CauserieConnection       *connection);

/* "Ready", "API key missing", "Not reachable" …, and where the key is: one line, translated, plain text
 * (transfer full); "" while nothing is known. */
char                     *causerie_connection_states_describe (CauserieConnectionStates *self,
                                                               CauserieConnection       *connection);

G_END_DECLS
