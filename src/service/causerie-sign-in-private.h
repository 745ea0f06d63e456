/* causerie-sign-in-private.h: what only tests say of a sign-in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-sign-in.h"

G_BEGIN_DECLS

/* With addresses of its own in place of the provider's. */
CauserieSignIn *causerie_sign_in_new_at    (CauserieGateway    *gateway,
                                            CauserieConnection *connection,
                                            const char         *sign_in_url,
                                            const char         *exchange_url);

/* How long a person has. */
void            causerie_sign_in_set_limit (CauserieSignIn *self, guint limit_ms);

G_END_DECLS
