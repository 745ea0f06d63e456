/* causerie-connection-name.h: what a connection is called that nobody named
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* The known service at the address, else the chosen kind of own server, else the host (transfer full). */
char     *causerie_connection_name_server   (const char *provider, const char *base_url);

/* The same with a number where another connection is called so. */
char     *causerie_connection_name_new      (CauserieSettings *settings,
                                             const char       *provider,
                                             const char       *base_url);

gboolean  causerie_connection_name_is_taken (CauserieSettings *settings, const char *name);

G_END_DECLS
