/* loopback-proxy.h: a proxy for tests, HTTP or SOCKS5
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  gboolean    is_socks;
  const char *user;     /* NULL: everybody may */
  const char *password;
  guint       refusal;  /* an HTTP status, or a reply of SOCKS5, instead of connecting; 0 none */
} LoopbackProxySetup;

typedef struct _LoopbackProxy LoopbackProxy;

/* `setup` is borrowed for as long as the proxy lives. */
LoopbackProxy *loopback_proxy_new     (const LoopbackProxySetup *setup);
void           loopback_proxy_free    (LoopbackProxy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoopbackProxy, loopback_proxy_free)

/* "http://127.0.0.1:PORT" or "socks5://127.0.0.1:PORT" */
const char    *loopback_proxy_get_url (LoopbackProxy *self);

/* What it was asked, one line each: "CONNECT 127.0.0.1:1", "POST http://…", "SOCKS 127.0.0.1:1"; those
 * without a good login end in " refused" (transfer full). */
char          *loopback_proxy_dup_log (LoopbackProxy *self);

G_END_DECLS
