/* causerie-gateway.h: the way out to all servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-exchange.h"
#include "causerie-keyring.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_GATEWAY (causerie_gateway_get_type ())
G_DECLARE_FINAL_TYPE (CauserieGateway, causerie_gateway, CAUSERIE, GATEWAY, GObject)

/* Keeps one HTTP session a connection, the demo's server, and the keyring they take keys from. */
CauserieGateway  *causerie_gateway_new         (CauserieKeyring *keyring);
CauserieKeyring  *causerie_gateway_get_keyring (CauserieGateway *self);

/* Starts asking at once. `answer` is an assistant message without text; it is set waiting. The exchange
 * lives at least until it settles (transfer full). */
CauserieExchange *causerie_gateway_ask         (CauserieGateway        *self,
                                                const CauserieQuestion *question,
                                                CauserieMessage        *answer);

G_END_DECLS
