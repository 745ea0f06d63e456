/* causerie-model-details.h: everything there is to know of a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"
#include "causerie-connection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_DETAILS (causerie_model_details_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelDetails, causerie_model_details, CAUSERIE, MODEL_DETAILS, AdwBin)

/* A page. Action: details.choose. Signal: "choose", the person wants this one. */

/* `connection` is where the entry comes from; NULL: it is gone. */
void causerie_model_details_show (CauserieModelDetails   *self,
                                  CauserieCatalogueEntry *entry,
                                  CauserieConnection     *connection);

/* The button that chooses it. */
void causerie_model_details_focus (CauserieModelDetails   *self);

G_END_DECLS
