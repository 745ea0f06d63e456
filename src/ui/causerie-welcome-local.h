/* causerie-welcome-local.h: the door to servers on this computer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WELCOME_LOCAL (causerie_welcome_local_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWelcomeLocal, causerie_welcome_local, CAUSERIE, WELCOME_LOCAL, AdwBin)

/* Looks for servers when it is shown: then alone it asks this computer's usual ports. */
GtkWidget *causerie_welcome_local_new (CauserieSettings *settings, CauserieGateway *gateway);

G_END_DECLS
