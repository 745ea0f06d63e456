/* causerie-redirect.h: where a request may be repeated
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CAUSERIE_REDIRECTS_MAX 3

/* The address that an answered message names, when its request may be sent there as it is: the same
 * origin, or https instead of http on the same host; by 307 and 308, a GET by any redirect. Never
 * turns one method into another. NULL when the response is to be taken as it is (transfer full). */
GUri *causerie_redirect_find       (SoupMessage *message);

/* The address a redirect of any kind names, made absolute: http or https, without user info. NULL
 * when it names none (transfer full). */
char *causerie_redirect_dup_target (SoupMessage *message);

/* It leads away from the host that was asked. */
gboolean causerie_redirect_is_elsewhere (SoupMessage *message);

/* The same message, without its body, for another place (transfer full). */
SoupMessage *causerie_redirect_copy (SoupMessage *message, GUri *uri);

G_END_DECLS
