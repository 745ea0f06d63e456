/* causerie-welcome-sign-in.h: the door through the browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WELCOME_SIGN_IN (causerie_welcome_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWelcomeSignIn, causerie_welcome_sign_in, CAUSERIE, WELCOME_SIGN_IN, AdwBin)

/* Opens the browser when it is shown, and waits for it to come back. */
GtkWidget *causerie_welcome_sign_in_new (CauserieSettings *settings, CauserieGateway *gateway);

G_END_DECLS
