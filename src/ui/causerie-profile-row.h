/* causerie-profile-row.h: a model profile in the preferences, with its menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE_ROW (causerie_profile_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfileRow, causerie_profile_row, CAUSERIE, PROFILE_ROW, AdwActionRow)

/* Activates the page's actions models.edit, models.duplicate, models.export and models.delete with the profile's
 * uid (s), and models.move with it and the steps down (si): by its menu, Alt+Up and Alt+Down. */
GtkWidget       *causerie_profile_row_new         (CauserieProfile *profile);
CauserieProfile *causerie_profile_row_get_profile (CauserieProfileRow *self);

/* What the profile says now; `facts` (plain, may have lines) stands below its name. */
void             causerie_profile_row_show        (CauserieProfileRow *self, const char *facts);

G_END_DECLS
