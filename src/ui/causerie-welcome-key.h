/* causerie-welcome-key.h: the door for who has a key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_WELCOME_KEY (causerie_welcome_key_get_type ())
G_DECLARE_FINAL_TYPE (CauserieWelcomeKey, causerie_welcome_key, CAUSERIE, WELCOME_KEY, AdwBin)

/* Finds the key in what is pasted, asks the server about it, and begins a chat with the model that fits the
 * person's money. */
GtkWidget *causerie_welcome_key_new (CauserieSettings *settings, CauserieGateway *gateway);

G_END_DECLS
