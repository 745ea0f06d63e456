/* throwaway-authority.h: certificates that live as long as a test
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An authority that nobody knows, and what it signs for 127.0.0.1. Made by openssl(1). */
typedef struct _ThrowawayAuthority ThrowawayAuthority;

ThrowawayAuthority *throwaway_authority_new     (void);
void                throwaway_authority_free    (ThrowawayAuthority *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThrowawayAuthority, throwaway_authority_free)

/* PEM; borrowed. */
const char         *throwaway_authority_get_pem (ThrowawayAuthority *self);

/* "good", "expired", "elsewhere" (for another name) or "self-signed", with its key (transfer full). */
GTlsCertificate    *throwaway_authority_sign    (ThrowawayAuthority *self, const char *name);

/* A server that lets TLS sessions be taken up again, as GLib's own do not, and answers everything with
 * a web page. `url` (transfer full) is its address; it runs until it is killed (transfer full). */
GSubprocess        *throwaway_authority_serve   (ThrowawayAuthority *self, const char *name, char **url);

G_END_DECLS
