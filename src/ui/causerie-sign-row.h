/* causerie-sign-row.h: icon and colour of a model profile, chosen
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SIGN_ROW (causerie_sign_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSignRow, causerie_sign_row, CAUSERIE, SIGN_ROW, AdwActionRow)

/* Actions: sign.set-icon and sign.set-color (s: an emoji, a name of causerie_profile_list_colors(), "" none).
 * Signal: "changed": another one was chosen. */

void        causerie_sign_row_show      (CauserieSignRow *self, CauserieProfile *profile); /* NULL: none */
void        causerie_sign_row_set_name  (CauserieSignRow *self, const char *name); /* gives the letter */
const char *causerie_sign_row_get_icon  (CauserieSignRow *self); /* never NULL */
const char *causerie_sign_row_get_color (CauserieSignRow *self); /* never NULL */

G_END_DECLS
