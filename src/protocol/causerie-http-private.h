/* causerie-http-private.h: what a request needs of its session
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-http.h"
#include "causerie-network-watch.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The one for this address as the route is now; a request keeps it for as long as it runs. */
SoupSession          *causerie_http_get_session       (CauserieHttp *self, const char *url);

/* Made when it is first asked for, which is at the first request. */
CauserieNetworkWatch *causerie_http_get_network_watch (CauserieHttp *self);

/* How long connecting, the first byte and any later one may take from this address, and a byte after the
 * computer woke or its network changed; in milliseconds. */
guint                 causerie_http_get_connect_ms    (CauserieHttp *self, const char *url);
guint                 causerie_http_get_first_byte_ms (CauserieHttp *self, const char *url);
guint                 causerie_http_get_idle_ms       (CauserieHttp *self, const char *url);
guint                 causerie_http_get_grace_ms      (CauserieHttp *self);
void                  causerie_http_set_grace_ms      (CauserieHttp *self, guint grace_ms);

/* A proxy was set for this connection, and it has a login. */
gboolean              causerie_http_has_own_proxy     (CauserieHttp *self);
gboolean              causerie_http_has_proxy_login   (CauserieHttp *self);

/* Gives the proxy's login; FALSE when there is none. */
gboolean              causerie_http_answer_proxy      (CauserieHttp *self, SoupAuth *auth);

/* Whether this is the certificate that was allowed for the connection, and the host one for which that
 * can be. */
gboolean              causerie_http_accepts           (CauserieHttp *self,
                                                       const char   *url,
                                                       const char   *fingerprint);

/* The way a request takes: kept connections that took the last one are good while it stays. */
void                  causerie_http_note_way          (CauserieHttp   *self,
                                                       GSocketAddress *peer,
                                                       GInetAddress   *local);

/* Emits "request-ended". */
void                  causerie_http_record            (CauserieHttp                *self,
                                                       const CauserieRequestRecord *record);

G_END_DECLS
