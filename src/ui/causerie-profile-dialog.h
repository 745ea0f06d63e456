/* causerie-profile-dialog.h: Add model: one form in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE_DIALOG (causerie_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfileDialog, causerie_profile_dialog, CAUSERIE, PROFILE_DIALOG, AdwWindow)

/* Adds a model (`profile` NULL) or edits one; modal for `parent`. Saves profile, connection and key itself.
 * Signal: "saved" (CauserieProfile). */
GtkWidget *causerie_profile_dialog_new (GtkWindow        *parent,
                                        CauserieSettings *settings,
                                        CauserieGateway  *gateway,
                                        CauserieProfile  *profile);

G_END_DECLS
