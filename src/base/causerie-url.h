/* causerie-url.h: from the address a person pasted to a base URL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_HOST_LOOPBACK, /* this computer: localhost, 127/8, ::1, and 0.0.0.0 */
  CAUSERIE_HOST_PRIVATE,  /* a local network: RFC 1918, link-local, fc00::/7, *.local, one label */
  CAUSERIE_HOST_PUBLIC,
} CauserieHostKind;

/* What was pasted to the canonical base URL: scheme chosen, host lower-cased, known endpoints
 * ("/chat/completions", "/models", …) and a trailing "/" dropped, the usual path of known hosts and
 * ports added, query kept. "openrouter.ai" gives "https://openrouter.ai/api/v1".
 * Returns (transfer full). CAUSERIE_ERROR_INVALID when it cannot be an http or https address.
 * User info is refused: a password belongs to the keyring. */
char             *causerie_url_normalize  (const char *text, GError **error);

/* `base` with `path` ("chat/completions") joined by one "/", before a query if there is one. */
char             *causerie_url_join       (const char *base, const char *path);

/* Host of a canonical URL, lower case, without port and brackets; NULL when it is none. */
char             *causerie_url_dup_host   (const char *url);

/* Where the address leads. What cannot be read is CAUSERIE_HOST_PUBLIC, the careful answer. */
CauserieHostKind  causerie_url_host_kind  (const char *url);

/* Two canonical URLs with the same scheme, host and port. */
gboolean          causerie_url_same_origin (const char *a, const char *b);

G_END_DECLS
