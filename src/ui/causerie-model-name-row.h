/* causerie-model-name-row.h: a model's identifier, with those the catalogue knows while it is typed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_NAME_ROW (causerie_model_name_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelNameRow, causerie_model_name_row, CAUSERIE, MODEL_NAME_ROW, AdwEntryRow)

/* Free text. While it is typed, a few models that fit are offered below: Down and Up go through them, Enter takes
 * one, Escape hides them. */

/* `connection_uid` NULL: there is no catalogue of the server. `catalogue` NULL: there is none at all. */
void causerie_model_name_row_set_offer (CauserieModelNameRow *self,
                                        CauserieCatalogue    *catalogue,
                                        const char           *connection_uid);

G_END_DECLS
