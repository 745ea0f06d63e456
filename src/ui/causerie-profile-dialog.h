/* causerie-profile-dialog.h: Add model: one form in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"
#include "causerie-library.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE_DIALOG (causerie_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfileDialog, causerie_profile_dialog, CAUSERIE, PROFILE_DIALOG, AdwWindow)

/* Adds a model (`profile` NULL) or edits one; modal for `parent`. Saves profile, connection and key itself; says how
 * many chats of `library` use the profile, and asks its catalogue.
 * Signal: "saved" (CauserieProfile). */
GtkWidget *causerie_profile_dialog_new (GtkWindow        *parent,
                                        CauserieSettings *settings,
                                        CauserieGateway  *gateway,
                                        CauserieLibrary  *library,
                                        CauserieProfile  *profile);

/* A new model begins as `profile`, which is not saved, for the server at `base_url`: a template, a copy. */
void       causerie_profile_dialog_begin_with (CauserieProfileDialog *self,
                                               CauserieProfile       *profile,
                                               const char            *provider,
                                               const char            *base_url);

G_END_DECLS
