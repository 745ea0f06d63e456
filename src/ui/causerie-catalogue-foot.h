/* causerie-catalogue-foot.h: how old a list of models is, and a button that asks for it anew
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CATALOGUE_FOOT (causerie_catalogue_foot_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCatalogueFoot, causerie_catalogue_foot, CAUSERIE, CATALOGUE_FOOT, AdwBin)

/* Action: catalogue.update. */

/* Once. `connections` are CauserieConnections; `connection_uid` the only one it is about; NULL: all. */
void causerie_catalogue_foot_set_sources (CauserieCatalogueFoot *self,
                                          CauserieCatalogue     *catalogue,
                                          GListModel            *connections,
                                          const char            *connection_uid);

/* How many models are listed above. */
void causerie_catalogue_foot_set_count   (CauserieCatalogueFoot *self, guint n_models);

/* One of the servers is being asked. */
gboolean causerie_catalogue_foot_get_loading (CauserieCatalogueFoot *self);

/* Why a list is missing or old, in the person's words (borrowed); NULL: none is. */
const char *causerie_catalogue_foot_get_failure (CauserieCatalogueFoot *self);

G_END_DECLS
