/* causerie-welcome-start.h: from a door to the chat behind it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-trial.h"
#include "causerie-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the key, adds connection and profile (causerie-first-profile.h), and begins a chat with it by
 * win.begin-with. `page` is the door's, in its window; what goes wrong is a toast there. */
void causerie_welcome_start (GtkWidget          *page,
                             CauserieSettings   *settings,
                             CauserieGateway    *gateway,
                             CauserieConnection *connection,
                             const char         *key,
                             const char         *model_id);

G_END_DECLS
