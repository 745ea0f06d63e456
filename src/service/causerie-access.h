/* causerie-access.h: a connection ready to be asked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ACCESS (causerie_access_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAccess, causerie_access, CAUSERIE, ACCESS, GObject)

typedef struct _CauserieHttp CauserieHttp; /* of the layer below */

/* Made by causerie_gateway_open_async(); holds the connection's secrets, and is let go of once everything
 * has been asked. Never changes. */

CauserieConnection     *causerie_access_get_connection (CauserieAccess *self);
const CauserieProvider *causerie_access_get_provider   (CauserieAccess *self); /* the facts of its address */
CauserieHttp           *causerie_access_get_http       (CauserieAccess *self);

/* Canonical; of the demo the one of this run. */
const char             *causerie_access_get_base_url   (CauserieAccess *self);
const char             *causerie_access_get_key        (CauserieAccess *self); /* NULL: none is sent */

/* The person's own headers: name, value, …, NULL. */
const char * const     *causerie_access_get_headers    (CauserieAccess *self);

G_END_DECLS
