/* causerie-connections-page.h: preferences of connections: accounts and servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CONNECTIONS_PAGE (causerie_connections_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieConnectionsPage, causerie_connections_page, CAUSERIE, CONNECTIONS_PAGE, AdwPreferencesPage)

/* A page of an AdwPreferencesWindow, which shows its toasts and its log. Actions: connections.add,
 * connections.show-log; connections.edit, .check, .duplicate, .delete (s: uid). */

/* Once. */
void causerie_connections_page_set_up (CauserieConnectionsPage *self,
                                       CauserieSettings        *settings,
                                       CauserieGateway         *gateway);

G_END_DECLS
