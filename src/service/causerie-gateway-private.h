/* causerie-gateway-private.h: what opening a connection needs of the gateway
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-http.h"

G_BEGIN_DECLS

/* The session of a connection for a route: the one there is while the route stays the same, else a new
 * one in its place (borrowed). CAUSERIE_ERROR_INVALID for a route that cannot be. */
CauserieHttp *causerie_gateway_ensure_session (CauserieGateway      *self,
                                               CauserieConnection   *connection,
                                               const CauserieRoute  *route,
                                               GError              **error);

/* Starts the demo's server unless it runs; where it is and its key, both borrowed. */
gboolean      causerie_gateway_ensure_demo    (CauserieGateway      *self,
                                               const char          **base_url,
                                               const char          **token,
                                               GError              **error);

/* For tests: waits before another try, and answers of the demo, take so many times as long; 1 at
 * first, more than 0. */
void          causerie_gateway_set_pace       (CauserieGateway      *self,
                                               double                pace);

G_END_DECLS
