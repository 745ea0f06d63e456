/* causerie-general-page.h: preferences that are not about models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_GENERAL_PAGE (causerie_general_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieGeneralPage, causerie_general_page, CAUSERIE, GENERAL_PAGE, AdwPreferencesPage)

/* Once. */
void causerie_general_page_set_settings (CauserieGeneralPage *self, CauserieSettings *settings);

G_END_DECLS
