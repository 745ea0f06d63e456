/* causerie-proxy.h: the proxy that was set for a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PROXY_SYSTEM, /* what the desktop says, for everything but this computer */
  CAUSERIE_PROXY_NONE,
  CAUSERIE_PROXY_HTTP,   /* CONNECT for https, the whole address for http */
  CAUSERIE_PROXY_SOCKS5, /* which also looks up the names */
} CauserieProxyKind;

/* Reads "", "none", "http://host:port" or "socks5://host:port"; the port may be missing.
 * CAUSERIE_ERROR_INVALID for anything else, a login included: that has a place of its own. */
gboolean        causerie_proxy_read         (const char         *text,
                                             CauserieProxyKind  *kind,
                                             GError            **error);

/* For the last two kinds (transfer full). A login for SOCKS5 goes into the resolver; one for HTTP
 * does not, for libsoup leaves it there: it has to be given when the proxy asks. */
GProxyResolver *causerie_proxy_new_resolver (const char *text,
                                             const char *user,      /* NULL or "" none */
                                             const char *password);

G_END_DECLS
