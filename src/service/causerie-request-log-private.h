/* causerie-request-log-private.h: where the log's entries come from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-http.h"
#include "causerie-request-log.h"

G_BEGIN_DECLS

/* Adds every request that ends in this session, as one of the connection, for as long as both live. */
void causerie_request_log_watch (CauserieRequestLog *self,
                                 CauserieHttp       *http,
                                 CauserieConnection *connection);

G_END_DECLS
