/* causerie-found-server-group.h: a server on this computer, with its models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-discovery.h"
#include "causerie-gateway.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_FOUND_SERVER_GROUP (causerie_found_server_group_get_type ())
G_DECLARE_FINAL_TYPE (CauserieFoundServerGroup, causerie_found_server_group, CAUSERIE, FOUND_SERVER_GROUP,
                      AdwPreferencesGroup)

/* A row a model; where the server tells them with a key only, a field for one that asks it. The server is copied.
 * Signal: "chosen" (const char *model_id), when a model is. */
GtkWidget          *causerie_found_server_group_new            (CauserieFoundServer *server,
                                                                CauserieGateway     *gateway);

CauserieConnection *causerie_found_server_group_get_connection (CauserieFoundServerGroup *self);
const char         *causerie_found_server_group_get_key        (CauserieFoundServerGroup *self); /* "" none */

G_END_DECLS
