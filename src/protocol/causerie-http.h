/* causerie-http.h: the HTTP session of one connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HTTP (causerie_http_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHttp, causerie_http, CAUSERIE, HTTP, GObject)

/* One session per connection, made when it is first used, so that no connection ever reuses
 * another's socket, proxy or trust. Verifies TLS, always; follows no redirect that leaves the server;
 * never goes through a proxy to this computer itself. */
CauserieHttp *causerie_http_new (void);

/* Time-outs in milliseconds, for tests and slow servers; 0 restores the default. Those are 300 s for
 * the first byte and 120 s for any later one, on this computer and the local network 900 s and
 * 300 s. Connecting has 15 s, there 5 s, and never more than the first byte. */
void          causerie_http_set_timeouts (CauserieHttp *self,
                                          guint         first_byte_ms,
                                          guint         idle_ms);

G_END_DECLS
