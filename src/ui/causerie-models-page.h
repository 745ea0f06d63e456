/* causerie-models-page.h: the model profiles, in the preferences
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-gateway.h"
#include "causerie-library.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODELS_PAGE (causerie_models_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelsPage, causerie_models_page, CAUSERIE, MODELS_PAGE, AdwPreferencesPage)

/* Adds, edits, orders, deletes, exports and imports model profiles, and says which one new chats take.
 * Actions: models.add, models.add-template, models.import, models.export-all; models.edit, models.duplicate,
 * models.export, models.delete (s: a profile's uid); models.move (si: it, and the steps down). */

/* Once. `catalogue` NULL: no prices. */
void causerie_models_page_set_up (CauserieModelsPage *self,
                                  CauserieSettings   *settings,
                                  CauserieGateway    *gateway,
                                  CauserieCatalogue  *catalogue,
                                  CauserieLibrary    *library);

G_END_DECLS
