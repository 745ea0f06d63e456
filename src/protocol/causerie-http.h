/* causerie-http.h: the HTTP session of one connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-request-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How a connection reaches its server, and whom it trusts. NULL, "" and 0 are the defaults. */
typedef struct {
  const char *proxy;          /* default the system's; "none"; "http://host:port"; "socks5://host:port" */
  const char *proxy_user;
  const char *proxy_password;
  const char *authority;      /* PEM, one certificate or several, trusted beside the system's */
  const char *certificate;    /* "sha256:" and 64 hex digits: the one certificate that is accepted from a
                               * host that is not public, whatever is wrong with it */
  guint       first_byte_ms;  /* see causerie_http_set_timeouts() */
  guint       idle_ms;
} CauserieRoute;

/* What a request went through, in microseconds of causerie_clock_now(); 0: not reached, or not needed
 * on a connection that was used again. A plain value. */
typedef struct {
  gint64 resolving;
  gint64 resolved;
  gint64 connecting;
  gint64 connected;
  gint64 proxy_negotiating;
  gint64 proxy_negotiated;
  gint64 tls_handshaking;
  gint64 tls_handshaked;
  gint64 sent;             /* the whole request */
  gint64 answered;         /* the head of the response was there */
  char   address[80];      /* of the peer, or of the proxy: "127.0.0.1:443"; "" unknown */
  char   fingerprint[72];  /* "sha256:…" of the peer's certificate, also of one that was refused; "" none */
} CauserieHttpTrace;

#define CAUSERIE_TYPE_HTTP (causerie_http_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHttp, causerie_http, CAUSERIE, HTTP, GObject)

/* One session per connection and route, made when it is first used, so that no connection ever
 * reuses another's socket, proxy or trust. Verifies TLS, always; follows no redirect that leaves the
 * server; never goes through the system's proxy to this computer itself.
 * Signal "request-ended" (const CauserieRequestRecord *, valid during the emission): once for every
 * request, whatever its end. */
CauserieHttp *causerie_http_new           (void);

/* CAUSERIE_ERROR_INVALID for a proxy that is no address, a certificate that is no PEM, a fingerprint that
 * is none. */
CauserieHttp *causerie_http_new_for_route (const CauserieRoute *route, GError **error);

/* Time-outs in milliseconds, for tests and slow servers; 0 restores the default. Those are 300 s for
 * the first byte and 120 s for any later one, on this computer and the local network 900 s and
 * 300 s. Connecting has 15 s, there 5 s, and never more than the first byte. */
void          causerie_http_set_timeouts  (CauserieHttp *self,
                                           guint         first_byte_ms,
                                           guint         idle_ms);

/* Connections that are kept are not used again; what runs goes on. */
void          causerie_http_renew         (CauserieHttp *self);

G_END_DECLS
