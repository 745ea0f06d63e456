/* causerie-preferences.h: preferences: General, Connections, Models, Data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-library.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PREFERENCES (causerie_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CauseriePreferences, causerie_preferences, CAUSERIE, PREFERENCES, AdwPreferencesWindow)

/* `page`: "general", "connections", "models", "data"; NULL or "": the first. */
GtkWidget *causerie_preferences_new (GtkWindow        *parent,
                                     CauserieSettings *settings,
                                     CauserieGateway  *gateway,
                                     CauserieLibrary  *library,
                                     const char       *page);

G_END_DECLS
