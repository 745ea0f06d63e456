/* causerie-model-filters.h: what narrows a list of models down, and its order
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model-query.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_FILTERS (causerie_model_filters_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelFilters, causerie_model_filters, CAUSERIE, MODEL_FILTERS, AdwBin)

/* A button with a popover. Signal: "changed". */

/* What to choose a connection from (CauserieConnections); with fewer than two there is no such choice. */
void     causerie_model_filters_set_connections (CauserieModelFilters *self, GListModel *connections);

/* Sets all but the text; the connection's uid is borrowed. The connection stays what it was where there is no
 * choice of one. */
void     causerie_model_filters_apply           (CauserieModelFilters *self, CauserieModelQuery *query);

/* Nothing is narrowed down any more; the order stays. */
void     causerie_model_filters_reset           (CauserieModelFilters *self);

G_END_DECLS
