/* causerie-key-guard.h: whether a key may go where it is about to be sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* What a key that was kept for the connection (NULL or "": none) is sent for; NULL: nothing speaks against
 * it. Otherwise why it stays here, in facts that say `not_sent`: key-missing; key-invalid with
 * CAUSERIE_CODE_KEY_CUT or, unless the person confirmed it for this host, CAUSERIE_CODE_FOREIGN_KEY; tls
 * with CAUSERIE_CODE_PLAIN_HTTP, unless confirmed too. */
CauserieFailure *causerie_key_guard_judge       (CauserieConnection *connection, const char *key);

/* The same for a key that was given to this very call: only that it is missing speaks against it. */
CauserieFailure *causerie_key_guard_judge_given (CauserieConnection *connection, const char *key);

/* Whether anybody on the way could read the key: plain http to a host that is neither this computer nor
 * on the local network. */
gboolean         causerie_key_guard_is_readable (CauserieConnection *connection);

/* How many characters the key lacks to be one of the provider of the address; 0: none, or nobody knows. */
gsize            causerie_key_guard_missing     (CauserieConnection *connection, const char *key);

/* "The key looks cut: 41 of 73 characters.", translated; NULL when it lacks none. (transfer full) */
char            *causerie_key_guard_describe_cut (CauserieConnection *connection, const char *key);

G_END_DECLS
