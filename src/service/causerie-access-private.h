/* causerie-access-private.h: what only the gateway does with an access
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"

G_BEGIN_DECLS

/* `key` NULL or "": none; `headers`: name, value, …, NULL, or NULL. */
CauserieAccess *causerie_access_new (CauserieConnection  *connection,
                                     CauserieHttp        *http,
                                     const char          *base_url,
                                     const char          *key,
                                     const char * const  *headers);

G_END_DECLS
