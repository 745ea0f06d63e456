/* causerie-certificate.h: whom a connection trusts beside the system's authorities
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "sha256:" and 64 hex digits, and the end of the string. */
#define CAUSERIE_FINGERPRINT_SIZE 72

void          causerie_certificate_read_fingerprint  (GTlsCertificate *certificate,
                                                      char             fingerprint[CAUSERIE_FINGERPRINT_SIZE]);
gboolean      causerie_certificate_is_fingerprint    (const char *text);

/* Verifies as the system does, and what that does not trust, once more against each certificate in
 * `pem`; all other checks (name, dates) stay. CAUSERIE_ERROR_INVALID when `pem` holds none. */
GTlsDatabase *causerie_certificate_new_authorities   (const char *pem, GError **error);

G_END_DECLS
