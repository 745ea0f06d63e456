/* causerie-profile-icon.h: the sign of a model profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE_ICON (causerie_profile_icon_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfileIcon, causerie_profile_icon, CAUSERIE, PROFILE_ICON, AdwBin)

/* The emoji of a profile, or the first letter of its name where it has none, on a disc of its colour. For the eye
 * alone: the name stands beside it. It does not follow the profile. Property: size (int, pixels; 32). */
GtkWidget *causerie_profile_icon_new       (void);

/* NULL: an empty disc. */
void       causerie_profile_icon_show      (CauserieProfileIcon *self, CauserieProfile *profile);

/* The same of what is only typed yet. `color` is one of causerie_profile_list_colors() or "". */
void       causerie_profile_icon_show_text (CauserieProfileIcon *self,
                                            const char          *name,
                                            const char          *icon,
                                            const char          *color);

G_END_DECLS
