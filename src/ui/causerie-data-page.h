/* causerie-data-page.h: where everything lies, its copies, the ways in and out
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DATA_PAGE (causerie_data_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieDataPage, causerie_data_page, CAUSERIE, DATA_PAGE, AdwPreferencesPage)

/* A page of the preferences, whose transient parent is the main window; once, before it is shown. */
void causerie_data_page_set_library (CauserieDataPage *self,
                                     CauserieLibrary  *library,
                                     CauserieKeyring  *keyring);

G_END_DECLS
