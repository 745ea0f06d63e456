/* causerie-pkce.h: the secrets and addresses of a sign-in by browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 32 random bytes in base64url, 43 characters: a code verifier, or a state (transfer full). */
char     *causerie_pkce_new_secret    (void);

/* The S256 challenge of a verifier: base64url without padding of its SHA-256 (transfer full). */
char     *causerie_pkce_challenge     (const char *verifier);

/* Whether two texts are the same, found out in a time that tells nothing but their length. */
gboolean  causerie_pkce_is_same       (const char *a, const char *b);

/* The address to open in a browser (transfer full). `callback_url` NULL: the page then shows a code to
 * copy. `label` names the key that is made. */
char     *causerie_pkce_build_url     (const char *sign_in_url,
                                       const char *callback_url,
                                       const char *challenge,
                                       const char *label);

/* The body that turns a code into a key (transfer full). */
char     *causerie_pkce_write_request (const char *code, const char *verifier);

/* The key in the answer (transfer full); CAUSERIE_ERROR_PROTOCOL, and nothing of the answer in the
 * message, when there is none. */
char     *causerie_pkce_read_key      (const char *text, gsize length, GError **error);

G_END_DECLS
