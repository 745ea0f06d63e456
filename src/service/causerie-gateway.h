/* causerie-gateway.h: the way out to all servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-exchange.h"
#include "causerie-failure.h"
#include "causerie-keyring.h"
#include "causerie-ledger.h"
#include "causerie-request-log.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_GATEWAY (causerie_gateway_get_type ())
G_DECLARE_FINAL_TYPE (CauserieGateway, causerie_gateway, CAUSERIE, GATEWAY, GObject)

/* Keeps one HTTP session a connection and route, the demo's server, and the keyring they take secrets
 * from. */
CauserieGateway  *causerie_gateway_new         (CauserieKeyring *keyring);
CauserieKeyring  *causerie_gateway_get_keyring (CauserieGateway *self);

/* Where every request is noted from now on; NULL (at first): nowhere. */
void              causerie_gateway_set_log     (CauserieGateway *self, CauserieRequestLog *log);
CauserieRequestLog *causerie_gateway_get_log   (CauserieGateway *self);

/* Where what every question used is kept from now on; NULL (at first): nowhere. */
void              causerie_gateway_set_ledger  (CauserieGateway *self, CauserieLedger *ledger);

/* Makes a connection ready to be asked: looks up every secret it has, makes or reuses the session for its
 * route, and sees to it that the key goes where it belongs. `key` is used instead of the keyring's, "" none,
 * NULL: ask the keyring; one that is given is sent wherever it is told to. */
void              causerie_gateway_open_async  (CauserieGateway      *self,
                                                CauserieConnection   *connection,
                                                const char           *key,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* The same without any key, for what anybody may ask: a catalogue, a sign-in. */
void              causerie_gateway_open_keyless_async
                                              (CauserieGateway      *self,
                                               CauserieConnection   *connection,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

/* (transfer full); NULL with why in `failure` (transfer full), cancelled included. Nothing was sent. */
CauserieAccess   *causerie_gateway_open_finish (CauserieGateway      *self,
                                                GAsyncResult         *result,
                                                CauserieFailure     **failure);

/* Starts asking at once. `answer` is an assistant message without text; it is set waiting. The exchange
 * lives at least until it settles (transfer full). */
CauserieExchange *causerie_gateway_ask         (CauserieGateway        *self,
                                                const CauserieQuestion *question,
                                                CauserieMessage        *answer);

G_END_DECLS
